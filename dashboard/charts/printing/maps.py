"""Maps: areas in classes and dots, in the browser's projection (web Mercator)."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from dashboard.charts.printing.reading import CannotPrintError, Reading
from dashboard.charts.printing.svg import Sheet
from dashboard.charts.printing.traces import MEANINGLESS, each, in_steps, values

__all__ = ["Projection", "Shapes", "draw_areas", "draw_points", "project"]

_TILE = 512
_MARGIN = 1.04
_FINEST = 0.25
"""Pixels: corners that lie nearer to the one before are left out."""


@dataclass(frozen=True)
class Shapes:
    """Areas by code: rings of corners, as parts of the world (0 to 1 from the upper left)."""

    rings: Mapping[str, tuple[np.ndarray, ...]]

    @classmethod
    def from_geojson(cls, raw: bytes) -> "Shapes":
        """Read a FeatureCollection of polygons in degrees, each with `properties.code`."""
        found = {}
        for feature in json.loads(raw)["features"]:
            shape = feature["geometry"]
            parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
            found[feature["properties"]["code"]] = tuple(_world(ring) for part in parts for ring in part)
        return cls(found)

    def of(self, regions: Iterable[str]) -> "Shapes":
        """Return some of the areas: those that a map draws, so that they are drawn as large as fits."""
        return Shapes({region: self.rings[region] for region in regions if region in self.rings})

    def bounds(self) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom of all areas."""
        corners = np.vstack([ring for rings in self.rings.values() for ring in rings])
        return (*corners.min(axis=0), *corners.max(axis=0))


def _world(degrees: Sequence[Sequence[float]]) -> np.ndarray:
    corners = np.asarray(degrees, dtype=float)
    x = (corners[:, 0] + 180) / 360
    y = 0.5 - np.arcsinh(np.tan(np.radians(corners[:, 1]))) / (2 * math.pi)
    return np.column_stack([x, y])


@dataclass(frozen=True)
class Projection:
    """From the world to pixels."""

    scale: float
    left: float
    top: float

    def path(self, rings: Sequence[np.ndarray]) -> str:
        """Write rings as an SVG path with a tenth of a pixel."""
        written = []
        for ring in rings:
            pixels = np.round((ring - (self.left, self.top)) * self.scale, 1)
            moved = np.ones(len(pixels), dtype=bool)
            moved[1:-1] = np.abs(np.diff(pixels, axis=0)).max(axis=1)[:-1] >= _FINEST
            kept = pixels[moved]
            if len(kept) > 3:
                written.append("M" + "L".join(f"{x:g} {y:g}" for x, y in kept[:-1].tolist()) + "Z")
        return "".join(written)

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a place lies."""
        x, y = (_world([(longitude, latitude)])[0] - (self.left, self.top)) * self.scale
        return float(x), float(y)


def project(raw: Mapping[str, Any], shapes: Shapes | None, size: tuple[float, float]) -> Projection:
    """Look at the map as its figure does, whatever the width it is drawn at.

    A figure that looks at the middle of its areas wants all of them to be seen: it is drawn as large as fits. One
    that looks elsewhere keeps its zoom.
    """
    settings = Reading("map", raw)
    centre = settings.part("center")
    middle = _world([(centre.take("lon", 0.0), centre.take("lat", 0.0))])[0]
    scale = _TILE * 2 ** settings.take("zoom", 1)
    settings.one_of("style", ("white-bg",), "basic")
    centre.done()
    settings.done("uirevision")
    if shapes is not None and shapes.rings:
        left, top, right, bottom = shapes.bounds()
        wide, high = right - left, bottom - top
        aside = np.abs(middle - ((left + right) / 2, (top + bottom) / 2)).max()
        if aside < 0.02 * max(wide, high):
            scale = min(size[0] / wide, size[1] / high) / _MARGIN
    return Projection(float(scale), *(float(at) for at in middle - np.array(size) / 2 / scale))


def draw_areas(sheet: Sheet, raw: Mapping[str, Any], shapes: Shapes | None, project: Projection) -> None:
    """Draw the areas of a choropleth."""
    trace = Reading("choroplethmap", raw)
    if shapes is None:
        raise CannotPrintError("choroplethmap: the areas are not given")
    regions, numbers = values(trace.take("locations")), values(trace.take("z"))
    marker = trace.part("marker")
    line, opacity = marker.part("line"), marker.take("opacity", 1)
    edges, widths = (
        each(line.take("color", "#444444"), len(regions)),
        each(line.take("width", 1), len(regions)),
    )
    seen = each(opacity, len(regions))
    line.done()
    marker.done()
    scale = trace.take("colorscale", [])
    known = [number for number in numbers if number is not None]
    low, high = trace.take("zmin", min(known, default=0)), trace.take("zmax", max(known, default=0))
    for nth, (region, value) in enumerate(zip(regions, numbers, strict=True)):
        if region not in shapes.rings:
            raise CannotPrintError(f"choroplethmap: there is no area {region}")
        fill = None if value is None else in_steps(value, low, high, scale)
        path = project.path(shapes.rings[region])
        if path:
            sheet.path(path, fill, edges[nth], widths[nth], opacity=seen[nth])
    trace.done(*MEANINGLESS, "geojson", "featureidkey", "showscale", "text", "zauto", "below", "subplot")


def draw_points(sheet: Sheet, raw: Mapping[str, Any], project: Projection) -> None:
    """Draw dots on a map, or lines."""
    trace = Reading("scattermap", raw)
    longitudes, latitudes = values(trace.take("lon")), values(trace.take("lat"))
    places = [
        None if lon is None or lat is None else project.pixel(lon, lat)
        for lon, lat in zip(longitudes, latitudes, strict=True)
    ]
    if trace.one_of("mode", ("markers", "lines"), "markers") == "lines":
        _lines(sheet, trace, places)
    else:
        _dots(sheet, trace, places)
    trace.done(*MEANINGLESS, "below", "subplot", "cluster")


def _lines(sheet: Sheet, trace: Reading, places: Sequence[tuple[float, float] | None]) -> None:
    """All lines as one path: they are many, and alike."""
    line = trace.part("line")
    parts = groupby(places, key=lambda place: place is not None)
    runs = [[place for place in part if place is not None] for there, part in parts if there]
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs)
    if path:
        sheet.path(path, None, line.take("color", "#444444"), line.take("width", 2))
    line.done()


def _dots(sheet: Sheet, trace: Reading, places: Sequence[tuple[float, float] | None]) -> None:
    count = len(places)
    marker, opacity = trace.part("marker"), trace.take("opacity", 1)
    sizes, colours = each(marker.take("size", 6), count), each(marker.take("color", "#444444"), count)
    seen = [opacity * part for part in each(marker.take("opacity", 1), count)]
    marker.one_of("symbol", ("circle",), "circle")
    marker.done("allowoverlap", "sizemode", "sizeref", "sizemin")
    for nth, place in enumerate(places):
        if place is not None:
            sheet.circle(*place, sizes[nth] / 2, colours[nth], None, 0, seen[nth])
