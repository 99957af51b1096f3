"""A gemeente of a hundred residents: a dot for each, by origin; under it the same of earlier years, smaller."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.template import figure
from dashboard.findings.model.finding import Numbers
from dashboard.language import Language
from dashboard.style.colours import GROUPS, INK, LINE, MUTED, OTHERS

__all__ = ["hundred"]

_SIDE = 10
"""Dots in a row."""

_LINE_HEIGHT, _HEAD, _GAP = 23, 26, 16
"""Heights in pixels: of a line of the legend, of a heading, between parts."""

_WIDE = 520
"""Pixels from which a legend fits beside its dots."""

_EDGE = "rgba(27, 39, 51, 0.35)"


@dataclass(frozen=True)
class _Panel:
    """One year: its rows in the order of the colours, and where its dots stand."""

    year: int
    rows: pd.DataFrame
    left: float
    top: float
    step: float


def hundred(numbers: Numbers, language: Language, width: int = 600) -> go.Figure:
    """Draw a hundred figures for every year.

    Parameters
    ----------
    numbers : Numbers
        Of :func:`dashboard.findings.hundred.hundred`: the year that is looked at first.
    language : Language
    width : int
        Expected width in pixels: on a narrow screen the legends stand below the dots.

    Returns
    -------
    go.Figure
        Axes are in pixels, from the top left.
    """
    years = _years(numbers.frame)
    beside = width >= _WIDE
    traces: list[Trace] = []
    notes: list[dict[str, Any]] = []
    bottom = 0.0
    if years:
        step = 22.0 if beside else 17.0
        panel = _Panel(*years[0], 0, 0, step)
        traces.append(_dots(panel))
        left, top = (_SIDE * step + 24, 8.0) if beside else (0.0, _SIDE * step + 8)
        low = _legend([panel], left, top, traces, notes, language)
        bottom = max(_SIDE * step, low)
    rule = None
    if len(years) > 1:
        rule = bottom + _GAP
        bottom = _earlier(years, rule, beside, traces, notes, language)
    height = int(bottom + 4)
    line = {"type": "line", "x0": 0, "x1": width, "y0": rule, "y1": rule, "line": {"color": LINE, "width": 1}}
    return figure(
        traces,
        language,
        max(height, 40),
        hovermode=False,
        xaxis={"visible": False, "fixedrange": True, "range": [0, width]},
        yaxis={"visible": False, "fixedrange": True, "range": [max(height, 40), 0]},
        # A year that stands alone has nothing to note.
        **({"annotations": notes, "shapes": [line]} if rule else {}),
    )


def _years(frame: pd.DataFrame) -> list[tuple[int, pd.DataFrame]]:
    """The years with figures in the order of the frame, each with its groups in the order of the colours."""
    places = {group: place for place, group in enumerate(GROUPS)}
    order = np.argsort([places.get(group, len(places)) for group in frame["group"]], kind="stable")
    ordered = frame.iloc[order]
    rows = dict(list(ordered.groupby(["year", "classification"])))
    shown = dict.fromkeys(zip(frame["year"], frame["classification"], strict=True))
    return [(int(year), rows[year, classification]) for year, classification in shown]


def _earlier(
    years: list[tuple[int, pd.DataFrame]],
    top: float,
    beside: bool,
    traces: list[Trace],
    notes: list[dict[str, Any]],
    language: Language,
) -> float:
    """Draw the earlier years next to one another with one legend, and return where they end."""
    (_, first), second = years[0], years[1][1]
    classification = str(second["classification"].iloc[0])
    other = str(first["classification"].iloc[0]) != classification
    words = language.say(f"uw_gemeente.hundred_{'other' if other else 'same'}", groups=len(second))
    notes.append(_note(0, top + 8, words.replace("\n", "<br>"), MUTED, 13))
    top += 8 + 18 * (words.count("\n") + 1) + 6
    step, apart = (13.0, 24) if beside else (14.0, 22)
    panels = []
    for place, (year, rows) in enumerate(years[1:]):
        left = place * (_SIDE * step + apart)
        notes.append(_note(left, top, f"<b>{year}</b>", INK, 14))
        panels.append(_Panel(year, rows, left, top + _HEAD, step))
        traces.append(_dots(panels[-1]))
    under = top + _HEAD + _SIDE * step
    if beside:
        right = panels[-1].left + _SIDE * step + 30
        return max(under, _legend(panels, right, top, traces, notes, language))
    return _legend(panels, 0, under + 10, traces, notes, language)


def _dots(panel: _Panel) -> Trace:
    """All dots of a year, row by row from the top; the legend tells their numbers."""
    figures = panel.rows["figures"].to_numpy(dtype=int)
    colours = [GROUPS.get(group, OTHERS) for group in panel.rows["group"]]
    count, places = len(colours), np.arange(figures.sum())
    return scatter_trace(
        x=_pixels(panel.left + (places % _SIDE + 0.5) * panel.step),
        y=_pixels(panel.top + (places // _SIDE + 0.5) * panel.step),
        mode="markers",
        marker={
            # Places on a scale of one step a group: a colour for every dot would weigh five times as much.
            "color": np.repeat(np.arange(count), figures).astype(np.int8),
            "colorscale": [
                (round(edge / count, 4), it) for n, it in enumerate(colours) for edge in (n, n + 1)
            ],
            "cmin": -0.5,
            "cmax": count - 0.5,
            "size": round(panel.step * 0.78, 1),
            "line": {"color": _EDGE, "width": 0.6},
        },
    )


def _pixels(places: npt.NDArray[np.float64]) -> npt.NDArray[np.unsignedinteger]:
    """Whole pixels in as few bytes as hold them."""
    whole = places.astype(int)
    return whole.astype(np.min_scalar_type(int(whole.max(initial=0))))


def _legend(
    panels: list[_Panel],
    left: float,
    top: float,
    traces: list[Trace],
    notes: list[dict[str, Any]],
    language: Language,
) -> float:
    """Name the groups with their numbers, a column for each panel, and return where it ends."""
    groups = panels[0].rows["group"].tolist()
    counts = [dict(zip(panel.rows["group"], panel.rows["figures"], strict=True)) for panel in panels]
    right = left + 26 * len(panels) + 12 * (len(panels) - 1)
    if len(panels) > 1:
        for place, panel in enumerate(panels):
            notes.append(_note(left + 26 + 38 * place, top, str(panel.year), MUTED, 12, "right"))
        top += _HEAD - 4
    lines = [top + line * _LINE_HEIGHT + 13 for line in range(len(groups))]
    numbers = [
        (
            left + 26 + 38 * place,
            line,
            str(int(count[group])) if group in count else language.say("value.none"),
        )
        for place, count in enumerate(counts)
        for line, group in zip(lines, groups, strict=True)
    ]
    across, down, written = zip(*numbers, strict=True)
    traces.append(_words(across, down, list(written), 15, "left", weight="bold"))
    # A hard space keeps the words off their mark.
    told = [f"\N{NO-BREAK SPACE}{language.group(group)}" for group in groups]
    names = _words([right + 13] * len(groups), lines, told, 14, "right")
    colours = [GROUPS.get(group, OTHERS) for group in groups]
    mark = {"color": colours, "size": 12, "line": {"color": _EDGE, "width": 0.6}}
    traces.append(names | {"mode": "markers+text", "marker": mark})
    return top + len(groups) * _LINE_HEIGHT


def _note(x: float, y: float, text: str, colour: str, size: int, anchor: str = "left") -> dict[str, Any]:
    place = {"x": x, "y": y, "xanchor": anchor, "yanchor": "top", "align": anchor, "showarrow": False}
    return place | {"text": text, "font": {"color": colour, "size": size}}


def _words(
    across: Sequence[float],
    down: Sequence[float],
    words: list[str],
    size: int,
    side: str,
    weight: str | None = None,
) -> Trace:
    """Words beside places: as points, which weigh less than notes."""
    return scatter_trace(
        x=np.asarray(across).round().astype(int).tolist(),
        y=np.asarray(down).round().astype(int).tolist(),
        text=words,
        mode="text",
        textposition=f"middle {side}",
        textfont={"color": INK, "size": size, "weight": weight},
    )
