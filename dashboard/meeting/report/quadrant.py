"""Draws where gemeenten stand on both scales at once; the same on the wall, on a phone and on paper."""

from collections.abc import Sequence

from dashboard.charts.printing import FONT, Sheet
from dashboard.language import Language
from dashboard.meeting.report.shown import Dot
from dashboard.style.colours import INK, OTHERS, OWN

__all__ = ["draw_quadrant"]

_SIZE, _START, _END, _LETTERS = 600, 50, 550, 22
"""Of the square sheet and its axes, and of the letters."""

_LEFT, _TOP, _EDGES = 18, 42, 8
"""Of that sheet nothing is drawn on."""

_EDGE = "#b9b6ad"

_RING, _SMALLEST = 5, 12
"""Width of the ring around a gemeente's own place, and its least radius."""


def draw_quadrant(dots: Sequence[Dot], language: Language, own: tuple[float, float] | None = None) -> str:
    """Draw dots.

    Parameters
    ----------
    dots : sequence of Dot
    language : Language
    own : tuple of float, optional
        Where one gemeente stands, for itself to see: then it alone has its colour.

    Returns
    -------
    str
        SVG.
    """
    sheet, say = Sheet(_SIZE, _SIZE, FONT), language.say
    middle = (_START + _END) / 2
    sheet.rectangle((_START, _START, _END, _END), None, _EDGE, 1)
    for line in (((middle, _START), (middle, _END)), ((_START, middle), (_END, middle))):
        sheet.line(line, _EDGE, 1)
    for across, up, radius, number in dots:
        sheet.circle(across, up, radius, OWN if own is None else OTHERS, None, 0, 1)
        reach = _ringed(radius) if (across, up) == own else radius
        sheet.text(across + reach + 4, up, str(number), _LETTERS, INK, above="middle")
    if own is not None:
        under = next((radius for across, up, radius, _ in dots if (across, up) == own), 0)
        sheet.circle(*own, _ringed(under), None, OWN, _RING, 1)
    for axis, x, y, turn in (("proactive", _START, _END + 28, 0), ("plural", _START - 10, _END, -90)):
        end = (_END, y) if not turn else (x, _START)
        for place, at, side in ((1, (x, y), "left"), (5, end, "right")):
            words = say(f"meeting.question.{axis}.{place}")
            sheet.text(*at, words, _LETTERS, INK, anchor=side, above="baseline", turn=turn)
    # Cut to what is drawn: the axes begin where the first place would lie on a sheet with equal edges.
    whole = Sheet(_SIZE - _LEFT - _EDGES, _SIZE - _TOP - _EDGES, FONT)
    whole.put_svg(sheet.svg(), -_LEFT, -_TOP)
    return whole.svg()


def _ringed(radius: float) -> float:
    """The radius of a ring around a dot."""
    return max(radius + _RING, _SMALLEST)
