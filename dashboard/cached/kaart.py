"""The map with everything that stands beside it."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard import cached
from dashboard.cached import keep
from dashboard.charts.choropleth import Frame, choropleth
from dashboard.charts.legend import histogram
from dashboard.charts.tables import areas_table, class_key, extremes_table
from dashboard.findings.maps import MapFinding, make_map
from dashboard.language import Language
from dashboard.web.geometry import geometry_url
from data_sources import Snapshot
from geo.web import web_geometry

__all__ = ["MapPicture", "map_picture"]


@dataclass(frozen=True)
class MapPicture:
    """A map with everything that stands beside it."""

    finding: MapFinding
    map: go.Figure
    legend: go.Figure | None
    key: str
    extremes: str
    table: str


@keep(max_entries=400)
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
        The gemeente has no such areas in that year; see :func:`dashboard.cached.names_on_map`.
    """
    known = cached.gemeenten(held)
    names = cached.names_on_map(held, level, year, gemeente)
    if gemeente is None:
        where = language.say("site.country")
        values = cached.gemeente_values(held, indicator)
        geometry = web_geometry("gemeente", known.year, snapshot=held)
    else:
        where = known.names[gemeente]
        values = cached.small_area_values(held, indicator, level, year)
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
