"""What every document on paper shares: the page that is set, its typeface and colours, and Typst that sets it."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from dashboard.briefing.typeset_apart import typeset_apart
from dashboard.charts.printing import FONT
from dashboard.style.colours import INK, LINE, MUTED, OWN, PAPER_SHADE
from dashboard.style.fonts.widths import letters

__all__ = ["LOOK", "all_writable", "paper", "typeset", "writable"]

LOOK: Mapping[str, Any] = MappingProxyType(
    {
        "font": FONT,
        "colours": {"ink": INK, "muted": MUTED, "line": LINE, "own": OWN, "shade": PAPER_SHADE},
    }
)
"""What `paper.typ` wants of the look."""

_UNKNOWN = "■"


@cache
def paper() -> bytes:
    """Return the Typst that sets the page, to stand before what a document writes on it."""
    return resources.files(__package__).joinpath("paper.typ").read_bytes()


def typeset(document: bytes, moment: datetime, *data: Mapping[str, Any], **form: Any) -> tuple[bytes, ...]:
    """Let Typst make a document.

    Parameters
    ----------
    document : bytes
        What is written on the page of :func:`paper`.
    moment : datetime
        Of the document.
    *data : mapping
        What both want; of several the first with which it has room.
    **form
        As :func:`dashboard.briefing.typeset_apart.typeset_apart` has it.

    Returns
    -------
    tuple of bytes
        One file, or one for each page.

    Raises
    ------
    CannotTypesetError
        Typst does not understand it.
    """
    return typeset_apart(
        paper() + b"\n" + document,
        *({"data": json.dumps(all_writable(one))} for one in data),
        timestamp=int(moment.astimezone(UTC).timestamp()),
        **form,
    )


def writable(words: str) -> str:
    """Return a text as our typeface can write it: a PDF for screen readers has no letters without a shape.

    Examples
    --------
    >>> writable("Cafe\\u0301 😀️ voor allen"), writable("regel\\nregel\\x07")
    ('Café ■ voor allen', 'regel\\nregel')
    """
    return _shapeless().sub(_told, unicodedata.normalize("NFC", words))


def _told(found: re.Match[str]) -> str:
    # What has no shape of its own (a sign that steers, a mark on another letter) is not missed.
    return "" if unicodedata.category(found[0])[0] in "CM" else _UNKNOWN


@cache
def _shapeless() -> re.Pattern[str]:
    return re.compile(f"[^\n{re.escape(''.join(letters()))}]")


def all_writable(told: Any) -> Any:
    """Return the data of a document with every text in it writable; see :func:`writable`."""
    if isinstance(told, str):
        return writable(told)
    if isinstance(told, Mapping):
        return {key: all_writable(one) for key, one in told.items()}
    if isinstance(told, list | tuple):
        return [all_writable(one) for one in told]
    return told
