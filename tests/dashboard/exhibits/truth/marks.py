"""What is seen on a picture, whatever it is drawn with: marks, where they stand along their axes, and words."""

import math
import re
from dataclasses import dataclass, field

__all__ = ["Band", "Bar", "Dot", "Line", "Marks", "Patch", "Point", "Word", "colour", "runs"]

Point = tuple[float, float]

_RGBA = re.compile(r"rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\)")


@dataclass(frozen=True)
class Dot:
    """A dot, ring or arrow; `name` is what is told of it on the screen."""

    panel: str
    spot: Point
    fill: str
    edge: str
    size: float
    name: str = ""


@dataclass(frozen=True)
class Line:
    """An unbroken line."""

    panel: str
    points: tuple[Point, ...]
    colour: str
    width: float
    dashed: bool = False


@dataclass(frozen=True)
class Band:
    """A filled area with corners."""

    panel: str
    points: tuple[Point, ...]
    fill: str


@dataclass(frozen=True)
class Bar:
    """A rectangle, from left to right and from below to above in values."""

    panel: str
    x: Point
    y: Point
    fill: str
    hatched: bool = False


@dataclass(frozen=True)
class Word:
    """A line of words; `bold` is what of it is bold."""

    panel: str
    spot: Point
    text: str
    bold: str
    colour: str
    turned: bool = False


@dataclass(frozen=True)
class Patch:
    """An area on a map."""

    region: str
    fill: str
    edge: str


@dataclass
class Marks:
    """All that is seen, in the order in which it is painted.

    `step` is how much of a value a hundredth of a pixel is, in each panel: nothing on the screen's figure, which holds
    the values themselves.
    """

    where: str
    dots: list[Dot] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    step: dict[str, Point] = field(default_factory=dict)

    def within(self, rounded: float, panel: str = "", way: int = 0) -> float:
        """How far a value that is drawn may lie from the number, which the figure may round."""
        return rounded * 0.501 + 1.5 * self.step.get(panel, (0.0, 0.0))[way] + 1e-9

    def whole(self, value: float, panel: str = "", way: int = 0) -> int:
        """The whole number, of a year or a row, at which a mark must stand."""
        found = round(value)
        assert abs(value - found) <= self.within(0, panel, way), f"{self.where} a mark stands at {value}"
        return found

    def near(self, word: Word, spot: Point) -> bool:
        """Whether words stand at a height: on paper a line of them within half its own height from it."""
        return abs(word.spot[1] - spot[1]) <= 1200 * self.step.get(word.panel, (0.0, 0.0))[1] + 1e-6


def runs(points: list[Point | None]) -> list[tuple[Point, ...]]:
    """Cut points where one is missing."""
    found: list[list[Point]] = [[]]
    for point in points:
        if point is None or any(math.isnan(part) for part in point):
            found.append([])
        else:
            found[-1].append(point)
    return [tuple(run) for run in found if run]


def colour(told: str | None, opacity: str | float | None = None) -> str:
    """Write a colour in one way: `#rrggbb`, and how far it covers where that is not wholly; none is empty."""
    if told is None or told == "none":
        return ""
    seen = float(opacity) if opacity is not None else 1.0
    if found := _RGBA.fullmatch(told):
        told = "#" + "".join(f"{int(part):02x}" for part in found.groups()[:3])
        seen *= float(found[4] or 1)
    return told if seen >= 1 else f"{told}/{seen:.2f}" if seen > 0 else ""
