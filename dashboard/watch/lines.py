"""Lines in the log: to read or as JSON; what went wrong and where, and nothing of anybody.

Exceptions repeat what they were given, which may be what somebody typed: of one its kind and its places are told, not
its words. Addresses of people and secrets of links are taken out of whatever is said, also by libraries.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from ipaddress import ip_address
from types import TracebackType
from typing import Literal, TextIO

import orjson

from dashboard.watch.counted import ERRORS

__all__ = ["JsonLines", "TextLines", "handlers", "tell", "without_anybody"]

_UNTOLD = re.compile(
    r"(?<=://)[^\s/@]+@"  # passwords in addresses of databases and stores
    r"|\?[\w.-]+=[^\s\"']*"  # what was asked behind an address
    r"|\b[\w-]{32,}={0,2}"  # secrets of links, receipts, sessions
)

_MAYBE_AN_ADDRESS = re.compile(r"(?<![\w.:])[0-9a-fA-F:.]{3,}(?![\w:])")

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def without_anybody(words: str) -> str:
    """Take addresses of people and secrets out of a line.

    Examples
    --------
    >>> without_anybody('203.0.113.9:5012 - "GET /meedoen?bewijs=kat-hond" 200')
    '… - "GET /meedoen…" 200'
    >>> without_anybody("at 12:34:56, from 2001:db8::7")
    'at 12:34:56, from …'
    >>> without_anybody("postgresql://user:word@database/name is away")
    'postgresql://…database/name is away'
    """
    return _MAYBE_AN_ADDRESS.sub(_unless_an_address, _UNTOLD.sub("…", words))


def _unless_an_address(found: re.Match[str]) -> str:
    address, _, port = found[0].rpartition(":")
    for one in (found[0], address if port.isdigit() else ""):
        with suppress(ValueError):
            ip_address(one)
            return "…"
    return found[0]


class TextLines(logging.Formatter):
    """Lines to read."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return a line, with the places of an error on lines of their own."""
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {_said(record)}"
        return "\n".join([line, *(f"    {one}" for one in _places(record.exc_info))])


class JsonLines(logging.Formatter):
    """One JSON object a line: `at`, `level`, `room`, `message`, and of an error `error` and `places`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a line."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "room": record.name,
            "message": _said(record),
        }
        if places := _places(record.exc_info):
            told |= {"error": places[0], "places": places[1:]}
        return orjson.dumps(told).decode()


class _Counting(logging.Handler):
    """Counts errors instead of telling them."""

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        ERRORS.labels(".".join(record.name.split(".")[:2])).inc()


class _Telling(logging.StreamHandler):
    """Tells on what is the error stream at the moment of telling."""

    @property
    def stream(self) -> TextIO:
        """The error stream."""
        return sys.stderr

    @stream.setter
    def stream(self, _: TextIO) -> None:
        pass


_counting = _Counting(logging.ERROR)


def handlers(kind: Literal["text", "json"]) -> tuple[logging.Handler, logging.Handler]:
    """Return what tells lines, and what counts errors among them.

    Parameters
    ----------
    kind : str
        `text` or `json`.
    """
    telling = _Telling()
    telling.setFormatter(JsonLines() if kind == "json" else TextLines())
    return telling, _counting


def tell(telling: Iterable[logging.Handler]) -> None:
    """Tell what the project's own rooms and most libraries say.

    Parameters
    ----------
    telling : iterable of Handler
        As :func:`handlers` gives them.
    """
    root = logging.getLogger()
    for before in [one for one in root.handlers if isinstance(one, _Telling | _Counting)]:
        root.removeHandler(before)
    for handler in telling:
        root.addHandler(handler)
    for room in ("dashboard", "data_sources", "geo"):
        logging.getLogger(room).setLevel(logging.INFO)
    logging.captureWarnings(True)


def _said(record: logging.LogRecord) -> str:
    return without_anybody(record.getMessage())


def _places(raised: Raised | None) -> list[str]:
    """The kind of an error and of those it came from, and after each where it was raised; never its words."""
    found: list[str] = []
    error = raised[1] if raised else None
    while error is not None:
        found.append(type(error).__qualname__)
        found += [
            f"{place.filename}:{place.lineno} {place.name}"
            for place in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found
