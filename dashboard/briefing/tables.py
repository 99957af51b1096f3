"""Tables of a briefing as they are written on paper: the columns that a bestuurder reads."""

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.analysis.themes import themes
from dashboard.briefing.told import Briefing
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.model.quantities import Quantity
from dashboard.language.units import units

__all__ = ["written_table"]


def written_table(exhibit: Exhibit, told: Briefing) -> dict[str, Any]:
    """Write the table of an exhibit.

    Returns
    -------
    dict
        `title`; `heads`, with as many `widths` (parts of the page) and `right` (whether numbers); `rows` of `cells`,
        or with `group` one cell that heads those under it.
    """
    return {"title": exhibit.title} | _TABLES[exhibit.id](exhibit, told)


def _peer_sets(exhibit: Exhibit, told: Briefing) -> dict[str, Any]:
    """The index beside every set of peers, those with enough members."""
    columns = ["peers_kind", "peers", "value", "median", "rank"]
    numbers, language = exhibit.numbers, told.language
    table = numbers.table(language)[[numbers.heading(column, language) for column in columns]]
    table = table[numbers.frame["median"].notna().to_numpy()]
    return {
        "heads": [str(head) for head in table],
        "widths": [3, 2, 2, 2, 2],
        "right": [False, True, True, True, True],
        "rows": [{"group": False, "cells": [str(cell) for cell in row]} for row in table.to_numpy()],
    }


def _tasks(exhibit: Exhibit, told: Briefing) -> dict[str, Any]:
    """Every figure of the themes beside the middle of the peers, under the name of its theme."""
    language = told.language
    rows: list[dict[str, Any]] = []
    theme = None
    numbers = exhibit.numbers
    for row in numbers.frame.to_dict("records"):
        if row["theme"] != theme:
            theme = row["theme"]
            rows.append({"group": True, "cells": [Quantity(theme, "both").write(language)]})
        rows.append(
            {
                "group": False,
                "cells": [
                    Quantity(row["indicator"], "both").write(language),
                    _unit(row, told),
                    *(_number(numbers.quantity(row, column), told) for column in ("value", "median")),
                    "" if pd.isna(row["year"]) else str(row["year"]),
                ],
            }
        )
    heads = ("figure", "unit_head", "own", "middle", "year")
    return {
        "heads": [language.say(f"briefing_pdf.column.{head}", name=told.name) for head in heads],
        "widths": [4.6, 5.3, 1.6, 1.4, 0.8],
        "right": [False, False, True, True, True],
        "rows": rows,
    }


def _unit(row: Mapping[Hashable, Any], told: Briefing) -> str:
    """The unit, and of what a share is a part."""
    language = told.language
    unit = language.say(f"unit.{row['unit']}.heading")
    base = next(
        one.base for one in themes().indicator.values() if (one.label.nl, one.label.en) == row["indicator"]
    )
    if units()[row["unit"]].rate:
        return unit
    written = base.nl if language.code == "nl" else base.en
    return f"{unit}, {written}" if unit else written


def _number(quantity: Quantity, told: Briefing) -> str:
    if not quantity.known:
        return told.language.say("briefing_pdf.none")
    decimals = int(quantity.decimals)
    return quantity.write_as(
        lambda number: told.language.formats.decimal(number, decimals), told.language, "value.at_most_short"
    )


def _area_parts(exhibit: Exhibit, told: Briefing) -> dict[str, Any]:
    """Every part of an area of one's own with all that is told of it."""
    numbers, table = exhibit.numbers, exhibit.numbers.table(told.language)
    right = [column in numbers.units for column in numbers.frame]
    return {
        "heads": [str(head) for head in table],
        "widths": [3.2, 1.6, *[1.6] * (len(right) - 2)],
        "right": right,
        "rows": [{"group": False, "cells": [str(cell) for cell in row]} for row in table.to_numpy()],
    }


_TABLES: Mapping[str, Callable[[Exhibit, Briefing], dict[str, Any]]] = MappingProxyType(
    {"peer_sets": _peer_sets, "tasks": _tasks, "area_parts": _area_parts}
)
