"""Own figures read and laid on areas in one call, for pages and for scripts."""

from dataclasses import dataclass

import pandas as pd

from dashboard.findings.model.quantities import Told
from dashboard.findings.own_data.errors import OwnFiguresError
from dashboard.findings.own_data.known import places
from dashboard.findings.own_data.laying import Problem, lay
from dashboard.findings.own_data.places import Places
from dashboard.findings.own_data.recognition import recognise
from dashboard.findings.own_data.said import remarks
from dashboard.findings.own_data.table import Table, table_of
from dashboard.spreadsheets.apart import read_apart
from dashboard.spreadsheets.cells import Book, UnreadableFileError
from data_sources import Snapshot

__all__ = ["Opened", "OwnFigures", "open_first", "read_book", "read_own_figures", "table_in"]

_SHEETS = 5
"""That are looked at for one with codes: those before it explain."""


@dataclass(frozen=True)
class OwnFigures:
    """What a file says about areas.

    Attributes
    ----------
    level : str
        `gemeente`, `wijk` or `buurt`.
    year : int
        Of the division.
    column : str
        What stands above the figures.
    codes : str
        What stands above the codes or names by which areas are told.
    values : Series of float
        On region; NaN where there is no figure.
    problems : tuple of Problem
        Rows that are not used: `row`, `code`, `kind`, and what is wrong as `told`.
    remarks : tuple of Told
        What was taken where somebody could have been asked.
    percent : bool
        Whether the figures are percentages: 12.5 is 12.5%.
    """

    level: str
    year: int
    column: str
    codes: str
    values: pd.Series
    problems: tuple[Problem, ...]
    remarks: tuple[Told, ...]
    percent: bool


def read_own_figures(
    data: bytes,
    snapshot: Snapshot,
    column: str | int | None = None,
    sheet: str | None = None,
    level: str | None = None,
    year: int | None = None,
) -> OwnFigures:
    """Read a file and lay its figures on areas; where a person would be asked, the first choice is taken and told.

    Parameters
    ----------
    data : bytes
        A workbook (.xlsx, .xls, .ods) or values parted by a sign.
    snapshot : Snapshot
        Knows the codes and names of areas.
    column : str or int, optional
        The figures, or the codes: what stands above them, or the place of the column from 0.
    sheet : str, optional
        Of a workbook.
    level : str, optional
        `gemeente`, `wijk` or `buurt`; counts of finer areas are summed.
    year : int, optional
        Of the division.

    Returns
    -------
    OwnFigures

    Raises
    ------
    OwnFiguresError
        Nothing of the file can be laid on the map: `kind` says why, `sentences` in both languages.
    """
    known = places(snapshot)
    table = table_in(open_first(data, known).book if sheet is None else read_book(data, sheet))
    at = _place(table, column)
    layout = recognise(table, known, level=level, year=year)
    if at is not None and at not in layout.values:
        layout = recognise(table, known, at, level, year)
    figures = at if at in layout.values else layout.values[0]
    checked = lay(table, layout, figures, known)
    return OwnFigures(
        checked.level,
        checked.year,
        table.names[figures],
        table.names[layout.fit.column],
        checked.values,
        checked.problems,
        tuple(remarks(table, layout, checked)),
        checked.percent,
    )


@dataclass(frozen=True)
class Opened:
    """A file of which one sheet was read.

    Attributes
    ----------
    book : Book
    sheet : str or None
        The sheet that was read; None where a file has none.
    """

    book: Book
    sheet: str | None

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets that there are."""
        return self.book.sheets


def open_first(data: bytes, known: Places) -> Opened:
    """Read the first sheet of which something can be laid on the map; the first of all where none can.

    Raises
    ------
    OwnFiguresError
        The file cannot be read.
    """
    first = read_book(data)
    if len(first.sheets) < 2:
        return Opened(first, next(iter(first.sheets), None))
    for sheet in first.sheets[:_SHEETS]:
        book = first if sheet == first.sheets[0] else read_book(data, sheet)
        try:
            recognise(table_in(book), known)
        except OwnFiguresError:
            continue
        return Opened(book, sheet)
    return Opened(first, first.sheets[0])


def read_book(data: bytes, sheet: str | None = None) -> Book:
    """Read a file in a process of its own.

    Raises
    ------
    OwnFiguresError
    """
    try:
        return read_apart(data, sheet)
    except UnreadableFileError as error:
        raise OwnFiguresError.of_file(error) from None


def table_in(book: Book) -> Table:
    """Return the table of a sheet.

    Raises
    ------
    OwnFiguresError
        There is none.
    """
    if not book.rows:
        raise OwnFiguresError("empty")
    table = table_of(book)
    if table is None:
        raise OwnFiguresError("one_column")
    return table


def _place(table: Table, column: str | int | None) -> int | None:
    if column is None:
        return None
    if isinstance(column, int) and 0 <= column < len(table.names):
        return column
    if column in table.names:
        return table.names.index(str(column))
    raise OwnFiguresError("no_such_column")
