"""Of which groups a gemeente is made up, in any year and division."""

from collections.abc import Hashable, Mapping
from functools import cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.model.bounds import with_most
from dashboard.findings.model.cells import Cells
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import Indicator, Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.present import basis_caveats, tables
from data_sources import said
from data_sources.catalogue import trees
from data_sources.catalogue.grounds import sentences
from data_sources.kept import kept

__all__ = ["INDEX_OF", "group_table", "groups_figure", "part_of_world", "year_caveats"]

INDEX_OF: dict[Partition, str] = {HERKOMST: "index", OLD: "index_7"}
"""The index of each division into groups that has a series, the present one first."""
_EXTRACT = "extract_85458NED"


def group_table(held: National, gemeente: str, year: int, partition: Partition = HERKOMST) -> pd.DataFrame:
    """Return the groups of a gemeente, largest first.

    Returns
    -------
    DataFrame
        On `group`: `share` (0 to 1), `persons`, `nl`, `abroad` (persons born there; Int64, missing where not
        published); empty without figures.
    """
    table, rows = _group_tables(held, year, partition)
    return table.iloc[rows.get(gemeente, [])]


@kept(32)
def _group_tables(
    held: National, year: int, partition: Partition
) -> tuple[pd.DataFrame, Mapping[Hashable, npt.NDArray[np.intp]]]:
    """What :func:`group_table` says of all gemeenten in a year, and which rows are of which."""
    origin = held.origin(partition)
    rows = origin.loc[origin["year"] == year, ["region", "group", "birthplace", "persons", "share_pct"]]
    cells = rows.astype({"region": str, "group": str, "birthplace": str})
    of_groups = cells.groupby(["region", "group"])
    persons = cells.groupby(["region", "group", "birthplace"])["persons"].sum(min_count=1).unstack()
    table = pd.DataFrame({"share": (of_groups["share_pct"].sum(min_count=1) / 100).astype(float)})
    table["persons"] = of_groups["persons"].sum(min_count=1).astype("Int64")
    for birthplace in ("nl", "abroad"):
        column = persons[birthplace] if birthplace in persons else pd.Series(dtype="Int64")
        table[birthplace] = column.reindex(table.index).astype("Int64")
    table = table.dropna(subset="share").sort_values("share", ascending=False, kind="stable")
    return table.droplevel("region"), table.groupby("region").indices


def _most(held: National, gemeente: str, year: int, partition: Partition, groups: pd.Series) -> pd.Series:
    """The most that the share of each group of a gemeente can be."""
    origin = held.origin(partition)
    cells = Cells(origin[(origin["region"] == gemeente) & (origin["year"] == year)])
    shares = (Indicator(group, *partition, "share", "", (group,)) for group in groups)
    return pd.Series(
        [float(cells.values(share)["high"].iloc[0]) for share in shares], groups.index, dtype=float
    )


def groups_figure(held: National, gemeente: str, year: int, partition: Partition = HERKOMST) -> Numbers:
    """Put the groups of a gemeente in numbers and shares, by place of birth where that is published."""
    groups = group_table(held, gemeente, year, partition).reset_index()
    known = [column for column in ("persons", "nl", "abroad") if groups[column].notna().any() or groups.empty]
    frame = groups[["group", "share", *known]]
    if (frame["share"] == 0).any():
        frame = with_most(frame, {"share": _most(held, gemeente, year, partition, frame["group"])})
    return Numbers(
        "groups",
        frame,
        {"group": "group", "share": "share"} | dict.fromkeys(known, "count"),
        held.sources(tables(held, INDEX_OF[partition], gemeente, year), year),
        partition,
        (
            *year_caveats(held, gemeente, year, partition),
            *(_derived(held, partition) if "nl" in known else ()),
        ),
    )


def _derived(held: National, partition: Partition) -> tuple[Told, ...]:
    """Say that cells by birthplace were computed, while the table is the extract in which they are."""
    if partition != HERKOMST or said.found(held.snapshot, sentences()[_EXTRACT]).state != "came_along":
        return ()
    return (Told("caveat.derived_cells"),)


@cache
def part_of_world() -> Mapping[str, str]:
    """Return the top group of the present classification that each of its groups is part of."""
    found: dict[str, str] = {}
    for node in trees()[HERKOMST[0]].nodes:
        top = found.get(node.parent or "", node.group)
        found |= {node.key: top, node.group: top}
        if node.rest:
            found[node.rest] = top
    return MappingProxyType(found)


def year_caveats(held: National, gemeente: str, year: int, partition: Partition) -> tuple[Told, ...]:
    """Say what to keep in mind with the figures of a year: its division, how they were made, what is published."""
    caveats = basis_caveats(held, gemeente, INDEX_OF[partition], year)
    if partition == OLD:
        caveats = (*_not_in_herkomst(held, gemeente, year), *caveats)
        caveats = (Told("caveat.old_classification", {"groups": Quantity(OLD[1], "count")}), *caveats)
    values = held.values(INDEX_OF[partition])
    if (gemeente, year) in values.index:
        row = values.loc[(gemeente, year)]
        if pd.isna(row["inhabitants"]) and not pd.isna(row["value"]):
            caveats = (*caveats, Told("caveat.shares_only"))
    return caveats


def _not_in_herkomst(held: National, gemeente: str, year: int) -> tuple[Told, ...]:
    """Say why a year that has figures of the present classification has none of this gemeente, and which year has."""
    if HERKOMST not in held.shares or year not in held.years(HERKOMST):
        return ()
    values = held.values(INDEX_OF[HERKOMST])["value"]
    own = values.xs(gemeente, level="region").dropna() if gemeente in values.index else values.iloc[:0]
    if year in own.index:
        return ()
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "year": Quantity(year, "year"),
    }
    if own.empty:
        return (Told("caveat.not_in_herkomst.never", told),)
    nearest = min((int(other) for other in own.index), key=lambda other: abs(other - year))
    return (Told("caveat.not_in_herkomst.other", told | {"other": Quantity(nearest, "year")}),)
