"""A course of memory as a picture, drawn as every picture of the dashboard on paper."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.printing import draw
from dashboard.charts.template import figure
from dashboard.language import Language
from dashboard.style.colours import LINE, MUTED, OWN

__all__ = ["memory_graph"]

_WIDTH, _HEIGHT = 900, 360
_AXIS = {"ticks": "outside", "fixedrange": True}


def memory_graph(minutes: Sequence[float], held: Sequence[Sequence[float]], most: float) -> str:
    """Draw what each server held, below what it may hold.

    Parameters
    ----------
    minutes : sequence of float
        When it was looked at.
    held : sequence of sequence of float
        Megabytes of each server, at each of these.
    most : float
        Megabytes.

    Returns
    -------
    str
        SVG.
    """

    def line(values: Sequence[float], colour: str, width: float) -> go.Scatter:
        return go.Scatter(
            x=minutes, y=values, mode="lines", line={"color": colour, "width": width}, hoverinfo="skip"
        )

    highest = max(most, *(max(sizes) for sizes in held))
    layout: dict[str, Any] = {
        "margin": {"l": 60, "r": 10, "t": 20, "b": 50},
        "xaxis": _AXIS | {"title": {"text": "minutes", "standoff": 8}, "range": [0, minutes[-1]]},
        "yaxis": _AXIS
        | {
            "title": {"text": "MB", "standoff": 8},
            "range": [0, highest * 1.05],
            "showgrid": True,
            "gridcolor": LINE,
        },
    }
    drawn = [line([most] * len(minutes), MUTED, 1)]
    drawn += [line(values, OWN, 2) for values in zip(*held, strict=True)]
    return draw(figure(drawn, Language("en"), _HEIGHT, **layout), _WIDTH)
