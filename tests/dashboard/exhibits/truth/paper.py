"""The marks of a picture on paper: an SVG, of which pixels are turned back into values."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

import numpy as np

from tests.dashboard.exhibits.truth.marks import Band, Bar, Dot, Line, Marks, Patch, Point, Word, colour
from tests.dashboard.exhibits.truth.sides import Panel, Print, panels

__all__ = ["paper_marks"]

_SVG = "{http://www.w3.org/2000/svg}"
_PAIR = re.compile(r"(-?[\d.]+)[ ,](-?[\d.]+)")

Rings = Mapping[str, tuple[np.ndarray, ...]]


def paper_marks(svg: str, layout: dict[str, Any], areas: Rings | None = None) -> Marks:
    """Read a picture on paper.

    Parameters
    ----------
    svg : str
    layout : dict
        Of the screen's figure: which axes there are, and between which values where no numbers are printed.
    areas : mapping of region to rings, optional
        Of a map, as parts of the world (0 to 1 from the upper left).
    """
    root = ElementTree.fromstring(svg)
    seen = Marks("on paper")
    hatchings = {
        f"url(#{one.get('id')})": colour(one[0].get("stroke")) for one in root.iter(f"{_SVG}pattern")
    }
    elements = list(_painted(root))
    if areas is not None:
        _map(seen, elements, areas)
        return seen
    words = [_print(one) for one in elements if one.tag == f"{_SVG}text"]
    found = panels(layout, (float(root.get("width", 0)), float(root.get("height", 0))), words)
    for panel in found:
        x, y = panel.x, panel.y
        seen.step[panel.name] = (abs(x.slope) * 0.01, abs(y.slope) * 0.01)
    for one in elements:
        _element(seen, one, found, hatchings)
    return seen


def _painted(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for one in root:
        if one.tag == f"{_SVG}g":
            yield from _painted(one)
        elif one.tag != f"{_SVG}defs":
            yield one


def _element(seen: Marks, one: ElementTree.Element, found: list[Panel], hatchings: Mapping[str, str]) -> None:
    fill = colour(one.get("fill"), one.get("fill-opacity"))
    edge = colour(one.get("stroke"), one.get("stroke-opacity"))
    match one.tag.removeprefix(_SVG):
        case "circle":
            panel, at = _values(found, float(one.get("cx", 0)), float(one.get("cy", 0)))
            # How far a dot lets through what lies under it is no value.
            fill = fill.partition("/")[0]
            seen.dots.append(Dot(panel, at, fill, edge.partition("/")[0], 2 * float(one.get("r", 0))))
        case "rect":
            left, top, wide, high = (float(one.get(name, 0)) for name in ("x", "y", "width", "height"))
            panel, low = _values(found, left, top + high)
            _, high_end = _values(found, left + wide, top, panel)
            painted = one.get("fill", "")
            x, y = (tuple(sorted(ends)) for ends in zip(low, high_end, strict=True))
            seen.bars.append(Bar(panel, x, y, hatchings.get(painted, fill), painted in hatchings))
        case "path":
            _path(seen, one, found, fill, edge)
        case "text":
            told = _print(one)
            panel, at = _values(found, told.x, _middle(told))
            bold = "".join(part.text or "" for part in one.iter(f"{_SVG}tspan"))
            seen.words.append(Word(panel, at, told.text, bold, fill, one.get("transform") is not None))


def _path(seen: Marks, one: ElementTree.Element, found: list[Panel], fill: str, edge: str) -> None:
    pixels = [(float(x), float(y)) for x, y in _PAIR.findall(one.get("d", ""))]
    across = np.ptp(np.array(pixels), axis=0)
    if fill and len(pixels) == 3 and across.max() < 30:
        # An arrow stands where its middle is.
        panel, at = _values(found, *np.mean(pixels, axis=0))
        seen.dots.append(Dot(panel, at, fill, edge, float(across[1])))
        return
    panel, _ = _values(found, *np.mean(pixels, axis=0))
    points = tuple(_values(found, *pixel, panel)[1] for pixel in pixels)
    if fill:
        seen.bands.append(Band(panel, points, fill))
    if edge:
        dashed = one.get("stroke-dasharray") is not None
        seen.lines.append(Line(panel, points, edge, float(one.get("stroke-width", 1)), dashed))


def _print(one: ElementTree.Element) -> Print:
    place = [float(one.get(name, 0)) for name in ("x", "y")]
    text = "".join(one.itertext())
    ink = colour(one.get("fill"))
    return Print(*place, text, one.get("text-anchor", "start"), float(one.get("font-size", 0)), ink)


def _middle(told: Print) -> float:
    """The height of the middle of a line of words."""
    return told.y - 0.984 * told.size + 1.257 * told.size / 2


def _values(found: list[Panel], x: float, y: float, name: str | None = None) -> tuple[str, Point]:
    """The panel in which a place lies, or which is nearest, and its values there."""
    panel = min(found, key=lambda one: one.away(x, y) if name is None else one.name != name)
    return panel.name, (panel.x.value(x), panel.y.value(y))


def _map(seen: Marks, elements: list[ElementTree.Element], areas: Rings) -> None:
    """Find which area each path is by where it lies, and from where dots are."""
    paths = [
        (one, _largest([_corners(part) for part in one.get("d", "").split("M")[1:]]))
        for one in elements
        if one.tag == f"{_SVG}path" and one.get("d", "").endswith("Z")
    ]
    regions = list(areas)
    boxes = np.array([_box(_largest(areas[region])) for region in regions])
    world = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
    drawn = np.array([_box(corners) for _, corners in paths])
    page = np.concatenate([drawn[:, :2].min(axis=0), drawn[:, 2:].max(axis=0)])
    scale = (page[2:] - page[:2]).max() / (world[2:] - world[:2]).max()
    there = (boxes - np.tile(world[:2], 2)) * scale + np.tile(page[:2], 2)
    for one, corners in paths:
        off = np.abs(there - _box(corners)).max(axis=1)
        assert off.min() < 1, "an area lies where none belongs"
        assert (off < off.min() + 1e-9).sum() == 1
        fill, edge = (colour(one.get(name), one.get(f"{name}-opacity")) for name in ("fill", "stroke"))
        seen.patches.append(Patch(regions[int(off.argmin())], fill, edge))

    def place(x: float, y: float) -> Point:
        x, y = (np.array([x, y]) - page[:2]) / scale + world[:2]
        return x * 360 - 180, math.degrees(math.atan(math.sinh((0.5 - y) * 2 * math.pi)))

    for one in elements:
        if one.tag == f"{_SVG}circle":
            at = place(float(one.get("cx", 0)), float(one.get("cy", 0)))
            seen.dots.append(Dot("map", at, colour(one.get("fill")), "", 2 * float(one.get("r", 0))))
        elif one.tag == f"{_SVG}path" and not one.get("d", "").endswith("Z"):
            look = colour(one.get("stroke")), float(one.get("stroke-width", 1))
            for run in one.get("d", "").split("M")[1:]:
                seen.lines.append(Line("map", tuple(place(*pixel) for pixel in _corners(run)), *look))


def _corners(path: str) -> np.ndarray:
    return np.array([(float(x), float(y)) for x, y in _PAIR.findall(path)])


def _largest(rings: Sequence[np.ndarray]) -> np.ndarray:
    """The ring that an area is known by: small ones are not drawn."""
    return max(rings, key=lambda ring: float(np.prod(np.ptp(ring, axis=0))))


def _box(corners: np.ndarray) -> np.ndarray:
    return np.concatenate([corners.min(axis=0), corners.max(axis=0)])
