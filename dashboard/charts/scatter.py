"""Two measures of all gemeenten laid against each other: the peers ringed, the others grey."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.peers import PeerSet
from dashboard.charts.dots import axis, axis_title, dot_groups, told_number
from dashboard.charts.drawn import scatter_trace
from dashboard.charts.labels import placed
from dashboard.charts.template import figure
from dashboard.findings.peers.correlation import Correlation
from dashboard.findings.peers.measures import Measure
from dashboard.language import Language
from dashboard.style.colours import INK, LINE, OWN
from dashboard.style.fonts.widths import wrapped

__all__ = ["scatter"]

_WIDE, _NARROW = (1150, 560), (300, 420)
"""Size of the picture in pixels, as far as it is known beforehand."""

_ALONG = 0.626, 0.733
"""Parts of those that the title of an axis can have."""

_AROUND = 90, 90
"""Pixels that axes and margins take."""

_OWN, _LETTERS, _TITLE = 15, 12, 13
"""Sizes of letters: of the own name, of others, of the titles of the axes."""

Pixels = npt.NDArray[Any]


def scatter(
    found: Correlation,
    peers: PeerSet,
    names: dict[str, str],
    language: Language,
    named: bool = False,
    narrow: bool = False,
    size: tuple[int, int] | None = None,
) -> go.Figure:
    """Draw every gemeente that has both measures.

    Parameters
    ----------
    found : Correlation
    peers : PeerSet
    names : dict of region to name
    language : Language
    named : bool
        Whether the names of the peers stand beside their dots.
    narrow : bool
    size : (width, height), optional
        Pixels that the picture is expected to have, where they are not those of a page.

    Returns
    -------
    go.Figure
    """
    frame = found.numbers.frame.set_axis(list(found.regions))
    x = (found.x.scale * frame[found.x.key]).to_numpy(dtype=np.float32)
    y = (found.y.scale * frame[found.y.key]).to_numpy(dtype=np.float32)
    sides = size or (_NARROW if narrow else _WIDE)
    # Where it is drawn small, what stands around the dots counts.
    inner = (sides[0] - _AROUND[0], sides[1] - _AROUND[1]) if size else sides
    on_screen = _pixels(x, found.x.log) * inner[0], (1 - _pixels(y, found.y.log)) * inner[1]
    labelled = frame.index == peers.region
    if named:
        labelled |= frame.index.isin(peers.members)
    places = _places(frame.index, labelled, on_screen, peers.region, names)
    traces = []
    for who, which, marker in dot_groups(frame.index, peers):
        regions = frame.index[which]
        words: dict[str, Any] = {"hovertext": [names[region] for region in regions], "mode": "markers"}
        if labelled[which].any():
            shown = [names[region] if places.get(region) else "" for region in regions]
            words |= {
                "mode": "markers+text",
                "text": [f"<b>{name}</b>" for name in shown] if who == "own" else shown,
            }
            words["textposition"] = [places.get(region) or "top center" for region in regions]
            words["textfont"] = (
                {"color": OWN, "size": _OWN} if who == "own" else {"color": INK, "size": _LETTERS}
            )
        told = [told_number(one, regions, language) for one in (found.x, found.y)]
        hover = [
            f"<b>%{{hovertext}}</b><br>{x or '%{x}'} · {y or '%{y}'}" for x, y in zip(*told, strict=True)
        ]
        traces.append(
            scatter_trace(
                x=x[which],
                y=y[which],
                marker=marker,
                hovertemplate=hover if len(set(hover)) > 1 else hover[0],
                cliponaxis=False,
                **words,
            )
        )
    return figure(
        traces,
        language,
        sides[1],
        margin={"l": 8, "r": 16, "t": 24, "b": 8},
        hovermode="closest",
        xaxis=_side(found.x, language, 290 if narrow else _ALONG[0] * sides[0]),
        yaxis=_side(found.y, language, 290 if narrow else _ALONG[1] * sides[1]),
    )


def _places(
    regions: pd.Index, labelled: Any, on_screen: tuple[Pixels, Pixels], own: str, names: dict[str, str]
) -> dict[str, str]:
    """Where the names stand, as far as there is room; that of the own gemeente always."""
    x, y = on_screen
    nths = sorted(np.flatnonzero(labelled), key=lambda nth: regions[nth] != own)
    there = [regions[nth] for nth in nths]
    written = [f"<b>{names[region]}</b>" if region == own else names[region] for region in there]
    sizes = [_OWN if region == own else _LETTERS for region in there]
    found = dict(zip(there, placed(x[nths], y[nths], written, sizes), strict=True))
    return found | ({own: found[own] or "top center"} if own in found else {})


def _pixels(values: Pixels, log: bool) -> Pixels:
    """How far along an axis values lie, from 0 to 1."""
    along = np.log(values) if log else values
    return (along - along.min()) / (float(np.ptp(along)) or 1.0)


def _side(measure: Measure, language: Language, width: float) -> dict[str, Any]:
    words = "<br>".join(wrapped(axis_title(measure, language), _TITLE, width))
    title = {"text": words, "font": {"size": _TITLE}, "standoff": 10}
    return axis(measure, title=title, showgrid=True, gridcolor=LINE, automargin=True, nticks=8)
