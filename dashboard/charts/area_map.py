"""Areas on a map in classes, with their key: what every map of areas is made of."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.ground import Ground, filled, fitting_zoom, middle
from dashboard.charts.hatching import STROKE, UNDER, hatching
from dashboard.charts.key import Key, KeyEntry
from dashboard.charts.steps import stepped
from dashboard.charts.template import figure
from dashboard.findings.within.classes import Classes
from dashboard.language import Language
from dashboard.style.colours import INK, MISSING, MUTED, OWN, PAPER, diverging, sequential

__all__ = [
    "area_map",
    "areas",
    "classes_key",
    "colours",
    "map_figure",
    "missing_areas",
    "unsure_key",
]


def area_map(
    values: pd.Series,
    classes: Classes,
    hover: str | Sequence[str],
    ground: Ground,
    language: Language,
    told: npt.NDArray[Any] | None = None,
    own: str | None = None,
    unsure: Sequence[str] = (),
    notes: Sequence[str] = (),
    why: Sequence[str] = (),
) -> go.Figure:
    """Draw areas in the colours of their classes.

    Parameters
    ----------
    values : Series of float
        On region; NaN where there is no figure.
    classes : Classes
        Of these values.
    hover : str or sequence of str
        What is said of an area below its name, as a Plotly template on `customdata`; one for all, or one for each with
        a figure.
    ground : Ground
    language : Language
    told : array (n, ...), optional
        `customdata` of the areas with a figure; their values when absent.
    own : str, optional
        Region that is bordered.
    unsure : sequence of str
        Regions of which the class is not certain: they are hatched.
    notes : sequence of str
        What is said besides of each area with a figure, on a line of its own; empty where that is nothing.
    why : sequence of str
        Why there is no figure, of each area without one; by default nothing but that there is none.

    Returns
    -------
    go.Figure
        One trace for what is known, one for what is not, two for hatching, and the border of one's own; `z` is the
        class. Areas are told apart by `location`, so a click gives a region's code.
    """
    known, missing = values.dropna(), values[values.isna()]
    traces = []
    if len(known):
        traces.append(
            areas(
                ground.url,
                known.index.to_list(),
                z=classes.of(known).astype(np.int8),
                zmin=-0.5,
                zmax=len(classes) - 0.5,
                colorscale=stepped(colours(classes)),
                customdata=known.to_numpy() if told is None else told,
                hovertemplate=_said(hover, notes),
            )
            | ({"text": list(notes)} if any(notes) else {})
        )
    if len(missing):
        traces.append(missing_areas(ground.url, missing.index.to_list(), language, why))
    if unsure:
        traces += _hatched(ground, unsure)
    if own is not None and own in values.index:
        # Drawn after the others, or the thin borders of the neighbours would lie over it; white under the blue, so
        # that it is seen on dark areas too.
        traces += [
            areas(ground.url, [own], "rgba(0,0,0,0)", hoverinfo="skip")
            | {"marker": {"line": {"width": width, "color": colour}}}
            for width, colour in ((6, PAPER), (3, OWN))
        ]
    return map_figure(traces, ground, language)


def _said(hover: str | Sequence[str], notes: Sequence[str]) -> str | list[str]:
    note = "%{text}" if any(notes) else ""
    if isinstance(hover, str):
        return f"<b>%{{properties.name}}</b><br>{hover}{note}"
    return [f"<b>%{{properties.name}}</b><br>{one}{note}" for one in hover]


def _hatched(ground: Ground, regions: Sequence[str]) -> list[dict[str, Any]]:
    """Return lines over areas; dark ones over light ones that are wider, so that they are seen on every colour."""
    lon, lat = hatching(ground, regions).T
    return [
        {
            "type": "scattermap",
            "mode": "lines",
            "lon": lon,
            "lat": lat,
            "line": {"width": width, "color": colour},
            "hoverinfo": "skip",
        }
        for width, colour in ((UNDER, PAPER), (STROKE, MUTED))
    ]


def unsure_key(unsure: Sequence[str], language: Language) -> Key:
    """Say what hatching on a map means, and how many areas have it; nothing where none has."""
    if not unsure:
        return ()
    words = language.count("legend.unsure", len(unsure), count=len(unsure))
    return (KeyEntry("hatch", words, MUTED, size=STROKE),)


def areas(url: str, regions: list[str], colour: str | None = None, **trace: Any) -> dict[str, Any]:
    """Return a trace of areas, all in one colour when it is given."""
    lit = {"marker": {"opacity": 1}}
    plain = {"z": np.zeros(len(regions), dtype=np.int8), "colorscale": [[0, colour], [1, colour]]}
    return {
        "type": "choroplethmap",
        "geojson": url,
        "featureidkey": "properties.code",
        "locations": regions,
        "showscale": False,
        "marker": {"line": {"width": 0.6, "color": PAPER}},
        # A click points an area out by its border; the others must not fade.
        "selected": lit,
        "unselected": lit,
        "hoverlabel": {"bordercolor": INK, "namelength": 0},
        **(plain if colour else {}),
        **trace,
    }


def missing_areas(
    url: str, regions: list[str], language: Language, why: Sequence[str] = ()
) -> dict[str, Any]:
    """Return a trace of areas without a figure, which say so, and why."""
    said = why or [language.say("value.missing")] * len(regions)
    # One template serves all that lack it for one reason, as is usual.
    alike = [said[0]] if len(set(said)) == 1 else said
    told = [f"<b>%{{properties.name}}</b><br>{words}" for words in alike]
    return areas(url, regions, MISSING, hovertemplate=told[0] if len(told) == 1 else told)


def map_figure(traces: list[Any], ground: Ground, language: Language) -> go.Figure:
    """Return a figure of traces on a map without a background; zoom and pan stay as long as the areas do."""
    return figure(
        traces,
        language,
        ground.frame[1],
        map={
            "style": "white-bg",
            "center": middle(ground.bounds),
            "zoom": fitting_zoom(ground.bounds, ground.frame),
        },
        # For which size the camera is: see ``map.js``.
        meta={"frame": [round(side) for side in filled(ground.bounds, ground.frame)]},
        uirevision=ground.url,
        clickmode="event+select",
        dragmode="pan",
    )


def colours(classes: Classes) -> Sequence[str]:
    """Return the colour of each class, lowest first."""
    if not len(classes):
        return ()
    if classes.around_zero:
        return diverging(classes.below_zero, len(classes) - classes.below_zero)
    return sequential(len(classes))


def classes_key(
    classes: Classes,
    write: Callable[[float, float], tuple[str, str]],
    language: Language,
    open_below: bool = False,
) -> Key:
    """Say which colour is which class, how many areas are in it, and how many have no figure.

    Parameters
    ----------
    classes : Classes
    write : callable of (float, float) to (str, str)
        Writes the bounds of a class.
    language : Language
    open_below : bool
        Whether what is published as 0 may be more: no class begins at 0 then, as none of its areas need have it.
    """
    entries = []
    for step, (colour, count) in enumerate(zip(colours(classes), classes.counts, strict=True)):
        low, high = write(classes.bounds[step], classes.bounds[step + 1])
        last = "_last" if step == len(classes) - 1 else ""
        if low == high:
            words = high
        elif open_below and classes.bounds[step] == 0:
            words = language.say(f"legend.class_under{last}", high=high)
        else:
            words = language.say(f"legend.class{last}", low=low, high=high)
        entries.append(KeyEntry("swatch", words, colour, count=str(count)))
    if classes.missing:
        words = language.say("value.missing")
        entries.append(KeyEntry("swatch", words, MISSING, count=str(classes.missing)))
    return tuple(entries)
