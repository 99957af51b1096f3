"""Tables on slides: quiet lines, numbers to the right, themes as rows over the whole width."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from dashboard.briefing.chart_style import Box, paint
from dashboard.briefing.deck import TYPEFACE
from dashboard.style.colours import INK, LINE, MUTED, PAPER_SHADE

__all__ = ["add_table"]

_TALLEST = 0.4
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # Office's own 'No Style, No Grid'


def add_table(
    slide: Any,
    box: Box,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    right: Sequence[bool],
) -> Any:
    """Draw a table.

    Parameters
    ----------
    slide : Slide
    box : Box
    heads : sequence of str (n)
    rows : sequence of n cells, or of one cell that heads those under it
    widths : sequence of float (n)
        Parts of the width.
    right : sequence of bool (n)
        Whether a column stands to the right.
    """
    left, top, wide, high = box
    tall = min(_TALLEST, high / (len(rows) + 1))
    frame = slide.shapes.add_table(
        len(rows) + 1, len(heads), Inches(left), Inches(top), Inches(wide), Inches(tall * (len(rows) + 1))
    )
    table = frame.table
    frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    table.horz_banding = False
    used = widths[: len(heads)]
    for column, width in zip(table.columns, used, strict=True):
        column.width = Inches(wide * width / sum(used))
    size = 13 if tall > 0.35 else 12 if tall > 0.3 else 11
    for place, head in enumerate(heads):
        _cell(table.cell(0, place), head, size, right[place], MUTED, bold=True)
    for number, row in enumerate(rows, start=1):
        table.rows[number].height = Inches(tall)
        if len(row) == 1:
            table.cell(number, 0).merge(table.cell(number, len(heads) - 1))
            _cell(table.cell(number, 0), row[0], size, False, INK, bold=True, shaded=True)
            continue
        for place, words in enumerate(row):
            _cell(table.cell(number, place), words, size, right[place], INK)
    table.rows[0].height = Inches(tall)
    return frame


def _cell(
    cell: Any, words: str, size: float, right: bool, hue: str, bold: bool = False, shaded: bool = False
) -> None:
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.text = words
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, TYPEFACE
        paint(run.font.color, hue)
    properties = cell._tc.get_or_add_tcPr()
    properties.append(
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{LINE[1:].upper()}"/></a:solidFill></a:lnB>'
        )
    )
    if shaded:
        cell.fill.solid()
        paint(cell.fill.fore_color, PAPER_SHADE)
