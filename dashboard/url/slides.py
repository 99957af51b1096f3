"""Views put in a row, to be shown one after another: kept in a link, nowhere else."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["MOST_SLIDES", "Slide", "read_slides", "write_slides"]

MOST_SLIDES = 40
_MOST_TEXT = 40_000
_LONGEST = 2000


class Slide(NamedTuple):
    """A view: the URL path of a page (without slash) and its query."""

    path: str
    query: dict[str, str]


def write_slides(slides: Sequence[Slide]) -> str:
    """Write a row of views as one short text for a URL, without parameters that cannot be read back.

    Raises
    ------
    ValueError
        There are more than `MOST_SLIDES`.
    """
    if len(slides) > MOST_SLIDES:
        raise ValueError(f"A row holds at most {MOST_SLIDES} views, not {len(slides)}.")
    if not slides:
        return ""
    held = [
        [slide.path, {name: value for name, value in slide.query.items() if _is_parameter(name, value)}]
        for slide in slides
    ]
    text = json.dumps(held, separators=(",", ":"))
    return urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def read_slides(text: str) -> tuple[Slide, ...]:
    """Read back what :func:`write_slides` wrote.

    Raises
    ------
    ValueError
        The text is something else, or holds too much.
    """
    if not text:
        return ()
    try:
        packed = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        opened = zlib.decompressobj()
        held = json.loads(opened.decompress(packed, _MOST_TEXT))
    except (zlib.error, ValueError, RecursionError) as error:
        raise ValueError("This is no row of views.") from error
    if not (opened.eof and isinstance(held, list) and len(held) <= MOST_SLIDES and all(map(_is_slide, held))):
        raise ValueError("This is no row of views.")
    return tuple(Slide(path, query) for path, query in held)


def _is_slide(held: object) -> bool:
    if not (isinstance(held, list) and len(held) == 2):
        return False
    path, query = held
    return (
        isinstance(path, str)
        and path.isprintable()
        and isinstance(query, dict)
        and all(map(_is_parameter, query, query.values()))
    )


def _is_parameter(name: str, value: object) -> bool:
    """Whether it can stand in an address: Streamlit fails on half a letter, and on parameters of its own."""
    own = name.isascii() and name.isidentifier() and not name.lower().startswith("embed")
    return own and isinstance(value, str) and value.isprintable() and len(value) <= _LONGEST
