"""How a slide is laid out on a screen: in which letters its words are, and what room that leaves for its picture.

All lengths are those of the screen that the slide is drawn for; the style sheet makes them as large as the screen is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.projector.made import Made
from dashboard.style.fonts.widths import wrapped

__all__ = ["SHAPES", "Laid", "Shape", "column", "laid"]


class Shape(NamedTuple):
    """A screen: its name in the style sheet, what a slide is drawn for, its smallest letters there, and how many times
    larger than on a page a picture is drawn, in which the smallest letters are 12 pixels.
    """

    name: str
    width: int
    height: int
    least: int
    times: float


SHAPES = (Shape("wide", 1920, 1080, 24, 2.2), Shape("tall", 1440, 1080, 29, 2.42))
"""Of 16:9, and of 4:3: an old projector has 1024 × 768 pixels, on which the smallest letters are 20."""

EDGE, GAP, HEAD, FOOT = 72, 28, 100, 92
"""Free on either side, between parts, above the sentence with the line over it, and below all with the source."""

_SAID, _UNDER, _POINT = (64, 56, 50, 44, 40, 36), (32, 30, 28, 26), (56, 50, 44, 40, 36, 32, 30, 28, 26)
"""Sizes of letters of the sentence, of what stands under the picture, and of points; the largest that fits is taken, of
those that are not too small for the screen."""

_SAID_LINE, _LINE, _APART = 1.2, 1.36, 0.8
"""Height of a line in letters, and what is free between two points in lines."""

_SERIF = 1.09
"""How much wider the letters of a sentence are than bold ones of the typeface that is measured."""

_SAID_LINES, _UNDER_LINES = 2, 2
"""Lines above and below a picture where its words allow that."""

_WORDS, _BESIDE_LINES, _BETWEEN_WORDS = 0.5, 5, 36
"""Part of the width for words where a map stands beside them, lines below its legend where the words allow that, and
what is free between sentence, legend and those.
"""

_POINTS_LEFT, _POINTS_TOP, _MARKED = 0.92, 32, 2.1
"""Part of the width that points take at most, what is free above them, and before their words in letters."""


@dataclass(frozen=True)
class Laid:
    """A slide on one screen.

    Attributes
    ----------
    said, under, point : int
        Sizes of letters.
    room : (width, height)
        For the picture.
    column : float
        Width of the words that stand beside a map; 0 where they do not.
    """

    said: int
    under: int
    point: int
    room: tuple[int, int]
    column: int = 0


def column(shape: Shape) -> int:
    """Return the width of the words that stand beside a map."""
    return round(_WORDS * (shape.width - 2 * EDGE))


def laid(made: Made, shape: Shape, legend: float | None = None) -> Laid:
    """Lay out a slide.

    Parameters
    ----------
    made : Made
    shape : Shape
    legend : float, optional
        Height of the legend of a map, which stands beside the words; without one there is no map.
    """
    width, body = shape.width - 2 * EDGE, shape.height - HEAD - FOOT
    if legend is not None:
        wide = column(shape)
        under, below = _fitting(made.under, _read(_UNDER, shape), wide, _BESIDE_LINES)
        left = body - legend - below * under * _LINE - 2 * _BETWEEN_WORDS
        said = next((size for size in _SAID if _high(made.sentence, size, wide) <= left), _SAID[-1])
        return Laid(said, under, _read(_POINT, shape)[-1], (width - wide - GAP, body), wide)
    said, lines = _fitting(made.sentence, _SAID, width, _SAID_LINES, said=True)
    under, below = _fitting(made.under, _read(_UNDER, shape), width, _UNDER_LINES)
    taken = lines * said * _SAID_LINE + GAP + (below * under * _LINE + GAP if made.under else 0)
    room = width, int(body - taken)
    return Laid(said, under, _points(made.points, _read(_POINT, shape), room), room)


def _fitting(text: str, sizes: Sequence[int], width: float, most: int, said: bool = False) -> tuple[int, int]:
    """The largest letters in which a text takes so many lines at most, else the smallest; and how many it takes."""
    for size in sizes:
        lines = len(wrapped(text, size * (_SERIF if said else 1), width, bold=said))
        if lines <= most:
            break
    return size, lines


def _high(sentence: str, size: int, width: float) -> float:
    """Height of a sentence."""
    return len(wrapped(sentence, size * _SERIF, width, bold=True)) * size * _SAID_LINE


def _read(sizes: Sequence[int], shape: Shape) -> Sequence[int]:
    """Those that can be read on a screen."""
    return [size for size in sizes if size >= shape.least]


def _points(points: Sequence[tuple[str, str]], sizes: Sequence[int], room: tuple[int, int]) -> int:
    """The largest letters in which points fit, with room between two."""
    for size in sizes:
        width, lines = _POINTS_LEFT * room[0] - _MARKED * size, -_APART
        for short, long in points:
            lines += len(wrapped(short, size, width, bold=True)) + _APART
            lines += len(wrapped(long, size, width)) if long else 0
        if lines * size * _LINE <= room[1] - _POINTS_TOP:
            break
    return size
