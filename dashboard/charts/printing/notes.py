"""Notes and shapes that stand on a figure besides its traces."""

from collections.abc import Mapping
from typing import Any

from dashboard.charts.printing.axes import Axis
from dashboard.charts.printing.reading import CannotPrintError, Reading
from dashboard.charts.printing.svg import DASHES, HEIGHT, LINE, Sheet
from dashboard.style.fonts.widths import text_width

__all__ = ["draw_note", "draw_shape"]

Box = tuple[float, float, float, float]

_BORDER_PAD = 1


def draw_note(
    sheet: Sheet, raw: Mapping[str, Any], axes: Mapping[str, Axis], box: Box, font: tuple[float, str]
) -> None:
    """Draw an annotation."""
    note = Reading("annotation", raw)
    own = note.part("font")
    size, colour = own.take("size", font[0]), own.take("color", font[1])
    own.done("family")
    # Without axes, as on a map, a note refers to the paper.
    x_ref, y_ref = note.take("xref", "x" if axes else "paper"), note.take("yref", "y" if axes else "paper")
    x = _place(note.take("x", 0), x_ref, axes, box, "x", logs=True)
    y = _place(note.take("y", 0), y_ref, axes, box, "y", logs=True)
    text = str(note.take("text", ""))
    note.one_of("showarrow", (False,), True)
    sides = ("left", "center", "right"), ("bottom", "middle", "top")
    anchor = _side(note.take("xanchor", "auto"), raw.get("x", 0), x_ref == "paper", sides[0])
    above = _side(note.take("yanchor", "auto"), raw.get("y", 0), y_ref == "paper", sides[1])
    x += note.take("xshift", 0)
    y -= note.take("yshift", 0)
    align, pad, ground = (
        note.take("align", "center"),
        note.take("borderpad", _BORDER_PAD),
        note.take("bgcolor"),
    )
    note.done("hovertext", "captureevents", "visible", "name")
    lines = text.count("<br>") + 1
    wide, tall = text_width(text, size) + 2 * pad, (HEIGHT + LINE * (lines - 1)) * size + 2 * pad
    left = x - {"left": 0, "center": wide / 2, "right": wide}[anchor]
    top = y - {"top": 0, "middle": tall / 2, "bottom": tall}[above]
    if ground:
        sheet.rectangle((left, top, left + wide, top + tall), ground)
    inward = {"left": pad, "center": 0, "right": -pad}[anchor]
    down = {"top": pad, "middle": 0, "bottom": -pad}[above]
    sheet.text(x + inward, y + down, text, size, colour, anchor, above, align)


def _side(asked: str, at: Any, by_paper: bool, sides: tuple[str, str, str]) -> str:
    """The side that is told, or Plotly's choice: that of the near third of the paper, else the middle."""
    if asked != "auto":
        return asked
    if not by_paper:
        return sides[1]
    return sides[0] if at < 1 / 3 else sides[2] if at > 2 / 3 else sides[1]


def draw_shape(sheet: Sheet, raw: Mapping[str, Any], axes: Mapping[str, Axis], box: Box) -> None:
    """Draw a line or a rectangle."""
    shape = Reading("shape", raw)
    kind = shape.one_of("type", ("line", "rect"), "rect")
    x_ref, y_ref = shape.take("xref", "x"), shape.take("yref", "y")
    corners = [
        (
            _place(shape.take(f"x{end}"), x_ref, axes, box, "x"),
            _place(shape.take(f"y{end}"), y_ref, axes, box, "y"),
        )
        for end in (0, 1)
    ]
    line = shape.part("line")
    colour, width = line.take("color", "#444444"), line.take("width", 2)
    dash = line.one_of("dash", tuple(DASHES), "solid")
    line.done()
    fill, opacity = shape.take("fillcolor"), shape.take("opacity", 1)
    shape.take("layer")
    shape.done("editable", "name", "fillrule")
    if kind == "line":
        sheet.line(corners, colour, width, dash, opacity)
    else:
        sheet.rectangle((*corners[0], *corners[1]), fill, colour, width, opacity, dash)


def _place(value: Any, ref: str, axes: Mapping[str, Axis], box: Box, way: str, logs: bool = False) -> float:
    """Return where a value lies that refers to an axis, to the length of one, or to the paper.

    With `logs`, as Plotly has it for notes, a value on a logarithmic axis is a logarithm already.
    """
    if ref == "paper":
        start, end = (box[0], box[2]) if way == "x" else (box[3], box[1])
        return start + float(value) * (end - start)
    name, _, domain = ref.partition(" ")
    if name not in axes:
        raise CannotPrintError(f"there is no axis {name}")
    if domain:
        return axes[name].start + float(value) * (axes[name].end - axes[name].start)
    axis = axes[name]
    return axis.place(float(value)) if logs and axis.settings["type"] == "log" else axis.pixel(value)
