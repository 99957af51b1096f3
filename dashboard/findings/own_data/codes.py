"""Codes of gemeenten, wijken and buurten, however a sheet has left them."""

import re

from dashboard.spreadsheets.cells import Cell

__all__ = ["LEVELS", "as_code", "as_text", "coarser", "digits_of", "prefix_of"]

LEVELS = ("buurt", "wijk", "gemeente")
"""Finest first."""

_PREFIXES = {"gemeente": "GM", "wijk": "WK", "buurt": "BU"}
_DIGITS = {"gemeente": 4, "wijk": 6, "buurt": 8}
_FORM = re.compile(r"(GM|WK|BU)?([0-9]{1,8}|[0-9]{4}[0-9A-Z]{2}(?:[0-9A-Z]{2})?)")
_TAIL = re.compile(r"[.,]0+$")
_SPACE = re.compile(r"[\s\u00a0\u202f]")
_BETWEEN = re.compile(r"[_.-]")
_SHELL = "=\"'`‘’“”"


def as_text(cell: Cell) -> str:
    """Return a cell as it stands in the file."""
    return "" if cell is None else f"{cell:.15g}" if isinstance(cell, float) else cell


def prefix_of(cell: Cell) -> str | None:
    """Return the level that a code tells by its prefix, or None."""
    text = _bare(cell)
    return next((level for level, prefix in _PREFIXES.items() if text.startswith(prefix)), None)


def digits_of(cell: Cell) -> int:
    """Return how many signs a code has that comes without a prefix; 0 when it is none."""
    found = _FORM.fullmatch(_bare(cell))
    return len(found[2]) if found and not found[1] else 0


def as_code(cell: Cell, level: str) -> str | None:
    """Return the code of a level that a cell must mean, or None.

    Spaces, lower case, a lacking prefix, zeros that a sheet took away and the signs with which people keep them
    (`="…"`, an apostrophe, `.0`) are understood.

    Parameters
    ----------
    cell : Cell
    level : str
        One of `LEVELS`: how many zeros are lacking only the level tells.

    Examples
    --------
    >>> as_code("bu03440101", "buurt"), as_code("340101", "buurt"), as_code(344.0, "gemeente")
    ('BU03440101', 'BU00340101', 'GM0344')
    >>> as_code('="0363AA"', "wijk"), as_code("GM0344", "buurt"), as_code("Utrecht", "gemeente")
    ('WK0363AA', None, None)
    """
    found = _FORM.fullmatch(_bare(cell))
    if found is None:
        return None
    prefix, rest = found.groups()
    if prefix not in (None, _PREFIXES[level]):
        return None
    digits = _DIGITS[level]
    if rest.isdigit():
        rest = rest.zfill(digits)
    return _PREFIXES[level] + rest if len(rest) == digits and rest[:4] != "0000" else None


def coarser(code: str, level: str) -> str:
    """Return the code of the wijk or gemeente in which an area lies.

    Examples
    --------
    >>> coarser("BU03440101", "wijk"), coarser("WK034401", "gemeente")
    ('WK034401', 'GM0344')
    """
    return _PREFIXES[level] + code[2 : 2 + _DIGITS[level]]


def _bare(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and 0 < cell < 1e8 else ""
    text = _SPACE.sub("", _TAIL.sub("", (cell or "").strip().strip(_SHELL))).upper()
    return _BETWEEN.sub("", text) if text.startswith(tuple(_PREFIXES.values())) else text
