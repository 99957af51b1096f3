"""A small picture of each of many, all on one scale, with one that they are compared with as a grey ghost in each.

All are drawn on one pair of axes, a cell each: a pair for every cell would weigh more than the lines.
"""

from dataclasses import dataclass, field
from math import ceil
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.certainty import Range
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.template import figure
from dashboard.findings.model.indicators import Partition
from dashboard.findings.trends.course import quantity
from dashboard.language import Language
from dashboard.style.colours import INK, LINE, MUTED, OTHERS
from dashboard.style.fonts.widths import shortened, text_width

__all__ = ["Cells", "small_multiples"]

_COLUMNS, _COLUMNS_NARROW, _COLUMN = 6, 2, 140
"""Of wide pictures and narrow ones; pixels that each is at least, where the width is known."""

_CELL, _FOOT = 118, 22
"""Pixels: height of a cell, and below all for the years."""

_LEFT, _RIGHT, _BOTTOM, _TOP = 0.02, 0.90, 0.06, 0.72
"""Where in its cell a picture is, as parts of the cell."""

_GAP = 0.07
"""Part of a picture that the break takes."""

_BETWEEN = 4
"""Pixels between a name and its value."""

_SHORTEST = 4.0
"""Years that a classification is at least as wide as."""


class _Places(NamedTuple):
    """Where the years of a classification are in a picture, from 0 to 1."""

    first: int
    last: int
    start: float
    stop: float

    def at(self, year: int) -> float:
        """Where one year is."""
        return self.start + (self.stop - self.start) * (year - self.first) / max(self.last - self.first, 1)


@dataclass(frozen=True)
class Cells:
    """What is drawn: a picture for each row.

    Attributes
    ----------
    measure : str
        What is followed (see :mod:`dashboard.findings.trends.time_series`).
    regions : tuple of str
        The rows of `series` that have a picture, in their order.
    names : tuple of str
        Theirs.
    series : tuple of (Partition, DataFrame)
        For each classification, oldest first: (row × year).
    ghost : str or None
        The row that stands behind every picture, if there is one.
    most : tuple of (Partition, DataFrame)
        As `series`: the most that each value can be; empty where they are exact.
    """

    measure: str
    regions: tuple[str, ...]
    names: tuple[str, ...]
    series: tuple[tuple[Partition, pd.DataFrame], ...] = field(compare=False)
    ghost: str | None = None
    most: tuple[tuple[Partition, pd.DataFrame], ...] = field(default=(), compare=False)

    def write(self, region: str, panel: int, year: int, language: Language) -> str:
        """Write a value in the little room that there is; a dash where there is none."""
        value = float(self.series[panel][1].loc[region, year])
        if value != value:
            return "–"
        most = float(self.most[panel][1].loc[region, year]) if self.most else value
        told = quantity(self.measure, value, within=Range(value, most))
        if not told.rounded_away:
            return told.write(language)
        return told.write_as(
            lambda number: language.measured(told.unit, number, told.decimals),
            language,
            "value.at_most_short",
        )


def small_multiples(
    found: Cells,
    language: Language,
    narrow: bool = False,
    width: int | None = None,
    height: int | None = None,
) -> go.Figure:
    """Draw them.

    Parameters
    ----------
    found : Cells
        With at least one row and one classification.
    language : Language
    narrow : bool
        Two in a row instead of six.
    width, height : int, optional
        Pixels of all; by default as wide as a page, and as high as makes each of one height.

    Returns
    -------
    go.Figure
    """
    fitting = _COLUMNS if width is None else max(min(_COLUMNS, width // _COLUMN), _COLUMNS_NARROW)
    rows = ceil(len(found.regions) / (_COLUMNS_NARROW if narrow else fitting))
    columns = ceil(len(found.regions) / rows)
    cell = _CELL if height is None else (height - _FOOT) / rows
    times = 100 if found.measure == "aandeel" else 1
    highest = max(float(frame.max(axis=None)) for _, frame in found.series) * times
    scale = highest * 1.02
    places = _places(found)
    ghost: list[tuple[list[float | None], list[float | None]]] = []
    drawn: list[tuple[list[float | None], list[float | None]]] = []
    words: list[str] = []
    ground: tuple[list[float | None], list[float | None]] = ([], [])
    breaks: tuple[list[float | None], list[float | None]] = ([], [])
    for place, region in enumerate(found.regions):
        column, row = place % columns, place // columns
        ground[0].extend([column + _LEFT, column + _RIGHT, None])
        ground[1].extend([_up(0, scale, row), _up(0, scale, row), None])
        if len(places) > 1:
            x = _across((places[0].stop + places[1].start) / 2, column)
            breaks[0].extend([x, x, None])
            breaks[1].extend([_up(0, scale, row), _up(scale, scale, row), None])
        for panel, ((_, frame), years) in enumerate(zip(found.series, places, strict=True)):
            if found.ghost is not None:
                ghost.append(_path(frame.loc[found.ghost] * times, years, scale, column, row))
            drawn.append(_path(frame.loc[region] * times, years, scale, column, row))
            words += _hover(found, region, panel, years, language)
    traces = [
        _scatter(*ground, line={"color": LINE, "width": 1}, hoverinfo="skip"),
        _scatter(*breaks, line={"color": OTHERS, "width": 1, "dash": "dot"}, hoverinfo="skip"),
        *(
            [_scatter(*_joined(ghost), line={"color": OTHERS, "width": 2.5}, hoverinfo="skip")]
            if ghost
            else []
        ),
        _scatter(
            *_joined(drawn),
            line={"color": INK, "width": 2},
            text=words,
            hovertemplate="%{text}",
        ),
        *_named(found, columns, language, narrow, width),
        *_years(places, columns, rows),
    ]
    hidden = {"visible": False, "fixedrange": True}
    return figure(
        traces,
        language,
        round(rows * cell + _FOOT),
        hovermode="closest",
        xaxis=hidden | {"range": [0, columns]},
        yaxis=hidden | {"range": [-rows - _FOOT / cell, 0]},
    )


def _places(found: Cells) -> list[_Places]:
    """Divide the width of a picture over the classifications, by their years."""
    ends = []
    for _, frame in found.series:
        known = frame.dropna(axis=1, how="all").columns
        ends.append((int(known.min()), int(known.max())))
    spans = [max(last - first, _SHORTEST) for first, last in ends]
    room = 1 - _GAP * (len(ends) - 1)
    made, start = [], 0.0
    for (first, last), span in zip(ends, spans, strict=True):
        stop = start + room * span / sum(spans)
        made.append(_Places(first, last, start, stop))
        start = stop + _GAP
    return made


def _across(part: float, column: int) -> float:
    return column + _LEFT + (_RIGHT - _LEFT) * part


def _up(value: float, scale: float, row: int) -> float:
    return -row - 1 + _BOTTOM + (_TOP - _BOTTOM) * value / scale


def _path(
    values: pd.Series, years: _Places, scale: float, column: int, row: int
) -> tuple[list[float | None], list[float | None]]:
    """The line of a series in its cell, ended by a gap."""
    x: list[float | None] = []
    y: list[float | None] = []
    for year, value in values.items():
        if years.first <= int(str(year)) <= years.last:
            x.append(round(_across(years.at(int(str(year))), column), 3))
            y.append(None if pd.isna(value) else round(_up(float(value), scale, row), 3))
    return [*x, None], [*y, None]


def _hover(found: Cells, region: str, panel: int, years: _Places, language: Language) -> list[str]:
    """Year and value of every point of a path, and nothing at its gap."""
    shown = [year for year in map(int, found.series[panel][1]) if years.first <= year <= years.last]
    return [f"{year}: {found.write(region, panel, year, language)}" for year in shown] + [""]


def _joined(
    paths: list[tuple[list[float | None], list[float | None]]],
) -> tuple[list[float | None], list[float | None]]:
    return [x for path, _ in paths for x in path], [y for _, path in paths for y in path]


def _scatter(x: list[float | None], y: list[float | None], **settings: Any) -> Trace:
    return scatter_trace(x=x, y=y, mode="lines", connectgaps=False, **settings)


def _named(found: Cells, columns: int, language: Language, narrow: bool, width: int | None) -> list[Trace]:
    """The name of each peer above its picture, and its last value: as points, which weigh less than notes."""
    panel = len(found.series) - 1
    frame = found.series[panel][1].loc[list(found.regions)]
    # The last year of all stands for a row without any: that has no value.
    years = [row.last_valid_index() or frame.columns[-1] for _, row in frame.iterrows()]
    values = [
        found.write(region, panel, int(str(year)), language)
        for region, year in zip(found.regions, years, strict=True)
    ]
    size = 12 if narrow else 13
    room: float = 120 if narrow else 140
    if width is not None:
        room = (
            width / columns * (_RIGHT - _LEFT)
            - _BETWEEN
            - max(text_width(f"<b>{value}</b>", size) for value in values)
        )
    cells = [(place % columns, place // columns) for place in range(len(found.names))]
    y = [round(-row - 1 + _TOP + 0.02, 3) for _, row in cells]
    texts = (
        (_LEFT, "top right", [shortened(str(name), size, room) for name in found.names]),
        (_RIGHT, "top left", [f"<b>{value}</b>" for value in values]),
    )
    return [
        _words([column + across for column, _ in cells], y, text, side, INK, size)
        for across, side, text in texts
    ]


def _years(places: list[_Places], columns: int, rows: int) -> list[Trace]:
    """First and last year, below the lowest row."""
    ends = ((0.0, "bottom right", places[0].first), (1.0, "bottom left", places[-1].last))
    return [
        _words(
            [round(_across(part, column), 3) for column in range(columns)],
            [0.03 - rows] * columns,
            [str(year)] * columns,
            side,
            MUTED,
            12,
        )
        for part, side, year in ends
    ]


def _words(x: list[float], y: list[float], text: list[str], side: str, colour: str, size: int) -> Trace:
    font = {"size": size, "color": colour}
    return scatter_trace(
        x=x, y=y, text=text, mode="text", textposition=side, textfont=font, hoverinfo="skip", cliponaxis=False
    )
