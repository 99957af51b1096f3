"""Who came and who left, year by year: a whole line for those who came, a broken one for those who left."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.line_labels import spread
from dashboard.charts.line_panel import axes, boxes
from dashboard.charts.template import figure
from dashboard.findings.trends.moves import Moves
from dashboard.language import Language
from dashboard.style.colours import MUTED, OWN
from dashboard.style.fonts.widths import text_width

__all__ = ["HEIGHT", "turnover_lines"]

HEIGHT, _NAME, _LETTERS = 360, 17, 13
"""Pixels: of the picture, of a name, and of its letters."""


def turnover_lines(
    found: Moves, digits: int, language: Language, width: int, height: int = HEIGHT
) -> go.Figure:
    """Draw the course of a gemeente and of the country.

    Parameters
    ----------
    found : Moves
    digits : int
        Decimals with which the values are told.
    language : Language
    width : int
        Pixels that the picture is expected to have.
    height : int
    """
    lines = {"left": (found.left, OWN), "came": (found.came, OWN)}
    lines = {"land_left": (found.land_left, MUTED), "land_came": (found.land_came, MUTED)} | lines
    names = {
        key: f"{language.say(f'turnover.line.{key}')} {language.formats.decimal(float(values.iloc[-1]), digits)}"
        for key, (values, _) in lines.items()
    }
    room = 20 + max(text_width(name, _LETTERS) for name in names.values())
    years = tuple(int(year) for year in found.came.index)
    frame = boxes([(years[0], years[-1])], room, width, height, False)
    (box,) = frame.boxes
    top = max(float(values.max()) for values, _ in lines.values()) * 1.08
    traces = [_line(key, values, colour, names[key], digits) for key, (values, colour) in lines.items()]
    wanted = [float(values.iloc[-1]) for values, _ in lines.values()]
    places = spread(wanted, _NAME * top / box.height, 0, top)
    notes = [
        _name(names[key], box.reach, place, colour)
        for (key, (_, colour)), place in zip(lines.items(), places, strict=True)
    ]
    return figure(
        traces,
        language,
        frame.height,
        annotations=notes,
        hovermode="closest",
        **axes(frame, [top], lambda value, step: language.formats.decimal(value, _decimals(step))),
    )


def _decimals(step: float) -> int:
    return max(0, -math.floor(math.log10(step))) if step > 0 else 0


def _line(key: str, values: pd.Series, colour: str, name: str, digits: int) -> Trace:
    own = colour == OWN
    return scatter_trace(
        x=[int(year) for year in values.index],
        y=[None if pd.isna(value) else round(float(value), digits) for value in values],
        mode="lines+markers",
        line={"color": colour, "width": 3 if own else 1.8, "dash": "dash" if key.endswith("left") else None},
        marker={"size": 7 if own else 5, "color": colour},
        connectgaps=False,
        hovertemplate=f"{name.rpartition(' ')[0]} %{{x}}: %{{y:.{digits}f}}",
    )


def _name(text: str, x: float, y: float, colour: str) -> dict[str, Any]:
    return {
        "x": x,
        "y": round(float(y), 3),
        "text": f"<b>{text}</b>" if colour == OWN else text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "font": {"color": colour, "size": _LETTERS},
    }
