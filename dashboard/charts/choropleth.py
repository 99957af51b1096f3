"""A map in classes: one trace for what is known, one for what is not, one for the border of one's own."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.template import figure
from dashboard.findings.classes import Classes
from dashboard.findings.maps import MapFinding
from dashboard.language import Language
from dashboard.theme import INK, MISSING, OWN, PAPER, diverging, sequential

__all__ = ["Bounds", "Frame", "choropleth", "colours", "fitting_zoom", "stepped"]

Bounds = tuple[float, float, float, float]
Frame = tuple[int, int]
"""Width and height of the picture in pixels."""

_TILE = 512  # pixels of the world at zoom 0, in MapLibre
_MARGIN = 1.04


def choropleth(
    finding: MapFinding,
    geometry_url: str,
    bounds: Bounds,
    own: str | None,
    frame: Frame,
    language: Language,
) -> go.Figure:
    """Draw a map.

    Parameters
    ----------
    finding : MapFinding
    geometry_url : str
        Where the browser fetches the areas; each feature has `properties.code` and `properties.name`.
    bounds : west, south, east, north
        Degrees; what the map shows at first.
    own : str or None
        Region that is bordered.
    frame : (width, height)
        Pixels, the width as expected: it decides the zoom.
    language : Language

    Returns
    -------
    go.Figure
        Areas are told apart by `location`, so a click gives a region's code.
    """
    known = finding.areas[finding.areas["value"].notna()]
    missing = finding.areas[finding.areas["value"].isna()]
    traces = []
    if len(known):
        # Differences are told in percentage points.
        scale = 100 if finding.against else 1
        low, high = scale * finding.classes.bounds[0], scale * finding.classes.bounds[-1]
        traces.append(
            _areas(
                geometry_url,
                known.index.to_list(),
                z=(scale * known["value"]).round(4).to_numpy(dtype=np.float32),
                zmin=low,
                zmax=high,
                colorscale=stepped(finding.classes),
                hovertemplate=_hover(finding, language),
            )
            | _customdata(finding, known)
        )
    if len(missing):
        traces.append(
            _areas(
                geometry_url,
                missing.index.to_list(),
                z=[0] * len(missing),
                colorscale=[[0, MISSING], [1, MISSING]],
                hovertemplate=f"<b>%{{properties.name}}</b><br>{language.say('value.missing')}<extra></extra>",
            )
        )
    if own is not None and own in finding.areas.index:
        # Drawn after the others, or the thin borders of the neighbours would lie over it.
        border = _areas(
            geometry_url,
            [own],
            z=[0],
            colorscale=[[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]],
            hoverinfo="skip",
        )
        # White under the blue, so that it is seen on dark areas too.
        traces += [
            border | {"marker": {"line": {"width": width, "color": colour}}}
            for width, colour in ((6, PAPER), (3, OWN))
        ]
    west, south, east, north = bounds
    return figure(
        traces,
        language,
        frame[1],
        map={
            "style": "white-bg",
            "center": {"lon": (west + east) / 2, "lat": _middle_latitude(south, north)},
            "zoom": fitting_zoom(bounds, frame),
        },
        uirevision=geometry_url,
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


def stepped(classes: Classes) -> list[tuple[float, str]]:
    """A colour scale that jumps at every bound."""
    bounds = classes.bounds
    low, span = bounds[0], bounds[-1] - bounds[0]
    at = [0.0, *(round((bound - low) / span, 5) for bound in bounds[1:-1]), 1.0]
    return [
        (edge, colour) for step, colour in enumerate(colours(classes)) for edge in (at[step], at[step + 1])
    ]


def fitting_zoom(bounds: Bounds, frame: Frame) -> float:
    """MapLibre's zoom at which an area in degrees just fits into a picture."""
    west, south, east, north = bounds
    wide = (east - west) / 360
    high = (_mercator(north) - _mercator(south)) / (2 * math.pi)
    width, height = frame
    return math.log2(min(width / wide, height / high) / (_TILE * _MARGIN))


def _mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))


def _middle_latitude(south: float, north: float) -> float:
    return math.degrees(math.atan(math.sinh((_mercator(south) + _mercator(north)) / 2)))


def _areas(geometry_url: str, regions: list[str], **trace: Any) -> dict[str, Any]:
    lit = {"marker": {"opacity": 1}}
    return {
        "type": "choroplethmap",
        "geojson": geometry_url,
        "featureidkey": "properties.code",
        "locations": regions,
        "showscale": False,
        "marker": {"line": {"width": 0.6, "color": PAPER}},
        # A click points an area out by its border; the others must not fade.
        "selected": lit,
        "unselected": lit,
        "hoverlabel": {"bordercolor": INK},
        **trace,
    }


def _customdata(finding: MapFinding, known: Any) -> dict[str, Any]:
    if not finding.has_persons:
        return {}
    return {"customdata": known["persons"].fillna(0).to_numpy(dtype=np.int32)}


def _hover(finding: MapFinding, language: Language) -> str:
    value = "%{z:.1%}" if finding.indicator.is_share else "%{z:.2f}"
    if finding.against:
        value = language.say("map.points", points="%{z:+.1f}")
    name = language.say(f"indicator.{finding.indicator.key}.name")
    persons = ""
    if finding.has_persons:
        persons = "<br>" + language.say("unit.inhabitants", persons="%{customdata:,d}")
    return f"<b>%{{properties.name}}</b><br>{name}: {value}{persons}<extra></extra>"
