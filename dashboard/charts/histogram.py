"""The legend of a map: how the areas are spread over the values, in the colours of the classes."""

import math

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.area_map import colours
from dashboard.charts.drawn import bar_trace
from dashboard.charts.template import figure
from dashboard.findings.within.maps import MapFinding
from dashboard.language import Language
from dashboard.style.colours import OWN

__all__ = ["histogram"]

_BARS = 36
_ALIKE = 0.01
"""Width of a bar where all values are alike."""
_EDGE = 0.1
"""Part of a bar that is left free on both sides: the line around the first and the last."""
_HALF_TICK = 16
"""Pixels: what is written under one end of the axis reaches as far outside of it."""


def histogram(finding: MapFinding, own: str | None, language: Language, height: int = 120) -> go.Figure:
    """Draw the distribution of a map's values.

    All bars are equally wide, and as high as there are areas; one in which two classes meet has both colours.

    Parameters
    ----------
    finding : MapFinding
        With at least one class.
    own : str or None
        Region of which the place is marked.
    language : Language
    height : int
        Pixels.

    Returns
    -------
    go.Figure
    """
    # Differences are told in percentage points.
    scale = 100 if finding.against else 1
    bounds = [scale * bound for bound in finding.classes.bounds]
    values = scale * finding.areas["value"]
    known = values.dropna()
    step = (bounds[-1] - bounds[0]) / _BARS or _ALIKE
    edges = bounds[0] + step * np.arange(_BARS + 1)
    bar = np.clip(np.searchsorted(edges, known, side="right") - 1, 0, _BARS - 1)
    # As fine as the bars are narrow.
    digits = max(4, 2 - math.floor(math.log10(step)))
    traces, high = [], np.zeros(_BARS, dtype=int)
    for number, colour in enumerate(colours(finding.classes)):
        counts = np.bincount(
            bar[finding.classes.of(finding.areas["value"].dropna()) == number], minlength=_BARS
        )
        there = np.flatnonzero(counts)
        traces.append(
            bar_trace(
                x=np.round(edges[there] + step / 2, digits).tolist(),
                y=counts[there].tolist(),
                width=round(step * 0.94, digits + 1),
                marker={"color": colour, "line": {"width": 0.5, "color": "#8b979c"}},
                hoverinfo="skip",
            )
        )
        high += counts
    marks, notes = [], []
    value = values.get(own, np.nan)
    if not np.isnan(value):
        marks.append(
            {"type": "line", "x0": value, "x1": value, "yref": "paper", "y0": 0, "y1": 0.82}
            | {"line": {"color": OWN, "width": 2.5}}
        )
        text = f"{finding.areas['called'][own]} {finding.write_area(str(own), language)}"
        # Written towards the middle, so that a long name is never cut off.
        left = value < (bounds[0] + bounds[-1]) / 2
        notes.append(
            {"x": value, "y": 1, "yref": "paper", "yanchor": "top", "showarrow": False}
            | {
                "text": f"<b>{text}</b>",
                "xanchor": "left" if left else "right",
                "font": {"color": OWN, "size": 13},
            }
        )
    return figure(
        traces,
        language,
        height,
        margin={"l": _HALF_TICK, "r": _HALF_TICK, "t": 4, "b": 22},
        shapes=marks,
        annotations=notes,
        bargap=0,
        barmode="stack",
        xaxis={
            "range": [float(edges[0] - _EDGE * step), float(edges[-1] + _EDGE * step)],
            "fixedrange": True,
            "tickformat": _ticks(finding),
            "nticks": 6,
            "tickangle": 0,
        },
        yaxis={"visible": False, "fixedrange": True, "range": [0, float(high.max()) * 1.3]},
    )


def _ticks(finding: MapFinding) -> str:
    if finding.against:
        return "+~g"
    return ".0%" if finding.indicator.is_share else ".2f"
