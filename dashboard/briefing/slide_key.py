"""A legend on a slide: each mark as a shape of the slide's own, with its words."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

from dashboard.briefing.chart_style import write
from dashboard.charts.key import Key, KeyEntry
from dashboard.style.colours import INK, LINE, PAPER, on_paper
from dashboard.style.fonts.widths import text_width, wrapped

__all__ = ["add_key", "key_height"]

_PLACE, _GAP, _LINE, _BETWEEN, _ROWS = 0.22, 0.08, 0.21, 0.13, 0.09
"""Inches: of a mark's place, from there to its words, of a line of words, between entries in a row, between rows."""

_WORDS = 12
"""Points."""

_WIDER = 1.3
"""How much wider than ours the letters may be with which a computer without our typeface shows the slides."""

_PIXEL, _POINT = 1 / 96, 0.75
"""Of a pixel: inches and points."""

_LETTERS = _WORDS / _POINT * _WIDER
"""Pixels, with room for other letters."""

_DASHES = {"solid": MSO_LINE.SOLID, "dashed": MSO_LINE.DASH, "dotted": MSO_LINE.ROUND_DOT}


def add_key(slide: Any, key: Key, left: float, top: float, width: float) -> None:
    """Draw a legend: entries beside one another as far as they fit, then under one another.

    Parameters
    ----------
    slide : Slide
    key : Key
    left, top, width : float
        Inches.
    """
    for row in _rows(key, width):
        x = left
        for entry, room, lines in row:
            if entry.shape != "text":
                mark = _mark(slide, entry, x, top + 0.05 + _PLACE / 2)
                mark._element.xpath(".//p:cNvPr")[0].set("descr", entry.words)
            before = _before(entry)
            _write(slide, entry.words, x + before, top, room - before, lines)
            x += room + _BETWEEN
        top += _high(row)


def key_height(key: Key, width: float) -> float:
    """Return how high a legend of this width is, in inches."""
    return sum(map(_high, _rows(key, width)))


_Row = list[tuple[KeyEntry, float, int]]
"""Entries with the width that each takes and the lines of its words."""


def _rows(key: Key, width: float) -> list[_Row]:
    rows: list[_Row] = []
    left = 0.0
    for entry in key:
        before = _before(entry)
        room = min(width, before + _wide(entry.words))
        lines = len(wrapped(entry.words, _LETTERS, (room - before) / _PIXEL + 1))
        if not rows or left < room:
            rows.append([])
            left = width
        rows[-1].append((entry, room, lines))
        left -= room + _BETWEEN
    return rows


def _high(row: _Row) -> float:
    return max(lines for *_, lines in row) * _LINE + _ROWS


def _before(entry: KeyEntry) -> float:
    return 0.0 if entry.shape == "text" else _PLACE + _GAP


def _wide(words: str) -> float:
    return text_width(words, _LETTERS) * _PIXEL


def _write(slide: Any, words: str, left: float, top: float, width: float, lines: int) -> None:
    box = slide.shapes.add_textbox(*(Inches(part) for part in (left, top + 0.05, width, lines * _LINE)))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write(frame, words, INK, _WORDS)


def _mark(slide: Any, entry: KeyEntry, left: float, middle: float) -> Any:
    """Draw what stands before the words, around the height of their middle."""
    if entry.shape == "line":
        return _line(slide, entry, left, middle)
    kind = MSO_SHAPE.OVAL if entry.shape in ("dot", "ring") else MSO_SHAPE.RECTANGLE
    size = entry.size * _PIXEL
    wide, high = {
        "dot": (size, size),
        "ring": (size, size),
        "band": (_PLACE, size),
        "rule": (size, _PLACE),
        "swatch": (_PLACE, _PLACE),
        "hatch": (_PLACE, _PLACE),
    }[entry.shape]
    place = (left + (_PLACE - wide) / 2, middle - high / 2, wide, high)
    mark = slide.shapes.add_shape(kind, *(Inches(part) for part in place))
    mark.shadow.inherit = False
    edge, width = {
        "dot": (entry.edge, entry.edge_width),
        "ring": (entry.colour, 2.0),
        "swatch": (LINE, 0.5 / _POINT),
        "hatch": (LINE, 0.5 / _POINT),
    }.get(entry.shape, ("", 0.0))
    if entry.shape == "ring":
        mark.fill.background()
    elif entry.shape == "hatch":
        mark.fill.patterned()
        mark.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        mark.fill.fore_color.rgb, mark.fill.back_color.rgb = _fixed(entry.colour), _fixed(PAPER)
    else:
        mark.fill.solid()
        mark.fill.fore_color.rgb = _fixed(entry.colour)
    if edge:
        mark.line.color.rgb = _fixed(edge)
        mark.line.width = Pt(width * _POINT)
    else:
        mark.line.fill.background()
    return mark


def _line(slide: Any, entry: KeyEntry, left: float, middle: float) -> Any:
    ends = (left, middle, left + _PLACE, middle)
    mark = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Inches(part) for part in ends))
    mark.line.color.rgb = _fixed(entry.colour)
    mark.line.width, mark.line.dash_style = Pt(entry.size * _POINT), _DASHES[entry.dash]
    return mark


def _fixed(colour: str) -> RGBColor:
    """A colour that stays when the theme of the slides changes, as the picture's own do."""
    return RGBColor.from_string(on_paper(colour)[1:].upper())
