"""A whole figure: its axes, traces, shapes and notes, in the order in which the browser paints them."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.printing.axes import draw_before, draw_behind, read_axes
from dashboard.charts.printing.bars import Bars
from dashboard.charts.printing.maps import Shapes, draw_areas, draw_points, project
from dashboard.charts.printing.notes import draw_note, draw_shape
from dashboard.charts.printing.ranges import Spread
from dashboard.charts.printing.reading import CannotPrintError, Reading
from dashboard.charts.printing.svg import Sheet
from dashboard.charts.printing.traces import draw_scatter, on_axes

__all__ = ["FONT", "draw"]

FONT = "Source Sans Pro"
"""The typeface of pictures on paper; whoever reads the SVG must have it."""

_MEANINGLESS = (
    *(
        "clickmode",
        "dragmode",
        "hovermode",
        "hoverlabel",
        "hoverdistance",
        "meta",
        "modebar",
        "uirevision",
        "showlegend",
    ),
    *(
        "paper_bgcolor",
        "plot_bgcolor",
        "autosize",
        "width",
        "template",
        "selectionrevision",
        "transition",
        "spikedistance",
    ),
    *("newshape", "activeshape", "title"),
)
_ON_MAPS = ("choroplethmap", "scattermap")


def draw(picture: go.Figure, width: float, shapes: Shapes | None = None, mark: str = "") -> str:
    """Draw a figure as SVG.

    Parameters
    ----------
    picture : go.Figure
        Of scatters and bars, or a map; made by :func:`dashboard.charts.template.figure`.
    width : float
        Pixels; the height is the figure's own.
    shapes : Shapes, optional
        The areas of a map.
    mark : str
        What sets the names within it apart from those of other pictures in the same document.

    Returns
    -------
    str
        SVG; its texts are texts, in the typeface `FONT`.

    Raises
    ------
    CannotPrintError
        The figure asks for something that is not known here.
    """
    raw = picture.layout.to_plotly_json()
    template = (raw.get("template") or {}).get("layout", {})
    own = {"xaxis", "yaxis", "font", "modebar", "hoverlabel"}
    layout = Reading("layout", raw, {key: value for key, value in template.items() if key not in own})
    height = layout.take("height")
    if height is None:
        raise CannotPrintError("layout.height: a figure on paper needs one")
    if raw.get("showlegend", template.get("showlegend")) is not False:
        raise CannotPrintError("layout.showlegend: legends cannot be drawn; label the traces")
    font = layout.part("font", template.get("font"))
    letters = (font.take("size", 12), font.take("color", "#444444"))
    font.done("family")
    sheet = Sheet(width, height, FONT, mark)
    traces = [trace.to_plotly_json() for trace in picture.data if trace.visible is not False]
    kinds = {trace["type"] for trace in traces}
    if kinds and kinds <= set(_ON_MAPS):
        _draw_map(sheet, layout, traces, shapes, letters)
    elif kinds <= {"scatter", "bar"}:
        _draw_chart(sheet, layout, template, traces, letters)
    else:
        raise CannotPrintError(f"traces of {', '.join(sorted(kinds))} cannot be drawn")
    layout.done(*_MEANINGLESS)
    return sheet.svg()


def _draw_map(
    sheet: Sheet,
    layout: Reading,
    traces: list[Mapping[str, Any]],
    shapes: Shapes | None,
    font: tuple[float, str],
) -> None:
    seen = project(layout.take("map", {}), shapes, (sheet.width, sheet.height))
    layout.take("separators"), layout.take("margin"), layout.take("xaxis"), layout.take("yaxis")
    box = (0.0, 0.0, sheet.width, sheet.height)
    with sheet.clipped(box):
        for trace in traces:
            if trace["type"] == "choroplethmap":
                draw_areas(sheet, trace, shapes, seen)
            else:
                draw_points(sheet, trace, seen)
    for note in layout.take("annotations", ()):
        draw_note(sheet, note, {}, box, font)


def _draw_chart(
    sheet: Sheet,
    layout: Reading,
    template: Mapping[str, Any],
    traces: list[Mapping[str, Any]],
    font: tuple[float, str],
) -> None:
    separators = layout.take("separators", ".,")
    margin = layout.part("margin")
    left, right, top, bottom = (margin.take(side, 80) for side in ("l", "r", "t", "b"))
    margin.done("pad", "autoexpand")
    bars = Bars(
        [trace for trace in traces if trace["type"] == "bar"],
        layout.one_of("barmode", ("stack", "group"), "group"),
        layout.take("bargap", 0.2),
        layout.take("bargroupgap", 0),
    )
    data: dict[str, list[Spread]] = {}
    for trace in traces:
        for name, spreads in on_axes(trace).items():
            data.setdefault(name, []).extend(spreads)
    box = (left, top, sheet.width - right, sheet.height - bottom)
    axes, box = read_axes(layout, template, data, box, separators)
    shapes = layout.take("shapes", ())
    for shape in shapes:
        if shape.get("layer") == "below":
            draw_shape(sheet, shape, axes, box)
    draw_behind(sheet, axes, box, separators)
    # Bars stand behind lines, whatever the order of the traces.
    for trace in sorted(traces, key=lambda trace: trace["type"] != "bar"):
        if trace["type"] == "bar":
            bars.draw(sheet, trace, axes)
        else:
            draw_scatter(sheet, trace, axes, font)
    draw_before(sheet, axes, box, separators)
    for shape in shapes:
        if shape.get("layer") != "below":
            draw_shape(sheet, shape, axes, box)
    for note in layout.take("annotations", ()):
        draw_note(sheet, note, axes, box, font)
