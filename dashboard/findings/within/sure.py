"""Which wijken and buurten rounding lets one compare, and which of them can be the highest and the lowest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from operator import itemgetter
from typing import Any

import pandas as pd

from dashboard.analysis.certainty import Range, at_ends, call, in_one_class, too_wide
from dashboard.findings.model.indicators import Indicator
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.within.classes import Classes

__all__ = [
    "SURE",
    "alike",
    "chance",
    "ends_caveat",
    "ends_told",
    "moved",
    "sure",
    "sure_of_class",
    "unit_of",
    "unsure_of_written",
    "width_told",
]

SURE = 0.05
"""A share or an index (0 to 1) whose range is wider than this is not compared: rounding decides too much of it."""

_NAMED = 3
"""As many areas are named as can be the highest or the lowest; of more, one."""


def sure(areas: pd.DataFrame) -> "pd.Series[bool]":
    """Whether each area with `low` and `high` can be laid beside others."""
    return pd.Series(~too_wide(areas["low"], areas["high"], SURE), index=areas.index)


def sure_of_class(areas: pd.DataFrame, bounds: Sequence[float]) -> "pd.Series[bool]":
    """Whether each area can be laid beside others, and all that it can be lies between the same `bounds` of a map."""
    inside = in_one_class(areas["low"], areas["high"], bounds[1:-1])
    return sure(areas) & pd.Series(inside, index=areas.index)


def unsure_of_written(areas: pd.DataFrame, classes: Classes, digits: int) -> tuple[str, ...]:
    """Return which areas with `low` and `high` lie in a class that rounding leaves open.

    What is no wider than one unit of what is written stands where it is written.
    """
    known = areas.dropna()
    wide = known["high"] - known["low"] > 10.0**-digits * (1 + 1e-6)
    apart = ~in_one_class(known["low"], known["high"], classes.bounds[1:-1])
    return tuple(str(region) for region in known.index[wide & apart])


def moved(areas: pd.DataFrame) -> "pd.Series[bool]":
    """Whether each area with a change that lies between `low` and `high` changed for certain."""
    return (areas["low"] > 0) | (areas["high"] < 0)


def unit_of(indicator: Indicator) -> str:
    """Return the unit in which an indicator of areas is told."""
    return "share" if indicator.is_share else "index"


def width_told(indicator: Indicator) -> Quantity:
    """Tell how wide the range of a value of an indicator is at most where it is compared."""
    return Quantity(100 * SURE, "points", 0) if indicator.is_share else Quantity(SURE, "index")


def ends_told(
    areas: pd.DataFrame, value: Callable[[float], Quantity], levels: str, *, people: bool = False
) -> dict[str, Quantity]:
    """Name the areas that can be the highest and those that can be the lowest, each with its figure.

    Parameters
    ----------
    areas : DataFrame
        With `name`, `value`, `low`, `high`, and with `people` `inhabitants`; all known, and sure.
    value : callable of float to Quantity
        How a figure is told.
    levels : str
        Key of the text that names such areas.
    people : bool
        Whether the residents are told too.

    Returns
    -------
    dict of str to Quantity
        `highest` and `lowest`.
    """
    columns = ["name", "value", "low", "high", *(["inhabitants"] if people else [])]
    rows = [
        dict(zip(columns, row, strict=True)) for row in zip(*(areas[name] for name in columns), strict=True)
    ]
    told = {}
    for end, mask in zip(("lowest", "highest"), at_ends(areas["low"], areas["high"]), strict=True):
        found = sorted(compress(rows, mask), key=itemgetter("value"), reverse=end == "highest")
        names = tuple(_area(row, value, people) for row in found[:_NAMED])
        if len(found) <= _NAMED:
            told[end] = Quantity(names, "any")
        else:
            rest = Quantity(len(found) - 1, "count")
            more = {"first": Quantity(names[0], "told"), "rest": rest, "levels": Quantity(levels, "text")}
            told[end] = Quantity(Told("ends.many", more), "told")
    return told


def ends_caveat(areas: pd.DataFrame) -> list[Told]:
    """Say why several areas are named as the highest or the lowest; nothing where one is."""
    several = any(mask.sum() > 1 for mask in at_ends(areas["low"], areas["high"]))
    return [Told("ends.caveat")] if several else []


def chance(value: float) -> Quantity:
    """Tell the share or the index of an area."""
    return Quantity(value, "chance", rounded=True)


def alike(areas: pd.DataFrame) -> bool:
    """Whether the highest and the lowest of some areas are not to be told apart."""
    first, last = areas.loc[areas["value"].idxmax()], areas.loc[areas["value"].idxmin()]
    highest, lowest = Range(first["low"], first["high"]), Range(last["low"], last["high"])
    return call(highest, lowest) == "close" or chance(first["value"]).shown == chance(last["value"]).shown


def _area(row: Mapping[str, Any], value: Callable[[float], Quantity], people: bool) -> Told:
    within = Range(float(row["low"]), float(row["high"]))
    told = {
        "name": Quantity(str(row["name"]), "name"),
        "value": replace(value(float(row["value"])), within=within),
    }
    if not people:
        return Told("ends.valued", told)
    return Told(
        "ends.peopled", told | {"persons": Quantity(int(row["inhabitants"]), "persons", rounded=True)}
    )
