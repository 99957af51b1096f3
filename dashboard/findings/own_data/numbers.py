"""Numbers as people write them: with a decimal comma or a point, thousands apart, a percent sign or a currency."""

import math
import re
from collections.abc import Iterable
from functools import cache

from dashboard.spreadsheets.cells import Cell, Percent
from data_sources.declared import Declared, read_declaration

__all__ = ["decimals_for", "is_missing", "is_percent", "number", "reading_of"]


class DeclaredSigns(Declared):
    """What stands where there is no figure, in words and in numbers."""

    missing: frozenset[str]
    numbers: frozenset[float]


@cache
def _signs() -> DeclaredSigns:
    return read_declaration(__package__, "signs.toml", DeclaredSigns)


_FEWER = re.compile(r"[<>≤≥]=?\s*[0-9]+(?:[.,][0-9]+)?%?")
"""Hidden because there are few: no figure either."""

_AROUND = re.compile(r"[\s\u00a0\u202f'’]")
_CURRENCY = re.compile(r"^(?:€|eur|euro|\$|£)|(?:€|eur|euro)$", re.IGNORECASE)
_NO_CENTS = re.compile(r"[.,](?:-|–|—|=){1,2}$")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_FORMS = {
    ",": re.compile(r"[+-]?(?:[0-9]+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?)"),
    ".": re.compile(
        r"[+-]?(?:[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]{1,2})?|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?)"
    ),
}
_LARGEST = 1e12
_MOST_DIGITS = 8
_SIGNIFICANT = 3


def is_missing(cell: Cell) -> bool:
    """Whether a cell says that there is no figure."""
    if cell is None:
        return True
    if isinstance(cell, float):
        return cell in _signs().numbers
    text = cell.strip().lower()
    if not text or text in _signs().missing or _FEWER.fullmatch(text):
        return True
    bare = _bare(text)
    return bool(_WHOLE.fullmatch(bare)) and float(bare) in _signs().numbers


def is_percent(cell: Cell) -> bool:
    """Whether a cell says that its number is a percentage."""
    return isinstance(cell, Percent) or (isinstance(cell, str) and cell.rstrip().endswith("%"))


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
    written = [cell.strip() for cell in cells if isinstance(cell, str)]
    texts = set(map(_bare, written))
    reads = [{point for point, form in _FORMS.items() if form.fullmatch(text)} for text in texts]
    only = set().union(*(read for read in reads if len(read) == 1)) if reads else set()
    only |= {found[0][0] for text in written if (found := _NO_CENTS.search(text))}
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
    >>> number("€ 1.250,-", ","), number("(1.250)", ","), number("12,5-", ",")
    ((1250.0, 0), (-1250.0, 0), (-12.5, 1))
    """
    if isinstance(cell, float):
        if not math.isfinite(cell) or abs(cell) >= _LARGEST:
            return None
        decimals = f"{cell:.{_MOST_DIGITS}f}".rstrip("0").partition(".")[2]
        return float(cell), len(decimals)
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


def decimals_for(sizes: Iterable[float], written: int) -> int:
    """Return the decimals with which numbers are told: as many as they have, and no more than tell them apart.

    Parameters
    ----------
    sizes : iterable of float
    written : int
        Decimals that they have.

    Examples
    --------
    >>> decimals_for([0.00012, 0.00075], 5), decimals_for([12.25, 80.5], 2), decimals_for([1234.567], 3)
    (5, 2, 2)
    """
    largest = max((abs(size) for size in sizes), default=0.0)
    needed = _SIGNIFICANT - 1 - math.floor(math.log10(largest)) if largest else 0
    return min(written, max(needed, 2), _MOST_DIGITS)


def _bare(text: str) -> str:
    """A number without what people write around it."""
    text = _AROUND.sub("", text).replace("−", "-")
    text = _CURRENCY.sub("", text).removesuffix("%")
    minus = text.startswith("-")
    text = _NO_CENTS.sub("", _CURRENCY.sub("", text.removeprefix("-")))
    if text.startswith("(") and text.endswith(")"):
        minus, text = True, _NO_CENTS.sub("", _CURRENCY.sub("", text[1:-1]))
    elif len(text) > 1 and text.endswith("-"):
        minus, text = True, text[:-1]
    return f"-{text}" if minus else text
