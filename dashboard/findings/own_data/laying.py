"""Someone's own figures laid on areas: every row that can be used, and every other with its reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.own_data.codes import LEVELS, as_code, as_text, prefix_of
from dashboard.findings.own_data.errors import OwnFiguresError
from dashboard.findings.own_data.numbers import decimals_for, is_missing, is_percent, number, reading_of
from dashboard.findings.own_data.places import Places
from dashboard.findings.own_data.recognition import Fit, Layout
from dashboard.findings.own_data.table import Table, is_total, year_of
from dashboard.spreadsheets.cells import Cell, Percent

__all__ = ["Checked", "Problem", "lay"]

_Fault = tuple[str, dict[str, Quantity]]


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
        On region; NaN where the cell holds no figure.
    problems : tuple of Problem
        In the order of the file; with `rows_used` that is every row.
    rows_used : int
        Rows that are on the map: as many as `values`, or more where they were summed.
    digits : int
        Decimals with which the numbers are told.
    point : str or None
        Sign that was taken for the decimal one though the numbers leave it open.
    percent : bool
        Whether the numbers are percentages.
    """

    level: str
    year: int
    values: pd.Series
    problems: tuple[Problem, ...]
    rows_used: int
    digits: int
    point: str | None
    percent: bool = False

    @property
    def rows(self) -> int:
        """Rows in the file, without the headings."""
        return self.rows_used + len(self.problems)

    @property
    def empty(self) -> int:
        """Areas of which the cell holds no figure."""
        return int(self.values.isna().sum())


def lay(table: Table, layout: Layout, column: int, places: Places, when: int | None = None) -> Checked:
    """Lay a column of numbers on areas.

    Parameters
    ----------
    table : Table
    layout : Layout
    column : int
        One of its columns with numbers.
    places : Places
    when : int, optional
        The year whose rows are shown, where areas have one of each; the newest when absent.

    Returns
    -------
    Checked

    Raises
    ------
    OwnFiguresError
        Figures that cannot be summed would have to be.
    """
    fit = layout.fit
    when = when if when in layout.years else next(iter(layout.years), None)
    cells = table.cells(column)
    percent = any(is_percent(cell) for cell in cells)
    point, certain, mixed = reading_of(cells, table.point)
    read = _reader(point, mixed, any(isinstance(cell, Percent) for cell in cells))
    known = places.codes.get((fit.level, fit.year), frozenset())
    found: dict[str, list[float]] = {}
    at: dict[str, int] = {}
    problems: list[Problem] = []
    sizes: list[float] = []
    digits = used = 0
    for row, values in table.rows:
        said, cell = values[fit.column], values[column]
        year = layout.year_column is not None and year_of(values[layout.year_column])
        code, fault = _area(values, said, fit, known, places)
        if fault is None and when is not None and year != when:
            fault = "not_this_year", {"year": Quantity(when, "year")}
        if fault is None and code in at and fit.summed is None:
            fault = "duplicate", {"first": Quantity(at[code], "year")}
        value: tuple[float, int] | None = None
        if fault is None:
            value, wrong = read(cell)
            if (row, column) in table.uncomputed:
                wrong = "uncomputed"
            fault = (wrong, {}) if wrong else None
        if fault is not None:
            told = Told(f"eigen_cijfers.problem.{fault[0]}", fault[1])
            problems.append(Problem(row, as_text(said), as_text(cell), fault[0], told))
            continue
        assert code is not None
        used += 1
        at[code] = row
        found.setdefault(code, []).append(float("nan") if value is None else value[0])
        if value is not None:
            sizes.append(value[0])
            digits = max(digits, value[1])
    if fit.summed is not None and (percent or digits):
        raise OwnFiguresError("no_sums", level=Quantity(f"level.{fit.level}.plural", "text"))
    laid = pd.Series({code: _sum(each) for code, each in found.items()}, dtype=float).rename_axis("region")
    point_told = None if certain else point
    return Checked(
        fit.level, fit.year, laid, tuple(problems), used, decimals_for(sizes, digits), point_told, percent
    )


def _sum(values: list[float]) -> float:
    """A part of which no figure is known leaves the sum unknown."""
    return values[0] if len(values) == 1 else float(pd.Series(values).sum(skipna=False))


def _reader(
    point: str, mixed: bool, percents: bool
) -> Callable[[Cell], tuple[tuple[float, int] | None, str | None]]:
    """Read a cell of a column: its number, or what is wrong with it; neither where it says that there is none."""

    def read(cell: Cell) -> tuple[tuple[float, int] | None, str | None]:
        if is_missing(cell):
            return None, None
        if percents and isinstance(cell, float) and not isinstance(cell, Percent):
            return None, "no_percent"
        found = number(cell, None if mixed else point)
        if found is None:
            return None, "ambiguous" if mixed and number(cell, point) is not None else "no_number"
        return found, None

    return read


def _area(
    values: Iterable[Cell], said: Cell, fit: Fit, known: frozenset[str], places: Places
) -> tuple[str | None, _Fault | None]:
    """Return the area of a row, or what is wrong with its code or name."""
    code = fit.found.get(said)
    if code in known:
        return code, None
    if is_total(said) or (not as_text(said) and any(map(is_total, values))):
        return None, ("total", {})
    if fit.by == "name":
        return None, ("unknown_name" if as_text(said) else "empty_code", {})
    if not as_text(said):
        return None, ("empty_code", {})
    told = prefix_of(said)
    if told not in (None, fit.summed or fit.level):
        other = as_code(said, told)
        if other and places.years(told, other):
            return None, (
                "other_level",
                {
                    "own": Quantity(f"level.{told}.singular", "text"),
                    "level": Quantity(f"level.{fit.level}.plural", "text"),
                },
            )
    if code is None:
        return None, ("unknown" if any(as_code(said, level) for level in LEVELS) else "no_code", {})
    years = places.years(fit.level, code)
    return None, ("other_year", {"years": _years(years)}) if years else ("unknown", {})


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
