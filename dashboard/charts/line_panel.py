"""Where the panels of a course over the years are drawn: side by side, or under one another on a phone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.style.colours import LINE, MUTED

__all__ = ["Box", "Frame", "axes", "boxes", "ticks"]

_TICKS = 46
"""Pixels for the numbers along an axis."""

_HEAD, _FOOT, _BREAK = 44, 26, 26
"""Pixels above a panel for its name, below it for the years, and between two for the break."""

_LEAST = 4
"""Years that a panel is drawn for at least as wide as."""


@dataclass(frozen=True)
class Box:
    """One panel.

    Attributes
    ----------
    suffix : str
        Of its axes: "" or "2".
    x, y : tuple of float
        Its ends, as parts of the width from the left and of the height from below.
    years : tuple of int
        First and last that it shows.
    marks : tuple of int
        Years along the axis that must be named; none leaves it to the room.
    reach : float
        The last year on its axis, with room for what leads to the names.
    height : float
        In pixels.
    """

    suffix: str
    x: tuple[float, float]
    y: tuple[float, float]
    years: tuple[int, int]
    marks: tuple[int, ...]
    reach: float
    height: float


@dataclass(frozen=True)
class Frame:
    """The panels, the size of the whole in pixels, and the rule of the break (as parts), if there is one."""

    boxes: tuple[Box, ...]
    width: int
    height: int
    rule: tuple[tuple[float, float], tuple[float, float]] | None


def boxes(years: Sequence[tuple[int, ...]], names: float, width: int, height: int, stacked: bool) -> Frame:
    """Divide the room.

    Parameters
    ----------
    years : sequence of tuple of int
        First and last of each panel, or all that must be named along its axis; oldest first.
    names : float
        Pixels for the names at the ends of the lines.
    width, height : int
        Pixels: of all panels together; the height of each when they are stacked.
    stacked : bool
    """
    if stacked:
        total = height * len(years) + _BREAK * (len(years) - 1)
        inner = width - _TICKS - names
        made = []
        for place, ends in enumerate(years):
            top = total - place * (height + _BREAK)
            y = ((top - height + _FOOT) / total, (top - _HEAD) / total)
            x = (_TICKS / width, 1 - names / width)
            made.append(_box(place, x, y, ends, inner, height - _HEAD - _FOOT))
        middle = 1 - (height + _BREAK / 2) / total
        return Frame(tuple(made), width, total, ((0, middle), (1, middle)) if len(years) > 1 else None)
    inner = width - len(years) * (_TICKS + names) - _BREAK * (len(years) - 1)
    spans = np.array([max(ends[-1] - ends[0], _LEAST) + 4.0 for ends in years])
    parts = spans / spans.sum()
    made, left, rule = [], 0.0, None
    for place, (ends, part) in enumerate(zip(years, parts, strict=True)):
        start = left + _TICKS
        stop = start + part * inner
        y = (_FOOT / height, 1 - _HEAD / height)
        made.append(_box(place, (start / width, stop / width), y, ends, part * inner, height - _HEAD - _FOOT))
        left = stop + names + _BREAK
        if place == 0 and len(years) > 1:
            middle = (left - _BREAK / 2) / width
            rule = ((middle, 0.0), (middle, 1.0))
    return Frame(tuple(made), width, height, rule)


def ticks(high: float) -> list[float]:
    """Return round numbers from 0 up to a value: three to six of them.

    Examples
    --------
    >>> ticks(0.43)
    [0.0, 0.1, 0.2, 0.3, 0.4]
    """
    if not high > 0:
        return [0.0]
    size = 10.0 ** np.floor(np.log10(high))
    step = next(step for step in (size / 5, size / 4, size / 2, size, 2 * size) if high / step <= 5)
    return [float(round(step * number, 10)) for number in range(int(high / step + 1e-9) + 1)]


def axes(frame: Frame, highest: Sequence[float], write: Callable[[float, float], str]) -> dict[str, Any]:
    """Return the axes of all panels, each from 0.

    Parameters
    ----------
    frame : Frame
    highest : sequence of float
        The top of each panel.
    write : callable
        Writes a number along an axis, given the step between two.
    """
    found: dict[str, Any] = {}
    for box, high in zip(frame.boxes, highest, strict=True):
        along = {"domain": box.x, "anchor": f"y{box.suffix}", "fixedrange": True, "tickangle": 0}
        along |= {"range": [box.years[0] - 0.3, box.reach], "tickvals": _years(box, frame), "tickformat": "d"}
        found[f"xaxis{box.suffix}"] = along | {"showline": False, "ticks": "outside", "tickcolor": LINE}
        up = {"domain": box.y, "anchor": f"x{box.suffix}", "fixedrange": True, "tickvals": ticks(high)}
        up["ticktext"] = [write(number, [*ticks(high), 0.0][1]) for number in ticks(high)]
        up |= {"range": [0, high], "showgrid": True, "gridcolor": "#eeece7", "showline": False}
        found[f"yaxis{box.suffix}"] = up | {"zeroline": True, "zerolinecolor": MUTED}
    return found


def _years(box: Box, frame: Frame) -> list[int]:
    """The years along the axis: both ends, and as many round ones between as have room."""
    if box.marks:
        return list(box.marks)
    first, last = box.years
    room = (box.x[1] - box.x[0]) * frame.width / 42
    step = next((step for step in (1, 2, 5, 10, 20) if (last - first) / step <= room), 50)
    between = [year for year in range(first + 1, last) if year % step == 0]
    away = max(0.5 * step, (last - first) / max(room, 1))
    return [first, *(year for year in between if min(year - first, last - year) >= away), last]


def _box(
    place: int,
    x: tuple[float, float],
    y: tuple[float, float],
    named: tuple[int, ...],
    width: float,
    height: float,
) -> Box:
    ends = named[0], named[-1]
    per_year = max(ends[1] - ends[0], 1) / max(width - 20, 1)
    marks = named if len(named) > 2 else ()
    return Box("" if place == 0 else str(place + 1), x, y, ends, marks, ends[1] + 16 * per_year, height)
