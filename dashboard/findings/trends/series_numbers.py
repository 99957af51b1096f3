"""What is followed over the years in each classification, beside the middle of all gemeenten."""

from collections.abc import Mapping

import pandas as pd

from dashboard.findings.data.national import National
from dashboard.findings.model.absence import untold
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Told
from dashboard.findings.profile.composition import INDEX_OF
from dashboard.findings.profile.present import SHARE_OF, of_gemeente
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["INDEX", "SHARE", "series_numbers", "series_sources"]

INDEX = dict(reversed(INDEX_OF.items()))
"""The index of each classification, the oldest first."""

SHARE = dict(reversed(SHARE_OF.items()))
"""The share of each classification, the oldest first."""


def series_sources(
    held: National, gemeente: str, partition: Partition, period: str | None = None
) -> tuple[Citation, ...]:
    """Sources of a gemeente's series, each with its own years (within the period)."""
    rows = of_gemeente(held.values(INDEX[partition])["source_table"], gemeente)
    first, last = ((period or "").split("–") * 2)[:2]
    found: dict[str, list[int]] = {}
    for year, joined in rows.items():
        if period is None or int(first) <= int(year) <= int(last):
            for table in str(joined).split(","):
                found.setdefault(table.strip(), []).append(int(year))
    ranges = {
        table: str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
        for table, years in found.items()
    }
    return tuple(held.source(table, years, partition) for table, years in ranges.items())


@kept(4)
def _medians(held: National, indicator: str) -> pd.Series:
    """The middle of all gemeenten of today in every year."""
    return held.of_gemeenten(indicator)["value"].groupby(level="year").median()


def series_numbers(
    held: National, gemeente: str, id: str, unit: str, followed: Mapping[Partition, str]
) -> Numbers:
    """What is followed in each classification, beside the middle of all gemeenten."""
    frames: list[pd.DataFrame] = []
    used: list[Citation] = []
    for partition, indicator in followed.items():
        if partition not in held.shares:
            continue
        values = held.values(indicator)["value"]
        own = of_gemeente(values, gemeente)
        median = _medians(held, indicator)
        frame = pd.DataFrame({"classification": partition[0], "year": own.index, unit: own.to_numpy()})
        frames.append(frame.assign(median=median.reindex(own.index).to_numpy()))
        used += series_sources(held, gemeente, partition, f"{own.index.min()}–{own.index.max()}")
    if not frames:
        raise NotHeldError(Lacking("series", ("gemeente",)))
    units = {"classification": "classification", "year": "year", unit: unit, "median": unit}
    caveats = (*((Told("trend.break"),) if len(frames) > 1 else ()), *untold(held.untold))
    return Numbers(id, pd.concat(frames, ignore_index=True), units, tuple(used), None, caveats)
