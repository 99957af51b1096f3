"""Where one gemeente stands among all: a dot each, its peers ringed, the own one large."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.certainty import Range
from dashboard.charts.dots import dot_groups, offsets
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.hovers import NUMBER, at_most, told_instead
from dashboard.charts.template import figure
from dashboard.findings.peers.ranks import Ranks
from dashboard.language import Language
from dashboard.language.units import units
from dashboard.style.colours import INK, OWN

__all__ = ["position"]

_COLUMNS = 70
_PAST = 0.03
"""How far the axis goes on beyond the dots, of its length."""


def position(found: Ranks, names: dict[str, str], language: Language, height: int = 190) -> go.Figure:
    """Draw all gemeenten on an indicator (a share in %), dots that would overlap stacked around the middle.

    Parameters
    ----------
    found : Ranks
    names : dict of region to name
    language : Language
    height : int
        Pixels.

    Returns
    -------
    go.Figure
    """
    unit = units()["share" if found.indicator.is_share else "index"]
    known = (unit.scale * found.of_all.values).dropna().sort_values(kind="stable")
    low, high = float(known.min()), float(known.max())
    offset = offsets(known.to_numpy(), _COLUMNS)
    label, rank = found.indicator.told("name").write(language), language.say("heading.rank")
    number = f"%{{x:.{unit.decimals or 1}f}}{unit.on_axes}"
    ends = found.of_all.bounds.assign(value=found.of_all.values).reindex(known.index)

    def written(value: float, within: Range) -> str:
        return found.indicator.quantity(value, within).write(language)

    places = found.of_all.told(language)
    traces: list[Trace] = []
    notes: list[dict[str, Any]] = []
    for who, which, marker in dot_groups(known.index, found.peers):
        traces.append(
            scatter_trace(
                x=known.to_numpy(dtype=np.float32)[which].round(3),
                y=np.zeros(1, dtype=np.int8) if who == "own" else offset[which],
                text=[names[region] for region in known.index[which]],
                mode="markers",
                customdata=places.loc[known.index[which]],
                marker=marker,
                hovertemplate=told_instead(
                    f"<b>%{{text}}</b><br>{label}: {NUMBER}<br>{rank}: %{{customdata}}",
                    number,
                    at_most(ends[which], written),
                ),
            )
        )
        if who == "own":
            value = float(known[which].iloc[0])
            itself = ends[which].iloc[0].astype(float)
            told = written(itself["value"], Range(itself["low"], itself["high"]))
            notes.append(_own(f"{names[found.peers.region]} {told}", value, low, high))
    for side, at, anchor in (("lowest", 0, "left"), ("highest", 1, "right")):
        words = language.say(f"uw_gemeente.{side}")
        place = {"x": at, "xref": "paper", "xanchor": anchor, "y": 0, "yref": "paper", "yanchor": "bottom"}
        notes.append(place | {"text": words, "showarrow": False, "font": {"color": INK, "size": 12}})
    reach = max(6, int(np.abs(offset).max(initial=0)))
    return figure(
        traces,
        language,
        height,
        margin={"l": 8, "r": 8, "t": 4, "b": 24},
        annotations=notes,
        hovermode="closest",
        xaxis={"tickformat": ".0f" if found.indicator.is_share else ".1f", "ticksuffix": unit.on_axes}
        | {
            "fixedrange": True,
            "nticks": 8,
            "range": [low - _PAST * (high - low), high + _PAST * (high - low)],
        },
        yaxis={"visible": False, "fixedrange": True, "range": [-reach * 1.5, reach * 1.6]},
    )


def _own(words: str, value: float, low: float, high: float) -> dict[str, Any]:
    """The own gemeente with its value, written towards the middle so that a long one is never cut off."""
    side = "left" if value < (low + high) / 2 else "right"
    place = {"x": value, "y": 1, "yref": "paper", "yanchor": "top", "xanchor": side, "showarrow": False}
    return place | {"text": f"<b>{words}</b>", "font": {"color": OWN, "size": 15}}
