"""What a column holds that is taken for codes and is not: said to whoever brought it."""

import re
from collections.abc import Iterable

from dashboard.findings.model.quantities import Quantity
from dashboard.findings.own_data.codes import LEVELS, as_code, as_text
from dashboard.findings.own_data.errors import OwnFiguresError
from dashboard.findings.own_data.headings import level_of, says
from dashboard.findings.own_data.table import Table, distinct

__all__ = ["refused"]

_MOSTLY = 0.8
"""Part of what stands in a column by which it is known."""

_FULL_POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")
_POSTCODE = re.compile(r"[1-9][0-9]{3} ?(?:[A-Za-z]{2})?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}.*")
_OWN_NUMBER = re.compile(r"[0-9]{1,3}(?:\.0)?")
_FOREIGN = re.compile(r"[A-Z]{2}[0-9A-Z]{1,3}|[0-9]{5}|[A-Z]{2}-[0-9A-Z]{2,3}")
_NUMBER = re.compile(r"[0-9.,]+")


def refused(table: Table, columns: Iterable[int]) -> OwnFiguresError:
    """Return what to say of a table without codes or names: what the column that seems to be meant holds instead.

    Parameters
    ----------
    table : Table
    columns : iterable of int
        Those that were looked at.
    """
    for at in columns:
        texts = [as_text(cell).strip() for cell in distinct(table, at)]
        if texts and (kind := _seems(table.names[at], texts)):
            return OwnFiguresError(f"seems_{kind}", column=Quantity(table.names[at] or str(at + 1), "name"))
    return OwnFiguresError("no_codes")


def _seems(head: str, texts: list[str]) -> str | None:
    def mostly(pattern: re.Pattern[str]) -> bool:
        return sum(bool(pattern.fullmatch(text)) for text in texts) >= _MOSTLY * len(texts)

    level = level_of(head)
    if says(head, "postcode") or mostly(_FULL_POSTCODE):
        return "postcodes"
    if says(head, "year") and mostly(_YEAR):
        return "years"
    if level and mostly(_OWN_NUMBER):
        return "own_numbers"
    if level or says(head, "area", "foreign"):
        if mostly(_POSTCODE):
            return "postcodes"
        if mostly(_FOREIGN):
            return "foreign"
        if any(as_code(text, one) for text in texts for one in LEVELS):
            return "unknown_codes"
    if level and not mostly(_NUMBER):
        return "unknown_names"
    return None
