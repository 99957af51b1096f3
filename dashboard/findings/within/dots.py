"""Residents as dots: how many of each group in each wijk or buurt, one dot for a fixed number of residents."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from dashboard.analysis.apportionment import largest_remainder
from dashboard.findings.data.national import national
from dashboard.findings.data.origin import small_area_origin
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.finding import CODE, Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.within.area_caveats import missing_caveats
from data_sources import Snapshot
from data_sources.catalogue import groups as declared_groups

__all__ = ["MOST_DOTS", "Dots", "dots"]

MOST_DOTS = 2200
"""What a browser gets in one change without waiting (two coordinates of four bytes each)."""

_SIZES = (5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Dots:
    """How many dots stand where.

    Attributes
    ----------
    each : int
        Residents that a dot stands for.
    persons : DataFrame
        Residents on region (area × group), only of areas with figures; in the order of the groups.
    counts : DataFrame
        The same in dots.
    unknown : tuple of str
        Areas without figures.
    numbers : Numbers
        The residents behind them.
    """

    each: int
    persons: pd.DataFrame
    counts: pd.DataFrame
    unknown: tuple[str, ...]
    numbers: Numbers


def dots(
    snapshot: Snapshot, names: dict[str, str], level: str, year: int, partition: Partition
) -> Dots | None:
    """Divide dots over the wijken or buurten of a gemeente.

    Every group gets a dot for each so many residents in the whole gemeente, divided over the areas by largest
    remainder: so no group loses its dots because it is small everywhere.

    Parameters
    ----------
    snapshot : Snapshot
    names : dict of region to name
        The areas.
    level : str
    year : int
    partition : Partition

    Returns
    -------
    Dots or None
        None without any figure.
    """
    origin = if_held(partial(small_area_origin, snapshot, level, year, partition))
    if origin is None:
        return None
    origin = origin[origin["region"].isin(list(names))].astype({"group": str})
    persons = origin.pivot_table("persons", "region", "group", "sum", min_count=1).astype(float)
    order = [group.name for group in declared_groups() if group.name in persons]
    persons = persons[order].dropna()
    persons = persons[persons.sum(axis=1) > 0]
    if persons.empty:
        return None
    total = float(persons.to_numpy().sum())
    each = next((size for size in _SIZES if total / size <= MOST_DOTS), _SIZES[-1])
    counts = persons.apply(_divided, each=each).astype(int)
    unknown = tuple(code for code in names if code not in persons.index)
    tables = ",".join(origin["source_table"].astype(str).unique())
    table = persons.reindex(list(names)).astype("Int64")
    table.insert(0, "name", list(names.values()))
    caveats = [Told("dots.caveat", {"each": Quantity(each, "count")}), Told("caveat.rounded")]
    hidden = int(persons.to_numpy()[counts.to_numpy() == 0].sum())
    if hidden:
        caveats.insert(1, Told("dots.hidden", {"persons": Quantity(hidden, "persons")}))
    everyone = origin.pivot_table("persons", "region", "group", "sum", min_count=1).sum(axis=1, skipna=False)
    caveats += missing_caveats(everyone.reindex(list(unknown)).to_frame("persons"), level, year)
    if partition[0] == "migratieachtergrond":
        caveats.append(Told("caveat.old_classification", {"groups": Quantity(partition[1], "count")}))
    numbers = Numbers(
        "dots",
        table.assign(**{CODE: table.index}).reset_index(drop=True),
        dict.fromkeys(order, "count"),
        national(snapshot).sources(tables, year, partition),
        partition,
        tuple(caveats),
        {group: Quantity(group, "group") for group in order}
        | {"name": Quantity(f"level.{level}.heading", "text")},
    )
    return Dots(each, persons, counts, unknown, numbers)


def _divided(persons: pd.Series, each: int) -> pd.Series:
    seats = round(float(persons.sum()) / each)
    if seats == 0:
        return pd.Series(np.zeros(len(persons), dtype=int), index=persons.index)
    return pd.Series(largest_remainder(persons.to_numpy(), seats), index=persons.index)
