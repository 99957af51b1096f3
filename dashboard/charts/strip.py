"""Strip plots under one another: every gemeente a dot on each of several measures, the peers ringed."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.peers import PeerSet
from dashboard.charts.dots import axis, axis_title, dot_groups, drawn, number, offsets, told_number
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.hovers import NUMBER, told_instead
from dashboard.charts.template import figure
from dashboard.findings.peers.distributions import Distribution, Distributions
from dashboard.language import Language
from dashboard.style.colours import INK
from dashboard.style.fonts.widths import wrapped

__all__ = ["strip_plots"]

_LINE, _DOTS, _TICKS, _GAP = 20, 60, 24, 14
"""Heights in pixels: of a line of words, of the dots, of the words along the axis, between strips."""

_LETTERS, _NARROW = 14, 330
"""Characters of a line of words on a phone."""

_REACH = 8
"""Dots above the middle that fill a strip; more are drawn closer together."""


class _Box(NamedTuple):
    """Where a strip is drawn: its name, its top and the ends of its dots, as parts of the height from below."""

    suffix: str
    top: float
    dots: tuple[float, float]


def strip_plots(
    found: Distributions, peers: PeerSet, names: dict[str, str], language: Language, narrow: bool = False
) -> go.Figure:
    """Draw the strips, each on an axis of its own.

    Parameters
    ----------
    found : Distributions
        At least one.
    peers : PeerSet
    names : dict of region to name
        Of all gemeenten.
    language : Language
    narrow : bool
        Whether a measure's name and its values take a line each.

    Returns
    -------
    go.Figure
    """
    words = [_words(strip, names[peers.region], language, narrow) for strip in found.distributions]
    heads = [_LINE * max(text.count("<br>") + 1 for text in pair) for pair in words]
    height = sum(heads) + len(heads) * (_DOTS + _TICKS + _GAP)
    traces: list[Trace] = []
    notes: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    top = float(height)
    for nth, (strip, pair, head) in enumerate(zip(found.distributions, words, heads, strict=True), start=1):
        high = top - head
        dots = ((high - _DOTS) / height, high / height)
        box = _Box("" if nth == 1 else str(nth), top / height, dots)
        traces += _traces(strip, peers, names, box, language)
        notes += _notes(pair, box)
        axes |= _axes(strip, box)
        top = high - _DOTS - _TICKS - _GAP
    margin = {"l": 12, "r": 12, "t": 0, "b": 0}
    return figure(traces, language, height, margin=margin, annotations=notes, hovermode="closest", **axes)


def _traces(
    strip: Distribution, peers: PeerSet, names: dict[str, str], box: _Box, language: Language
) -> list[Trace]:
    known, up = _stacked(strip)
    axes = {"xaxis": f"x{box.suffix}", "yaxis": f"y{box.suffix}"}
    traces = []
    if strip.place.median is not None:
        middle = strip.measure.scale * strip.place.median
        line = {"color": INK, "width": 1.5, "dash": "dot"}
        ends = {"x": [middle, middle], "y": [-1.15 * _reach(strip), 1.15 * _reach(strip)]}
        traces.append(scatter_trace(**ends, mode="lines", line=line, hoverinfo="skip", **axes))
    for who, which, marker in dot_groups(known.index, peers):
        traces.append(
            scatter_trace(
                x=known.to_numpy(dtype=np.float32)[which],
                y=[0] if who == "own" else up[which],
                text=[names[region] for region in known.index[which]],
                mode="markers",
                marker=marker,
                hovertemplate=told_instead(
                    f"<b>%{{text}}</b><br>{NUMBER}",
                    "%{x}",
                    told_number(strip.measure, known.index[which], language),
                ),
                **axes,
            )
        )
    return traces


def _stacked(strip: Distribution) -> tuple[pd.Series, npt.NDArray[np.int8]]:
    """The values that are drawn, and how many dots above the middle each stands."""
    known = drawn(strip.measure).dropna()
    return known, offsets(np.log(known.to_numpy()) if strip.measure.log else known.to_numpy())


def _reach(strip: Distribution) -> int:
    """How many dots fit above the middle."""
    return max(_REACH, int(np.abs(_stacked(strip)[1]).max(initial=0)))


def _words(strip: Distribution, name: str, language: Language, narrow: bool) -> tuple[str, str]:
    """The measure's name, and the values that the reader looks for."""
    measure, place = strip.measure, strip.place
    label = axis_title(measure, language)
    if narrow:
        label = "<br>".join(wrapped(label, _LETTERS, _NARROW))
    own = f"<b>{name} {number(measure, measure.quantity(place.value, place.own), language)}</b>"
    if place.median is not None:
        middle = number(measure, measure.quantity(place.median, place.middle), language)
        own += f" · {language.say('vergelijk.strips.middle', value=middle)}"
    return (f"{label}<br>{own}", "") if narrow else (label, own)


def _notes(words: tuple[str, str], box: _Box) -> list[dict[str, Any]]:
    place = {"xref": "paper", "yref": "paper", "y": box.top, "yanchor": "top", "showarrow": False}
    return [
        place | {"x": x, "xanchor": side, "align": side, "text": text, "font": {"size": _LETTERS}}
        for (x, side), text in zip(((0, "left"), (1, "right")), words, strict=True)
        if text
    ]


def _axes(strip: Distribution, box: _Box) -> dict[str, Any]:
    along = axis(strip.measure, anchor=f"y{box.suffix}", nticks=7, showline=True)
    across = {"visible": False, "fixedrange": True, "domain": box.dots}
    across["range"] = [-1.3 * _reach(strip), 1.3 * _reach(strip)]
    return {f"xaxis{box.suffix}": along, f"yaxis{box.suffix}": across | {"anchor": f"x{box.suffix}"}}
