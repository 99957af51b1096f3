"""Numbers as people write them: with a decimal comma or a point, thousands apart, a percent sign or a currency."""

import math
import re
from collections.abc import Iterable

from dashboard.findings.own_data.reading import Cell

__all__ = ["is_missing", "number", "reading_of"]

_MISSING = frozenset({"", ".", "-", "–", "—", "x", "…", "..", "..."})
"""An empty cell, and the signs that CBS puts where there is no figure."""

_AROUND = re.compile(r"[\s\u00a0\u202f']")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_FORMS = {
    ",": re.compile(r"[+-]?(?:[0-9]+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?)"),
    ".": re.compile(
        r"[+-]?(?:[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]{1,2})?|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?)"
    ),
}
_LARGEST = 1e12


def is_missing(cell: Cell) -> bool:
    """Whether a cell says that there is no figure."""
    return cell is None or (isinstance(cell, str) and cell.strip().lower() in _MISSING)


def reading_of(cells: Iterable[Cell], expected: str | None) -> tuple[str, bool, bool]:
    """Find the decimal sign of a column.

    Parameters
    ----------
    cells : iterable of Cell
    expected : str or None
        Sign where the numbers leave it open; a comma when None.

    Returns
    -------
    point : str
    certain : bool
        Whether nothing is left open: a number tells it, or none can be read in two ways.
    mixed : bool
        Whether some numbers can only be read with a comma and others only with a point.
    """
    texts = {_bare(cell) for cell in cells if isinstance(cell, str)}
    reads = [{point for point, form in _FORMS.items() if form.fullmatch(text)} for text in texts]
    only = set().union(*(read for read in reads if len(read) == 1)) if reads else set()
    opened = any(len(read) == 2 for read in reads)
    if len(only) == 1:
        return only.pop(), True, False
    return expected or ",", not opened or bool(only), len(only) == 2


def number(cell: Cell, point: str | None) -> tuple[float, int] | None:
    """Read a number and its decimals.

    Parameters
    ----------
    cell : Cell
    point : str or None
        The decimal sign; None reads only what can be read in one way.

    Returns
    -------
    tuple of (float, int) or None
        None when it is no number, or one of a million millions or more.

    Examples
    --------
    >>> number("1.234,5", ","), number("12%", ","), number("1,234", "."), number("1,234", None), number("a", ",")
    ((1234.5, 1), (12.0, 0), (1234.0, 0), None, None)
    """
    if isinstance(cell, float):
        if not math.isfinite(cell) or abs(cell) >= _LARGEST:
            return None
        decimals = f"{cell:.6f}".rstrip("0").partition(".")[2]
        return cell, len(decimals)
    text = _bare(cell or "")
    if _WHOLE.fullmatch(text):
        sign = point or ","
    else:
        fits = [sign for sign, form in _FORMS.items() if form.fullmatch(text)]
        if not fits or (point is None and len(fits) > 1):
            return None
        sign = point if point in fits else fits[0]
    thousands = {",": ".", ".": ","}[sign]
    plain = text.replace(thousands, "").replace(sign, ".")
    found = float(plain)
    if abs(found) >= _LARGEST:
        return None
    return found, len(re.split("[eE]", plain)[0].partition(".")[2])


def _bare(text: str) -> str:
    """A number without what people write around it."""
    text = _AROUND.sub("", text).replace("−", "-")
    return text.removesuffix("%").removeprefix("€")
