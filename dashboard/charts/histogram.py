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


def histogram(finding: MapFinding, own: str | None, language: Language, height: int = 120) -> go.Figure:
    """Draw the distribution of a map's values.

    Every class is cut into bars of about equal width, so that no bar stands in two classes; a bar's height is
    its number of areas by width.

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
    step = (bounds[-1] - bounds[0]) / _BARS
    edges, fill = [bounds[0]], []
    for low, high, colour in zip(bounds, bounds[1:], colours(finding.classes), strict=False):
        parts = max(1, round((high - low) / step))
        edges += list(np.linspace(low, high, parts + 1)[1:])
        fill += [colour] * parts
    counts, _ = np.histogram(values.dropna(), bins=edges)
    width = np.diff(edges)
    # As fine as the bars are narrow.
    digits = max(4, 2 - math.floor(math.log10(step)))
    bars = bar_trace(
        x=np.round(edges[:-1] + width / 2, digits).tolist(),
        y=np.round(counts * step / width, 2).tolist(),
        width=np.round(width * 0.94, digits + 1).tolist(),
        marker={"color": fill, "line": {"width": 0.5, "color": "#8b979c"}},
        hoverinfo="skip",
    )
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
        [bars],
        language,
        height,
        margin={"l": 4, "r": 4, "t": 4, "b": 22},
        shapes=marks,
        annotations=notes,
        bargap=0,
        xaxis={
            "range": [bounds[0], bounds[-1]],
            "fixedrange": True,
            "tickformat": _ticks(finding),
            "nticks": 6,
            "tickangle": 0,
        },
        yaxis={"visible": False, "fixedrange": True, "range": [0, float(max(counts * step / width)) * 1.3]},
    )


def _ticks(finding: MapFinding) -> str:
    if finding.against:
        return "+~g"
    return ".0%" if finding.indicator.is_share else ".2f"
