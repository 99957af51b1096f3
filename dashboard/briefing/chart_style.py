"""How every native chart looks: the dashboard's letters and colours, quiet axes, labels where they are needed."""

from typing import Any

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION as LEGEND
from pptx.enum.chart import XL_TICK_LABEL_POSITION as TICKS
from pptx.enum.chart import XL_TICK_MARK as MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.briefing.deck import SCHEME, TYPEFACE
from dashboard.language import Language
from dashboard.style.colours import INK, LINE, MUTED

__all__ = [
    "Box",
    "axis",
    "every",
    "legend",
    "paint",
    "point_label",
    "put_chart",
    "quiet",
    "upside_down",
    "write",
]

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""

_THEMED = {
    hue: getattr(MSO_THEME_COLOR, name)
    for name, hue in (
        ("TEXT_1", SCHEME["dk1"]),
        ("BACKGROUND_1", SCHEME["lt1"]),
        ("TEXT_2", SCHEME["dk2"]),
        *((f"ACCENT_{number}", SCHEME[f"accent{number}"]) for number in range(1, 7)),
    )
}


def paint(colour: Any, hue: str) -> None:
    """Give a colour: the theme's where it has it, so that changing the theme changes it."""
    if hue in _THEMED:
        colour.theme_color = _THEMED[hue]
    else:
        colour.rgb = RGBColor.from_string(hue[1:].upper())


def put_chart(slide: Any, kind: Any, box: Box, data: Any) -> Any:
    """Put a chart on a slide."""
    frame = slide.shapes.add_chart(kind, *(Inches(part) for part in box), data)
    # The library numbers axes below nought, which the standard does not allow.
    space = frame.chart._chartSpace
    ids = list(dict.fromkeys(axis.get("val") for axis in space.xpath(".//c:axId")))
    for element in space.xpath(".//c:axId | .//c:crossAx"):
        element.set("val", str(1 + ids.index(element.get("val"))))
    return frame


def quiet(chart: Chart, language: Language) -> None:
    """Give a chart the dashboard's letters, and no more than it needs."""
    chart.font.size, chart.font.name = Pt(12), TYPEFACE
    paint(chart.font.color, INK)
    chart.has_title, chart.has_legend = False, False


def legend(chart: Chart) -> None:
    """Name the series under a chart."""
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = LEGEND.BOTTOM, False
    chart.legend.font.size = Pt(12)


def axis(axis: Any, form: str) -> None:
    """Draw an axis quietly."""
    axis.has_major_gridlines = axis.has_minor_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = MARK.NONE
    axis.tick_label_position = TICKS.LOW
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = form, False
    axis.tick_labels.font.size = Pt(11)
    paint(axis.tick_labels.font.color, MUTED)
    paint(axis.format.line.color, LINE)


def upside_down(chart: Chart) -> None:
    """Put the first row on top, as one reads."""
    axis(chart.category_axis, "General")
    chart.category_axis.reverse_order = True
    paint(chart.category_axis.tick_labels.font.color, INK)
    chart.category_axis.tick_labels.font.size = Pt(13)
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0


def every(chart: Chart, years: int) -> None:
    """Name only some of the years."""
    axis = chart.category_axis._element
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):
        made = axis.makeelement(qn(name), {"val": str(years)})
        axis.find(qn("c:noMultiLvlLbl")).addprevious(made)


def point_label(point: Any, words: str, hue: str, position: Any) -> None:
    """Write words beside a point."""
    label = point.data_label
    label.position = position
    write(label.text_frame, words, hue, 13, bold=True)


def write(frame: Any, words: str, hue: str, size: float, bold: bool = False) -> None:
    """Write words in a colour and size."""
    frame.text = words
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(size), bold, TYPEFACE
    paint(font.color, hue)
