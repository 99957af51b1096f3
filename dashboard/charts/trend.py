"""A share or an index over the years, in two panels with the break between them; in one where there is one division."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.template import figure
from dashboard.findings.model.finding import Numbers
from dashboard.findings.profile.composition import INDEX_OF
from dashboard.language import Language
from dashboard.language.units import units
from dashboard.style.colours import LINE, MUTED, OTHERS, OWN
from dashboard.style.fonts.widths import text_width

__all__ = ["trend"]

_OLD_PANEL, _NEW_PANEL = (0.0, 0.66), (0.76, 1.0)
_BREAK = 0.71
_WHOLE = (0.0, 1.0)
"""Where figures of one division only are held."""

_DECADE, _MIDWAY, _APART = 10, 5, 5
"""Between its ends a long axis names the middle of every decade, so many years at least from the ends."""


_MARGIN = {"l": 4, "r": 4, "t": 4, "b": 26}

_NARROW = 340
"""Pixels of the narrowest picture: what clears a line there clears it wherever there is more room."""

_VALUE, _NAME = 14, 12
"""Sizes of letters: of the values at the ends of a line, and of its name."""


@dataclass(frozen=True)
class _Room:
    """How much of the axes of a panel a pixel takes: of years at most, and of what is followed."""

    year: float
    step: float

    def years(self, pixels: float) -> float:
        """Years that so many pixels are at most."""
        return pixels * self.year

    def value(self, pixels: float) -> float:
        """How much of the axis upwards so many pixels are."""
        return pixels * self.step


@dataclass(frozen=True)
class _Series:
    """What is followed in one division, of the gemeente and the middle of all, on year, as drawn; NaN without it."""

    own: pd.Series
    median: pd.Series
    title: str


def trend(numbers: Numbers, language: Language, height: int = 300) -> go.Figure:
    """Draw the series before and after the break, each on axes of its own.

    Parameters
    ----------
    numbers : Numbers
        `series` or `share_series` of a story: `classification`, `year`, `index` or `share` (drawn in %), `median`.
    language : Language
    height : int
        Pixels.

    Returns
    -------
    go.Figure
    """
    traces: list[Trace] = []
    notes: list[dict[str, object]] = []
    axes: dict[str, object] = {}
    unit = numbers.units["median"]
    both = [_series(numbers.frame, unit, *partition, language) for partition in reversed(INDEX_OF)]
    found = [series for series in both if len(series.median)]
    panels = (_OLD_PANEL, _NEW_PANEL) if len(found) > 1 else (_WHOLE,)
    for number, (series, panel) in enumerate(zip(found, panels, strict=True), start=1):
        suffix = "" if number == 1 else str(number)
        x, y = f"x{suffix}", f"y{suffix}"
        traces += [_line(series, "median", x, y, unit, language), _line(series, "own", x, y, unit, language)]
        notes.append(
            {"text": series.title.replace(", ", "<br>"), "xref": "paper", "x": panel[0], "xanchor": "left"}
            | {"yref": "paper", "y": 1, "yanchor": "top", "align": "left", "showarrow": False}
            | {"font": {"color": MUTED, "size": 12}}
        )
        first, last = int(series.median.index.min()), int(series.median.index.max())
        pad = (last - first) * (0.06 if number == 1 else 0.22) or 1
        between = range(first + _APART, last - _APART + 1)
        ticks = dict.fromkeys([first, *(year for year in between if year % _DECADE == _MIDWAY), last])
        axes[f"xaxis{suffix}"] = {
            "domain": panel,
            "range": [first - pad, last + pad],
            "tickvals": list(ticks),
            "tickformat": "d",
            "tickangle": 0,
            "fixedrange": True,
            "showline": True,
            "anchor": y,
        }
        highest = (
            series.median.max() if series.own.isna().all() else max(series.own.max(), series.median.max())
        )
        axes[f"yaxis{suffix}"] = {
            "range": [0, float(highest) * 1.55],
            "visible": False,
            "fixedrange": True,
            "anchor": x,
        }
        across = (panel[1] - panel[0]) * (_NARROW - _MARGIN["l"] - _MARGIN["r"])
        high = height - _MARGIN["t"] - _MARGIN["b"]
        room = _Room((last - first + 2 * pad) / across, float(highest) * 1.55 / high)
        notes += _ends(series, x, y, unit, language, room)
    rule = {"type": "line", "xref": "paper", "yref": "paper", "x0": _BREAK, "x1": _BREAK, "y0": 0, "y1": 1}
    return figure(
        traces,
        language,
        height,
        margin=_MARGIN,
        annotations=notes,
        shapes=[rule | {"line": {"color": LINE, "dash": "dash", "width": 2}}] if len(found) > 1 else [],
        hovermode="closest",
        **axes,
    )


def _series(frame: pd.DataFrame, unit: str, classification: str, groups: int, language: Language) -> _Series:
    rows = frame[frame["classification"] == classification]
    title = language.say(f"trend.{classification}", groups=groups)
    own, median = (
        pd.Series(units()[unit].scale * rows[column].to_numpy(dtype=float, na_value=np.nan), rows["year"])
        for column in (unit, "median")
    )
    return _Series(own, median, title)


def _line(series: _Series, which: str, x: str, y: str, unit: str, language: Language) -> Trace:
    values = series.own if which == "own" else series.median
    colour, width = (OWN, 3.0) if which == "own" else (OTHERS, 1.5)
    name = "" if which == "own" else f"{language.say('trend.median')}<br>"
    return scatter_trace(
        x=values.index.astype(int).tolist(),
        y=[None if value != value else round(float(value), 4) for value in values],
        xaxis=x,
        yaxis=y,
        mode="lines+markers" if values.count() < 8 and which == "own" else "lines",
        line={"color": colour, "width": width},
        marker={"size": 6},
        connectgaps=False,
        hovertemplate=f"{name}%{{x}}: %{{y:.{_digits(unit)}f}}{units()[unit].on_axes}",
    )


def _digits(unit: str) -> int:
    return 1 if unit == "share" else 2


def _ends(
    series: _Series, x: str, y: str, unit: str, language: Language, room: _Room
) -> list[dict[str, object]]:
    """Values at both ends of the own line, and the name of the grey one, none of them across the grey line."""
    known = series.own.dropna()
    notes: list[dict[str, object]] = []
    if known.empty:
        return notes
    # In the narrow panel the first value stands under the line, or the two would touch on a phone.
    sides = {int(known.index[0]): ("left", x == "x2"), int(known.index[-1]): ("right", False)}
    for year, (anchor, under) in sides.items():
        side = "top" if under else "bottom"
        told = language.formats.decimal(float(known[year]), _digits(unit)) + units()[unit].on_axes
        wide = room.years(text_width(f"<b>{told}</b>", _VALUE))
        crossed = (
            series.median.loc[year : year + wide]
            if anchor == "left"
            else series.median.loc[year - wide : year]
        )
        at, shift = float(known[year]), -5 if under else 12 if anchor == "left" else 5
        reach = room.value(abs(shift) + _VALUE * 1.3)
        if crossed.between(*((at - reach, at) if under else (at, at + reach))).any():
            at, shift = float(crossed.min() if under else crossed.max()), -5 if under else 5
        notes.append(
            {"x": year, "y": at, "xref": x, "yref": y, "xanchor": anchor, "yanchor": side}
            | {"text": f"<b>{told}</b>", "showarrow": False}
            | {"yshift": shift, "font": {"color": OWN, "size": _VALUE}}
        )
    if x == "x":
        year = int(series.median.index[len(series.median) // 2])
        below = series.median[year] < series.own.get(year, 1)
        name = language.say("trend.median")
        half = room.years(text_width(name, _NAME)) / 2
        crossed = series.median.loc[year - half : year + half]
        notes.append(
            {"x": year, "y": float(crossed.min() if below else crossed.max())}
            | {
                "xref": x,
                "yref": y,
                "showarrow": False,
                "text": name,
                "font": {"color": MUTED, "size": _NAME},
            }
            | {"yanchor": "top" if below else "bottom", "yshift": -3 if below else 3}
        )
    return notes
