"""Boundaries of gemeenten, wijken, buurten and provincies as geometry."""

import geopandas as gpd
import pandas as pd

from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept
from geo.herindelingen import alive
from geo.source import chosen

RD = "EPSG:28992"
"""Amersfoort / RD New, metres: the coordinates in which CBS and Kadaster publish."""


def boundaries(level: str, year: int, snapshot: Snapshot | None = None) -> gpd.GeoDataFrame:
    """Boundaries of all areas of a level in a year, land only.

    Parameters
    ----------
    level : str
        `gemeente`, `wijk`, `buurt` or `provincie`.
    year : int
        The division of that year. Gemeenten of a year without boundaries of its own are drawn as in the nearest year
        that has exactly the same ones; see :func:`drawn_year`.
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    GeoDataFrame
        `region`, `name`, `gemeente` (code of the gemeente that the area lies in; missing for a provincie),
        `geometry` (EPSG:28992, metres; areas that touch share their edge exactly). Source: CBS and Kadaster,
        gebiedsindelingen, generalised: not fit for measuring area or density.

    Raises
    ------
    data_sources.errors.NotHeldError
        The snapshot holds no boundaries of this level and year.
    """
    held = chosen(snapshot)
    return _boundaries(held, level, drawn_year(level, year, held)).copy()


def drawn_year(level: str, year: int, snapshot: Snapshot | None = None) -> int:
    """Return the year whose boundaries serve for the areas of a year.

    Parameters
    ----------
    level : str
    year : int
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    int
        The year itself, or for gemeenten the nearest year with exactly the same ones (by code; a border between two
        of them may have moved a little). Wijken and buurten change too often to be drawn in another year.

    Raises
    ------
    data_sources.errors.NotHeldError
        There is none.
    """
    return _drawn_year(chosen(snapshot), level, int(year))


@kept(64)
def _drawn_year(snapshot: Snapshot, level: str, year: int) -> int:
    years = snapshot.area_years(level)
    if year not in years and level == "gemeente":
        wanted = set(alive(pd.Timestamp(year, 1, 1), snapshot)["region"])
        for other in sorted(years, key=lambda one: (abs(one - year), one)):
            if set(snapshot.areas(level, other)["region"]) == wanted:
                return other
    if year not in years:
        raise NotHeldError(Lacking("areas", (level,), (year,), there=tuple(years)))
    return year


@kept(16)
def _boundaries(snapshot: Snapshot, level: str, year: int) -> gpd.GeoDataFrame:
    areas = snapshot.areas(level, year)
    geometry = gpd.GeoSeries.from_wkb(areas["geometry"], crs=RD)
    columns = areas[["region", "name", "gemeente"]]
    return gpd.GeoDataFrame(columns, geometry=geometry).sort_values("region", ignore_index=True)
