"""A file with someone's own figures read into rows of cells, whatever made it; what cannot be read is said."""

import csv
import io
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import zip_longest

import openpyxl

from dashboard.findings.model.quantities import Quantity, Told

__all__ = [
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Cell",
    "Table",
    "UnreadableError",
    "read_table",
    "sheets",
]

MOST_ROWS = 50_000
MOST_COLUMNS = 100
MOST_BYTES = 20_000_000

_MOST_UNPACKED = 100_000_000  # bytes; a workbook of 50,000 rows is a third of that
_MOST_ENTRIES = 2_000
_LAST_ROW = 200_000  # empty rows between full ones are read no further than this
_SEPARATORS = (";", "\t", ",")
_SEEN_LINES = 50
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_FORMULA = (b"<f>", b"<f ", b"<f/>")

Cell = str | float | None


class UnreadableError(ValueError):
    """A file that cannot be read; `told` says why, without anything out of the file."""

    def __init__(self, reason: str, **filled: Quantity):
        super().__init__(reason)
        self.told = Told(f"eigen_cijfers.unreadable.{reason}", filled)


@dataclass(frozen=True)
class Table:
    """The cells of a file.

    Attributes
    ----------
    rows : tuple of (int, tuple of Cell)
        Number of the row in the file (the first is 1) and its cells, as many as there are columns; no row
        is empty. The first can be a header: only who knows codes can tell.
    point : str or None
        The decimal sign to expect where numbers leave it open: a comma in files parted by semicolons.
    skipped : int
        Rows of one cell above the first of more: titles.
    uncomputed : frozenset of (row, column)
        Formulas of which the outcome is not in the file.
    """

    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    point: str | None = None
    skipped: int = 0
    uncomputed: frozenset[tuple[int, int]] = frozenset()


def sheets(data: bytes) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook; none for a file of text.

    Raises
    ------
    UnreadableError
    """
    _check_size(data)
    if data.startswith(_OLE):
        raise UnreadableError("encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "old_excel")
    if not data.startswith(_ZIP):
        return ()
    book = _workbook(data, values=True)
    try:
        return tuple(sheet.title for sheet in book.worksheets)
    finally:
        book.close()


def read_table(data: bytes, sheet: str | None = None) -> Table:
    """Read a file with values parted by semicolons, tabs or commas, or a sheet of a workbook.

    Parameters
    ----------
    data : bytes
    sheet : str, optional
        Of a workbook; its first when absent.

    Returns
    -------
    Table

    Raises
    ------
    UnreadableError
        It is too large, corrupt, encrypted, or no table.
    """
    names = sheets(data)
    if names:
        return _read_sheet(data, sheet if sheet in names else names[0])
    if data.startswith(_ZIP):
        raise UnreadableError("no_sheet")
    lines, point = _records(_text(data))
    return _table(lines, point)


def _table(
    lines: Iterable[tuple[Cell, ...]], point: str | None = None, uncomputed: Collection[tuple[int, int]] = ()
) -> Table:
    """Keep the full rows from the first that has two cells: what stands above it is a title."""
    filled: list[tuple[int, tuple[Cell, ...]]] = []
    lacking = {row for row, _ in uncomputed}
    for number, cells in enumerate(lines, start=1):
        if number in lacking or any(cell not in (None, "") for cell in cells):
            filled.append((number, cells))
            if len(filled) > MOST_ROWS + _SEEN_LINES:
                raise UnreadableError("too_many_rows", most=Quantity(MOST_ROWS, "count"))
    if not filled:
        raise UnreadableError("empty")
    above = next(
        (
            nth
            for nth, (_, cells) in enumerate(filled[:_SEEN_LINES])
            if sum(cell not in (None, "") for cell in cells) > 1
        ),
        None,
    )
    if above is None:
        raise UnreadableError("one_column")
    filled, width = filled[above:], max(len(cells) for _, cells in filled[above:])
    if len(filled) > MOST_ROWS + 1:
        raise UnreadableError("too_many_rows", most=Quantity(MOST_ROWS, "count"))
    if any(cell not in (None, "") for _, cells in filled for cell in cells[MOST_COLUMNS:]):
        raise UnreadableError("too_many_columns", most=Quantity(MOST_COLUMNS, "count"))
    padded = tuple((number, cells + (None,) * (width - len(cells))) for number, cells in filled)
    return Table(padded, point, above, frozenset(uncomputed))


def _check_size(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise UnreadableError("too_large", most=Quantity(MOST_BYTES // 1_000_000, "count"))


# Text


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif len(data) > 3 and data[1::2].count(0) > len(data) // 4:
        encodings = ("utf-16-le",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise UnreadableError("no_text")


def _records(text: str) -> tuple[Iterator[tuple[Cell, ...]], str | None]:
    """Rows of a text, and the decimal sign that goes with what parts its values."""
    named = text[:6].lower()
    if named.startswith("sep=") and named[4:5] in _SEPARATORS:
        # Excel's own first line is no row, but it has a number: rows are told as they stand in the file.
        separator, text = text[4], "\n" + text.split("\n", 1)[-1]
    else:
        separator = _separator(text)
    point = {";": ",", ",": "."}.get(separator)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        # A quotation mark that never closes would swallow the rows after it.
        plain = csv.reader(text.splitlines(), delimiter=separator, quoting=csv.QUOTE_NONE)
        try:
            rows = [[cell.strip().strip('"') for cell in row] for row in plain]
        except csv.Error:
            raise UnreadableError("no_text") from None
    return (tuple(cell.strip() for cell in row) for row in rows), point


def _separator(text: str) -> str:
    """What parts most lines into the same number of values."""
    lines = [line for line in text.splitlines()[: 4 * _SEEN_LINES] if line.strip()][:_SEEN_LINES]

    def alike(separator: str) -> int:
        parts = [line.count(separator) for line in lines if separator in line]
        return max((parts.count(count) for count in set(parts)), default=0)

    return max(_SEPARATORS, key=alike)


# Workbooks


def _read_sheet(data: bytes, name: str) -> Table:
    values = list(_cells(data, name, values=True))
    uncomputed: set[tuple[int, int]] = set()
    if _has_formulas(data):
        formulas = _cells(data, name, values=False)
        for row, (found, written) in enumerate(zip_longest(values, formulas, fillvalue=()), start=1):
            uncomputed |= {
                (row, column)
                for column, cell in enumerate(written)
                if isinstance(cell, str)
                and cell.startswith("=")
                and (column >= len(found) or found[column] is None)
            }
    return _table(values, None, uncomputed)


def _cells(data: bytes, name: str, values: bool) -> Iterator[tuple[Cell, ...]]:
    book = _workbook(data, values)
    full = 0
    try:
        sheet = book[name]
        # What a file says of its own size can be anything.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_row=_LAST_ROW, max_col=MOST_COLUMNS + 1, values_only=True):
            cells = [_cell(value) for value in row]
            while cells and cells[-1] is None:
                del cells[-1]
            full += bool(cells)
            if full > MOST_ROWS + _SEEN_LINES:
                raise UnreadableError("too_many_rows", most=Quantity(MOST_ROWS, "count"))
            yield tuple(cells)
    except UnreadableError:
        raise
    except Exception:
        # Any fault of a corrupt file, and its words can hold what is in the file.
        raise UnreadableError("corrupt") from None
    finally:
        book.close()


def _workbook(data: bytes, values: bool) -> openpyxl.Workbook:
    _check_zip(data)
    try:
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except Exception:
        raise UnreadableError("corrupt") from None


def _check_zip(data: bytes) -> None:
    """Look how large a workbook becomes before it is unpacked; no entry unpacks to more than it says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableError("corrupt") from None
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise UnreadableError("bomb", most=Quantity(_MOST_UNPACKED // 1_000_000, "count"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError("encrypted")
    if not any(entry.filename == "xl/workbook.xml" for entry in entries):
        raise UnreadableError("no_workbook")


def _has_formulas(data: bytes) -> bool:
    """Whether any sheet has formulas; a second reading is only worth its time then."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for entry in packed.infolist():
            if entry.filename.startswith("xl/worksheets/"):
                try:
                    content = packed.read(entry)
                except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
                    # A damaged sheet, and not the one that was read.
                    continue
                if any(mark in content for mark in _FORMULA):
                    return True
    return False


def _cell(value: object) -> Cell:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).strip() or None
