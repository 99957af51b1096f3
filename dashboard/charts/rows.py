"""A bar a row, of one part or of several, with the name before it and what is told of it behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.drawn import bar_trace
from dashboard.charts.template import figure
from dashboard.language import Language
from dashboard.style.colours import INK
from dashboard.style.fonts.widths import text_width, wrapped

__all__ = ["Row", "rows"]

_NAME, _TOLD, _GAP = 15, 16, 12
"""Sizes of the letters, and pixels between words and bar."""

_WIDEST = 0.4
"""Part of the width that names take at most: longer ones are broken."""

_THICK, _BETWEEN = 60, 10
"""Pixels of a bar at most, and between two at least."""


Part = tuple[float, str]
"""How long, and in which colour."""


@dataclass(frozen=True)
class Row:
    """One bar.

    Attributes
    ----------
    name : str
    parts : tuple of Part
        From the left; none where there is no figure.
    told : str
        What stands behind it.
    """

    name: str
    parts: tuple[Part, ...]
    told: str


def rows(drawn: Sequence[Row], language: Language, width: int, height: int) -> go.Figure:
    """Draw the rows under one another.

    Parameters
    ----------
    drawn : sequence of Row
        One at least, the first on top.
    language : Language
    width, height : int
        Pixels.

    Returns
    -------
    go.Figure
    """
    names = ["<br>".join(f"<b>{line}</b>" for line in _lines(row.name, width)) for row in drawn]
    left = max(text_width(name, _NAME) for name in names) + _GAP
    right = max(text_width(row.told, _TOLD) for row in drawn) + _GAP
    step = height / len(drawn)
    thick = min(_THICK, step - _BETWEEN) / step
    places = list(range(len(drawn)))
    most = max(len(row.parts) for row in drawn)
    traces = [
        bar_trace(
            orientation="h",
            y=places,
            x=[row.parts[nth][0] if nth < len(row.parts) else 0 for row in drawn],
            width=thick,
            marker={"color": [row.parts[nth][1] if nth < len(row.parts) else INK for row in drawn]},
            hoverinfo="skip",
        )
        for nth in range(most)
    ]
    beside = {"showarrow": False, "yanchor": "middle"}
    notes = []
    for place, (row, name) in enumerate(zip(drawn, names, strict=True)):
        end = sum(long for long, _ in row.parts)
        before = {"x": 0, "xref": "paper", "xanchor": "left", "align": "left", "xshift": -left}
        notes.append(beside | before | {"y": place, "text": name, "font": {"color": INK, "size": _NAME}})
        behind = {"x": end, "xanchor": "left", "xshift": _GAP / 2}
        notes.append(beside | behind | {"y": place, "text": row.told, "font": {"color": INK, "size": _TOLD}})
    longest = max(sum(long for long, _ in row.parts) for row in drawn) or 1
    hidden = {"visible": False, "fixedrange": True}
    return figure(
        traces,
        language,
        height,
        margin={"l": left, "r": right, "t": 0, "b": 0},
        barmode="stack",
        hovermode=False,
        annotations=notes,
        xaxis=hidden | {"range": [0, longest]},
        yaxis=hidden | {"range": [len(drawn) - 0.5, -0.5]},
    )


def _lines(name: str, width: int) -> list[str]:
    return wrapped(name, _NAME, _WIDEST * width, bold=True)
