"""Rows taken one by one, as far as a file may go: nothing that is too large is held before it is refused."""

from collections.abc import Iterable, Iterator

from dashboard.spreadsheets.cells import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Row,
    UnreadableFileError,
)

__all__ = ["within_limits"]

_TITLES = 50
"""Rows above the table that do not count."""

_LAST_ROW = 1_048_576
"""As far as Excel goes; empty rows between full ones are read no further than this."""


def within_limits(rows: Iterable[Iterable[Cell]]) -> Iterator[Row]:
    """Number the rows, and leave out those that hold nothing.

    Parameters
    ----------
    rows : iterable of iterable of Cell

    Yields
    ------
    Row
        Texts are cut at `LONGEST_CELL` letters.

    Raises
    ------
    UnreadableFileError
        There are more rows, columns or cells than a file may have.
    """
    full = held = 0
    for number, row in enumerate(rows, start=1):
        if number > _LAST_ROW:
            raise UnreadableFileError("too_many_rows", MOST_ROWS)
        cells = [cell.strip()[:LONGEST_CELL] or None if isinstance(cell, str) else cell for cell in row]
        while cells and cells[-1] is None:
            del cells[-1]
        if not cells:
            continue
        full += 1
        held += len(cells)
        if full > MOST_ROWS + _TITLES:
            raise UnreadableFileError("too_many_rows", MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise UnreadableFileError("too_many_columns", MOST_COLUMNS)
        if held > MOST_CELLS:
            raise UnreadableFileError("too_many_cells", MOST_CELLS)
        yield number, tuple(cells)
