"""How large the parts of a workbook are: lines that words take, widths of columns, and names of sheets."""

from dashboard.briefing.cells import Column

__all__ = ["WIDE", "lines_of", "sheet_name", "width_of"]

_NARROW, WIDE = 11, 46
"""Characters in a column, at least and at most."""

_SHEET_NAME = 31  # Excel's own limit


def lines_of(words: str, width: int) -> int:
    """About how many lines words take in a column of some characters."""
    return sum(1 + int(1.1 * len(line)) // width for line in words.split("\n"))


def width_of(column: Column) -> float:
    """Return the characters of a column of words and numbers, by the longest of its words."""
    longest = max((len(str(cell.value)) for cell in column.cells if isinstance(cell.value, str)), default=0)
    words = max(len(word) for word in [*column.heading.split(), ""])
    return min(WIDE, max(_NARROW, words + 3, longest + 1))


def sheet_name(name: str) -> str:
    """Return a name that Excel takes: no signs with a meaning of their own, whole words of at most 31 characters.

    Examples
    --------
    >>> sheet_name("18 Nederland door de jaren: hoe gevarieerd")
    '18 Nederland door de jaren hoe'
    """
    plain = " ".join("".join(" " if sign in "[]:*?/\\'" else sign for sign in name).split())
    if len(plain) <= _SHEET_NAME:
        return plain
    return plain[: _SHEET_NAME + 1].rpartition(" ")[0] or plain[:_SHEET_NAME]
