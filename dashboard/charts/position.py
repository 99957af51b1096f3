"""Where one gemeente stands among all: a dot each, its peers ringed, the own one large."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.certainty import Range
from dashboard.charts.dots import dot_groups, offsets
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.ground import Size
from dashboard.charts.hovers import NUMBER, at_most, told_instead
from dashboard.charts.line_labels import spread
from dashboard.charts.template import figure
from dashboard.findings.model.indicators import Indicator
from dashboard.findings.peers.ranks import OfAll, Ranks
from dashboard.language import Language
from dashboard.language.units import units
from dashboard.style.colours import INK, MUTED, OWN
from dashboard.style.fonts.widths import text_width
from data_sources.kept import kept

__all__ = ["position"]

_COLUMNS = 70
_MARGIN = {"l": 8, "r": 8, "t": 4, "b": 24}
_LETTERS, _OWN_ROW = 13, 24
"""Size of the names of others, and pixels that the own one takes above them."""

_PAST = 0.03
"""How far the axis goes on beyond the dots, of its length."""


def position(
    found: Ranks,
    names: dict[str, str],
    language: Language,
    size: Size = (600, 190),
    named: Sequence[str] = (),
) -> go.Figure:
    """Draw all gemeenten on an indicator (a share in %), dots that would overlap stacked around the middle.

    Parameters
    ----------
    found : Ranks
    names : dict of region to name
    language : Language
    size : (width, height)
        Pixels, the width as far as it is known beforehand.
    named : sequence of str
        Regions among the peers that are named, each with a line to its dot.

    Returns
    -------
    go.Figure
    """
    unit = units()["share" if found.indicator.is_share else "index"]
    dots = _dots(found.of_all, found.indicator, language)
    low, high = float(dots.places.min()), float(dots.places.max())
    label, rank = found.indicator.told("name").write(language), language.say("heading.rank")
    number = f"%{{x:.{unit.decimals or 1}f}}{unit.on_axes}"
    traces: list[Trace] = []
    notes: list[dict[str, Any]] = []
    for who, which, marker in dot_groups(dots.regions, found.peers):
        traces.append(
            scatter_trace(
                x=dots.places[which].astype(np.float32).round(3),
                y=np.zeros(1, dtype=np.int8) if who == "own" else dots.offset[which],
                text=[names[region] for region in dots.codes[which]],
                mode="markers",
                customdata=dots.ranks[which],
                marker=marker,
                hovertemplate=told_instead(
                    f"<b>%{{text}}</b><br>{label}: {NUMBER}<br>{rank}: %{{customdata}}",
                    number,
                    dots.at_most[which].tolist(),
                ),
            )
        )
        if who == "own":
            value, (least, most) = float(dots.places[which][0]), found.of_all.bounds.loc[found.peers.region]
            own = float(found.of_all.values[found.peers.region])
            told = found.indicator.quantity(own, Range(float(least), float(most))).write(language)
            notes.append(_own(f"{names[found.peers.region]} {told}", value, low, high))
    for side, at, anchor in (("lowest", 0, "left"), ("highest", 1, "right")):
        words = language.say(f"uw_gemeente.{side}")
        place = {"x": at, "xref": "paper", "xanchor": anchor, "y": 0, "yref": "paper", "yanchor": "bottom"}
        notes.append(place | {"text": words, "showarrow": False, "font": {"color": INK, "size": 12}})
    reach = max(6, int(np.abs(dots.offset).max(initial=0)))
    ends = low - _PAST * (high - low), high + _PAST * (high - low)
    up = -reach * 1.5, reach * 1.6
    width, height = size
    if named:
        room = width - _MARGIN["l"] - _MARGIN["r"], height - _MARGIN["t"] - _MARGIN["b"]
        lines, words_above = _named(
            [region for region in named if region in dots.regions], names, dots, (ends, up), room
        )
        traces, notes = [*lines, *traces], [*notes, *words_above]
    return figure(
        traces,
        language,
        height,
        margin=_MARGIN,
        annotations=notes,
        hovermode="closest",
        xaxis={"tickformat": ".0f" if found.indicator.is_share else ".1f", "ticksuffix": unit.on_axes}
        | {
            "fixedrange": True,
            "nticks": 8,
            "range": list(ends),
        },
        yaxis={"visible": False, "fixedrange": True, "range": list(up)},
    )


def _named(
    regions: Sequence[str],
    names: Mapping[str, str],
    dots: "_Dots",
    ends: tuple[tuple[float, float], tuple[float, float]],
    room: tuple[float, float],
) -> tuple[list[Trace], list[dict[str, Any]]]:
    """Names in a row above the dots, under the own one, and from each a line to its dot."""
    (low, high), (bottom, top) = ends
    wide, tall = room
    at = [dots.regions.get_loc(region) for region in regions]
    widest = max((text_width(f"<b>{names[region]}</b>", _LETTERS) for region in regions), default=0.0)
    pixels = [(float(dots.places[nth]) - low) / (high - low) * wide for nth in at]
    middles = spread(pixels, widest + _LETTERS, widest / 2, wide - widest / 2)
    row = top - (_OWN_ROW + _LETTERS / 2) / tall * (top - bottom)
    foot = top - (_OWN_ROW + 1.3 * _LETTERS) / tall * (top - bottom)
    lines, words = [], []
    for region, nth, middle in zip(regions, at, middles, strict=True):
        x = low + float(middle) / wide * (high - low)
        lines.append(
            scatter_trace(
                x=[round(x, 3), round(float(dots.places[nth]), 3)],
                y=[round(foot, 3), int(dots.offset[nth])],
                mode="lines",
                line={"color": MUTED, "width": 1},
                hoverinfo="skip",
            )
        )
        words.append(
            {
                "x": round(x, 3),
                "y": round(row, 3),
                "xanchor": "center",
                "yanchor": "middle",
                "showarrow": False,
            }
            | {"text": f"<b>{names[region]}</b>", "font": {"color": INK, "size": _LETTERS}}
        )
    return lines, words


@dataclass(frozen=True)
class _Dots:
    """All gemeenten with a value, lowest first: the same whoever is looked at.

    Attributes
    ----------
    regions : Index of str (n,)
    codes : array of str (n,)
        The same.
    places : array of float (n,)
        On the axis.
    offset : array of int8 (n,)
        See :func:`~dashboard.charts.dots.offsets`.
    ranks : array of str (n,)
        Their places among all, as they are written.
    at_most : array of str (n,)
        See :func:`~dashboard.charts.hovers.at_most`.
    """

    regions: pd.Index
    codes: npt.NDArray[np.object_]
    places: npt.NDArray[np.float64]
    offset: npt.NDArray[np.int8]
    ranks: npt.NDArray[np.object_]
    at_most: npt.NDArray[np.object_]


@kept(2)
def _dots(of_all: OfAll, indicator: Indicator, language: Language) -> _Dots:
    def written(value: float, within: Range) -> str:
        return indicator.quantity(value, within).write(language)

    scale = units()["share" if indicator.is_share else "index"].scale
    known = (scale * of_all.values).dropna().sort_values(kind="stable")
    ends = of_all.bounds.assign(value=of_all.values).reindex(known.index)
    return _Dots(
        regions=known.index,
        codes=known.index.to_numpy(dtype=object),
        places=known.to_numpy(),
        offset=offsets(known.to_numpy(), _COLUMNS),
        ranks=of_all.told(language).loc[known.index].to_numpy(dtype=object),
        at_most=np.array(at_most(ends, written), dtype=object),
    )


def _own(words: str, value: float, low: float, high: float) -> dict[str, Any]:
    """The own gemeente with its value, written towards the middle so that a long one is never cut off."""
    side = "left" if value < (low + high) / 2 else "right"
    place = {"x": value, "y": 1, "yref": "paper", "yanchor": "top", "xanchor": side, "showarrow": False}
    return place | {"text": f"<b>{words}</b>", "font": {"color": OWN, "size": 15}}
