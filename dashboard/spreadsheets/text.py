"""Values parted by semicolons, tabs or commas, in whatever encoding."""

import csv
import io
from collections.abc import Iterator

from dashboard.spreadsheets.cells import Book, UnreadableFileError
from dashboard.spreadsheets.limits import within_limits

__all__ = ["read_text"]

_SEPARATORS = (";", "\t", ",", "|")
_SEEN_LINES = 50
_SEEN_LETTERS = 200_000
_MARKUP = ("<!doctype html", "<html", "<table", "<head", "<body")


def read_text(data: bytes) -> Book:
    """Read a file of text.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    Book

    Raises
    ------
    UnreadableFileError
        It is no text, a web page, or too large.
    """
    text = _decoded(data)
    start = text[:4_000].lstrip("\ufeff \r\n\t").lower()
    if start.startswith(_MARKUP):
        raise UnreadableFileError("web_page")
    if start.startswith("<?xml"):
        raise UnreadableFileError("web_page" if "<html" in start else "xml")
    named = text[:6].lower()
    if named.startswith("sep=") and named[4:5] in _SEPARATORS:
        # Excel's own first line is no row, but it has a number: rows are told as they stand in the file.
        separator, text = text[4], "\n" + text.split("\n", 1)[-1]
    else:
        separator = _separator(text)
    point = {";": ",", ",": "."}.get(separator)
    try:
        return Book(
            (), tuple(within_limits(csv.reader(_lines(text), delimiter=separator, strict=True))), point
        )
    except csv.Error:
        # A quotation mark that never closes would swallow the rows after it.
        plain = csv.reader(_lines(text), delimiter=separator, quoting=csv.QUOTE_NONE)
        bare = ([cell.strip().strip('"') for cell in row] for row in plain)
        try:
            return Book((), tuple(within_limits(bare)), point)
        except csv.Error:
            raise UnreadableFileError("no_text") from None


def _decoded(data: bytes) -> str:
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
    raise UnreadableFileError("no_text")


def _lines(text: str) -> Iterator[str]:
    """Lines as they are asked for, whatever ends them: all at once would take as much again."""
    return io.StringIO(text, newline="")


def _separator(text: str) -> str:
    """What parts most lines into the same number of values."""
    first = text[:_SEEN_LETTERS].splitlines()[: 4 * _SEEN_LINES]
    lines = [line for line in first if line.strip()][:_SEEN_LINES]

    def alike(separator: str) -> int:
        parts = [line.count(separator) for line in lines if separator in line]
        return max((parts.count(count) for count in set(parts)), default=0)

    return max(_SEPARATORS, key=alike)
