"""A gemeente and its peers under one another: how large, how diverse, how that changed; with the series of each."""

from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pandas as pd

from dashboard.analysis.peers import PeerSet, likeness
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.bounds import BOUNDS, bound_headings, exact, placed
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import CODE, LAST, Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.present import SHARE_OF, basis_caveats
from data_sources.kept import kept

__all__ = ["COLUMNS", "SORTS", "ComparisonTable", "comparison_table"]

SORTS = {
    "aandeel": ("now", False),
    "verandering": ("change", False),
    "inwoners": ("inhabitants", False),
    "naam": ("name", True),
    "afstand": ("distance", True),
}
"""Code of every order: the column, and whether it rises."""

COLUMNS = ("name", "inhabitants", "first", "now", "rank", "change", "distance")
"""What is told of a gemeente: residents, the share from elsewhere in the first year and in this one, its place by that
among all of the table, its change (percentage points), and how little alike it is (as for the nearest likes)."""


@dataclass(frozen=True)
class ComparisonTable:
    """The gemeente and its peers.

    Attributes
    ----------
    numbers : Numbers
        One row a gemeente, in the order asked for: `COLUMNS`, between what the share lies (`low`, `high`) where
        rounding leaves something open, and the whole series of the share, a column a year.
    regions : tuple of str
        Code of each row.
    old, new : DataFrame
        The whole series of the share in the old and the new classification, (region × year).
    year : int
        Of `now`.
    sorted_by : str
        Column.
    """

    numbers: Numbers
    regions: tuple[str, ...]
    old: pd.DataFrame = field(compare=False)
    new: pd.DataFrame = field(compare=False)
    year: int
    sorted_by: str


def comparison_table(
    held: National, peers: PeerSet, classification: str, year: int, sort: str
) -> ComparisonTable:
    """Lay a gemeente and its peers under one another.

    Parameters
    ----------
    held : National
    peers : PeerSet
    classification : str
    year : int
        The nearest year with figures in that classification is taken.
    sort : str
        One of `SORTS`; missing values come last, equal ones by name.

    Returns
    -------
    ComparisonTable
    """
    partition = HERKOMST if classification == HERKOMST[0] else OLD
    regions = [peers.region, *peers.members]
    shares = held.values(SHARE_OF[partition])
    series = shares["value"].unstack("year")
    years = [int(column) for column in series.columns]
    now = min(years, key=lambda other: (abs(other - year), -other))
    first = years[0]
    frame = pd.DataFrame(
        {
            "name": [held.gemeenten.names[region] for region in regions],
            "inhabitants": held.inhabitants.reindex(regions).to_numpy(),
            "first": series[first].reindex(regions).to_numpy(dtype=float),
            "now": series[now].reindex(regions).to_numpy(dtype=float),
        },
        index=regions,
    )
    bounds = shares[[*BOUNDS]].xs(now, level="year").reindex(regions)
    frame = frame.assign(**placed(bounds))
    frame.insert(4, "change", 100 * (frame["now"] - frame["first"]) if now > first else np.nan)
    likeness = if_held(partial(_distances, held, peers.region))
    frame["distance"] = np.nan if likeness is None else likeness.reindex(regions)
    frame = _ordered(frame[[*COLUMNS, f"rank{LAST}"]], sort)
    ranges = pd.DataFrame(index=frame.index) if exact(bounds) else bounds.reindex(frame.index)
    there = [part for part in (OLD, HERKOMST) if part in held.shares]
    parts = {part: held.values(SHARE_OF[part])["value"].unstack("year") for part in there}
    of_years, headings = _years(frame.index, parts)
    estimated = int(shares["basis"].eq("herindeling").unstack("year")[now].reindex(regions).eq(True).sum())
    caveats = [Told("caveat.places"), *([Told("trend.break")] if len(there) > 1 else [])]
    caveats += [
        caveat
        for when in (first, now)
        for caveat in basis_caveats(held, peers.region, SHARE_OF[partition], when)
    ]
    if estimated:
        told = {"count": Quantity(estimated, "count"), "year": Quantity(now, "year")}
        caveats.append(Told("vergelijk.caveat.joined", told, "count"))
    numbers = Numbers(
        id="beside",
        frame=pd.concat([frame, ranges, of_years], axis=1)
        .assign(**{CODE: frame.index})
        .reset_index(drop=True),
        units={"inhabitants": "count", "rank": "place", "distance": "index", "change": "change"}
        | dict.fromkeys(("first", "now", *ranges, *of_years), "share"),
        digits=dict.fromkeys(("first", "now", *ranges, *of_years), 1),
        sources=tuple(
            source for part in (HERKOMST, OLD) if part in parts for source in _sources(held, part, regions)
        ),
        caveats=tuple(caveats),
        headings={
            "first": _dated(f"vergelijk.column.share_{classification}", first),
            "now": _dated(f"vergelijk.column.share_{classification}", now),
            "change": _dated("vergelijk.column.change", first),
        }
        | bound_headings()
        | headings,
        bounded="" if exact(bounds) else "now",
    )
    none = pd.DataFrame(index=frame.index)
    old, new = (parts.get(part, none).reindex(frame.index) for part in (OLD, HERKOMST))
    return ComparisonTable(numbers, tuple(frame.index), old, new, now, SORTS[sort][0])


def _ordered(frame: pd.DataFrame, sort: str) -> pd.DataFrame:
    column, rising = SORTS[sort]
    by = [column, "name"] if column != "name" else ["name"]
    return frame.sort_values(by, ascending=[rising, True][: len(by)], na_position="last")


@kept(512)
def _distances(held: National, gemeente: str) -> pd.Series:
    """Of every other gemeente, as far as it can be compared; 0 for the gemeente itself."""
    known = likeness(gemeente, held.signals, scores=held.scores)["distance"].astype(float)
    return pd.concat([known, pd.Series({gemeente: 0.0})])


def _years(
    regions: pd.Index, parts: dict[Partition, pd.DataFrame]
) -> tuple[pd.DataFrame, dict[str, Quantity]]:
    """The series as columns, with what stands above them."""
    columns: dict[str, pd.Series] = {}
    headings: dict[str, Quantity] = {}
    for partition, series in parts.items():
        for year in series.columns:
            columns[f"{partition[0]}_{year}"] = series[year].reindex(regions)
            headings[f"{partition[0]}_{year}"] = _dated(f"vergelijk.column.{partition[0]}", int(year))
    return pd.DataFrame(columns, index=regions), headings


def _sources(held: National, partition: Partition, regions: list[str]) -> list[Citation]:
    """The tables of a series, each with its years."""
    used = held.values(SHARE_OF[partition])["source_table"].astype(str)
    used = used[used.index.get_level_values("region").isin(regions)]
    found: dict[str, list[int]] = {}
    for (_, year), joined in used.items():
        for table in joined.split(","):
            found.setdefault(table.strip(), []).append(int(year))
    return [
        held.source(table, f"{min(years)}–{max(years)}" if min(years) < max(years) else years[0], partition)
        for table, years in sorted(found.items())
    ]


def _dated(key: str, year: int) -> Quantity:
    return Quantity(Told(key, {"year": Quantity(year, "year")}), "told")
