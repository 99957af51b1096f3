"""Which groups live where in a gemeente: the share of each group in each wijk beside that in the whole gemeente."""

import pandas as pd

from dashboard.findings.data.national import National
from dashboard.findings.data.origin import small_area_origin
from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.model.bounds import with_most
from dashboard.findings.model.cells import Cells
from dashboard.findings.model.finding import CODE, Numbers
from dashboard.findings.model.indicators import Indicator, Partition
from dashboard.findings.model.quantities import Quantity, Told
from data_sources.catalogue import groups

__all__ = ["FEW", "location_quotients"]

FEW = 50
"""Rounding to fives decides too much of a quotient where fewer than this live, and would live if spread evenly."""


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
    most = _most(held, level, year, partition, counts)
    rows = [
        {
            "name": names[region],
            "inhabitants": residents[region],
            "group": group,
            "persons": counts.loc[region, group],
            "share": counts.loc[region, group] / persons[region],
            "whole": whole[group],
            "quotient": quotients.loc[region, group],
            "most": most.loc[region, group],
            CODE: region,
        }
        for region in names.reindex(counts.index).sort_values().index
        for group in order
    ]
    frame = pd.DataFrame(rows)
    # Where the share of the whole is not known, nothing is compared with it.
    times = frame["most"] / frame["whole"].where(frame["whole"] > 0)
    frame = with_most(frame.drop(columns="most"), {"share": frame["most"], "quotient": times})
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
        frame,
        {"inhabitants": "count", "persons": "count", "group": "group", "quotient": "times"}
        | {"share": "share", "whole": "share"},
        held.sources(held.inside.small_tables(level, partition)[year], year, partition),
        partition,
        tuple(caveats),
        {
            "name": Quantity(f"level.{level}.heading", "text"),
            "persons": Quantity("wijken.living.persons", "text"),
            "whole": Quantity("wijken.living.whole", "text"),
            "quotient": Quantity("term.locatiequotient.name", "text"),
        },
        {"share": 1, "whole": 1, "quotient": 1},
        {"quotient": Told("download.why.quotient", {"few": Quantity(FEW, "count")})},
    )


def _most(held: National, level: str, year: int, partition: Partition, counts: pd.DataFrame) -> pd.DataFrame:
    """The most that the share of each group can be, as the counts of all and the residents let it be; as `counts`."""
    origin = small_area_origin(held.snapshot, level, year, partition)
    residents = held.inside.residents(level, year, partition)
    published = residents["inhabitants"].where(~residents["summed"])
    cells = Cells(origin[origin["region"].isin(counts.index)])
    found = {
        group: cells.values(Indicator(group, *partition, "share", "", (group,)), published)
        for group in counts
    }
    return pd.DataFrame(
        {group: values.set_index("region")["high"].astype(float) for group, values in found.items()}
    ).reindex(counts.index)


def _whole(held: National, gemeente: str, year: int, partition: Partition) -> pd.Series:
    """Share of each group in the gemeente (0 to 1), which is not rounded to fives; missing without figures of it."""
    shares = held.shares[partition]
    if (gemeente, year) not in shares.index:
        return pd.Series(dtype=float)
    return shares.loc[(gemeente, year)] / 100
