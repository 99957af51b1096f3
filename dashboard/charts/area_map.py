"""Any figures of areas on a map in classes, with their key."""

from html import escape
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.choropleth import Bounds, Frame, colours, fitting_zoom, stepped
from dashboard.charts.template import figure
from dashboard.findings.classes import Classes
from dashboard.language import Language
from dashboard.theme import INK, MISSING, PAPER

__all__ = ["area_key", "area_map"]


def area_map(
    values: pd.Series,
    classes: Classes,
    digits: int,
    url: str,
    bounds: Bounds,
    frame: Frame,
    language: Language,
) -> go.Figure:
    """Draw areas.

    Parameters
    ----------
    values : Series of float
        On region; NaN where there is no figure.
    classes : Classes
        Of these values.
    digits : int
        Decimals with which values are told.
    url : str
        Where the browser fetches the areas; each feature has `properties.code` and `properties.name`.
    bounds : west, south, east, north
        Degrees.
    frame : (width, height)
        Pixels, the width as expected: it decides the zoom.
    language : Language

    Returns
    -------
    go.Figure
    """
    known, missing = values.dropna(), values[values.isna()]
    traces = []
    if len(known):
        traces.append(
            _areas(
                url,
                list(known.index),
                z=known.to_numpy(dtype=np.float64),
                zmin=classes.bounds[0],
                zmax=classes.bounds[-1],
                colorscale=stepped(classes),
                hovertemplate=f"<b>%{{properties.name}}</b><br>%{{z:,.{digits}f}}<extra></extra>",
            )
        )
    if len(missing):
        none: dict[str, Any] = {"z": [0] * len(missing), "colorscale": [[0, MISSING], [1, MISSING]]}
        words = language.say("value.missing")
        none["hovertemplate"] = f"<b>%{{properties.name}}</b><br>{words}<extra></extra>"
        traces.append(_areas(url, list(missing.index), **none))
    west, south, east, north = bounds
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


def area_key(classes: Classes, digits: int, language: Language) -> str:
    """Say which colour is which class, and how many areas are in it: HTML."""
    rows = []
    for step, (colour, count) in enumerate(zip(colours(classes), classes.counts, strict=True)):
        low, high = (language.formats.decimal(bound, digits) for bound in classes.bounds[step : step + 2])
        last = step == len(classes) - 1
        rows.append(
            (colour, language.say("legend.class_last" if last else "legend.class", low=low, high=high), count)
        )
    if classes.missing:
        rows.append((MISSING, language.say("value.missing"), classes.missing))
    items = "".join(
        f'<li><i style="background:{colour}"></i><span>{escape(words)}</span><b>{count}</b>'
        for colour, words, count in rows
    )
    return f'<ul class="key" aria-label="{escape(language.say("legend.classes"))}">{items}</ul>'


def _areas(url: str, regions: list[str], **trace: Any) -> dict[str, Any]:
    return {
        "type": "choroplethmap",
        "geojson": url,
        "featureidkey": "properties.code",
        "locations": regions,
        "showscale": False,
        "marker": {"line": {"width": 0.6, "color": PAPER}},
        "hoverlabel": {"bordercolor": INK},
        **trace,
    }
