"""Workbooks of other offices: OpenDocument (.ods) and Excel before 2007 (.xls)."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from dashboard.spreadsheets.cells import Book, Cell, UnreadableFileError
from dashboard.spreadsheets.limits import within_limits

__all__ = ["read_other"]


def read_other(data: bytes, sheet: str | None) -> Book:
    """Read a sheet; how a cell is shown is not told, so that 12.5% is 0.125.

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
        It is corrupt, encrypted or too large.
    """
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        names = tuple(
            one.name for one in book.sheets_metadata if one.typ == python_calamine.SheetTypeEnum.WorkSheet
        )
        if not names:
            raise UnreadableFileError("no_sheet")
        name = sheet if sheet in names else names[0]
        found = book.get_sheet_by_name(name)
        return Book(names, tuple(within_limits(_rows(found))))
    except python_calamine.PasswordError:
        raise UnreadableFileError("encrypted") from None
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise UnreadableFileError("corrupt") from None


def _rows(sheet: Any) -> Iterator[list[Cell]]:
    """Rows from the first of the sheet on; columns begin where the first cell holds something."""
    _, left = sheet.start or (0, 0)
    for row in sheet.iter_rows():
        yield [*([None] * left), *map(_cell, row)]


def _cell(value: Any) -> Cell:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if not isinstance(value, timedelta) else None
