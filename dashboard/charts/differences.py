"""The profile of a gemeente: how far each measure lies from the middle of the peers, in their own spread."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.dots import axis_title, number
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.template import figure
from dashboard.findings.peers.differences import Differences
from dashboard.language import Language
from dashboard.style.colours import INK, LINE, MUTED, OTHERS, OWN, PAPER
from dashboard.style.fonts.widths import text_width, wrapped

__all__ = ["profile_of_differences"]

_EDGE = 4.0
"""Spreads beyond which a dot is drawn as an arrow at the edge."""

_ROW, _LINE, _LETTERS, _NARROW, _WIDE = 30, 17, 13, 300, 340

_NAMES, _APART = 0.38, 22
"""Part of the width that names take at most, and pixels between words and dots."""


def profile_of_differences(
    found: Differences, language: Language, narrow: bool = False, width: int | None = None
) -> go.Figure:
    """Draw a dot for each measure around zero, the highest above.

    Parameters
    ----------
    found : Differences
        At least one measure.
    language : Language
    narrow : bool
        Whether the words stand above the dots instead of beside them.
    width : int, optional
        Pixels that words and dots beside one another have, where these are not those of a page.

    Returns
    -------
    go.Figure
    """
    frame = found.numbers.frame
    rows = -np.arange(len(frame))
    spreads = frame["spreads"].to_numpy(dtype=float)
    inside = np.clip(spreads, -_EDGE, _EDGE)
    beyond = np.abs(spreads) > _EDGE
    written = [
        language.say(
            "vergelijk.differs.row",
            value=number(one, found.numbers.quantity(row, "value"), language),
            middle=number(one, found.numbers.quantity(row, "median"), language),
        )
        for one, row in zip(found.measures, frame.to_dict("records"), strict=True)
    ]
    between, room = (0.38, 0.83), _NARROW if narrow else _WIDE
    if width is not None:
        told = max(text_width(f"<b>{text}</b>", _LETTERS) for text in written)
        room = round(_NAMES * width)
        between = (room + _APART) / width, 1 - (told + _APART) / width
    labels = ["<br>".join(wrapped(axis_title(one, language), _LETTERS, room)) for one in found.measures]
    width = frame["q3"] - frame["q1"]
    traces = [
        _lines(
            ((frame["q1"] - frame["median"]) / width).to_numpy(),
            ((frame["q3"] - frame["median"]) / width).to_numpy(),
            rows,
            {"color": LINE, "width": 10},
        ),
        _lines(np.zeros(len(frame)), inside, rows, {"color": OTHERS, "width": 1.5}),
        scatter_trace(
            x=inside.round(3),
            y=rows,
            mode="markers",
            marker={
                "color": OWN,
                "size": 13,
                "line": {"color": PAPER, "width": 1},
                "symbol": np.where(
                    beyond, np.where(spreads > 0, "triangle-right", "triangle-left"), "circle"
                ).tolist(),
            },
            text=[f"<b>{label}</b><br>{text}" for label, text in zip(labels, written, strict=True)],
            hovertemplate="%{text}",
        ),
    ]
    notes = [
        note
        for row, pair in zip(rows, zip(labels, written, strict=True), strict=True)
        for note in _notes(int(row), pair, between, narrow)
    ]
    reach = float(max(1.2, np.abs(inside).max() * 1.12))
    # Of little width they would meet in the middle: there they stand away from it, over the words.
    sides = (
        (("less", 0, "left"), ("more", 1, "right"))
        if width is None
        else (("less", 0.45, "right"), ("more", 0.55, "left"))
    )
    for side, at, anchor in sides:
        notes.append(
            {"x": at, "xref": "x domain", "xanchor": anchor, "y": 1, "yref": "paper", "yanchor": "bottom"}
            | {"text": language.say(f"vergelijk.differs.{side}"), "showarrow": False}
            | {"font": {"color": MUTED, "size": 13}}
        )
    zero = {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
    lines = max(label.count("<br>") + 1 for label in labels)
    row = _ROW + _LINE * (lines + 1 if narrow else lines - 1)
    return figure(
        traces,
        language,
        row * len(frame) + 80,
        margin={"l": 8, "r": 8, "t": 26, "b": 50},
        annotations=notes,
        shapes=[zero | {"line": {"color": INK, "width": 1}}],
        hovermode="closest",
        xaxis={"range": [-reach, reach], "fixedrange": True, "domain": [0, 1] if narrow else between}
        | {"tickformat": ",.1~f", "nticks": 7 if width is None else 3, "showgrid": True, "gridcolor": LINE}
        | {"title": {"text": language.say("heading.spreads"), "font": {"size": 13}, "standoff": 6}},
        yaxis={"visible": False, "fixedrange": True, "range": [-len(frame) + 0.5, 0.85 if narrow else 0.5]},
    )


def _lines(left: Any, right: Any, rows: Any, line: dict[str, Any]) -> Trace:
    """A piece of line in every row, as one trace."""
    gap = np.full(len(rows), np.nan)
    x, y = np.column_stack([left, right, gap]).ravel(), np.column_stack([rows, rows, gap]).ravel()
    return scatter_trace(x=x.round(3), y=y, mode="lines", line=line, hoverinfo="skip")


def _notes(
    row: int, words: tuple[str, str], between: tuple[float, float], narrow: bool
) -> list[dict[str, Any]]:
    place = {"xref": "paper", "y": row, "showarrow": False, "font": {"size": 13}}
    label, values = words
    if narrow:
        text = f"{label}<br><b>{values}</b>"
        return [
            place
            | {"x": 0, "xanchor": "left", "align": "left", "yanchor": "bottom", "yshift": 9, "text": text}
        ]
    return [
        place | {"x": between[0] - 0.01, "xanchor": "right", "align": "right", "text": label},
        place | {"x": between[1] + 0.01, "xanchor": "left", "align": "left", "text": f"<b>{values}</b>"},
    ]
