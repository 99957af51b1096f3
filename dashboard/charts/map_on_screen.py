"""What a map has on the screen alone: a quiet ground of all that is not land of the areas that are drawn."""

from dashboard.charts.drawn import Drawn

__all__ = ["on_screen"]

_GROUND = "#e9edef"
_EAST, _NORTH = 180.0, 85.0
"""Degrees: the ground reaches further than one can pan."""


def on_screen(picture: Drawn) -> Drawn:
    """Return a map of :func:`dashboard.charts.area_map.area_map` as it is looked at."""
    ring = [[-_EAST, -_NORTH], [_EAST, -_NORTH], [_EAST, _NORTH], [-_EAST, _NORTH], [-_EAST, -_NORTH]]
    world = {"type": "Polygon", "coordinates": [ring]}
    source = {"type": "Feature", "properties": {}, "geometry": world}
    layer = {"sourcetype": "geojson", "source": source, "type": "fill", "below": "traces"}
    return picture.with_layers([layer | {"color": _GROUND, "opacity": 1}])
