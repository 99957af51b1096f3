"""Axes: where a value lies on the sheet, and what is written along the side."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.charts.printing.numbers import nice_step, ticks, write
from dashboard.charts.printing.ranges import Spread, own_range
from dashboard.charts.printing.reading import CannotPrintError, Reading
from dashboard.charts.printing.svg import ASCENT, HEIGHT, LINE, Sheet
from dashboard.style.fonts.widths import text_width

__all__ = ["Axis", "draw_before", "draw_behind", "read_axes"]

Box = tuple[float, float, float, float]

_CAPITAL = 0.7
"""How high Plotly takes a capital of an axis's title to be, of the size of its letters."""

_BESIDE = 0.2
"""Of the size of letters: what Plotly leaves between them and ticks or the line of an axis."""

_MEANINGLESS = ("fixedrange", "uirevision", "hoverformat", "constraintoward", "showspikes", "rangemode")


@dataclass
class Axis:
    """One axis.

    Attributes
    ----------
    name : str
        As traces call it: x, x2, y, …
    start, end : float
        Pixels between which it lies; for y from below.
    low, high : float
        Values there.
    categories : list of str
        Names that stand for 0, 1, …; empty for numbers.
    settings : dict
        How it is drawn.
    """

    name: str
    start: float
    end: float
    low: float
    high: float
    settings: dict[str, Any]
    categories: list[str] = field(default_factory=list)

    @property
    def is_x(self) -> bool:
        """Whether it runs from left to right."""
        return self.name.startswith("x")

    def value(self, raw: Any) -> float:
        """Return the number of a value (its logarithm where the axis has those); missing gives NaN."""
        if raw is None:
            return float("nan")
        if isinstance(raw, str):
            return float(self.categories.index(raw)) if raw in self.categories else float(raw)
        if self.settings["type"] == "log":
            return math.log10(raw) if raw > 0 else float("nan")
        return float(raw)

    def pixel(self, raw: Any) -> float:
        """Return where a value lies."""
        return self.place(self.value(raw))

    def place(self, number: float) -> float:
        """Return where a number of the axis itself lies."""
        share = (number - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def gap(self) -> float:
        """Pixels from the axis to what is written along it."""
        said = self.settings
        beside_line = said["ticklen"] or said["showline"]
        return said["ticklen"] + (_BESIDE * said["size"] if beside_line else 0.0) + said["linewidth"] / 2

    def reach(self, separators: str) -> tuple[float, float]:
        """Return how far what is written along it reaches outwards: its numbers, and its title beyond those."""
        said = self.settings
        lines = said["title"].count("<br>")
        title = said["standoff"] + (_CAPITAL + LINE * lines) * said["title_size"] if said["title"] else 0.0
        if self.is_x:
            return self.gap + said["size"] * (1 + HEIGHT - ASCENT), title
        texts = self.labels(separators) if said["showticklabels"] else []
        return self.gap + max((text_width(text, said["size"]) for _, text in texts), default=0.0), title

    def labels(self, separators: str) -> list[tuple[float, str]]:
        """Return the ticks: pixel and text."""
        said, low, high = self.settings, *sorted((self.low, self.high))
        around = said["tickprefix"], said["ticksuffix"]
        if said["tickvals"] is not None:
            values = [self.value(value) for value in said["tickvals"]]
            texts = said["ticktext"]
            texts = [str(text) for text in texts] if texts is not None else None
        elif self.categories:
            values, texts = [float(nth) for nth in range(len(self.categories))], list(self.categories)
        else:
            count = (
                said["nticks"] or min(9, max(4, abs(self.end - self.start) / (80 if self.is_x else 40))) + 1
            )
            step = said["dtick"] or nice_step(high - low, count)
            values, texts = ticks(low, high, step, said["tick0"]), None
            if said["type"] == "log" and step != 1:
                raise CannotPrintError(
                    "a logarithmic axis can be drawn with a tick at every power of ten only"
                )
        if texts is None:
            step = abs(values[1] - values[0]) if len(values) > 1 else 0.0
            form = said["tickformat"]
            shown = [10**value for value in values] if said["type"] == "log" else values
            texts = [around[0] + write(value, form, separators, step) + around[1] for value in shown]
        slack = (high - low) * 1e-6
        return [
            (self.place(value), text)
            for value, text in zip(values, texts, strict=True)
            if low - slack <= value <= high + slack
        ]


def read_axes(
    layout: Reading,
    template: Mapping[str, Any],
    data: Mapping[str, Sequence[Spread]],
    box: Box,
    separators: str,
) -> tuple[dict[str, Axis], Box]:
    """Read all axes that traces use.

    Parameters
    ----------
    layout : Reading
        Of the figure.
    template : mapping
        The layout of the template.
    data : mapping of axis name to sequence of Spread
        All that traces put on it; decides the range where none is given.
    box : left, top, right, bottom
        What the margins leave.
    separators : str

    Returns
    -------
    dict of name to Axis, box
        The box is smaller when an axis asks for room (`automargin`).
    """
    read = {
        name: _read(layout.part(f"{name[0]}axis{name[1:]}", template.get(f"{name[0]}axis")))
        for name in sorted({"x", "y", *data})
    }
    axes = {name: _place(name, said, data.get(name, ()), box) for name, said in read.items()}
    left, top, right, bottom = box
    for axis in axes.values():
        if axis.settings["automargin"] and axis.settings["visible"]:
            beyond, title = axis.reach(separators)
            if axis.is_x:
                bottom = min(bottom, box[3] - beyond - title)
            else:
                left = max(left, box[0] + beyond + title)
    box = (left, top, right, bottom)
    return {name: _place(name, said, data.get(name, ()), box) for name, said in read.items()}, box


def _read(axis: Reading) -> dict[str, Any]:
    title, font = axis.part("title"), axis.part("tickfont")
    title_font = title.part("font")
    said = {
        "domain": axis.take("domain", [0, 1]),
        "range": axis.take("range"),
        "type": axis.one_of("type", ("linear", "category", "log", "-"), "-"),
        "visible": axis.take("visible", True),
        "anchor": axis.take("anchor"),
        "side": axis.one_of("side", ("bottom", "left", "top", "right"), None) if axis.take("side") else None,
        "tickvals": axis.take("tickvals"),
        "ticktext": axis.take("ticktext"),
        "tickformat": axis.take("tickformat", ""),
        "tickprefix": axis.take("tickprefix", ""),
        "ticksuffix": axis.take("ticksuffix", ""),
        "nticks": axis.take("nticks"),
        "dtick": axis.take("dtick"),
        "tick0": axis.take("tick0", 0),
        "showticklabels": axis.take("showticklabels", True),
        "ticklen": axis.take("ticklen", 5) if axis.one_of("ticks", ("", "outside"), "") else 0,
        "tickcolor": axis.take("tickcolor", "#444444"),
        "automargin": axis.take("automargin", False),
        "showline": axis.take("showline", False),
        "linecolor": axis.take("linecolor", "#444444"),
        "linewidth": axis.take("linewidth", 1),
        "showgrid": axis.take("showgrid", False),
        "gridcolor": axis.take("gridcolor", "#eeeeee"),
        "gridwidth": axis.take("gridwidth", 1),
        "zeroline": axis.take("zeroline", False),
        "zerolinecolor": axis.take("zerolinecolor", "#444444"),
        "zerolinewidth": axis.take("zerolinewidth", 1),
        "layer": axis.one_of("layer", ("above traces", "below traces"), "above traces"),
        "size": font.take("size", 14),
        "colour": font.take("color", "#1b2733"),
        "title": title.take("text", ""),
        "standoff": title.take("standoff"),
        "title_size": title_font.take("size", 14),
        "title_colour": title_font.take("color", "#1b2733"),
        "categories": axis.take("categoryarray"),
    }
    axis.one_of("tickangle", (0, "auto"), 0)
    axis.one_of("tickmode", ("auto", "array", "linear"), "auto")
    axis.one_of("categoryorder", ("trace", "array"), "trace")
    for part, meaningless in ((title_font, "family"), (font, "family")):
        part.done(meaningless)
    title.done()
    if said["title"] and said["standoff"] is None:
        raise CannotPrintError("axis.title: it can be drawn only where it says how far it stands off")
    axis.done(*_MEANINGLESS)
    return said


def _place(name: str, said: dict[str, Any], spreads: Sequence[Spread], box: Box) -> Axis:
    left, top, right, bottom = box
    near, far = said["domain"]
    if name.startswith("x"):
        start, end = left + near * (right - left), left + far * (right - left)
    else:
        start, end = bottom - near * (bottom - top), bottom - far * (bottom - top)
    values = [value for spread in spreads for value in spread.values]
    categories: list[str] = list(said["categories"] or [])
    if said["type"] == "category" or any(isinstance(value, str) for value in values):
        categories += [value for value in dict.fromkeys(map(str, values)) if value not in categories]
    axis = Axis(name, start, end, 0, 1, said, categories)
    if said["range"] is not None:
        # Plotly gives the range of a logarithmic axis in logarithms.
        logs = said["type"] == "log"
        axis.low, axis.high = (float(b) if logs else axis.value(b) for b in said["range"])
    elif axis.categories:
        axis.low, axis.high = -0.5, len(axis.categories) - 0.5
    else:
        axis.low, axis.high = own_range(spreads, axis.value, abs(axis.end - axis.start))
    if axis.low == axis.high:
        raise CannotPrintError(f"axis {name} has no extent")
    return axis


def draw_behind(sheet: Sheet, axes: Mapping[str, Axis], box: Box, separators: str) -> None:
    """Draw what lies under the traces: grid and zero lines."""
    for axis in axes.values():
        said = axis.settings
        if not said["visible"]:
            continue
        across = _span(axis, axes, box)
        if said["showgrid"]:
            for at, _ in axis.labels(separators):
                _rule(sheet, axis, at, across, said["gridcolor"], said["gridwidth"])
        if said["zeroline"] and min(axis.low, axis.high) <= 0 <= max(axis.low, axis.high):
            _rule(sheet, axis, axis.pixel(0), across, said["zerolinecolor"], said["zerolinewidth"])


def draw_before(sheet: Sheet, axes: Mapping[str, Axis], box: Box, separators: str) -> None:
    """Draw what lies over the traces: lines of axes, ticks with their texts, titles."""
    for axis in axes.values():
        said = axis.settings
        if not said["visible"]:
            continue
        across = _span(axis, axes, box)
        far = said["side"] in ("top", "right")
        edge = across[1] if far else across[0]
        if said["showline"]:
            ends = [(axis.start, edge), (axis.end, edge)]
            sheet.line(ends if axis.is_x else [(y, x) for x, y in ends], said["linecolor"], said["linewidth"])
        # Plotly puts the foot of the letters their own size under the axis, or a little above one on top.
        below, above = (
            axis.gap + (1 - ASCENT) * said["size"],
            axis.gap + (_BESIDE + ASCENT - HEIGHT) * said["size"],
        )
        for at, text in axis.labels(separators) if said["showticklabels"] else ():
            if axis.is_x:
                place = (at, edge - above if far else edge + below, "center", "bottom" if far else "top")
            else:
                place = (
                    edge + axis.gap if far else edge - axis.gap,
                    at,
                    "left" if far else "right",
                    "middle",
                )
            sheet.text(place[0], place[1], text, said["size"], said["colour"], place[2], place[3])
        if said["title"]:
            middle, away = (axis.start + axis.end) / 2, axis.reach(separators)[0] + said["standoff"]
            if axis.is_x:
                sheet.text(
                    middle,
                    edge + away + (_CAPITAL - ASCENT) * said["title_size"],
                    said["title"],
                    said["title_size"],
                    said["title_colour"],
                    "center",
                    "top",
                )
            else:
                sheet.text(
                    edge - away,
                    middle,
                    said["title"],
                    said["title_size"],
                    said["title_colour"],
                    "center",
                    turn=-90,
                )


def _span(axis: Axis, axes: Mapping[str, Axis], box: Box) -> tuple[float, float]:
    """From where to where the other axis runs, on the side of this one's texts first."""
    other = axes.get(axis.settings["anchor"] or ("y" if axis.is_x else "x"))
    if other is not None and axis.settings["anchor"] != "free":
        return other.start, other.end
    return (box[3], box[1]) if axis.is_x else (box[0], box[2])


def _rule(
    sheet: Sheet, axis: Axis, at: float, across: tuple[float, float], colour: str, width: float
) -> None:
    ends = [(at, across[0]), (at, across[1])]
    sheet.line(ends if axis.is_x else [(y, x) for x, y in ends], colour, width)
