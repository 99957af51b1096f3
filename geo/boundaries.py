"""Boundaries of gemeenten, wijken, buurten and provincies as geometry."""

from functools import lru_cache

import geopandas as gpd

from data_sources import Snapshot
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
        The division of that year.
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
    data_sources.errors.SnapshotError
        The snapshot holds no boundaries of this level and year.
    """
    return _boundaries(level, year, chosen(snapshot)).copy()


@lru_cache(maxsize=16)
def _boundaries(level: str, year: int, snapshot: Snapshot) -> gpd.GeoDataFrame:
    areas = snapshot.areas(level, year)
    geometry = gpd.GeoSeries.from_wkb(areas["geometry"], crs=RD)
    columns = areas[["region", "name", "gemeente"]]
    return gpd.GeoDataFrame(columns, geometry=geometry).sort_values("region", ignore_index=True)
