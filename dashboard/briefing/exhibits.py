"""The pictures and tables of a briefing: the screen's own charts, filled with the story of one gemeente."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

import pandas as pd

from dashboard.charts.choropleth import Frame, choropleth
from dashboard.charts.composition import composition
from dashboard.charts.exhibit import Area, Exhibit
from dashboard.charts.position import position
from dashboard.charts.tables import class_key
from dashboard.charts.trend import trend
from dashboard.findings.classes import METHODS
from dashboard.findings.figures import small_area_origin
from dashboard.findings.finding import Story
from dashboard.findings.indicators import indicators, values_of
from dashboard.findings.maps import make_map
from dashboard.findings.national import HERKOMST, National
from dashboard.findings.present import last_year
from dashboard.findings.profile import INDEX_OF, Profile, make_profile
from dashboard.findings.trend import make_trend
from dashboard.language import Language
from data_sources import Snapshot
from geo.web import web_geometry

__all__ = ["EXHIBITS", "MAP_FRAME"]

MAP_FRAME: Frame = (720, 420)
"""Size in pixels for which a map's zoom is reckoned."""


def _profile(held: National, told: Story, language: Language) -> Profile:
    """The present numbers of the gemeente, as the page of one gemeente shows them."""
    return make_profile(
        told.gemeente,
        told.name,
        last_year(held, "index"),
        HERKOMST,
        held.origin(HERKOMST),
        held.values("index").reset_index(),
        held.snapshot,
        language,
    )


def _position(held: National, told: Story, language: Language) -> Exhibit:
    profile = _profile(held, told, language)
    return Exhibit(
        id="positions",
        figure=told.figure("positions"),
        language=language,
        title=language.say("briefing_pdf.picture.position", year=profile.year),
        alt=profile.position_alt,
        picture=position(profile, held.gemeenten.names, language, height=150),
        own=told.name,
    )


def _groups(held: National, told: Story, language: Language) -> Exhibit:
    profile = _profile(held, told, language)
    return Exhibit(
        id="groups",
        figure=told.figure("groups"),
        language=language,
        title=language.say("briefing_pdf.picture.groups", year=profile.year),
        subtitle=language.say("briefing_pdf.picture.groups_key"),
        alt=profile.groups_alt,
        picture=composition(profile, language),
    )


def _series(held: National, told: Story, language: Language) -> Exhibit:
    series = {indicators()[key]: held.values(key).reset_index() for key in reversed(INDEX_OF.values())}
    moved = make_trend(told.gemeente, told.name, series, language)
    return Exhibit(
        id="series",
        figure=told.figure("series"),
        language=language,
        title=told.figure("series").title(language),
        alt=moved.alt,
        picture=trend(moved, language, height=240),
    )


def _wijken(held: National, told: Story, language: Language) -> Exhibit | None:
    """The index of the wijken on a map; none where a gemeente has but one."""
    year = max(held.inside.small_tables("wijk", HERKOMST))
    drawn = held.snapshot.areas("wijk", year)
    drawn = drawn[drawn["gemeente"] == told.gemeente].sort_values("name")
    if len(drawn) < 2:
        return None
    names = dict(zip(drawn["region"], drawn["name"], strict=True))
    values = _wijk_values(held.snapshot, year)
    found = make_map("index", "wijk", year, values, names, METHODS[0], told.name, held.snapshot, language)
    geometry = web_geometry("wijk", year, told.gemeente, snapshot=held.snapshot)
    return Exhibit(
        id="wijken_map",
        figure=told.figure("wijken"),
        language=language,
        title=found.title,
        subtitle=found.subtitle,
        alt=found.alt,
        picture=choropleth(found, geometry.name, geometry.bounds, None, MAP_FRAME, language),
        key=class_key(found, language),
        map=Area("wijk", year, told.gemeente),
    )


@lru_cache(maxsize=2)
def _wijk_values(snapshot: Snapshot, year: int) -> pd.DataFrame:
    """The index of all wijken of the country."""
    return values_of(indicators()["index"], small_area_origin(snapshot, "wijk", year, HERKOMST))


def _table(figure: str) -> Callable[[National, Story, Language], Exhibit]:
    """A table of the story, without a picture."""

    def made(held: National, told: Story, language: Language) -> Exhibit:
        numbers = told.figure(figure)
        title = numbers.title(language)
        return Exhibit(id=figure, figure=numbers, language=language, title=title, alt=title)

    return made


EXHIBITS: Mapping[str, Callable[[National, Story, Language], Exhibit | None]] = MappingProxyType(
    {
        "position": _position,
        "groups": _groups,
        "series": _series,
        "wijken": _wijken,
        "peer_sets": _table("peer_sets"),
        "tasks": _table("tasks"),
    }
)
"""Makers of the exhibits that `parts.toml` names; None where a gemeente has nothing to show."""
