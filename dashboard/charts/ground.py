"""What a map is drawn on: its areas, which the browser fetches by itself, and what part of the world they cover."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import shapely

from dashboard.web.geometry import geometry_url
from data_sources import Snapshot
from geo.web import web_geometry

__all__ = ["Ground", "Size", "filled", "fitting_scale", "fitting_zoom", "ground", "middle"]

Bounds = tuple[float, float, float, float]
"""West, south, east and north in degrees."""

Size = tuple[int, int]
"""Width (as expected) and height of a picture in pixels."""

_TILE = 512  # pixels of the world at zoom 0, in MapLibre
_MARGIN = 1.04


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on.

    Attributes
    ----------
    url : str
        Where the browser fetches the areas; each feature has `properties.code` and `properties.name`.
    bounds : Bounds
        What the map shows at first.
    frame : Size
    shapes : callable
        Gives each area as it is drawn, in degrees, by code.
    """

    url: str
    bounds: Bounds
    frame: Size
    shapes: Callable[[], Mapping[str, shapely.Geometry]] = field(repr=False, compare=False)


def ground(
    snapshot: Snapshot,
    level: str,
    year: int,
    gemeente: str | None,
    frame: Size,
    only: tuple[str, ...] = (),
) -> Ground:
    """Return the areas of a level and year, of one gemeente or of the country; some of them fill the picture.

    Raises
    ------
    LookupError
        There are none.
    """
    made = web_geometry(level, year, gemeente, snapshot=snapshot)
    return Ground(geometry_url(made), made.extent(only) if only else made.bounds, frame, lambda: made.shapes)


def fitting_scale(bounds: Bounds, frame: Size) -> float:
    """Pixels of a radian of longitude at which an area in degrees just fits into a picture."""
    west, south, east, north = bounds
    width, height = frame
    return min(width / math.radians(east - west), height / (_mercator(north) - _mercator(south))) / _MARGIN


def filled(bounds: Bounds, frame: Size) -> tuple[float, float]:
    """Width and height in pixels of the part of a picture that an area in degrees fills where it just fits."""
    west, south, east, north = bounds
    scale = _MARGIN * fitting_scale(bounds, frame)
    return scale * math.radians(east - west), scale * (_mercator(north) - _mercator(south))


def fitting_zoom(bounds: Bounds, frame: Size) -> float:
    """MapLibre's zoom at which an area in degrees just fits into a picture."""
    return math.log2(fitting_scale(bounds, frame) * 2 * math.pi / _TILE)


def middle(bounds: Bounds) -> dict[str, float]:
    """Return the place that stands in the middle of a map, as Plotly's `lon` and `lat`."""
    west, south, east, north = bounds
    latitude = math.degrees(math.atan(math.sinh((_mercator(south) + _mercator(north)) / 2)))
    return {"lon": (west + east) / 2, "lat": latitude}


def _mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))
