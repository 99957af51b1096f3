"""A file of any kind, known by its first bytes and not by its name."""

from dashboard.spreadsheets.cells import MOST_BYTES, Book, UnreadableFileError

__all__ = ["read_book"]

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_PDF, _PICTURES = b"%PDF", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def read_book(data: bytes, sheet: str | None = None) -> Book:
    """Read a file with values parted by a sign, or a sheet of a workbook.

    Parameters
    ----------
    data : bytes
    sheet : str, optional
        Of a workbook; its first when absent.

    Returns
    -------
    Book

    Raises
    ------
    UnreadableFileError
        It is too large, corrupt, encrypted, or no table.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableFileError("too_large", MOST_BYTES // 1_000_000)
    if data.startswith(_OLE[:4]):
        return _old_excel(data, sheet)
    if data.startswith(_ZIP):
        return _packed(data, sheet)
    if data.startswith(_PDF):
        raise UnreadableFileError("pdf")
    if data.startswith(_PICTURES):
        raise UnreadableFileError("no_text")
    from dashboard.spreadsheets.text import read_text

    return read_text(data)


def _old_excel(data: bytes, sheet: str | None) -> Book:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFileError("encrypted")
    from dashboard.spreadsheets.other_offices import read_other

    return read_other(data, sheet)


def _packed(data: bytes, sheet: str | None) -> Book:
    # Each office's library is imported where it is needed: this process starts anew for every file.
    from dashboard.spreadsheets.workbook import check_package, entries_of, read_workbook

    names = {entry.filename for entry in entries_of(data)}
    check_package(data)
    if "xl/workbook.xml" in names:
        return read_workbook(data, sheet)
    if names & {"content.xml", "xl/workbook.bin"}:
        from dashboard.spreadsheets.other_offices import read_other

        return read_other(data, sheet)
    raise UnreadableFileError("no_workbook")
