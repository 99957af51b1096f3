"""Someone's own figures laid on areas by their codes: every row that can be used, and every other with its reason."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.own_data.numbers import is_missing, number, reading_of
from dashboard.findings.own_data.reading import Cell, Table, UnreadableError

__all__ = ["Checked", "Known", "Layout", "Problem", "as_code", "check", "lay_out"]

_DIGITS = {"GM": 4, "WK": 6, "BU": 8}
_LEVELS = {"GM": "gemeente", "WK": "wijk", "BU": "buurt"}
_HEADS = ("code", "gemeente", "wijk", "buurt", "regio", "municipal", "district", "neighbo")
_LONG = 4
_CODE = re.compile(r"(GM|WK|BU)?([0-9A-Z]{1,8})")

Known = Mapping[tuple[str, int], frozenset[str]]
"""The codes of each level and year: those of the years with boundaries, and of other years."""

_Fault = tuple[str, dict[str, Quantity]]


@dataclass(frozen=True)
class Layout:
    """Which column of a table is what.

    Attributes
    ----------
    codes : int
        The column with codes.
    values : tuple of int
        The columns with numbers; at least one.
    names : tuple of str
        Above every column; empty where there is none.
    header : bool
        Whether the first row holds the names.
    """

    codes: int
    values: tuple[int, ...]
    names: tuple[str, ...]
    header: bool


@dataclass(frozen=True)
class Problem:
    """A row that is not on the map.

    Attributes
    ----------
    row : int
        Its number in the file.
    code, value : str
        As they stand in the file.
    kind : str
        Rows of one kind have the same fault.
    told : Told
        What is wrong.
    """

    row: int
    code: str
    value: str
    kind: str
    told: Told


@dataclass(frozen=True)
class Checked:
    """What a column of a file says about areas.

    Attributes
    ----------
    level : str
    year : int
        Of the boundaries that fit most codes.
    values : Series of float
        On region; NaN where the cell is empty.
    problems : tuple of Problem
        In the order of the file; with `values` that is every row.
    digits : int
        Decimals that the numbers have, three at most.
    point : str or None
        Sign that was taken for the decimal one though the numbers leave it open.
    """

    level: str
    year: int
    values: pd.Series
    problems: tuple[Problem, ...]
    digits: int
    point: str | None

    @property
    def rows(self) -> int:
        """Rows in the file, without the header."""
        return len(self.values) + len(self.problems)

    @property
    def empty(self) -> int:
        """Areas of which the cell is empty."""
        return int(self.values.isna().sum())


def as_code(cell: Cell) -> str | None:
    """Return the code that a cell must mean, or None.

    Spaces, lower case, a lacking prefix and lacking zeros in front are understood.

    Examples
    --------
    >>> as_code("bu03440101"), as_code("WK 034401"), as_code(344.0), as_code("0363AA"), as_code("Utrecht")
    ('BU03440101', 'WK034401', 'GM0344', 'WK0363AA', None)
    """
    if isinstance(cell, float):
        if not cell.is_integer() or not 0 < cell < 1e8:
            return None
        cell = str(int(cell))
    found = _CODE.fullmatch("".join((cell or "").split()).upper())
    if found is None:
        return None
    prefix, rest = found.groups()
    if not rest[:4].isascii() or not rest[: min(4, len(rest))].isdigit():
        return None
    if prefix is None:
        prefix = next(prefix for prefix, digits in _DIGITS.items() if len(rest) <= digits)
    digits = _DIGITS[prefix]
    if rest.isdigit():
        rest = rest.zfill(digits)
    return prefix + rest if len(rest) == digits else None


def lay_out(table: Table, known: Known) -> Layout:
    """Find the column with codes and those with numbers.

    Raises
    ------
    UnreadableError
        There is no column with codes, or none with numbers.
    """
    every = frozenset().union(*known.values())
    first, body = table.rows[0][1], [cells for _, cells in table.rows]
    best, most = None, (0, 0, 0)
    for column in range(len(first)):
        cells = [row[column] for row in body]
        codes = {cell: as_code(cell) for cell in cells}
        prefixed = {
            code
            for cell, code in codes.items()
            if code is not None and isinstance(cell, str) and cell.strip()[:1].isalpha()
        }
        # Short numbers are codes by chance; only a heading makes them codes.
        told = sum(word in _text(first[column]).lower() for word in _HEADS)
        bare = {code for cell, code in codes.items() if told or len(_text(cell)) >= _LONG}
        score = (len(prefixed), told, len(every & bare))
        if (score[0] or score[2]) and score > most:
            best, most = column, score
    if best is None:
        raise UnreadableError("no_codes")
    header = as_code(first[best]) is None
    body = body[1:] if header else body
    values = tuple(
        column
        for column in range(len(first))
        if column != best
        and (
            any(number(row[column], ".") is not None for row in body)
            or any(at == column for _, at in table.uncomputed)
        )
    )
    if not values:
        raise UnreadableError("no_numbers" if body else "no_rows")
    return Layout(
        best, values, tuple(_text(cell) for cell in first) if header else ("",) * len(first), header
    )


def check(
    table: Table, layout: Layout, column: int, known: Known, drawn: Iterable[tuple[str, int]]
) -> Checked:
    """Lay a column of numbers on areas.

    Parameters
    ----------
    table : Table
    layout : Layout
    column : int
        One of its columns with numbers.
    known : Known
    drawn : iterable of (level, year)
        Those with boundaries.

    Returns
    -------
    Checked

    Raises
    ------
    UnreadableError
        No code is known in any year with boundaries.
    """
    rows = table.rows[1:] if layout.header else table.rows
    codes = [as_code(cells[layout.codes]) for _, cells in rows]
    level, year = _fitting(codes, known, drawn)
    here = known[level, year]
    point, certain, mixed = reading_of([cells[column] for _, cells in rows], table.point)
    values: dict[str, float] = {}
    at: dict[str, int] = {}
    problems: list[Problem] = []
    digits = 0
    for (row, cells), code in zip(rows, codes, strict=True):
        cell = cells[column]
        fault = _code_fault(code, cells[layout.codes], level, here, known)
        found = None if fault or is_missing(cell) else number(cell, None if mixed else point)
        if fault is None and code in at:
            fault = "duplicate", {"first": Quantity(at[code], "year")}
        elif fault is None and (row, column) in table.uncomputed:
            fault = "uncomputed", {}
        elif fault is None and found is None and not is_missing(cell):
            fault = ("ambiguous" if mixed and number(cell, point) is not None else "no_number"), {}
        if fault is None and code is not None:
            at[code], values[code] = row, float("nan") if found is None else found[0]
            digits = max(digits, 0 if found is None else found[1])
        elif fault is not None:
            told = Told(f"eigen_cijfers.problem.{fault[0]}", fault[1])
            problems.append(Problem(row, _text(cells[layout.codes]), _text(cell), fault[0], told))
    laid = pd.Series(values, dtype=float).rename_axis("region")
    return Checked(level, year, laid, tuple(problems), min(digits, 3), None if certain else point)


def _fitting(codes: Iterable[str | None], known: Known, drawn: Iterable[tuple[str, int]]) -> tuple[str, int]:
    """Level and year with boundaries in which most codes are known; the newest of equals."""
    told = {code for code in codes if code is not None}
    counts = Counter({key: len(told & known[key]) for key in drawn})
    best = max(counts, key=lambda key: (counts[key], key[1]), default=None)
    if best is None or not counts[best]:
        years = sorted({year for (_, year), there in known.items() if told & there})
        if years:
            raise UnreadableError("no_boundaries", years=_years(years))
        raise UnreadableError("no_known_codes")
    return best


def _code_fault(
    code: str | None, cell: Cell, level: str, here: frozenset[str], known: Known
) -> _Fault | None:
    """Say what is wrong with a code, if anything is."""
    if code is None:
        return ("no_code" if _text(cell) else "empty_code"), {}
    if code in here:
        return None
    own = _LEVELS[code[:2]]
    years = sorted(year for (at, year), there in known.items() if at == own and code in there)
    if own != level and years:
        return "other_level", {
            "own": Quantity(f"level.{own}.singular", "text"),
            "level": Quantity(f"level.{level}.plural", "text"),
        }
    return ("other_year", {"years": _years(years)}) if years else ("unknown", {})


def _years(years: list[int]) -> Quantity:
    """Years in a row as one span: 2015-2020."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    words = tuple(str(low) if low == high else f"{low}–{high}" for low, high in spans)
    return Quantity(words, "names")


def _text(cell: Cell) -> str:
    return "" if cell is None else f"{cell:.15g}" if isinstance(cell, float) else cell
