"""The page of one gemeente."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard import cached
from dashboard.cached import keep
from dashboard.cached.kaart import MapPicture, map_picture
from dashboard.charts.choropleth import Frame
from dashboard.charts.composition import composition
from dashboard.charts.position import position
from dashboard.charts.tables import groups_table
from dashboard.charts.trend import trend
from dashboard.findings.classes import METHODS
from dashboard.findings.indicators import Partition, indicators
from dashboard.findings.profile import INDEX_OF, Profile, make_profile
from dashboard.findings.trend import Trend, make_trend
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["ProfilePicture", "partition_of", "profile_picture", "wijk_map"]


@dataclass(frozen=True)
class ProfilePicture:
    """A gemeente's page."""

    finding: Profile
    trend_finding: Trend
    groups: go.Figure
    groups_table: str
    position: go.Figure
    trend: go.Figure


@keep(max_entries=400)
def profile_picture(held: Snapshot, gemeente: str, year: int, language: Language) -> ProfilePicture:
    """A gemeente's page."""
    known = cached.gemeenten(held)
    name = known.names[gemeente]
    partition = partition_of(held, year, gemeente)
    index = cached.gemeente_values(held, INDEX_OF[partition])
    origin = cached.gemeente_origin(held, partition)
    finding = make_profile(gemeente, name, year, partition, origin, index, held, language)
    series = {indicators()[key]: cached.gemeente_values(held, key) for key in reversed(INDEX_OF.values())}
    moved = make_trend(gemeente, name, series, language)
    return ProfilePicture(
        finding=finding,
        trend_finding=moved,
        groups=composition(finding, language),
        groups_table=groups_table(finding, language),
        position=position(finding, known.names, language),
        trend=trend(moved, language),
    )


def wijk_map(
    held: Snapshot, gemeente: str, partition: Partition, year: int, frame: Frame, language: Language
) -> MapPicture | None:
    """The index of a gemeente's wijken in the year nearest to this one; None where there are no figures."""
    key = INDEX_OF[partition]
    years = cached.offer(held).years("wijk", [key])
    if not years:
        return None
    nearest = min(years, key=lambda other: abs(other - year))
    if not cached.names_on_map(held, "wijk", nearest, gemeente):
        return None
    return map_picture(held, key, "wijk", nearest, gemeente, METHODS[0], None, frame, language)


def partition_of(held: Snapshot, year: int, gemeente: str) -> Partition:
    """The classification in which a gemeente's year is told: the present one where it has figures, else the old."""
    there = [
        partition
        for partition, key in INDEX_OF.items()
        if key in cached.offer(held).indicators("gemeente", year)
    ]
    for partition in there:
        index = cached.gemeente_values(held, INDEX_OF[partition])
        if index.loc[(index["region"] == gemeente) & (index["year"] == year), "value"].notna().any():
            return partition
    return there[0]
