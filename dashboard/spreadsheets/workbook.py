"""Workbooks of Excel (.xlsx, .xlsm): cells with what their number format says of them."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

import openpyxl

from dashboard.spreadsheets.cells import Book, Cell, Percent, UnreadableFileError
from dashboard.spreadsheets.limits import within_limits

__all__ = ["check_package", "entries_of", "read_workbook"]

_MOST_UNPACKED = 100_000_000
"""Bytes; a workbook of 50,000 rows is a third of that."""

_MOST_SHARED = 50_000_000
"""Bytes of the texts that cells share: all of them are held at once."""

_MOST_ENTRIES = 2_000
_SHARED = "sharedStrings.xml"
_CHUNK = 1 << 16
_FORMULA = (b"<f>", b"<f ", b"<f/>")
_DECLARED = (b"<!doctype", b"<!entity")
_TEXT_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def read_workbook(data: bytes, sheet: str | None) -> Book:
    """Read a sheet of a workbook.

    Parameters
    ----------
    data : bytes
    sheet : str or None
        Its first when there is none of this name.

    Returns
    -------
    Book

    Raises
    ------
    UnreadableFileError
        It is corrupt, encrypted, larger than it may be, or declares a document type of its own.
    """
    check_package(data)
    book = _open(data, values=True)
    names = tuple(str(one.title) for one in book.worksheets)
    book.close()
    if not names:
        raise UnreadableFileError("no_sheet")
    name = sheet if sheet is not None and sheet in names else names[0]
    if not _has_formulas(data):
        return Book(names, tuple(within_limits(_cells(data, name))))
    values, uncomputed = [], set()
    written = _cells(data, name, values=False)
    for row, (found, formulas) in enumerate(zip_longest(_cells(data, name), written, fillvalue=()), start=1):
        lacking = {
            column
            for column, cell in enumerate(formulas)
            if isinstance(cell, str)
            and cell.startswith("=")
            and (column >= len(found) or found[column] is None)
        }
        uncomputed |= {(row, column) for column in lacking}
        # A formula without an outcome makes the row one that is told.
        values.append([*found, *([None] * max(0, 1 + max(lacking, default=-1) - len(found)))])
    kept = tuple(_with_uncomputed(values, uncomputed))
    return Book(names, kept, None, frozenset(uncomputed))


def check_package(data: bytes) -> None:
    """Look into a packed file before anything is unpacked; no entry unpacks to more than it says.

    Raises
    ------
    UnreadableFileError
    """
    entries = entries_of(data)
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise UnreadableFileError("bomb", _MOST_UNPACKED // 1_000_000)
    if any(entry.filename.endswith(_SHARED) and entry.file_size > _MOST_SHARED for entry in entries):
        raise UnreadableFileError("bomb", _MOST_SHARED // 1_000_000)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFileError("encrypted")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for entry in entries:
            if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
                _refuse_declarations(packed, entry)


def entries_of(data: bytes) -> list[zipfile.ZipInfo]:
    """Return what is packed in a file.

    Raises
    ------
    UnreadableFileError
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableFileError("corrupt") from None


def _refuse_declarations(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a document type: no office makes one, and its entities unpack without end."""
    before = b""
    try:
        with packed.open(entry) as part:
            while chunk := part.read(_CHUNK):
                # In UTF-16 every other byte of a sign is none.
                seen = before + chunk.replace(b"\0", b"").lower()
                if any(sign in seen for sign in _DECLARED):
                    raise UnreadableFileError("declares")
                before = seen[-16:]
    except UnreadableFileError:
        raise
    except Exception:
        # A damaged part: whether it is one that is needed shows when it is read.
        return


def _with_uncomputed(
    rows: list[list[Cell]], uncomputed: set[tuple[int, int]]
) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    lacking = {row for row, _ in uncomputed}
    found = dict(within_limits(rows))
    for number in sorted(found.keys() | lacking):
        yield number, found.get(number, ())


def _cells(data: bytes, name: str, values: bool = True) -> Iterator[list[Cell]]:
    book = _open(data, values)
    try:
        sheet = book[name]
        # What a file says of its own size can be anything.
        sheet.reset_dimensions()
        for row in sheet.iter_rows():
            yield [_cell(cell) for cell in row]
    except UnreadableFileError:
        raise
    except MemoryError:
        raise
    except Exception:
        # Any fault of a corrupt file, and its words can hold what is in the file.
        raise UnreadableFileError("corrupt") from None
    finally:
        book.close()


def _open(data: bytes, values: bool) -> openpyxl.Workbook:
    try:
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except MemoryError:
        raise
    except Exception:
        raise UnreadableFileError("corrupt") from None


def _has_formulas(data: bytes) -> bool:
    """Whether any sheet has formulas; a second reading is only worth its time then."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for entry in packed.infolist():
            if not entry.filename.startswith("xl/worksheets/"):
                continue
            before = b""
            try:
                with packed.open(entry) as part:
                    while chunk := part.read(_CHUNK):
                        if any(mark in before + chunk for mark in _FORMULA):
                            return True
                        before = chunk[-8:]
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
                # A damaged sheet, and not the one that was read.
                continue
    return False


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        if "%" in _TEXT_IN_FORMAT.sub("", cell.number_format or ""):
            return Percent(round(100 * value, 10))
        return float(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).strip() or None
