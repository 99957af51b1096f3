"""The axes of a picture on paper: from pixels back to values, by the numbers printed along them where there are any."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["Panel", "Print", "decimals", "number", "panels"]

_MUTED = "#5b6770"
_NUMBER = re.compile(r"[-−+]?\d[\d.]*(?:,\d+)?")


@dataclass(frozen=True)
class Print:
    """A line of words on paper: its anchor (start, middle, end), baseline and size in pixels."""

    x: float
    y: float
    text: str
    anchor: str
    size: float
    ink: str


@dataclass(frozen=True)
class Side:
    """One axis: pixels of its ends, and a value as `start + slope * pixel`, or its logarithm."""

    ends: tuple[float, float]
    start: float
    slope: float
    log: bool = False

    def value(self, pixel: float) -> float:
        number = self.start + self.slope * pixel
        return 10**number if self.log else number


@dataclass(frozen=True)
class Panel:
    """A pair of axes."""

    name: str
    x: Side
    y: Side

    def away(self, x: float, y: float) -> float:
        """How far a place lies outside."""
        return sum(
            max(min(side.ends) - at, at - max(side.ends), 0.0) for side, at in ((self.x, x), (self.y, y))
        )


def number(text: str) -> float:
    """The first number in a text as Dutch writes it; not a number where there is none."""
    found = _NUMBER.search(text)
    if not found:
        return math.nan
    return float(found[0].replace(".", "").replace(",", ".").replace("−", "-"))


def decimals(text: str) -> int:
    """How many decimals that number has."""
    found = _NUMBER.search(text)
    return len(found[0].partition(",")[2]) if found else 0


def panels(layout: dict[str, Any], size: tuple[float, float], words: Sequence[Print]) -> list[Panel]:
    """Find all pairs of axes."""
    margin = layout.get("margin") or {}
    left, right, top, bottom = (margin.get(side, 80) for side in ("l", "r", "t", "b"))
    box = {"x": (left, size[0] - right), "y": (size[1] - bottom, top)}
    names = [name[5:] for name in layout if name.startswith("xaxis")]
    found = []
    for name in names:
        both = {}
        for way in "xy":
            axis = layout.get(f"{way}axis{name}") or {}
            near, far = axis.get("domain") or (0, 1)
            ends = tuple(box[way][0] + part * (box[way][1] - box[way][0]) for part in (near, far))
            both[way] = (axis, ends)
        edges = both["x"][1], both["y"][1]
        found.append(Panel(name, *(_side(way, *both[way], edges, words) for way in "xy")))
    return found


def _side(
    way: str, axis: dict[str, Any], ends: tuple[float, float], edges: Any, words: Sequence[Print]
) -> Side:
    log = axis.get("type") == "log"
    printed = _printed(way, axis, edges, words) if axis.get("visible", True) else []
    given = None
    if axis.get("range") is not None:
        low, high = axis["range"]
        slope = (high - low) / (ends[1] - ends[0])
        given = Side(ends, low - slope * ends[0], slope, log)
    if len(printed) < 2:
        assert given is not None, f"nothing tells the values along {way}"
        return given
    pixels, values = np.array([one[0] for one in printed]), np.array([one[1] for one in printed])
    values = np.log10(values) if log else values
    slope, start = np.polyfit(pixels, values, 1)
    off = np.abs(start + slope * pixels - values).max()
    assert off <= abs(slope) * 0.1, f"the numbers along {way} do not lie where they belong: {printed}"
    if given is None:
        return Side(ends, float(start), float(slope), log)
    # What is printed along the axis must be what the picture is drawn on.
    gap = max(abs(given.start + given.slope * pixel - (start + slope * pixel)) for pixel in pixels)
    assert gap <= abs(slope) * 0.1, f"the numbers along {way} tell another scale: {printed}"
    return given


def _printed(way: str, axis: dict[str, Any], edges: Any, words: Sequence[Print]) -> list[tuple[float, float]]:
    """The numbers along an axis: pixel and value."""
    (left, right), (bottom, top) = edges
    grown = bool(axis.get("automargin"))
    found = []
    for word in words:
        if word.ink != _MUTED or word.size != 14 or not _NUMBER.fullmatch(word.text.rstrip("%")):
            continue
        middle = word.y - 0.984 * word.size + 1.257 * word.size / 2
        if way == "x":
            below = grown or 0 < word.y - bottom < 30
            there = word.anchor == "middle" and left - 1 <= word.x <= right + 1 and below
        else:
            beside = grown or (-60 < word.x - left < 0 and top - 1 <= middle <= bottom + 1)
            there = word.anchor == "end" and beside
        if there:
            times = 100 if str(axis.get("tickformat", "")).endswith("%") else 1
            found.append((word.x if way == "x" else middle, number(word.text) / times))
    return found
