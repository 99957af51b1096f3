"""Lines that rise to the right over some areas of a map, cut off at their borders.

MapLibre fills areas with a pattern only from an image, and a paler colour would be that of a lower class: these lines
are places on the map, so that every way of drawing it draws the same.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from dashboard.charts.ground import Ground, fitting_scale

__all__ = ["APART", "STROKE", "UNDER", "hatching"]

APART, STROKE, UNDER = 6.0, 0.8, 2.4
"""Pixels from line to line where the map is drawn as large as fits; of a line, and of the lighter one under it."""

_DECIMALS = 6

_Lines = npt.NDArray[np.object_]


def hatching(ground: Ground, regions: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return the lines over some areas.

    Parameters
    ----------
    ground : Ground
    regions : sequence of str
        Each gets one line at least, however small it is.

    Returns
    -------
    array of float (n, 2)
        Longitude and latitude of the two ends of each line, with a row that is not a number behind them.
    """
    shapes = ground.shapes()
    areas = shapely.transform([shapes[region] for region in regions], _flat)
    west, south, east, north = shapely.total_bounds(areas)
    step = APART * math.sqrt(2) / fitting_scale(ground.bounds, ground.frame)
    # A line is known by where it would cross the height 0, so that those of neighbours are one.
    starts = np.arange(math.ceil((west - north) / step), (east - south) / step) * step
    lines = _rising(starts, south, north)
    line, area = shapely.STRtree(lines).query(areas, predicate="intersects")[::-1]
    small = np.setdiff1d(np.arange(len(areas)), area)
    inside = shapely.get_coordinates(shapely.point_on_surface(areas[small]))
    through = _rising(inside[:, 0] - inside[:, 1], south, north)
    cut = shapely.intersection([*lines[line], *through], [*areas[area], *areas[small]])
    parts = shapely.get_parts(cut)
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING]
    ends = np.full((len(parts), 3, 2), np.nan)
    ends[:, :2] = _degrees(shapely.get_coordinates(parts).reshape(-1, 2, 2))
    return ends.reshape(-1, 2).round(_DECIMALS)


def _rising(starts: npt.NDArray[np.float64], south: float, north: float) -> _Lines:
    """Lines that rise as they go to the right, from one height to another."""
    ends = np.stack(
        [starts + south, np.full_like(starts, south), starts + north, np.full_like(starts, north)]
    )
    lines: _Lines = shapely.linestrings(ends.T.reshape(-1, 2, 2))
    return lines


def _flat(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """From degrees to web Mercator, in radians."""
    x, y = np.radians(degrees).T
    return np.column_stack([x, np.arcsinh(np.tan(y))])


def _degrees(flat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    x, y = np.moveaxis(flat, -1, 0)
    return np.degrees(np.stack([x, np.arctan(np.sinh(y))], axis=-1))
