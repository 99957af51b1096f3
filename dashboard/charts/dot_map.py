"""Residents as dots on the map of a gemeente, in the colours of their groups."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.area_map import areas, map_figure, missing_areas
from dashboard.charts.ground import Ground
from dashboard.charts.key import Key, KeyEntry
from dashboard.findings.within.dots import Dots
from dashboard.language import Language
from dashboard.style.colours import GROUPS, MISSING, OTHERS, PAPER_SHADE

__all__ = ["dot_legend", "dot_map"]

_SIZE = 5
_LAYERS = 6


def dot_map(found: Dots, places: pd.DataFrame, ground: Ground, language: Language) -> go.Figure:
    """Draw the dots.

    Parameters
    ----------
    found : Dots
    places : DataFrame
        One row per dot: `group`, `lon`, `lat` (degrees).
    ground : Ground
    language : Language

    Returns
    -------
    go.Figure
        The areas under the dots; each group in a few layers between those of the others, so that none covers
        another.
    """
    edge = {"line": {"width": 1, "color": "#b9b6ad"}}
    pointed_at = _pointed_at(found.persons, language)
    traces = [areas(ground.url, list(found.persons.index), PAPER_SHADE, marker=edge, **pointed_at)]
    if found.unknown:
        traces.append(missing_areas(ground.url, list(found.unknown), language) | {"marker": edge})
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
    return map_figure(traces, ground, language)


def dot_legend(found: Dots, language: Language) -> Key:
    """Say which colour is which group, and how many dots it has."""
    counts = found.counts.sum().items()
    entries = [
        _entry(language.group(group), GROUPS.get(group, OTHERS), language.formats.integer(int(count)))
        for group, count in counts
    ]
    if found.unknown:
        entries.append(_entry(language.say("value.missing"), MISSING, str(len(found.unknown))))
    return tuple(entries)


def _entry(words: str, colour: str, count: str) -> KeyEntry:
    return KeyEntry("dot", words, colour, size=11, count=count)


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
        "hovertemplate": "<br>".join(["<b>%{properties.name}</b>", *lines]) + "",
    }
