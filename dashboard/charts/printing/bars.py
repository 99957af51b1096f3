"""Bars, on or beside each other, plain or hatched, with their texts."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from dashboard.charts.printing.axes import Axis
from dashboard.charts.printing.reading import CannotPrintError, Reading
from dashboard.charts.printing.svg import Sheet
from dashboard.charts.printing.traces import MEANINGLESS, each, values

__all__ = ["Bars"]


class Bars:
    """Draws bars; those of several traces stand on or beside each other.

    Parameters
    ----------
    traces : list of mapping
        All bars of a figure.
    mode : str
        stack or group.
    gap, group_gap : float
        Parts of the room for a place that are left open.
    """

    def __init__(self, traces: list[Mapping[str, Any]], mode: str, gap: float, group_gap: float):
        self._mode, self._gap, self._group_gap = mode, gap, group_gap
        self._of_pair: dict[tuple[str, str], list[int]] = {}
        for trace in traces:
            self._of_pair.setdefault(_pair(trace), []).append(id(trace))
        self._filled: dict[tuple[Any, ...], float] = {}

    def extents(self, trace: Mapping[str, Any]) -> list[tuple[float, float]]:
        """Return from where to where each bar runs, in values."""
        flat = trace.get("orientation") == "h"
        place, length = (trace["y"], trace["x"]) if flat else (trace["x"], trace["y"])
        lengths = [float(value) if value is not None else float("nan") for value in values(length)]
        bases = each(trace.get("base") or 0, len(lengths))
        if self._mode != "stack":
            return [(base, base + long) for base, long in zip(bases, lengths, strict=True)]
        extents = []
        for at, long, base in zip(values(place), lengths, bases, strict=True):
            if long != long:
                extents.append((float("nan"), float("nan")))
                continue
            key = (*_pair(trace), at, long < 0)
            start = base or self._filled.get(key, 0.0)
            self._filled[key] = start + long
            extents.append((start, start + long))
        return extents

    def draw(self, sheet: Sheet, raw: Mapping[str, Any], axes: Mapping[str, Axis]) -> None:
        """Draw the bars of one trace."""
        trace = Reading("bar", raw)
        flat = trace.one_of("orientation", ("h", "v"), "v") == "h"
        x_axis, y_axis = axes[trace.take("xaxis", "x")], axes[trace.take("yaxis", "y")]
        across, along = (y_axis, x_axis) if flat else (x_axis, y_axis)
        places = [across.value(value) for value in values(trace.take("y" if flat else "x"))]
        trace.take("x" if flat else "y"), trace.take("base")
        extents = self.extents(raw)
        count = len(places)
        widths, shift = self._widths(raw, places)
        trace.take("width"), trace.take("offset")
        marker = trace.part("marker")
        fills = self._fills(sheet, marker, count)
        line = marker.part("line")
        edges, thick = each(line.take("color", "#444444"), count), each(line.take("width", 0), count)
        opacity = trace.take("opacity", 1)
        seen = [opacity * part for part in each(marker.take("opacity", 1), count)]
        line.done()
        marker.done("cornerradius")
        for nth, (place, (low, high)) in enumerate(zip(places, extents, strict=True)):
            if low != low or place != place or low == high:
                continue
            sides = [across.pixel(place + shift + part * widths[nth] / 2) for part in (-1, 1)]
            ends = along.pixel(low), along.pixel(high)
            box = (ends[0], sides[0], ends[1], sides[1]) if flat else (sides[0], ends[0], sides[1], ends[1])
            for fill in fills[nth]:
                sheet.rectangle(box, fill, edges[nth], thick[nth], seen[nth])
        # What is said on pointing is not written on paper.
        trace.take("text"), trace.one_of("textposition", ("none",), "none")
        trace.done(*MEANINGLESS, "offsetgroup", "alignmentgroup")

    def _widths(self, raw: Mapping[str, Any], places: list[float]) -> tuple[list[float], float]:
        """Width of each bar, and how far the bars of this trace stand aside, in values."""
        if raw.get("offset") is not None:
            raise CannotPrintError("bar.offset cannot be drawn")
        known = sorted({place for place in places if place == place})
        room = min((after - before for before, after in pairwise(known)), default=1.0)
        width, shift = room * (1 - self._gap), 0.0
        if self._mode == "group":
            beside = self._of_pair[_pair(raw)]
            slot = width / len(beside)
            shift = (beside.index(id(raw)) - (len(beside) - 1) / 2) * slot
            width = slot * (1 - self._group_gap)
        own = raw.get("width")
        return ([width] * len(places) if own is None else [float(w) for w in each(own, len(places))]), shift

    def _fills(self, sheet: Sheet, marker: Reading, count: int) -> list[list[str]]:
        """The paints of each bar, from below."""
        raw = marker.take("color", "#444444")
        colours = each(raw, count)
        pattern = marker.part("pattern")
        shapes = each(pattern.take("shape", ""), count)
        pattern.one_of("fillmode", ("replace",), "replace")
        lines = each(pattern.take("fgcolor"), count)
        under = each(pattern.take("bgcolor"), count)
        size, solidity = pattern.take("size", 8), pattern.take("solidity", 0.3)
        pattern.done("fgopacity")
        fills: list[list[str]] = []
        made: dict[str, str] = {}
        for nth, colour in enumerate(colours):
            if not shapes[nth]:
                fills.append([colour])
                continue
            if shapes[nth] != "/":
                raise CannotPrintError(f"pattern.shape: {shapes[nth]!r} cannot be drawn")
            # Plotly's rule: with a colour of its own for every bar, a pattern that replaces takes that colour.
            own_colours = not isinstance(raw, str)
            ink = colour if own_colours else (lines[nth] or colour)
            if ink not in made:
                made[ink] = sheet.hatching(ink, size, solidity)
            fills.append([*([under[nth]] if under[nth] else []), made[ink]])
        return fills


def _pair(trace: Mapping[str, Any]) -> tuple[str, str]:
    return trace.get("xaxis") or "x", trace.get("yaxis") or "y"
