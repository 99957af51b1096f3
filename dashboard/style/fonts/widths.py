"""How wide a text is: the sum of what the typeface advances for each of its letters."""

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from importlib import resources

from fontTools.ttLib import TTFont

__all__ = ["letters", "shortened", "text_width", "wrapped"]

_REGULAR, _BOLD = "SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf"
_TAGS = re.compile(r"(<b>|</b>)")


def text_width(text: str, size: float) -> float:
    """Return the width of a text in pixels, of its longest line where it is broken.

    Parameters
    ----------
    text : str
        `<b>` makes bold, `<br>` breaks, entities stand for what they mean.
    size : float
        Of the letters, in pixels.

    Examples
    --------
    >>> text_width("Urk", 1000), text_width("<b>Urk</b>", 1000)
    (1487.0, 1550.0)
    """
    face, widths = _REGULAR, [0.0]
    for line in text.split("<br>"):
        wide = 0.0
        for piece in _TAGS.split(line):
            if piece in ("<b>", "</b>"):
                face = _BOLD if piece == "<b>" else _REGULAR
            else:
                wide += _wide(unescape(piece), face)
        widths.append(wide)
    return max(widths) * size


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Break a text into lines that are no wider than there is room; a word that is wider by itself is cut.

    Parameters
    ----------
    text : str
        Without marks.
    size, width : float
        Pixels.
    bold : bool
    """
    face, room = _BOLD if bold else _REGULAR, width / size
    lines: list[str] = []
    for word in (piece for whole in text.split() for piece in _cut(whole, face, room)):
        longer = f"{lines[-1]} {word}" if lines else ""
        if longer and _wide(longer, face) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shortened(text: str, size: float, width: float) -> str:
    """Cut a text that is too wide for its place.

    Parameters
    ----------
    text : str
        Without marks.
    size, width : float
        Pixels.

    Examples
    --------
    >>> shortened("Nuenen, Gerwen en Nederwetten", 13, 80)
    'Nuenen, Ger…'
    """
    room = width / size
    if _wide(text, _REGULAR) <= room:
        return text
    while text and _wide(f"{text}…", _REGULAR) > room:
        text = text[:-1].rstrip(" ,")
    return f"{text}…"


def letters() -> frozenset[str]:
    """Return every sign that the typeface has a shape for.

    Examples
    --------
    >>> [sign in letters() for sign in "ș中"]
    [True, False]
    """
    return frozenset(map(chr, _advances(_REGULAR).keys() & _advances(_BOLD).keys()))


def _cut(word: str, face: str, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and _wide(pieces[-1] + letter, face) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _wide(text: str, face: str) -> float:
    """The width of a text at size 1."""
    known = _advances(face)
    return sum(known.get(ord(letter), known[ord("n")]) for letter in text)


@cache
def _advances(face: str) -> Mapping[int, float]:
    """Read how far each letter of a typeface brings one, at size 1."""
    with resources.files(__package__).joinpath(face).open("rb") as file, TTFont(file) as font:
        advances, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: advances[name][0] / em for code, name in font.getBestCmap().items()}
