"""Which column of a table says of what area a row is, of what level and year: found, or chosen by whoever knows."""

from collections import Counter
from dataclasses import dataclass

from dashboard.findings.data.search import letters
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.own_data.codes import LEVELS, as_code, coarser, digits_of, prefix_of
from dashboard.findings.own_data.errors import OwnFiguresError
from dashboard.findings.own_data.headings import level_of, says
from dashboard.findings.own_data.numbers import number
from dashboard.findings.own_data.places import Places
from dashboard.findings.own_data.seeming import refused
from dashboard.findings.own_data.table import Table, distinct, year_of
from dashboard.spreadsheets.cells import Cell

__all__ = ["LEAST", "Fit", "Layout", "recognise"]

LEAST = 0.5
"""Part of the different codes or names in a column that must be of one level and year: below it nothing is drawn."""

_LEAST_UNTOLD, _LEAST_LONG = 0.8, 5
"""Where no heading says that numbers are codes: the part that must fit, and of how many. Codes of gemeenten lie close
together: short numbers fit them by chance, and are none without a heading."""

_SHORT = 4
_SAMPLE = 200
"""Different cells by which a column is passed over that holds no code or name: most of a wide file is figures."""


@dataclass(frozen=True)
class Fit:
    """A way to read a column.

    Attributes
    ----------
    column : int
    level : str
    year : int
        In which most codes are known, with boundaries or without.
    by : str
        `code` or `name`.
    found : dict of Cell to code
        What each cell means.
    matched, of : int
        Different codes that are known in that year, and different cells.
    summed : str or None
        The level of the codes where their figures are summed to a coarser one.
    """

    column: int
    level: str
    year: int
    by: str
    found: dict[Cell, str]
    matched: int
    of: int
    summed: str | None = None


@dataclass(frozen=True)
class Layout:
    """Which column of a table is what.

    Attributes
    ----------
    fit : Fit
        How the areas are told.
    values : tuple of int
        The columns with numbers; at least one.
    year_column : int or None
        Where one area has several rows, of several years.
    years : tuple of int
        Newest first.
    undrawn : Fit or None
        What fits best, where that has no boundaries and something else is shown.
    """

    fit: Fit
    values: tuple[int, ...]
    year_column: int | None = None
    years: tuple[int, ...] = ()
    undrawn: Fit | None = None


def recognise(
    table: Table,
    places: Places,
    column: int | None = None,
    level: str | None = None,
    year: int | None = None,
) -> Layout:
    """Find what each column is.

    Parameters
    ----------
    table : Table
    places : Places
    column : int, optional
        The column with codes or names, where somebody chose it.
    level : str, optional
    year : int, optional
        Of the division.

    Returns
    -------
    Layout

    Raises
    ------
    OwnFiguresError
        No column fits, what fits has no boundaries, or there are no numbers beside it.
    """
    if not table.rows:
        raise OwnFiguresError("no_rows")
    chosen = column is not None
    columns = range(len(table.names)) if column is None else (column,)
    readings = [reading for at in columns for reading in _readings(table, at, places, year, chosen)]
    readings.sort(key=_worth, reverse=True)
    if not readings:
        raise refused(table, columns)
    years = _year_column(table, {reading.column for reading in readings})
    values = _values(table, readings, years)
    if not values:
        raise OwnFiguresError("no_numbers")
    wanted = _wanted(table, readings, level, places, year)
    shown = [one for one in wanted if (one.level, one.year) in places.drawn]
    fit = next(iter(shown), None)
    undrawn = None if (wanted[0].level, wanted[0].year) in places.drawn else wanted[0]
    if fit is None or (undrawn and not _instead(fit, undrawn)):
        raise OwnFiguresError(
            "no_boundaries",
            level=Quantity(f"level.{readings[0].level}.plural", "text"),
            year=Quantity(readings[0].year, "year"),
        )
    several = _several_years(table, fit, years)
    return Layout(fit, values, years if several else None, several, undrawn)


def _wanted(
    table: Table, readings: list[Fit], level: str | None, places: Places, year: int | None
) -> list[Fit]:
    """The readings that tell areas of a level; where there is none the best, summed to that level."""
    if level is None:
        return readings
    best, rows = readings[0], len(table.rows)
    # A coarser code that comes back in rows tells where they lie, and is no area of theirs.
    found = [one for one in readings if one.level == level and (one.column == best.column or one.of == rows)]
    return found or [_summed(best, level, places, year)]


def _worth(fit: Fit) -> tuple[bool, int, int, int]:
    """Codes go before names, what tells most areas apart before what tells few, what is finer before what is not.

    Of names the coarser goes first: many a gemeente has a buurt of its own name.
    """
    finer = -LEVELS.index(fit.level)
    return fit.by == "code", fit.matched, finer if fit.by == "code" else -finer, -fit.column


def _instead(fit: Fit, undrawn: Fit) -> bool:
    """Whether rows of a coarser level can stand for those without boundaries: subtotals, and not one row by chance."""
    coarse = LEVELS.index(fit.level) > LEVELS.index(undrawn.level)
    return coarse and fit.matched > 1 and fit.matched >= LEAST * len(set(fit.found.values()))


def _readings(table: Table, at: int, places: Places, year: int | None, chosen: bool) -> list[Fit]:
    """The ways in which a column holds codes, or else names."""
    cells = distinct(table, at)
    if not cells:
        return []
    found = [
        fit for level in LEVELS if (fit := _by_code(table.names[at], cells, at, level, places, year, chosen))
    ]
    if sum(fit.matched for fit in found) >= LEAST * len(cells) or (found and chosen):
        return found
    if sum(map(_is_word, cells[:_SAMPLE])) < LEAST * len(cells[:_SAMPLE]):
        return []
    texts: dict[Cell, str] = {
        cell: letters(cell.removeprefix("Gemeente ")) for cell in cells if isinstance(cell, str)
    }
    told = level_of(table.names[at])
    levels = LEVELS if told is None or chosen else (told,)
    return [fit for level in levels if (fit := _by_name(texts, at, level, places, year, chosen))]


def _by_code(
    heading: str, cells: list[Cell], at: int, level: str, places: Places, year: int | None, chosen: bool
) -> Fit | None:
    ever = places.ever.get(level, frozenset())
    if not any(as_code(cell, level) in ever for cell in cells[:_SAMPLE]):
        return None
    if not chosen and not _may_be(heading, cells[:_SAMPLE], level):
        return None
    found = {cell: code for cell in cells if (code := as_code(cell, level))}
    here, matched = _year(set(found.values()), level, places, year)
    if not matched or not (chosen or _convinces(heading, found, level, matched, len(cells))):
        return None
    return Fit(at, level, here, "code", found, matched, len(cells))


def _may_be(heading: str, sample: list[Cell], level: str) -> bool:
    """Whether it is worth it to look at all cells: there are prefixes, a heading that tells codes, or long numbers."""
    return (
        level_of(heading) is not None
        or says(heading, "area")
        or any(prefix_of(cell) == level or digits_of(cell) > _SHORT for cell in sample)
    )


def _convinces(heading: str, found: dict[Cell, str], level: str, matched: int, of: int) -> bool:
    """Whether codes are codes: by their prefix, by what stands above them, or by how many fit."""
    if sum(prefix_of(cell) == level for cell in found) >= LEAST * len(found):
        return True
    told = level_of(heading)
    if says(heading, "postcode", "year", "number"):
        return False
    if told == level or (told is None and says(heading, "area")):
        return matched >= LEAST * of
    short = all(digits_of(cell) <= _SHORT for cell in found)
    return not short and matched >= max(_LEAST_UNTOLD * of, _LEAST_LONG)


def _by_name(
    texts: dict[Cell, str], at: int, level: str, places: Places, year: int | None, chosen: bool
) -> Fit | None:
    best: Fit | None = None
    for here in [year] if year is not None else places.drawn_years(level):
        named = places.named(level, here)
        found = _meant({cell: named.get(text, ()) for cell, text in texts.items()}, level)
        enough = bool(found) and (chosen or len(found) >= LEAST * len(texts))
        if enough and (best is None or len(found) > best.matched):
            best = Fit(at, level, here, "name", found, len(found), len(texts))
    return best


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))


def _meant(named: dict[Cell, tuple[str, ...]], level: str) -> dict[Cell, str]:
    """The area that each name means: of several of that name the one in the gemeente that the file is about."""
    gemeenten = Counter(gemeente for codes in named.values() for gemeente in {code[2:6] for code in codes})
    about, times = gemeenten.most_common(1)[0] if gemeenten and level != "gemeente" else ("", 0)
    if times < LEAST * len(named):
        about = ""
    here = {
        cell: codes if len(codes) == 1 else tuple(code for code in codes if code[2:6] == about)
        for cell, codes in named.items()
    }
    return {cell: codes[0] for cell, codes in here.items() if len(codes) == 1}


def _year(codes: set[str], level: str, places: Places, wanted: int | None) -> tuple[int, int]:
    """The year that knows most codes; of equals one with boundaries, and the newest."""
    known = {year: len(codes & there) for (at, year), there in places.codes.items() if at == level}
    if wanted is not None:
        return wanted, known.get(wanted, 0)
    best = max(known, key=lambda year: (known[year], (level, year) in places.drawn, year), default=0)
    return best, known.get(best, 0)


def _summed(fit: Fit, level: str, places: Places, year: int | None) -> Fit:
    """What is told of areas as what is told of the coarser ones in which they lie."""
    if LEVELS.index(level) <= LEVELS.index(fit.level) or fit.by != "code":
        raise OwnFiguresError("no_such_level", level=Quantity(f"level.{level}.plural", "text"))
    found = {cell: coarser(code, level) for cell, code in fit.found.items()}
    here, matched = _year(set(found.values()), level, places, year or fit.year)
    return Fit(fit.column, level, here, "code", found, matched, fit.of, summed=fit.level)


# Years and figures


def _year_column(table: Table, codes: set[int]) -> int | None:
    """The column that says of what year a row is."""
    for at, name in enumerate(table.names):
        if at in codes:
            continue
        cells = dict.fromkeys(cell for cell in table.cells(at) if cell is not None)
        told = says(name, "year") or (not name and len(cells) > 1)
        if cells and told and all(year_of(cell) for cell in cells):
            return at
    return None


def _several_years(table: Table, fit: Fit, column: int | None) -> tuple[int, ...]:
    """Years, newest first, where areas have a row in each."""
    if column is None:
        return ()
    rows = [(fit.found.get(cells[fit.column]), year_of(cells[column])) for _, cells in table.rows]
    told = Counter(code for code, _ in rows if code)
    if not told or max(told.values()) == 1:
        return ()
    return tuple(sorted({year for code, year in rows if code and year}, reverse=True))


def _values(table: Table, readings: list[Fit], years: int | None) -> tuple[int, ...]:
    """Columns with numbers that are no codes, years or numbers of something else."""
    taken = {reading.column for reading in readings} | {years}
    lacking = {column for _, column in table.uncomputed}
    return tuple(
        at
        for at, name in enumerate(table.names)
        if at not in taken
        and not says(name, "postcode", "number")
        and "code" not in name.casefold()
        and (at in lacking or any(number(cell, ".") is not None for cell in table.cells(at)))
    )
