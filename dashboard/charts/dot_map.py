"""Residents as dots on the map of a gemeente, in the colours of their groups."""

from html import escape

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
    names: dict[str, str],
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
    names : dict of region to name
        The areas that are drawn.
    url : str
        Where the browser fetches the areas.
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
    known = [code for code in names if code not in found.unknown]
    traces = [_areas(url, known, names, PAPER_SHADE, "<b>%{text}</b><extra></extra>")]
    if found.unknown:
        missing = f"<b>%{{text}}</b><br>{language.say('value.missing')}<extra></extra>"
        traces.append(_areas(url, list(found.unknown), names, MISSING, missing))
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


def _areas(url: str, regions: list[str], names: dict[str, str], colour: str, hover: str) -> dict[str, object]:
    return {
        "type": "choroplethmap",
        "geojson": url,
        "featureidkey": "properties.code",
        "locations": regions,
        "z": [0] * len(regions),
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "text": [names[region] for region in regions],
        "hovertemplate": hover,
        "marker": {"line": {"width": 1, "color": "#b9b6ad"}},
    }
