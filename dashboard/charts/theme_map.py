"""One figure of a task over the wijken of a gemeente, in classes, with its key."""

from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.choropleth import Frame, fitting_zoom
from dashboard.charts.template import figure
from dashboard.charts.theme_strip import shape, short
from dashboard.findings.classes import Classes
from dashboard.findings.themes_beside import ThemeWijken
from dashboard.language import Language
from dashboard.theme import INK, MISSING, PAPER, sequential

__all__ = ["theme_key", "theme_map"]

Bounds = tuple[float, float, float, float]


def theme_map(
    found: ThemeWijken, classes: Classes, url: str, bounds: Bounds, frame: Frame, language: Language
) -> go.Figure:
    """Draw the wijken.

    Parameters
    ----------
    found : ThemeWijken
    classes : Classes
        Of its values; at least one.
    url : str
        Where the browser fetches the areas; each feature has `properties.code`.
    bounds : west, south, east, north
        Degrees.
    frame : (width, height)
        Pixels, the width as expected: it decides the zoom.
    language : Language

    Returns
    -------
    go.Figure
    """
    shown = found.figure.frame.set_axis(list(found.regions))
    known, missing = shown[shown["value"].notna()], shown[shown["value"].isna()]
    traces = [
        _areas(
            url,
            list(known.index),
            z=np.array([classes.of(float(value)) for value in known["value"]], dtype=np.int8),
            zmin=-0.5,
            zmax=len(classes) - 0.5,
            colorscale=_steps(len(classes)),
            text=known["name"].to_list(),
            customdata=known["value"].to_numpy(dtype=np.float32),
            hovertemplate=f"<b>%{{text}}</b><br>{shape(found.declared, language)}<extra></extra>",
        )
    ]
    if len(missing):
        none: dict[str, Any] = {"z": [0] * len(missing), "colorscale": [[0, MISSING], [1, MISSING]]}
        none["text"] = missing["name"].to_list()
        none["hovertemplate"] = f"<b>%{{text}}</b><br>{language.say('value.missing')}<extra></extra>"
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


def theme_key(found: ThemeWijken, classes: Classes, language: Language) -> str:
    """Say which colour is which class, and how many wijken are in it: HTML."""
    rows = []
    for step, (colour, count) in enumerate(zip(sequential(len(classes)), classes.counts, strict=True)):
        low, high = (short(bound, found.declared, language) for bound in classes.bounds[step : step + 2])
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


def _steps(count: int) -> list[tuple[float, str]]:
    """A colour for each class, jumping from one to the next."""
    return [
        (edge / count, colour) for step, colour in enumerate(sequential(count)) for edge in (step, step + 1)
    ]


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
