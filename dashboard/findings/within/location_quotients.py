"""Which groups live where in a gemeente: the share of each group in each wijk beside that in the whole gemeente."""

from typing import Any

import pandas as pd

from dashboard.findings.data.national import National
from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told
from data_sources.catalogue import groups

__all__ = ["FEW", "location_quotients", "share_told"]

FEW = 50
"""Rounding to fives decides too much of a quotient where fewer than this live, and would live if spread evenly."""

_FIVE = 5
"""The least that CBS does not round to 0: of fewer the lot decides."""


def location_quotients(
    held: National, gemeente: str, level: str, year: int, partition: Partition
) -> Numbers | None:
    """Lay the groups over the wijken or buurten of a gemeente.

    Returns
    -------
    Numbers or None
        A row for every area of at least `FEWEST` inhabitants and group: `name`, `inhabitants` (as CBS publishes
        them), `group`, `persons`, `share` in the area, `whole` (the share in the
        whole gemeente, as CBS counts it), `quotient` (times; missing where fewer than `FEW` live and would live if
        spread evenly).
        None with fewer than two areas, or without figures of the whole gemeente.
    """
    counts = held.inside.counts(level, year, partition)
    inside = held.inside.parents(level, year).reindex(counts.index)
    counts = counts[inside == gemeente].dropna()
    residents = held.inside.residents(level, year, partition)["inhabitants"].reindex(counts.index)
    small = (residents < FEWEST).fillna(True).astype(bool)
    counts = counts[~small & (counts.sum(axis=1) > 0)].astype(float)
    if len(counts) < 2:
        return None
    order = [group.name for group in groups() if group.name in counts]
    counts = counts[order]
    persons = counts.sum(axis=1)
    whole = _whole(held, gemeente, year, partition).reindex(order)
    if whole.isna().any():
        return None
    quotients = counts.div(persons, axis=0) / whole.where(whole > 0)
    expected = pd.DataFrame(
        persons.to_numpy()[:, None] * whole.to_numpy(), index=counts.index, columns=counts.columns
    )
    quotients = quotients.where((counts >= FEW) | (expected >= FEW))
    names = held.inside.area_names(level, year)
    rows = [
        {
            "name": names[region],
            "inhabitants": residents[region],
            "group": group,
            "persons": counts.loc[region, group],
            "share": counts.loc[region, group] / persons[region],
            "whole": whole[group],
            "quotient": quotients.loc[region, group],
        }
        for region in names.reindex(counts.index).sort_values().index
        for group in order
    ]
    caveats = [
        Told("caveat.rounded"),
        Told("wijken.living.few", {"few": Quantity(FEW, "count")}),
    ]
    if small.any():
        told = {"n": Quantity(int(small.sum()), "count"), "least": Quantity(FEWEST, "count")}
        caveats.append(Told("wijken.living.small", told, "n"))
    if partition[0] == "migratieachtergrond":
        caveats.append(Told("caveat.old_classification", {"groups": Quantity(partition[1], "count")}))
    return Numbers(
        "living",
        pd.DataFrame(rows),
        {"inhabitants": "count", "persons": "count", "group": "group", "quotient": "times"}
        | {"share": "share", "whole": "share"},
        held.sources(held.inside.small_tables(level, partition)[year], year, partition),
        partition,
        tuple(caveats),
        {
            "name": Quantity(f"level.{level}.heading", "text"),
            "whole": Quantity("wijken.living.whole", "text"),
            "quotient": Quantity("term.locatiequotient.name", "text"),
        },
        {"share": 1, "whole": 1, "quotient": 1},
        {"quotient": Told("download.why.quotient", {"few": Quantity(FEW, "count")})},
    )


def share_told(row: Any, words: str = "value.under") -> Quantity:
    """Tell the share of a group in an area: about, and where CBS rounds its number to 0 less than that of five people.

    Parameters
    ----------
    row
        Of the frame of :func:`location_quotients`.
    words : str
        Key of the text for less than a value.
    """
    if row["persons"] > 0:
        return Quantity(float(row["share"]), "share", 1, rounded=True)
    least = Quantity(max(_FIVE / float(row["inhabitants"]), 0.001), "share", 1)
    return Quantity(Told(words, {"value": least}), "told")


def _whole(held: National, gemeente: str, year: int, partition: Partition) -> pd.Series:
    """Share of each group in the gemeente (0 to 1), which is not rounded to fives; missing without figures of it."""
    shares = held.shares[partition]
    if (gemeente, year) not in shares.index:
        return pd.Series(dtype=float)
    return shares.loc[(gemeente, year)] / 100
