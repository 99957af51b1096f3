"""What a file with figures comes to: sheets, rows of cells, and why it cannot be read."""

from dataclasses import dataclass

__all__ = [
    "LONGEST_CELL",
    "MOST_BYTES",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Book",
    "Cell",
    "Percent",
    "Row",
    "UnreadableFileError",
]

MOST_BYTES = 20_000_000
MOST_ROWS = 50_000
MOST_COLUMNS = 1_000
MOST_CELLS = 1_000_000
"""That hold something, of one sheet."""

LONGEST_CELL = 500
"""Letters of a cell that are kept: codes, names and numbers are shorter."""


class Percent(float):
    """A number that its sheet shows as a percentage: 12.5 for what is kept as 0.125."""


Cell = str | float | None

Row = tuple[int, tuple[Cell, ...]]
"""The number of a row in its file (the first is 1), and its cells without the empty ones at its end."""


@dataclass(frozen=True)
class Book:
    """A file as it was read.

    Attributes
    ----------
    sheets : tuple of str
        Names of the sheets; none of a file of text.
    rows : tuple of Row
        Of the sheet that was asked for, those that are not empty.
    point : str or None
        The decimal sign to expect where numbers leave it open: a comma in files parted by semicolons.
    uncomputed : frozenset of (row, column)
        Formulas of which the outcome is not in the file.
    """

    sheets: tuple[str, ...]
    rows: tuple[Row, ...]
    point: str | None = None
    uncomputed: frozenset[tuple[int, int]] = frozenset()


class UnreadableFileError(ValueError):
    """A file that cannot be read.

    Attributes
    ----------
    kind : str
        Why, without anything out of the file.
    most : int or None
        What there may be at most, where there is too much.
    """

    def __init__(self, kind: str, most: int | None = None):
        super().__init__(kind)
        self.kind, self.most = kind, most
