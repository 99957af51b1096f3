"""Lines, dots, texts and filled areas."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.charts.printing.axes import Axis
from dashboard.charts.printing.ranges import Spread
from dashboard.charts.printing.reading import CannotPrintError, Reading
from dashboard.charts.printing.svg import DASHES, Sheet, number

__all__ = ["GAP", "MEANINGLESS", "draw_scatter", "each", "in_steps", "on_axes", "symbol", "values"]

MEANINGLESS = (
    *(
        "type",
        "name",
        "hovertemplate",
        "hoverinfo",
        "hovertext",
        "hoverlabel",
        "hoveron",
        "customdata",
        "ids",
    ),
    *("uid", "meta", "uirevision", "selected", "unselected", "selectedpoints", "legendgroup", "showlegend"),
    *("cliponaxis", "xaxis", "yaxis", "visible"),
)
"""What says nothing on paper, and what is read before."""

_CORNERS = {
    "triangle-right": ((-0.58, -1.15), (-0.58, 1.15), (1.15, 0)),
    "triangle-left": ((0.58, -1.15), (0.58, 1.15), (-1.15, 0)),
}
"""Of marks that are no circles, in halves of their size from the middle."""

GAP = 3.0
"""Pixels between a mark and its text."""

_FREE, _LEAST_FREE = 1.6, 3.0
"""Plotly leaves a dot's size divided by the one free beyond it on an axis of its own choice, and the other at least."""


def values(raw: Any) -> list[Any]:
    """Return what a trace holds as a list; missing is None."""
    if raw is None:
        return []
    listed = raw.tolist() if isinstance(raw, np.ndarray) else list(raw)
    return [None if value is None or value != value else value for value in listed]


def each(value: Any, count: int) -> list[Any]:
    """One value for each point, whether all have the same or not."""
    if isinstance(value, np.ndarray | list | tuple):
        listed = list(value)
        if len(listed) < count:
            raise CannotPrintError(f"{len(listed)} values for {count} points")
        return listed
    return [value] * count


def on_axes(trace: Mapping[str, Any]) -> dict[str, list[Spread]]:
    """Return what a trace puts on its axes, with what stays free beyond that."""
    across, up = trace.get("xaxis") or "x", trace.get("yaxis") or "y"
    x, y = values(trace.get("x")), values(trace.get("y"))
    if trace["type"] == "bar":
        base = values(trace["base"]) if isinstance(trace.get("base"), list | tuple | np.ndarray) else []
        lies = trace.get("orientation") == "h"
        (x if lies else y).extend([0, *base])
        return {across: [Spread(x, nought=lies)], up: [Spread(y, nought=not lies)]}
    mode = str(trace.get("mode", "lines"))
    padded = "markers" in mode or "text" in mode
    if "markers" not in mode:
        return {across: [Spread(x, padded=padded)], up: [Spread(y)]}
    beyond = [
        max(size / _FREE, _LEAST_FREE) for size in each((trace.get("marker") or {}).get("size", 6), len(x))
    ]
    return {
        name: [
            Spread([value for value, free in zip(of_axis, beyond, strict=True) if free == one], one)
            for one in dict.fromkeys(beyond)
        ]
        for name, of_axis in ((across, x), (up, y))
    }


def draw_scatter(
    sheet: Sheet, raw: Mapping[str, Any], axes: Mapping[str, Axis], font: tuple[float, str]
) -> None:
    """Draw lines, dots, texts and filled areas.

    Parameters
    ----------
    sheet : Sheet
    raw : mapping
        The trace.
    axes : mapping of name to Axis
    font : size, colour
    """
    trace = Reading("scatter", raw)
    x_axis, y_axis = axes[trace.take("xaxis", "x")], axes[trace.take("yaxis", "y")]
    raw_x, raw_y = values(trace.take("x")), values(trace.take("y"))
    points = [
        None if x is None or y is None else (x_axis.pixel(x), y_axis.pixel(y))
        for x, y in zip(raw_x, raw_y, strict=True)
    ]
    mode = set(str(trace.take("mode", "lines")).split("+"))
    if mode - {"lines", "markers", "text", "none"}:
        raise CannotPrintError(f"scatter.mode: {sorted(mode)} cannot be drawn")
    opacity = trace.take("opacity", 1)
    line, marker, font_of_text = trace.part("line"), trace.part("marker"), trace.part("textfont")
    trace.one_of("connectgaps", (False,), False)
    line.one_of("shape", ("linear",), "linear")
    runs = _runs(points)
    fill = trace.one_of("fill", ("none", "toself"), "none")
    colour, width = line.take("color", "#444444"), line.take("width", 2)
    fill_colour = trace.take("fillcolor", colour)
    dash = line.one_of("dash", tuple(DASHES), "solid")
    line.done("simplify")
    for run in runs if fill == "toself" else ():
        corners = "L".join(f"{number(x)} {number(y)}" for x, y in run)
        sheet.path(f"M{corners}Z", fill_colour, opacity=opacity)
    if "lines" in mode:
        for run in runs:
            sheet.line(run, colour, width, dash, opacity)
    if "markers" in mode:
        _markers(sheet, points, marker, colour, opacity)
    texts = trace.take("text")
    size, ink = font_of_text.take("size", font[0]), font_of_text.take("color", font[1])
    bold = font_of_text.one_of("weight", ("normal", "bold"), "normal") == "bold"
    font_of_text.done("family")
    position = trace.take("textposition", "middle center")
    radius = _radii(raw, len(points))
    if "text" in mode and texts is not None:
        places, sizes = each(position, len(points)), each(size, len(points))
        inks = each(ink, len(points))
        written = [texts] * len(points) if isinstance(texts, str) else each(texts, len(points))
        for nth, (text, point) in enumerate(zip(written, points, strict=True)):
            if text and point is not None:
                told = f"<b>{text}</b>" if bold else str(text)
                _label(sheet, point, told, places[nth], sizes[nth], inks[nth], radius[nth])
    trace.done(*MEANINGLESS)


def _radii(raw: Mapping[str, Any], count: int) -> list[float]:
    """Half the size of each dot; nothing where there are none."""
    if "markers" not in str(raw.get("mode", "lines")):
        return [0.0] * count
    return [size / 2 for size in each((raw.get("marker") or {}).get("size", 6), count)]


def _runs(points: Sequence[Any]) -> list[list[tuple[float, float]]]:
    """Cut a line where a point is missing."""
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _markers(sheet: Sheet, points: Sequence[Any], marker: Reading, of_line: str, opacity: float) -> None:
    line = marker.part("line")
    count = len(points)
    colours = _colours(marker, of_line, count)
    sizes, symbols = each(marker.take("size", 6), count), each(marker.take("symbol", "circle"), count)
    edges, widths = each(line.take("color", "#444444"), count), each(line.take("width", 0), count)
    seen = [opacity * part for part in each(marker.take("opacity", 1), count)]
    line.done()
    marker.done("sizemode", "sizeref", "sizemin")
    for nth, point in enumerate(points):
        if point is not None:
            symbol(sheet, point, sizes[nth], symbols[nth], colours[nth], edges[nth], widths[nth], seen[nth])


def _colours(marker: Reading, of_line: str, count: int) -> list[str]:
    colours = each(marker.take("color", of_line), count)
    if all(isinstance(colour, str) for colour in colours):
        return colours
    scale, low, high = (marker.take(name, None) for name in ("colorscale", "cmin", "cmax"))
    if scale is None or low is None or high is None:
        raise CannotPrintError("marker.color: only numbers on a scale with bounds can be drawn")
    return [in_steps(float(colour), low, high, scale) for colour in colours]


def in_steps(value: float, low: float, high: float, scale: Sequence[Any]) -> str:
    """Return the colour of a value on a scale in steps (every colour stands at both ends of its step)."""
    share = 0.0 if high <= low else min(1.0, max(0.0, (value - low) / (high - low)))
    marks = [(float(at), str(colour)) for at, colour in scale]
    steps = list(zip(marks[::2], marks[1::2], strict=True))
    if any(first[1] != last[1] for first, last in steps):
        raise CannotPrintError("colorscale: only steps can be drawn")
    for first, last in reversed(steps):
        if share >= first[0] - 1e-9:
            return last[1]
    return steps[0][0][1]


def symbol(
    sheet: Sheet,
    point: tuple[float, float],
    size: float,
    shape: str,
    colour: str,
    edge: str,
    width: float,
    opacity: float,
) -> None:
    """Draw one mark.

    Raises
    ------
    CannotPrintError
        Its shape is not one of Plotly's that are known here.
    """
    (x, y), half = point, size / 2
    if shape == "circle":
        sheet.circle(x, y, half, colour, edge, width, opacity)
        return
    if shape not in _CORNERS:
        raise CannotPrintError(f"marker.symbol: {shape!r} cannot be drawn")
    path = "L".join(
        f"{number(x + right * half)} {number(y + down * half)}" for right, down in _CORNERS[shape]
    )
    sheet.path(f"M{path}Z", colour, edge, width, opacity=opacity)


def _label(
    sheet: Sheet,
    point: tuple[float, float],
    text: str,
    position: str,
    size: float,
    colour: str,
    radius: float,
) -> None:
    high, _, wide = position.partition(" ")
    away = radius + GAP if radius else 0
    x = point[0] + {"left": -1, "center": 0, "right": 1}[wide] * (away if radius else 0)
    above = {"top": "bottom", "middle": "middle", "bottom": "top"}[high]
    y = point[1] + {"top": -radius, "middle": 0, "bottom": radius}[high]
    # Text that is put to the left of a point ends there.
    sheet.text(x, y, text, size, colour, {"left": "right", "center": "center", "right": "left"}[wide], above)
