"""Residents as dots on the map of a gemeente, in the colours of their groups."""

from html import escape
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.choropleth import Bounds, Frame, fitting_zoom
from dashboard.charts.template import figure
from dashboard.findings.dots import Dots
from dashboard.language import Language
from dashboard.theme import GROUPS, MISSING, OTHERS, PAPER_SHADE

__all__ = ["dot_legend", "dot_map"]

_SIZE = 5
_LAYERS = 6


def dot_map(
    found: Dots,
    places: pd.DataFrame,
    url: str,
    bounds: Bounds,
    frame: Frame,
    language: Language,
) -> go.Figure:
    """Draw the dots.

    Parameters
    ----------
    found : Dots
    places : DataFrame
        One row per dot: `group`, `lon`, `lat` (degrees).
    url : str
        Where the browser fetches the areas; each feature has `properties.code` and `properties.name`.
    bounds : west, south, east, north
    frame : (width, height)
        Pixels.
    language : Language

    Returns
    -------
    go.Figure
        The areas under the dots; each group in a few layers between those of the others, so that none covers
        another.
    """
    west, south, east, north = bounds
    traces = [_areas(url, list(found.persons.index), PAPER_SHADE, **_pointed_at(found.persons, language))]
    if found.unknown:
        missing = f"<b>%{{properties.name}}</b><br>{language.say('value.missing')}<extra></extra>"
        traces.append(_areas(url, list(found.unknown), MISSING, hovertemplate=missing))
    layer = np.arange(len(places)) % _LAYERS
    for part in range(_LAYERS):
        for group, rows in places[layer == part].groupby("group", sort=False):
            traces.append(
                {
                    "type": "scattermap",
                    "mode": "markers",
                    "lon": rows["lon"].to_numpy(dtype=np.float32),
                    "lat": rows["lat"].to_numpy(dtype=np.float32),
                    "marker": {"size": _SIZE, "color": GROUPS.get(str(group), OTHERS), "opacity": 0.9},
                    "hoverinfo": "skip",
                }
            )
    return figure(
        traces,
        language,
        frame[1],
        map={
            "style": "white-bg",
            "center": {"lon": (west + east) / 2, "lat": (south + north) / 2},
            "zoom": fitting_zoom(bounds, frame),
        },
        uirevision=url,
        dragmode="pan",
    )


def dot_legend(found: Dots, language: Language) -> str:
    """Which colour is which group, and how many dots it has: HTML."""
    rows = "".join(
        f'<li><i class="dot" style="background:{GROUPS.get(group, OTHERS)}"></i>'
        f"<span>{escape(language.group(group))}</span><b>{language.formats.integer(int(count))}</b></li>"
        for group, count in found.counts.sum().items()
    )
    if found.unknown:
        missing = escape(language.say("value.missing"))
        rows += (
            f'<li><i style="background:{MISSING}"></i><span>{missing}</span><b>{len(found.unknown)}</b></li>'
        )
    return f'<ul class="key" aria-label="{escape(language.say("dots.key"))}">{rows}</ul>'


def _pointed_at(persons: pd.DataFrame, language: Language) -> dict[str, Any]:
    """What is told of an area that is pointed at: the number of residents in each group, and their share."""
    numbers = persons.to_numpy(dtype=float)
    shares = numbers / numbers.sum(axis=1, keepdims=True)
    count = len(persons.columns)
    lines = [
        language.say(
            "dots.hover",
            group=language.group(str(group)),
            persons=f"%{{customdata[{nth}]:,.0f}}",
            share=f"%{{customdata[{nth + count}]:.0%}}",
        )
        for nth, group in enumerate(persons.columns)
    ]
    return {
        "customdata": np.hstack([numbers, shares.round(3)]).astype(np.float32),
        "hovertemplate": "<br>".join(["<b>%{properties.name}</b>", *lines]) + "<extra></extra>",
    }


def _areas(url: str, regions: list[str], colour: str, **trace: Any) -> dict[str, Any]:
    return {
        "type": "choroplethmap",
        "geojson": url,
        "featureidkey": "properties.code",
        "locations": regions,
        "z": np.zeros(len(regions), dtype=np.int8),
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "marker": {"line": {"width": 1, "color": "#b9b6ad"}},
        **trace,
    }
