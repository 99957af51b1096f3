"""Two measures of all gemeenten laid against each other: the peers ringed, the others grey."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.peers import PeerSet
from dashboard.charts.dots import axis, axis_title, dot_groups
from dashboard.charts.template import figure
from dashboard.findings.relation import Relation
from dashboard.language import Language
from dashboard.theme import INK, LINE, OWN

__all__ = ["scatter"]


def scatter(
    found: Relation,
    peers: PeerSet,
    names: dict[str, str],
    language: Language,
    named: bool = False,
    narrow: bool = False,
) -> go.Figure:
    """Draw every gemeente that has both measures.

    Parameters
    ----------
    found : Relation
    peers : PeerSet
    names : dict of region to name
    language : Language
    named : bool
        Whether the names of the peers stand beside their dots.
    narrow : bool

    Returns
    -------
    go.Figure
    """
    frame = found.figure.frame.set_axis(list(found.regions))
    x = (found.x.scale * frame[found.x.key]).to_numpy(dtype=np.float32).round(4)
    y = (found.y.scale * frame[found.y.key]).to_numpy(dtype=np.float32).round(4)
    traces = []
    for who, which, marker in dot_groups(frame.index, peers):
        beside = who == "own" or (who == "peers" and named)
        traces.append(
            go.Scatter(
                x=x[which],
                y=y[which],
                text=[names[region] for region in frame.index[which]],
                mode="markers+text" if beside else "markers",
                textposition="top center",
                textfont={"color": OWN if who == "own" else INK, "size": 15 if who == "own" else 12},
                marker=marker,
                hovertemplate="<b>%{text}</b><br>%{x} · %{y}<extra></extra>",
                cliponaxis=False,
            )
        )
    return figure(
        traces,
        language,
        420 if narrow else 560,
        margin={"l": 8, "r": 16, "t": 24, "b": 8},
        hovermode="closest",
        xaxis=_side(found.x, language, 44 if narrow else 110),
        yaxis=_side(found.y, language, 44 if narrow else 62),
    )


def _side(measure: Any, language: Language, width: int) -> dict[str, Any]:
    title = {"text": axis_title(measure, language, width), "font": {"size": 13}, "standoff": 10}
    return axis(measure, title=title, showgrid=True, gridcolor=LINE, automargin=True, nticks=8)
