"""What a map has on the screen alone: a quiet ground of what is not land, and the borders of provinces."""

from typing import Any

from dashboard.charts.drawn import Drawn

__all__ = ["on_screen"]

_GROUND, _PROVINCES = "#e9edef", "#7d8a93"
_EAST, _NORTH = 180.0, 85.0
"""Degrees: the ground reaches further than one can pan."""


def on_screen(picture: Drawn, provinces: str | None) -> Drawn:
    """Return a map as it is looked at.

    Parameters
    ----------
    picture : Drawn
        Of :func:`dashboard.charts.area_map.area_map`.
    provinces : str or None
        Where the browser fetches the provinces.
    """
    layers = [_layer("fill", _world(), _GROUND, below="traces", opacity=1)]
    if provinces:
        layers.append(_layer("line", provinces, _PROVINCES, line={"width": 0.8}, opacity=0.6))
    return picture.with_layers(layers)


def _layer(kind: str, source: Any, colour: str, **more: Any) -> dict[str, Any]:
    return {"sourcetype": "geojson", "source": source, "type": kind, "color": colour, **more}


def _world() -> dict[str, Any]:
    ring = [[-_EAST, -_NORTH], [_EAST, -_NORTH], [_EAST, _NORTH], [-_EAST, _NORTH], [-_EAST, -_NORTH]]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
