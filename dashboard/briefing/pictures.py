"""Any exhibit as a picture to take along (PNG or SVG), with title, legend, source and date in it."""

from typing import Literal
from xml.sax.saxutils import escape

from dashboard.briefing.print_png import print_png
from dashboard.charts.key import Key, KeyEntry
from dashboard.charts.printing import FONT, Shapes, Sheet, draw
from dashboard.exhibits.exhibit import Area, Exhibit
from dashboard.style.colours import INK, MUTED, PAPER, on_paper
from dashboard.style.fonts.widths import text_width, wrapped
from data_sources import Snapshot
from data_sources.kept import kept
from geo.web import web_geometry

__all__ = ["draw_key", "draw_mark", "picture", "plate", "shapes_of", "with_stand_ins"]

WIDTH = 900
"""Pixels across; a PNG has twice as many."""

_PAD, _GAP = 28, 12
_TITLE, _WORDS, _NOTES = 21, 15, 12.5
"""Sizes of the letters."""

_STAND_INS = "Source Sans 3, Segoe UI, Arial, sans-serif"

_PPI = 192.0
"""Pixels per inch; a pixel of SVG is 1/96 inch, so that there are two to each."""


def picture(
    exhibit: Exhibit, snapshot: Snapshot, form: Literal["png", "svg"] = "png", link: str = ""
) -> bytes:
    """Make a picture file of an exhibit.

    Parameters
    ----------
    exhibit : Exhibit
        With a picture.
    snapshot : Snapshot
        Holds the boundaries of a map.
    form : str
    link : str
        Address of the view that shows it live; written under it.

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        It is a table without a picture.
    dashboard.charts.printing.CannotPrintError
        The picture asks for something that the print renderer does not draw.
    """
    svg = plate(exhibit, shapes_of(exhibit, snapshot), link=link)
    if form == "svg":
        return with_stand_ins(svg).encode()
    return print_png(svg, _PPI)


def with_stand_ins(svg: str) -> str:
    """Name other typefaces for a machine that has not ours."""
    return svg.replace(f'font-family="{FONT}"', f'font-family="{FONT}, {_STAND_INS}"')


def plate(exhibit: Exhibit, shapes: Shapes | None = None, width: int = WIDTH, link: str = "") -> str:
    """Draw an exhibit as SVG, with its title above and its legend, caveats and sources under it.

    Parameters
    ----------
    exhibit : Exhibit
    shapes : Shapes, optional
        The areas of a map.
    width : int
        Pixels, at least; the picture is never drawn in less room than it is laid out for.
    link : str

    Returns
    -------
    str
        SVG; its texts are texts, so that they can be changed.

    Raises
    ------
    ValueError
        It is a table without a picture.
    """
    if exhibit.picture is None:
        raise ValueError(f"{exhibit.id} is a table: it has no picture")
    width = max(width, exhibit.width + 2 * _PAD)
    inner = draw(exhibit.picture, width - 2 * _PAD, shapes)
    high = float(exhibit.picture.layout.height)
    above, y = Sheet(width, 0, FONT), float(_PAD)
    y = _written(above, y, exhibit.title, _TITLE, INK, bold=True)
    y = _written(above, y, exhibit.subtitle, _WORDS, MUTED) + _GAP
    top, y = y, y + high + _GAP
    y = draw_key(above, y, exhibit.key)
    say = exhibit.language.say
    sources = [say("download.source_line", lines=line) for line in exhibit.sources]
    notes = [*exhibit.caveats, *sources, *([link] if link else [])]
    for note in notes:
        y = _written(above, y, note, _NOTES, MUTED)
    sheet = Sheet(width, y + _PAD - _GAP / 2, FONT)
    sheet.rectangle((0, 0, width, sheet.height), PAPER)
    sheet.put(above)
    sheet.put_svg(inner, _PAD, top)
    return sheet.svg(f"<title>{escape(exhibit.title)}</title><desc>{escape(exhibit.alt)}</desc>")


def shapes_of(exhibit: Exhibit, snapshot: Snapshot) -> Shapes | None:
    """Return the areas that an exhibit draws; None when it is no map."""
    return None if exhibit.map is None else _shapes(snapshot, exhibit.map)


@kept(64)
def _shapes(snapshot: Snapshot, area: Area) -> Shapes:
    found = Shapes.from_geojson(web_geometry(area.level, area.year, area.gemeente, snapshot=snapshot).raw)
    return found.of(area.only) if area.only else found


def _written(
    sheet: Sheet, y: float, text: str, size: float, colour: str, bold: bool = False, pad: float = _PAD
) -> float:
    """Write a text over the width, from y; return where the next one begins."""
    if not text:
        return y
    lines = wrapped(text, size, sheet.width - 2 * pad, bold)
    written = "<br>".join(f"<b>{line}</b>" if bold else line for line in map(_marked, lines))
    sheet.text(pad, y, written, size, colour, "left", "top")
    return y + (len(lines) * 1.3 + 0.15) * size


def _marked(line: str) -> str:
    """A line of which nothing is read as a mark."""
    return line.replace("&", "&amp;").replace("<", "&lt;")


def draw_key(sheet: Sheet, y: float, entries: Key, pad: float = _PAD) -> float:
    """Draw a legend in rows over the width of a sheet; return where the next thing begins.

    Parameters
    ----------
    sheet : Sheet
    y : float
        Where it begins.
    entries : Key
    pad : float
        Pixels that stay free on either side.
    """
    if not entries:
        return y
    x, row, width = float(pad), _WORDS * 1.6, sheet.width
    for entry in entries:
        if entry.shape == "text":
            y = _written(sheet, y, entry.words, _NOTES, MUTED, pad=pad)
            continue
        text = _marked(f"{entry.words}  ({entry.count})" if entry.count else entry.words)
        wide = 30 + text_width(text, _WORDS) + 18
        if x > pad and x + wide > width - pad:
            x, y = float(pad), y + row
        middle = y + row / 2
        draw_mark(sheet, entry, x, middle)
        sheet.text(x + 30, middle, text, _WORDS, INK, "left", "middle")
        x += wide
    return y + row + _GAP


def draw_mark(sheet: Sheet, entry: KeyEntry, x: float, middle: float) -> None:
    """Draw what stands before the words, in a place of 22 pixels."""
    colour, size = on_paper(entry.colour), entry.size
    if entry.shape == "dot":
        sheet.circle(x + 11, middle, size / 2, colour, entry.edge or None, entry.edge_width, 1)
    elif entry.shape == "ring":
        sheet.circle(x + 11, middle, size / 2, None, colour, 2, 1)
    elif entry.shape == "line":
        dash = {"dashed": "dash", "dotted": "dot"}.get(entry.dash, "solid")
        sheet.line([(x, middle), (x + 22, middle)], colour, size, dash)
    elif entry.shape == "rule":
        sheet.line([(x + 11, middle - 8), (x + 11, middle + 8)], colour, size)
    elif entry.shape == "band":
        sheet.rectangle((x, middle - size / 2, x + 22, middle + size / 2), colour)
    else:
        fill = sheet.hatching(colour, 5, size / 5) if entry.shape == "hatch" else colour
        sheet.rectangle((x, middle - 7, x + 22, middle + 7), fill, MUTED, 0.5)
