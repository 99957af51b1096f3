"""Points inside areas, spread evenly and always the same: places for a dot map."""

import zlib

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import scipy
import shapely

__all__ = ["scatter"]

_ROUNDS = 40


def scatter(areas: gpd.GeoSeries, counts: npt.NDArray[np.int_]) -> gpd.GeoDataFrame:
    """Put a number of points inside each area.

    The points are the first of a Halton sequence (Halton 1960) over the area's bounding box that lie inside, so they
    keep apart; the sequence is shuffled by the area's code, so an area's points are always the same.

    Parameters
    ----------
    areas : GeoSeries (n,)
        Polygons on the code of the area, in any projected system.
    counts : array of int (n,)
        Points in each area, not negative.

    Returns
    -------
    GeoDataFrame
        One row per point: `area`, and `geometry` in the areas' own system; in the order of the areas.

    Raises
    ------
    ValueError
        A count is negative, or an area is empty while points are asked of it.
    """
    if (np.asarray(counts) < 0).any():
        raise ValueError("There is no negative number of points.")
    found = [
        _inside(geometry, int(count), str(code))
        for (code, geometry), count in zip(areas.items(), counts, strict=True)
    ]
    places = np.concatenate(found) if found else np.empty((0, 2))
    codes = np.repeat(areas.index.to_numpy(), counts)
    points = gpd.points_from_xy(places[:, 0], places[:, 1], crs=areas.crs)
    return gpd.GeoDataFrame({"area": codes}, geometry=points)


def _inside(polygon: shapely.Geometry, count: int, code: str) -> npt.NDArray[np.float64]:
    """Coordinates of points inside one polygon, (count × 2)."""
    if count == 0:
        return np.empty((0, 2))
    if polygon is None or polygon.is_empty or polygon.area == 0:
        raise ValueError(f"{code} has no room for points.")
    shapely.prepare(polygon)
    west, south, east, north = polygon.bounds
    sequence = scipy.stats.qmc.Halton(d=2, rng=zlib.crc32(code.encode()))
    found = np.empty((0, 2))
    part = polygon.area / ((east - west) * (north - south))
    for _ in range(_ROUNDS):
        tried = sequence.random(int((count - len(found)) / part * 1.2) + 16)
        tried = np.array([west, south]) + tried * np.array([east - west, north - south])
        found = np.concatenate([found, tried[shapely.contains_xy(polygon, tried[:, 0], tried[:, 1])]])
        if len(found) >= count:
            return found[:count]
    raise ValueError(f"{code} is too thin for points.")
