"""What is told beside a map on the screen: of areas that were chosen, of its years, and which names come first."""

import json
from dataclasses import dataclass
from html import escape

import shapely

from dashboard.charts.area_map import colours
from dashboard.charts.ground import ground
from dashboard.exhibits.kaart import MapPicture
from dashboard.exhibits.measure_map import MeasureMap
from dashboard.exhibits.theme_areas import ThemeAreas
from dashboard.findings.areas.held_area import held_area
from dashboard.findings.areas.own_area import OwnArea
from dashboard.findings.data.national import national
from dashboard.findings.model.absence import if_held
from dashboard.findings.within.area_facts import (
    AreaFacts,
    area_facts,
    measure_facts,
    theme_facts,
    together_facts,
)
from dashboard.findings.within.classes import Classes
from dashboard.style.colours import MISSING
from data_sources import Snapshot
from data_sources.kept import kept
from geo.web import web_geometry

__all__ = ["MapYears", "facts", "facts_together", "largest", "map_years", "outline", "provinces_url"]

_NAMED = 40
"""Gemeenten whose names go before those of others, where not all have room."""


@dataclass(frozen=True)
class MapYears:
    """The class of every gemeente in every year of a series.

    Attributes
    ----------
    codes : tuple of str
    classes : mapping of int to str
        Of each year a figure for each of the codes, in their order; a dot where there is no figure.
    colours : tuple of str
        Of each class.
    missing : str
        The colour of no figure.
    """

    codes: tuple[str, ...]
    classes: dict[int, str]
    colours: tuple[str, ...]
    missing: str = MISSING

    @property
    def attributes(self) -> str:
        """The same as attributes of HTML, for the script that draws them; see ``years.js``."""
        return (
            f'data-codes="{",".join(self.codes)}" data-colours="{",".join(self.colours)}" '
            f'data-missing="{self.missing}" data-classes="{escape(json.dumps(self.classes))}"'
        )


@kept(64)
def facts(shown: MapPicture | MeasureMap | ThemeAreas, held: Snapshot, region: str) -> AreaFacts:
    """Tell of an area what a map shows of it."""
    if isinstance(shown, ThemeAreas):
        return theme_facts(shown.found, region)
    if isinstance(shown, MeasureMap):
        return measure_facts(national(held), shown.measure, region)
    return area_facts(national(held), shown.finding, region)


@kept(64)
def facts_together(
    shown: MapPicture | MeasureMap | ThemeAreas, held: Snapshot, area: OwnArea
) -> AreaFacts | None:
    """Tell of areas that are taken together what a map shows of each; None where that is not known of them."""
    if not isinstance(shown, MapPicture):
        return None
    return if_held(lambda: together_facts(held_area(national(held), area), shown.finding))


@kept(24)
def outline(held: Snapshot, area: OwnArea) -> str:
    """Draw around an area of one's own: GeoJSON in degrees."""
    year = national(held).gemeenten.year if area.exact else area.year
    found = json.loads(web_geometry(area.level, year, area.gemeente, snapshot=held).raw)["features"]
    parts = [one["geometry"] for one in found if one["properties"]["code"] in area.members]
    around = shapely.boundary(shapely.union_all(shapely.from_geojson([json.dumps(part) for part in parts])))
    return str(shapely.to_geojson(around))


@kept(64)
def map_years(held: Snapshot, indicator: str, classes: Classes) -> MapYears:
    """Put an indicator of all gemeenten into classes, in every year that there is.

    Parameters
    ----------
    held : Snapshot
    indicator : str
    classes : Classes
        Of all years; see :func:`dashboard.findings.within.maps.make_map`.
    """
    wide = national(held).values(indicator)["value"].unstack("year").reindex(national(held).regions)
    told = {}
    for year, values in wide.items():
        known = values.notna().to_numpy()
        figures = iter(classes.of(values.dropna()))
        told[int(str(year))] = "".join(str(next(figures)) if there else "." for there in known)
    return MapYears(tuple(wide.index), told, tuple(colours(classes)))


@kept()
def largest(held: Snapshot) -> tuple[str, ...]:
    """The gemeenten with the most residents, largest first."""
    return tuple(national(held).inhabitants.sort_values(ascending=False).index[:_NAMED])


@kept()
def provinces_url(held: Snapshot) -> str | None:
    """Where the browser fetches the provinces, as last held; None where their boundaries are not."""
    years = held.area_years("provincie")
    return ground(held, "provincie", max(years), None, (1, 1)).url if years else None
