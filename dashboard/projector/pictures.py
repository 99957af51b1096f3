"""The picture of a slide with its legend, drawn for the room that it has."""

from dataclasses import replace
from html import escape

from dashboard.briefing.pictures import draw_key, draw_mark, shapes_of
from dashboard.charts.key import Key
from dashboard.charts.printing import FONT, Sheet, draw
from dashboard.exhibits.exhibit import Exhibit
from dashboard.projector.made import Draw
from dashboard.style.colours import INK, MUTED
from dashboard.style.fonts.widths import wrapped
from data_sources import Snapshot

__all__ = ["Pictured", "legend", "map_svg", "pictured"]

_NARROWEST = 520
"""Pixels that a chart is laid out for at least; it is not drawn larger than leaves it those."""

_LONG_KEY, _KEY_WIDTHS, _BETWEEN = 4, (220, 250, 290), 18
"""Entries from which a legend stands beside the chart, how wide it can be then, and pixels between the two."""

_NEAR, _TRIES, _LARGER = 3, 5, 1.5
"""Pixels by which a height may be missed, how often another is tried, and by how much a picture may grow each time."""

_LETTERS, _LINE, _APART, _MARK = 13, 16, 4, 30
"""Of such a legend: size of letters, height of a line, pixels between entries, room for what stands before words."""

Pictured = tuple[str, Exhibit]
"""SVG, and the exhibit that it shows."""


def pictured(make: Draw, room: tuple[int, int], times: float, held: Snapshot, mark: str) -> Pictured | None:
    """Draw a chart with its legend.

    Parameters
    ----------
    make : callable
    room : (width, height)
        That it has on the slide.
    times : float
        How many times larger than on a page it is drawn, at least.
    held : Snapshot
    mark : str
        What sets names within it apart from those of other pictures.

    Returns
    -------
    (str, Exhibit) or None
        None where there is no picture.
    """
    exhibit = None
    beside, under, over = 0, 0.0, 0.0
    for _ in range(_TRIES):
        wide, high = (int(side / times) for side in room)
        asked = int(high - under - over)
        exhibit = make(wide - beside, asked)
        if exhibit is None or exhibit.picture is None:
            return None
        # Its legend is known when it is made, and so is a height of its own.
        tall, before = float(exhibit.picture.layout.height), (beside, under, over, times)
        beside = _beside(exhibit.key, high)
        under = 0.0 if beside else draw_key(Sheet(wide, 0, FONT), 0, exhibit.key, 0)
        if tall > asked:
            over = tall - asked
        elif tall < asked - _NEAR:
            times = min(room[1] / (tall + under), room[0] / (_NARROWEST + beside), times * _LARGER)
        if before == (beside, under, over, times):
            break
    assert exhibit is not None and exhibit.picture is not None
    sheet = Sheet(wide, max(tall + under, high), FONT)
    sheet.put_svg(draw(exhibit.picture, wide - beside, shapes_of(exhibit, held), mark), 0, 0)
    if beside:
        _column(sheet, wide - beside + _BETWEEN, exhibit.key)
    else:
        key = Sheet(wide, 0, FONT)
        draw_key(key, tall, exhibit.key, 0)
        sheet.put(key)
    return sheet.svg(f"<title>{escape(exhibit.title)}</title>"), exhibit


def _beside(key: Key, high: float) -> int:
    """Room that a long legend takes beside a chart: as wide as makes it no higher than that; 0 for a short one."""
    if len(key) <= _LONG_KEY:
        return 0
    for width in _KEY_WIDTHS:
        if _column(Sheet(width, 0, FONT), 0, key) <= high:
            break
    return width + _BETWEEN


def legend(exhibit: Exhibit, width: int, times: float) -> tuple[str, float]:
    """Draw the legend of a map as SVG, a line an entry, with its height on the slide.

    With its first number it says of what that is.
    """
    assert exhibit.map is not None
    key = list(exhibit.key)
    if key and key[0].shape == "swatch" and key[0].count:
        number = "singular" if key[0].count == "1" else "plural"
        areas = exhibit.language.say(f"level.{exhibit.map.level}.{number}")
        key[0] = replace(key[0], count=f"{key[0].count} {areas}")
    sheet = Sheet(width / times, 0, FONT)
    sheet.height = _column(sheet, 0, tuple(key))
    return sheet.svg(), times * sheet.height


def map_svg(exhibit: Exhibit, held: Snapshot, width: int) -> str:
    """Draw a map, in which there are no words."""
    assert exhibit.picture is not None
    return draw(exhibit.picture, width, shapes_of(exhibit, held), "kaart-")


def _column(sheet: Sheet, left: float, key: Key) -> float:
    """Draw a legend in one column; return where it ends."""
    y = 0.0
    for entry in key:
        text = entry.shape == "text"
        words = f"{entry.words} ({entry.count})" if entry.count else entry.words
        x = left if text else left + _MARK
        lines = wrapped(words, _LETTERS, sheet.width - x)
        if not text:
            draw_mark(sheet, entry, left, y + _LINE / 2)
        written = "<br>".join(line.replace("&", "&amp;").replace("<", "&lt;") for line in lines)
        sheet.text(x, y, written, _LETTERS, MUTED if text else INK, "left", "top")
        y += len(lines) * _LINE + _APART
    return y
