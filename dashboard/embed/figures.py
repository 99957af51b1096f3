"""The numbers of an exhibit as JSON: one record for each number, with all that must be known to use it."""

import json
import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.briefing.cells import Column, columns, unit_words
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.turnover import LAND
from dashboard.findings.model.finding import BY_ROW, CODE, Numbers
from data_sources import Snapshot

__all__ = ["STATUSES", "as_json"]

STATUSES = EXACT, BETWEEN, MISSING = "exact", "between", "missing"
"""What can be known of a number."""

_OF_ROW = ("unit", "decimals")

_YEARS = ("year", "last_year")
"""Columns that say of which year the other numbers of a row are."""


def as_json(exhibit: Exhibit, held: Snapshot, gemeente: str | None, link: str) -> bytes:
    """Write an exhibit as JSON.

    Parameters
    ----------
    exhibit : Exhibit
    held : Snapshot
    gemeente : str or None
        Code of the gemeente of whom it is; None: of the country.
    link : str
        Address that shows it live.

    Returns
    -------
    bytes
        UTF-8. `figures` holds a record for each number: `code`, `name`, `measure`, `year`, `value`, `low`, `high`,
        `unit`, `status` (`exact`, `between` or `missing`), `reason`, `source`.
    """
    numbers, language = exhibit.numbers, exhibit.language
    whole = {
        "id": exhibit.id,
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "sentence": exhibit.alt,
        "language": language.code,
        "version": held.version,
        "link": link,
        "caveats": exhibit.caveats,
        "sources": [
            {
                "table": source.table,
                "title": source.title,
                "url": source.url,
                "period": source.period,
                "retrieved": source.retrieved,
                "holder": source.holder,
            }
            for source in numbers.sources
        ],
        "figures": list(_figures(exhibit, held, gemeente)),
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _figures(exhibit: Exhibit, held: Snapshot, gemeente: str | None) -> Iterator[dict[str, Any]]:
    numbers, language = exhibit.numbers, exhibit.language
    shown = columns(numbers, language)
    # The code comes first, where rows are places.
    texts = [column for column in shown if not column.numeric][CODE in numbers.frame :]
    own_units = BY_ROW in numbers.units.values()
    named_columns = [name for name in map(str, numbers.frame) if not (own_units and name in _OF_ROW)]
    by_heading = {numbers.heading(name, language): name for name in named_columns if _headed(numbers, name)}
    source = ", ".join(dict.fromkeys(one.table for one in numbers.sources))
    latest = _latest(exhibit)
    rows = numbers.frame.to_dict("records")
    for place, row in enumerate(rows):
        year = next((int(row[one]) for one in _YEARS if one in row and pd.notna(row[one])), latest)
        named = " · ".join(str(column.cells[place].value or "") for column in texts)
        for column in (one for one in shown if one.numeric):
            name = by_heading.get(column.heading)
            if name in _YEARS:
                continue
            yield {
                "code": str(row[CODE]) if CODE in row else gemeente or LAND,
                "name": named,
                "measure": column.heading,
                "year": year,
                **_value(column, place, None if name is None else numbers.quantity(row, name).within),
                "unit": unit_words(row["unit"], language)
                if numbers.units.get(name or "") == BY_ROW
                else column.unit,
                "source": source,
            }


def _headed(numbers: Numbers, name: str) -> bool:
    """Whether a column stands in the table under a heading of its own."""
    return name != CODE and not numbers.last_place(name) and not numbers.most_of(name)


def _value(column: Column, place: int, within: Range | None) -> dict[str, Any]:
    cell = column.cells[place]
    if cell.value is None:
        return {"value": None, "low": None, "high": None, "status": MISSING, "reason": cell.why}
    value = float(cell.value)
    exact = within is None or within.low == within.high
    # Rounded to what it bears, a value may come to lie outside its own bounds.
    low, high = (
        (value, value) if within is None or exact else (min(within.low, value), max(within.high, value))
    )
    known = math.isfinite(low) and math.isfinite(high)
    return {
        "value": cell.value,
        "low": low if known else None,
        "high": high if known else None,
        "status": EXACT if exact else BETWEEN,
        "reason": "",
    }


def _latest(exhibit: Exhibit) -> int | None:
    """The last year of the sources: of numbers that do not say theirs."""
    years = [
        int(one) for source in exhibit.numbers.sources for one in source.period.split("–") if one.isdigit()
    ]
    return max(years, default=None)
