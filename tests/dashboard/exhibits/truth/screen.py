"""The marks of a Plotly figure."""

import html
import math
import re
from typing import Any

import numpy as np
import plotly.graph_objects as go

from tests.dashboard.exhibits.truth.marks import Band, Bar, Dot, Line, Marks, Patch, Point, Word, colour, runs

__all__ = ["screen_marks", "split"]

_TAG = re.compile(r"<b>(.*?)</b>")


def screen_marks(figure: go.Figure) -> Marks:
    """Read a figure as the browser gets it."""
    seen = Marks("on the screen")
    filled: dict[tuple[str, float], float] = {}
    for trace in (one.to_plotly_json() for one in figure.data):
        if trace["type"] == "bar":
            _bars(seen, trace, filled)
        else:
            _READ[trace["type"]](seen, trace)
    layout = figure.layout.to_plotly_json()
    for shape in layout.get("shapes") or ():
        _shape(seen, shape)
    for note in layout.get("annotations") or ():
        panel = _panel(note, "xref")
        at = _value(note, "x", "xref"), _value(note, "y", "yref")
        _say(seen, panel, at, note["text"], (note.get("font") or {}).get("color"))
    for name, axis in layout.items():
        if name.startswith("yaxis"):
            for at, text in zip(_listed(axis.get("tickvals")), _listed(axis.get("ticktext")), strict=False):
                _say(seen, name[5:], (math.nan, float(at)), text, None)
        if name.startswith(("xaxis", "yaxis")) and (title := (axis.get("title") or {}).get("text")):
            _say(seen, name[5:], (math.nan, math.nan), title, None, name[0] == "y")
    return seen


def split(text: str) -> list[tuple[str, str]]:
    """Lines of a text with what is bold in each."""
    found = []
    for line in text.split("<br>"):
        bold = "".join(_TAG.findall(line))
        found.append((html.unescape(line.replace("<b>", "").replace("</b>", "")), html.unescape(bold)))
    return found


def _say(seen: Marks, panel: str, at: Point, text: str, ink: str | None, turned: bool = False) -> None:
    for line, bold in split(str(text)):
        if line:
            seen.words.append(Word(panel, at, line, bold, colour(ink), turned))


def _scatter(seen: Marks, trace: dict[str, Any]) -> None:
    panel, mode = str(trace.get("xaxis", "x"))[1:], str(trace.get("mode", "lines"))
    line, marker = trace.get("line") or {}, trace.get("marker") or {}
    points = [
        None if x is None or y is None else (float(x), float(y))
        for x, y in zip(_listed(trace.get("x")), _listed(trace.get("y")), strict=True)
    ]
    count = len(points)
    if trace.get("fill") == "toself":
        seen.bands += [Band(panel, run, colour(trace["fillcolor"])) for run in runs(points)]
    elif "lines" in mode:
        look = colour(line.get("color")), float(line.get("width", 2)), line.get("dash", "solid") != "solid"
        seen.lines += [Line(panel, run, *look) for run in runs(points)]
    texts = _each(trace.get("text"), count)
    if "markers" in mode:
        fills, edges = _fills(marker, line, count), (marker.get("line") or {})
        names = _each(trace.get("hovertext"), count) if trace.get("hovertext") is not None else texts
        sizes = _each(marker.get("size", 6), count)
        for nth, point in enumerate(points):
            if point is not None:
                edge = colour(edges.get("color")) if edges.get("width") else ""
                name = str(names[nth] or "")
                seen.dots.append(Dot(panel, point, fills[nth], edge, float(sizes[nth]), name))
    if "text" in mode:
        font = trace.get("textfont") or {}
        heavy = font.get("weight") == "bold"
        for point, text in zip(points, texts, strict=True):
            if point is not None and text:
                _say(seen, panel, point, f"<b>{text}</b>" if heavy else text, font.get("color"))


def _fills(marker: dict[str, Any], line: dict[str, Any], count: int) -> list[str]:
    told = _each(marker.get("color", line.get("color")), count)
    scale = marker.get("colorscale")
    if scale is None:
        return [colour(one) for one in told]
    low, high = marker["cmin"], marker["cmax"]
    return [_on_scale(float(one), low, high, scale) for one in told]


def _on_scale(value: float, low: float, high: float, scale: Any) -> str:
    """The colour of a value on a scale, which must stand in the middle of a step."""
    part = (value - low) / (high - low)
    steps = [(float(at), str(one)) for at, one in scale]
    (start, first), (stop, last) = next(
        (a, b) for a, b in zip(steps[::2], steps[1::2], strict=True) if part <= b[0]
    )
    assert first == last and start < part < stop, f"{value} stands between two colours"
    return colour(first)


def _bars(seen: Marks, trace: dict[str, Any], filled: dict[tuple[str, float], float]) -> None:
    flat, panel = trace.get("orientation") == "h", str(trace.get("xaxis", "x"))[1:]
    along, across = (_listed(trace[name]) for name in (("x", "y") if flat else ("y", "x")))
    marker = trace.get("marker") or {}
    fills, widths = _each(marker.get("color"), len(along)), _each(trace.get("width", 0), len(along))
    hatched = bool((marker.get("pattern") or {}).get("shape"))
    for place, long, fill, width in zip(across, along, fills, widths, strict=True):
        start = filled.get((panel, place), 0.0)
        filled[panel, place] = start + long
        ends, sides = (start, start + long), (place - width / 2, place + width / 2)
        x, y = (ends, sides) if flat else (sides, ends)
        if long:
            seen.bars.append(Bar(panel, x, y, colour(fill), hatched))


def _areas(seen: Marks, trace: dict[str, Any]) -> None:
    regions, numbers = _listed(trace["locations"]), _listed(trace["z"])
    low, high = trace.get("zmin", min(numbers)), trace.get("zmax", max(numbers))
    edge = colour(((trace.get("marker") or {}).get("line") or {}).get("color"))
    for region, number in zip(regions, numbers, strict=True):
        one = len({told for _, told in trace["colorscale"]}) == 1
        fill = trace["colorscale"][0][1] if one else _on_scale(number, low, high, trace["colorscale"])
        seen.patches.append(Patch(region, colour(fill), edge))


def _points_on_map(seen: Marks, trace: dict[str, Any]) -> None:
    if trace["mode"] == "lines":
        line = trace["line"]
        places = list(zip(_listed(trace["lon"]), _listed(trace["lat"]), strict=True))
        there = [None if place[0] is None else place for place in places]
        seen.lines += [Line("map", run, colour(line["color"]), float(line["width"])) for run in runs(there)]
        return
    marker = trace["marker"]
    for lon, lat in zip(_listed(trace["lon"]), _listed(trace["lat"]), strict=True):
        seen.dots.append(Dot("map", (lon, lat), colour(marker["color"]), "", float(marker["size"])))


def _shape(seen: Marks, shape: dict[str, Any]) -> None:
    panel, line = _panel(shape, "xref"), shape.get("line") or {}
    x, y = ([_value(shape, f"{way}{end}", f"{way}ref") for end in (0, 1)] for way in "xy")
    if shape["type"] == "rect":
        seen.bars.append(Bar(panel, tuple(sorted(x)), tuple(sorted(y)), colour(shape["fillcolor"])))
    else:
        look = colour(line.get("color")), float(line.get("width", 2)), line.get("dash", "solid") != "solid"
        seen.lines.append(Line(panel, tuple(zip(x, y, strict=True)), *look))


def _panel(told: dict[str, Any], ref: str) -> str:
    name = told.get(ref, "x")
    return "" if name == "paper" or " " in name else name[1:]


def _value(told: dict[str, Any], name: str, ref: str) -> float:
    """A place in values of its axis; not a number where it is a part of the paper."""
    of = told.get(ref, ref[0])
    return math.nan if of == "paper" or " " in of else float(told[name])


def _listed(raw: Any) -> list[Any]:
    listed = [] if raw is None else np.asarray(raw).tolist() if isinstance(raw, np.ndarray) else list(raw)
    return [None if isinstance(one, float) and math.isnan(one) else one for one in listed]


def _each(raw: Any, count: int) -> list[Any]:
    return _listed(raw) if isinstance(raw, list | tuple | np.ndarray) else [raw] * count


_READ = {"scatter": _scatter, "scattermap": _points_on_map, "choroplethmap": _areas}
