"""Who came and who left: a bar for the gemeente and one for the country, those from (or to) abroad hatched."""

from typing import NamedTuple

import plotly.graph_objects as go

from dashboard.charts.drawn import Trace, bar_trace, scatter_trace
from dashboard.charts.template import figure
from dashboard.language import Language
from dashboard.style.colours import INK, OTHERS, OWN, PAPER

__all__ = ["Bar", "turnover_bars"]

_ROW, _APART = 52, 0.35
"""Pixels of a bar with its words, and parts of that between those who came and those who left."""

_WIDTH, _WORDS = 0.4, 0.26
"""Of a bar, and how far its words stand above its middle, in rows."""

_FEWEST = 0.07
"""Part of the width below which a segment has no room for its number."""


class Bar(NamedTuple):
    """One bar.

    Attributes
    ----------
    words : str
        What stands above it.
    inside, abroad : float
        By 1,000 residents: within the country, and from (or to) abroad.
    own : bool
        Of the gemeente, else of the country.
    """

    words: str
    inside: float
    abroad: float
    own: bool


def turnover_bars(ways: tuple[tuple[Bar, ...], ...], digits: int, language: Language) -> go.Figure:
    """Draw who came, and under them who left.

    Parameters
    ----------
    ways : tuple of tuple of Bar
        Those who came, those who left.
    digits : int
        Decimals of the numbers on the bars.
    language : Language

    Returns
    -------
    go.Figure
        All on one scale.
    """
    bars = [bar for way in ways for bar in way]
    rows = [
        place + number * _APART
        for number, way in enumerate(ways)
        for place in range(sum(map(len, ways[:number])), sum(map(len, ways[: number + 1])))
    ]
    top = max(bar.inside + bar.abroad for bar in bars) * 1.13
    traces = [_part(bars, rows, "inside", ""), _part(bars, rows, "abroad", "/")]
    shown = [
        (bar.inside / 2, row, bar.inside, PAPER if bar.own else INK, "middle center")
        for bar, row in zip(bars, rows, strict=True)
        if bar.inside > _FEWEST * top
    ]
    shown += [
        (bar.inside + bar.abroad + 0.01 * top, row, bar.abroad, INK, "middle right")
        for bar, row in zip(bars, rows, strict=True)
    ]
    height = rows[-1] + 1.3
    return figure(
        [*traces, *_numbers(shown, digits, language), _labels(bars, rows)],
        language,
        round(_ROW * height),
        barmode="stack",
        hovermode="closest",
        xaxis={"visible": False, "fixedrange": True, "range": [0, top]},
        yaxis={"visible": False, "fixedrange": True, "range": [rows[-1] + 0.4, -0.9]},
    )


def _part(bars: list[Bar], rows: list[float], part: str, pattern: str) -> Trace:
    return bar_trace(
        x=[round(getattr(bar, part), 3) for bar in bars],
        y=rows,
        width=_WIDTH,
        orientation="h",
        marker={
            "color": [OWN if bar.own else OTHERS for bar in bars],
            "pattern": {"shape": pattern, "fgcolor": PAPER, "size": 7, "solidity": 0.35},
        },
        hoverinfo="skip",
    )


def _numbers(
    shown: list[tuple[float, float, float, str, str]], digits: int, language: Language
) -> list[Trace]:
    """The numbers on the bars and behind them: a trace for all that look alike."""
    traces = []
    for colour, place in dict.fromkeys((one[3], one[4]) for one in shown):
        alike = [one for one in shown if one[3:] == (colour, place)]
        traces.append(
            scatter_trace(
                x=[round(one[0], 3) for one in alike],
                y=[one[1] for one in alike],
                text=[language.formats.decimal(one[2], digits) for one in alike],
                mode="text",
                textposition=place,
                textfont={"color": colour, "size": 13},
                hoverinfo="skip",
                cliponaxis=False,
            )
        )
    return traces


def _labels(bars: list[Bar], rows: list[float]) -> Trace:
    """The words above each bar: as points, which weigh less than notes."""
    return scatter_trace(
        x=[0] * len(bars),
        y=[row - _WORDS for row in rows],
        text=[bar.words for bar in bars],
        mode="text",
        textposition="top right",
        textfont={"color": INK, "size": 14},
        hoverinfo="skip",
        cliponaxis=False,
    )
