"""What is computed once for all users: keyed on the version of the snapshot, so that new figures replace old.

The only place where findings meet Streamlit's caches.
"""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.choropleth import Frame, choropleth
from dashboard.charts.composition import composition
from dashboard.charts.legend import histogram
from dashboard.charts.position import position
from dashboard.charts.tables import areas_table, class_key, extremes_table, groups_table
from dashboard.charts.trend import trend
from dashboard.findings import figures
from dashboard.findings.classes import METHODS
from dashboard.findings.gemeenten import Gemeenten
from dashboard.findings.gemeenten import gemeenten as find_gemeenten
from dashboard.findings.indicators import Partition, indicators, values_of
from dashboard.findings.maps import MapFinding, make_map
from dashboard.findings.profile import INDEX_OF, Profile, make_profile
from dashboard.findings.trend import Trend, make_trend
from dashboard.language import Language
from dashboard.web.geometry import geometry_url
from data_sources import Snapshot, open_snapshot
from geo.web import web_geometry

__all__ = [
    "METHODS",
    "MapPicture",
    "ProfilePicture",
    "gemeenten",
    "map_picture",
    "names_on_map",
    "offer",
    "profile_picture",
    "snapshot",
    "warm",
    "wijk_map",
]

SECONDS_BETWEEN_LOOKS = 60


@dataclass(frozen=True)
class MapPicture:
    """A map with everything that stands beside it."""

    finding: MapFinding
    map: go.Figure
    legend: go.Figure | None
    key: str
    extremes: str
    table: str


@dataclass(frozen=True)
class ProfilePicture:
    """A gemeente's page."""

    finding: Profile
    trend_finding: Trend
    groups: go.Figure
    groups_table: str
    position: go.Figure
    trend: go.Figure


_keep = partial(st.cache_resource, show_spinner=False, hash_funcs={Snapshot: lambda kept: kept.version})


def snapshot() -> Snapshot:
    """Return the present snapshot; the same object as long as its version is the same."""
    newest = _look()
    return _same(newest.version, newest)


@st.cache_resource(show_spinner=False, ttl=SECONDS_BETWEEN_LOOKS)
def _look() -> Snapshot:
    return open_snapshot()


@st.cache_resource(show_spinner=False, max_entries=2)
def _same(version: str, _newest: Snapshot) -> Snapshot:
    return _newest


@_keep(max_entries=2)
def offer(held: Snapshot) -> figures.Offer:
    """What can be shown."""
    return figures.offer(held)


@_keep(max_entries=2)
def gemeenten(held: Snapshot) -> Gemeenten:
    """The gemeenten of today and the former ones."""
    return find_gemeenten(held, offer(held).current_year)


@_keep(max_entries=8)
def gemeente_origin(held: Snapshot, partition: Partition) -> pd.DataFrame:
    """Origin of all gemeenten and years, on today's division; not to be changed."""
    return figures.gemeente_origin(held, partition, offer(held).current_year)


@_keep(max_entries=24)
def gemeente_values(held: Snapshot, indicator: str) -> pd.DataFrame:
    """An indicator of all gemeenten and years."""
    declared = indicators()[indicator]
    return values_of(declared, gemeente_origin(held, declared.partition))


@_keep(max_entries=16)
def small_area_values(held: Snapshot, indicator: str, level: str, year: int) -> pd.DataFrame:
    """An indicator of all wijken or buurten of a year."""
    declared = indicators()[indicator]
    return values_of(declared, figures.small_area_origin(held, level, year, declared.partition))


@_keep(max_entries=16)
def area_names(held: Snapshot, level: str, year: int) -> pd.DataFrame:
    """Names of the wijken or buurten that are drawn: `region`, `name`, `gemeente`, by name."""
    areas = held.areas(level, year)[["region", "name", "gemeente"]]
    return areas.sort_values("name", ignore_index=True)


@_keep(max_entries=400)
def names_on_map(held: Snapshot, level: str, year: int, gemeente: str | None) -> dict[str, str]:
    """Names of the areas of a map by code: all gemeenten, or the wijken or buurten of one (perhaps none)."""
    if gemeente is None:
        return gemeenten(held).names
    inside = area_names(held, level, year)
    inside = inside[inside["gemeente"] == gemeente]
    return dict(zip(inside["region"], inside["name"], strict=True))


@_keep(max_entries=400)
def map_picture(
    held: Snapshot,
    indicator: str,
    level: str,
    year: int,
    gemeente: str | None,
    classes: str,
    own: str | None,
    frame: Frame,
    language: Language,
) -> MapPicture:
    """A map of all gemeenten, or of the wijken or buurten of one.

    Parameters
    ----------
    held : Snapshot
    indicator, level : str
    year : int
    gemeente : str or None
        Of which the wijken or buurten are shown; None for all gemeenten.
    classes : str
    own : str or None
        Region that is pointed out.
    frame : (width, height)
        Expected size in pixels.
    language : Language

    Raises
    ------
    LookupError
        The gemeente has no such areas in that year; see :func:`names_on_map`.
    """
    known = gemeenten(held)
    names = names_on_map(held, level, year, gemeente)
    if gemeente is None:
        where = language.say("site.country")
        values = gemeente_values(held, indicator)
        geometry = web_geometry("gemeente", known.year, snapshot=held)
    else:
        where = known.names[gemeente]
        values = small_area_values(held, indicator, level, year)
        geometry = web_geometry(level, year, gemeente, snapshot=held)
    of_year = values[values["year"] == year]
    finding = make_map(indicator, level, year, of_year, names, classes, where, held, language)
    return MapPicture(
        finding=finding,
        map=choropleth(finding, geometry_url(geometry), geometry.bounds, own, frame, language),
        legend=histogram(finding, own, language) if len(finding.classes) else None,
        key=class_key(finding, language),
        extremes=extremes_table(finding, own, language),
        table=areas_table(finding, own, language),
    )


@_keep(max_entries=400)
def profile_picture(held: Snapshot, gemeente: str, year: int, language: Language) -> ProfilePicture:
    """A gemeente's page."""
    known = gemeenten(held)
    name = known.names[gemeente]
    partition = partition_of(held, year, gemeente)
    index = gemeente_values(held, INDEX_OF[partition])
    origin = gemeente_origin(held, partition)
    finding = make_profile(gemeente, name, year, partition, origin, index, held, language)
    series = {indicators()[key]: gemeente_values(held, key) for key in reversed(INDEX_OF.values())}
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
    years = offer(held).years("wijk", [key])
    if not years:
        return None
    nearest = min(years, key=lambda other: abs(other - year))
    if not names_on_map(held, "wijk", nearest, gemeente):
        return None
    return map_picture(held, key, "wijk", nearest, gemeente, METHODS[0], None, frame, language)


def partition_of(held: Snapshot, year: int, gemeente: str) -> Partition:
    """The classification in which a gemeente's year is told: the present one where it has figures, else the old."""
    there = [
        partition for partition, key in INDEX_OF.items() if key in offer(held).indicators("gemeente", year)
    ]
    for partition in there:
        index = gemeente_values(held, INDEX_OF[partition])
        if index.loc[(index["region"] == gemeente) & (index["year"] == year), "value"].notna().any():
            return partition
    return there[0]


def warm(language: Language) -> None:
    """Compute what the first visitor would wait for."""
    held = snapshot()
    gemeenten(held)
    web_geometry("gemeente", offer(held).current_year, snapshot=held)
    for key in indicators():
        gemeente_values(held, key)
