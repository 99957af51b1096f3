"""A sheet as a table: which rows stand above it, what its columns are called, which hold years or totals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.findings.own_data.codes import LEVELS, as_code, as_text
from dashboard.findings.own_data.numbers import is_missing, number
from dashboard.spreadsheets.cells import Book, Cell, Row

__all__ = ["Table", "distinct", "is_total", "table_of", "year_of"]

_MOST_HEADERS = 3
_SEEN = 50
_YEAR = re.compile(r"(19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+)?|JJ[0-9]{2})?")
_TOTALS = (
    "totaal",
    "total",
    "nederland",
    "netherlands",
    "som",
    "landelijk",
    "eindtotaal",
    "nl",
    "nl00",
    "nl01",
)


@dataclass(frozen=True)
class Table:
    """Rows under their headings.

    Attributes
    ----------
    names : tuple of str
        What stands above each column; empty where nothing does.
    rows : tuple of Row
        As many cells as there are columns.
    header : bool
        Whether there are headings.
    skipped : int
        Rows above the table: titles.
    point : str or None
    uncomputed : frozenset of (row, column)
    """

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    header: bool
    skipped: int
    point: str | None
    uncomputed: frozenset[tuple[int, int]]

    def cells(self, column: int) -> list[Cell]:
        """Return what stands in a column."""
        return [cells[column] for _, cells in self.rows]


def table_of(book: Book) -> Table | None:
    """Find the table of a sheet: from the first row that has two cells; None where no row has.

    Parameters
    ----------
    book : Book
    """
    rows = book.rows
    above = next((nth for nth, (_, cells) in enumerate(rows[:_SEEN]) if _filled(cells) > 1), None)
    if above is None:
        return None
    rows = rows[above:]
    width = max([len(cells) for _, cells in rows] + [column + 1 for _, column in book.uncomputed])
    padded = tuple((nth, cells + (None,) * (width - len(cells))) for nth, cells in rows)
    heads = _headers(padded)
    names = _names([cells for _, cells in padded[:heads]], width)
    return Table(names, padded[heads:], bool(heads), above, book.point, book.uncomputed)


def distinct(table: Table, at: int) -> list[Cell]:
    """Return what stands in a column, each once, without totals and empty cells.

    Parameters
    ----------
    table : Table
    at : int
        The column.
    """
    return [cell for cell in dict.fromkeys(table.cells(at)) if as_text(cell) and not is_total(cell)]


def year_of(cell: Cell) -> int | None:
    """Return the year that a cell holds, alone or in a date; None where it holds none.

    Examples
    --------
    >>> year_of("2023"), year_of(2023.0), year_of("2023JJ00"), year_of("2023-01-01T00:00:00"), year_of("203")
    (2023, 2023, 2023, 2023, None)
    """
    text = as_text(cell).strip()
    return int(text[:4]) if _YEAR.fullmatch(text.upper()) else None


def is_total(cell: Cell) -> bool:
    """Whether a cell says that its row sums others.

    Examples
    --------
    >>> is_total("Totaal"), is_total("NL01"), is_total("Totaal Utrecht"), is_total("Totaalstraat")
    (True, True, True, False)
    """
    word = as_text(cell).strip().casefold().rstrip(":")
    return word in _TOTALS or word.startswith(("totaal ", "total "))


def _filled(cells: Sequence[Cell]) -> int:
    return sum(cell not in (None, "") for cell in cells)


def _headers(rows: Sequence[Row]) -> int:
    """How many rows hold names: the first with a code, a number that is no year, or nothing but signs, is no such."""
    for nth, (_, cells) in enumerate(rows[: _MOST_HEADERS + 1]):
        if any(_is_figure(cell) for cell in cells):
            return nth
        if nth and _filled(cells) > 1 and all(is_missing(cell) or _coded(cell) for cell in cells[1:] if cell):
            return nth
    return 1


def _is_figure(cell: Cell) -> bool:
    if cell is None or year_of(cell) is not None:
        return False
    return number(cell, ",") is not None or _coded(cell)


def _coded(cell: Cell) -> bool:
    return any(char.isdigit() for char in as_text(cell)) and any(as_code(cell, level) for level in LEVELS)


def _names(heads: list[tuple[Cell, ...]], width: int) -> tuple[str, ...]:
    """Names out of one row or more; a name over several columns stands above the first of them."""
    if not heads:
        return ("",) * width
    spread: list[list[str]] = []
    for nth, row in enumerate(heads):
        last, texts = "", []
        for cell in row:
            text = as_text(cell).strip()
            # Only rows above others have names over several columns.
            last = text or (last if nth < len(heads) - 1 else "")
            texts.append(last)
        spread.append(texts)
    return tuple(" ".join(dict.fromkeys(filter(None, column))) for column in zip(*spread, strict=True))
