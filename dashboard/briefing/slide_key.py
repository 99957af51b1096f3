"""A legend on a slide: each mark as a shape of the slide's own, with its words."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

from dashboard.briefing.chart_style import write
from dashboard.charts.key import Key, KeyEntry
from dashboard.style.colours import INK, LINE, on_paper

__all__ = ["add_key"]

_STEP, _PLACE, _WORDS = 0.36, 0.22, 1.6
"""Inches: from one entry to the next, of a mark's place, of its words."""

_PIXEL, _POINT = 1 / 96, 0.75
"""Of a pixel: inches and points."""

_DASHES = {"solid": MSO_LINE.SOLID, "dashed": MSO_LINE.DASH, "dotted": MSO_LINE.ROUND_DOT}


def add_key(slide: Any, key: Key, left: float, top: float) -> None:
    """Draw a legend, its entries under one another.

    Parameters
    ----------
    slide : Slide
    key : Key
    left, top : float
        Inches.
    """
    for entry in key:
        x = left
        if entry.shape != "text":
            mark = _mark(slide, entry, left, top + 0.05 + _PLACE / 2)
            mark._element.xpath(".//p:cNvPr")[0].set("descr", entry.words)
            x += _PLACE + 0.08
        box = slide.shapes.add_textbox(Inches(x), Inches(top), Inches(_WORDS), Inches(0.32))
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        write(frame, entry.words, INK, 12)
        top += _STEP


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
    }[entry.shape]
    place = (left + (_PLACE - wide) / 2, middle - high / 2, wide, high)
    mark = slide.shapes.add_shape(kind, *(Inches(part) for part in place))
    mark.shadow.inherit = False
    edge, width = {
        "dot": (entry.edge, entry.edge_width),
        "ring": (entry.colour, 2.0),
        "swatch": (LINE, 0.5 / _POINT),
    }.get(entry.shape, ("", 0.0))
    if entry.shape == "ring":
        mark.fill.background()
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
