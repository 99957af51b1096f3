"""What is known within bounds over the years: a band where it is open, a line where it is exact; a panel a subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.certainty import outward
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.line_labels import spread
from dashboard.charts.line_panel import ticks
from dashboard.charts.template import figure
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language
from dashboard.language.units import units
from dashboard.style.colours import LINE, MUTED
from dashboard.style.fonts.widths import text_width, wrapped

__all__ = ["BoundedPanel", "Track", "bounded"]

_TICKS, _FOOT, _GAP, _LETTERS, _LINE = 40, 26, 30, 13, 17
"""Pixels: room for numbers along an axis, for years below it, between panels; letters and lines."""

_YEAR = 40
"""Pixels that a year along the axis needs."""

_NEAR = 45
"""Pixels between two tracks with room for a label."""

_EXACT = 1e-12

_EDGE, _RGBA = 3, re.compile(r"rgba\((.+),([\d.]+)\)")
"""How much more of its colour the edge of a band has than the band; how that is written."""


@dataclass(frozen=True)
class Track:
    """One thing that is followed.

    Attributes
    ----------
    name : str
        At its end; nothing where the panel's title says it.
    bounds : DataFrame on year
        `low`, `high`: equal where it is exact.
    colour, band : str
        Of the line, and of what is open: one through which is seen, as rgba.
    at_most : bool
        Whether only the upper bound says something, where it is open.
    """

    name: str
    bounds: pd.DataFrame = field(compare=False)
    colour: str
    band: str
    at_most: bool = False

    @property
    def is_open(self) -> pd.Series:
        """Whether each year of which something is known is open, on year."""
        known = self.bounds.dropna()
        return known["high"] - known["low"] > _EXACT


@dataclass(frozen=True)
class BoundedPanel:
    """Tracks of one unit.

    Attributes
    ----------
    title : str
    unit : str
        Of a :class:`~dashboard.findings.model.quantities.Quantity`.
    digits : int
    tracks : tuple of Track
    """

    title: str
    unit: str
    digits: int
    tracks: tuple[Track, ...]

    def write(self, low: float, high: float, language: Language) -> str:
        """Write bounds short, never narrower than they are; one number where both are written alike."""
        scale = units()[self.unit].scale
        ends = (one / scale for one in outward(low, high, scale, self.digits))
        first, last = (Quantity(one, self.unit, self.digits).write(language) for one in ends)
        return first if first == last else f"{first.removesuffix('%')}–{last}"

    def scaled(self, values: pd.Series) -> pd.Series:
        """As it is told: shares in %."""
        return values * units()[self.unit].scale


def bounded(
    panels: Sequence[BoundedPanel], language: Language, width: int, narrow: bool = False, high: int = 300
) -> go.Figure:
    """Draw the panels side by side, or under one another.

    Parameters
    ----------
    panels : sequence of BoundedPanel
    language : Language
    width : int
        Pixels that the picture is expected to have.
    narrow : bool
        Under one another.
    high : int
        Pixels of each panel, without its title.

    Returns
    -------
    go.Figure
    """
    columns = 1 if narrow else len(panels)
    each = (width - _GAP * (columns - 1)) / columns
    heads = [wrapped(panel.title, _LETTERS, each, bold=True) for panel in panels]
    head = max(len(lines) for lines in heads) * _LINE + 10
    whole = high + head + (_GAP if narrow else 0)
    height = whole * (len(panels) if narrow else 1)
    traces: list[Trace] = []
    notes: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    for place, (panel, lines) in enumerate(zip(panels, heads, strict=True)):
        suffix = "" if not place else str(place + 1)
        left = 0 if narrow else place * (each + _GAP)
        top = place * whole if narrow else 0
        ends = [_end(panel, track, language) for track in panel.tracks]
        room = max(text_width(text, _LETTERS) for _, _, text in ends) + 10
        x = ((left + _TICKS) / width, (left + each - room) / width)
        y = (1 - (top + head + high - _FOOT) / height, 1 - (top + head) / height)
        axis = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
        highest = max(float(panel.scaled(track.bounds["high"]).max()) for track in panel.tracks) * 1.12
        for track in panel.tracks:
            traces += _traces(panel, track, axis, language)
        notes += _names(panel, ends, axis, highest, high - _FOOT)
        notes += _starts(panel, axis, ((x[1] - x[0]) * width, highest / (high - _FOOT)), language)
        notes.append(
            {"xref": "paper", "yref": "paper", "x": left / width, "y": y[1], "yshift": 10}
            | {"xanchor": "left", "yanchor": "bottom", "align": "left", "showarrow": False}
            | {"text": "<br>".join(f"<b>{line}</b>" for line in lines)}
            | {"font": {"color": MUTED, "size": _LETTERS}}
        )
        axes |= _axes(panel, suffix, (x, y), highest, (x[1] - x[0]) * width, language)
    return figure(traces, language, round(height), annotations=notes, hovermode="closest", **axes)


def _end(panel: BoundedPanel, track: Track, language: Language) -> tuple[int, float, str]:
    """Last year of a track, the height at which its name would like to be, and its name with its last value."""
    known = track.bounds.dropna()
    low, high = float(known["low"].iloc[-1]), float(known["high"].iloc[-1])
    middle = float(panel.scaled(pd.Series([(low + high) / 2])).iloc[0])
    return int(known.index[-1]), middle, f"{track.name} {_told(panel, track, low, high, language)}".strip()


def _names(
    panel: BoundedPanel,
    ends: Sequence[tuple[int, float, str]],
    axis: dict[str, str],
    highest: float,
    pixels: float,
) -> list[dict[str, Any]]:
    places = spread([middle for _, middle, _ in ends], _LINE * highest / pixels, 0, highest)
    last = max(year for year, _, _ in ends)
    return [
        {"x": last, "y": round(float(y), 4), "xref": axis["xaxis"], "yref": axis["yaxis"], "xshift": 6}
        | {"text": f"<b>{text}</b>", "showarrow": False, "xanchor": "left", "yanchor": "middle"}
        | {"font": {"color": track.colour, "size": _LETTERS}}
        for track, (_, _, text), y in zip(panel.tracks, ends, places, strict=True)
    ]


def _starts(
    panel: BoundedPanel, axis: dict[str, str], room: tuple[float, float], language: Language
) -> list[dict[str, Any]]:
    """The first value of each track: above it as far as it reaches along it, or below where another is just above.

    `room` is how many pixels the panel is wide, and how much of a value a pixel is.
    """
    wide, pixel = room
    years = [year for track in panel.tracks for year in track.bounds.dropna().index]
    notes: list[dict[str, Any]] = []
    over: list[float] = []
    tops = {id(track): float(track.bounds["high"].dropna().iloc[0]) for track in panel.tracks}
    for track in sorted(panel.tracks, key=lambda track: -tops[id(track)]):
        known = track.bounds.dropna()
        text = _told(panel, track, float(known["low"].iloc[0]), float(known["high"].iloc[0]), language)
        reach = (max(years) - min(years)) * text_width(text, _LETTERS) / wide + 1.5
        along = known[known.index <= known.index[0] + reach]
        top = float(panel.scaled(along["high"]).max())
        under = any(one - top < _NEAR * pixel for one in over)
        if under:
            top = float(panel.scaled(along["high" if track.at_most else "low"]).min())
        over.append(top)
        notes.append(
            {"x": int(known.index[0]), "y": round(top, 4), "xref": axis["xaxis"], "yref": axis["yaxis"]}
            | {"text": f"<b>{text}</b>", "showarrow": False, "xanchor": "left"}
            | {"yanchor": "top" if under else "bottom", "yshift": -5 if under else 5}
            | {"font": {"color": track.colour, "size": _LETTERS}}
        )
    return notes


def _told(panel: BoundedPanel, track: Track, low: float, high: float, language: Language) -> str:
    if track.at_most and high - low > _EXACT:
        scale = units()[panel.unit].scale
        most = outward(low, high, scale, panel.digits)[1] / scale
        return language.say("bounds.at_most", high=panel.write(most, most, language))
    return panel.write(low, high, language)


def _traces(panel: BoundedPanel, track: Track, axis: dict[str, str], language: Language) -> list[Trace]:
    """Bands of years that are open, lines of years that are exact; what is told beside the pointer along the top."""
    found: list[Trace] = []
    for run in _runs(track.bounds):
        low, high = (panel.scaled(run[end]).round(4) for end in ("low", "high"))
        years = [int(year) for year in run.index]
        open_ = bool((run["high"] - run["low"] > _EXACT).any())
        if open_ and not track.at_most:
            around = {"x": [*years, *reversed(years)], "y": [*low, *reversed(high.tolist())]}
            if len(years) == 1:
                around = {"x": [*years, *years], "y": [*low, *high]}
            found.append(
                scatter_trace(**around, **axis, mode="lines", hoverinfo="skip")
                | {"fill": "toself", "fillcolor": track.band, "line": {"width": 0, "color": track.colour}}
            )
        ends = ((year, float(run.loc[year, "low"]), float(run.loc[year, "high"])) for year in years)
        words = [f"{year}: {_told(panel, track, low, high, language)}" for year, low, high in ends]
        edge = {"color": track.colour, "width": 3}
        if open_:
            # The edge of a band is part of it: in the colour of the line it would say that it is known exactly.
            edge = edge | {"dash": "dot", "width": 2} if track.at_most else _edge(track.band)
        few = not open_ and len(years) <= 8
        for values in (low, high) if open_ and not track.at_most else (high,):
            found.append(
                scatter_trace(x=years, y=values.tolist(), **axis, mode="lines+markers" if few else "lines")
                | {"line": edge, "marker": {"size": 7, "color": track.colour}}
                | {"text": words, "hovertemplate": "%{text}"}
            )
    return found


def _edge(band: str) -> dict[str, Any]:
    hue, part = _RGBA.fullmatch(band).groups()  # type: ignore[union-attr]
    return {"color": f"rgba({hue},{min(1.0, _EDGE * float(part)):g})", "width": 1.5}


def _runs(bounds: pd.DataFrame) -> list[pd.DataFrame]:
    """The years in a row that are all open or all exact; what is exact meets what was open before it."""
    known = bounds.dropna()
    exact = known["high"] - known["low"] <= _EXACT
    apart = (pd.Series(known.index, known.index).diff() != 1) | (exact != exact.shift())
    return [run for _, run in known.groupby(apart.cumsum())]


def _axes(
    panel: BoundedPanel,
    suffix: str,
    domain: tuple[tuple[float, float], tuple[float, float]],
    highest: float,
    wide: float,
    language: Language,
) -> dict[str, Any]:
    years = [int(year) for track in panel.tracks for year in track.bounds.dropna().index]
    first, last = min(years), max(years)
    apart = max(5.0, _YEAR * (last - first) / wide)
    middle = [year for year in range(first, last) if year % 10 == 5 and apart <= year - first]
    middle = [year for year in middle if last - year >= apart]
    numbers = ticks(highest)
    sign = "%" if panel.unit == "share" else ""
    step = [*numbers, 0.0][1]
    digits = 0 if step == int(step) else 1
    return {
        f"xaxis{suffix}": {
            "domain": domain[0],
            "range": [first - 0.3, last + 0.3],
            "tickvals": [first, *middle, last],
            "tickformat": "d",
            "tickangle": 0,
            "fixedrange": True,
            "showline": False,
            "ticks": "outside",
            "tickcolor": LINE,
            "anchor": f"y{suffix}",
        },
        f"yaxis{suffix}": {
            "domain": domain[1],
            "range": [0, highest],
            "tickvals": numbers,
            "ticktext": [f"{language.formats.decimal(number, digits)}{sign}" for number in numbers],
            "fixedrange": True,
            "showgrid": True,
            "gridcolor": "#eeece7",
            "showline": False,
            "zeroline": True,
            "zerolinecolor": MUTED,
            "anchor": f"x{suffix}",
        },
    }
