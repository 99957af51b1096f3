"""Any exhibit as a picture to take along (PNG or SVG), with title, legend, source and date in it."""

from functools import lru_cache

from dashboard.charts.exhibit import Area, Exhibit
from dashboard.charts.printing import Shapes
from data_sources import Snapshot
from geo.web import web_geometry

__all__ = ["shapes_of"]


def shapes_of(exhibit: Exhibit, snapshot: Snapshot) -> Shapes | None:
    """Return the areas that an exhibit draws; None when it is no map."""
    return None if exhibit.map is None else _shapes(exhibit.map, snapshot)


@lru_cache(maxsize=64)
def _shapes(area: Area, snapshot: Snapshot) -> Shapes:
    return Shapes.from_geojson(web_geometry(area.level, area.year, area.gemeente, snapshot=snapshot).raw)
