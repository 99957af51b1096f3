"""Areas in order of a value, with a thin line for what rounding leaves open."""

from math import ceil
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.dots import EDGE, OPEN, offsets
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.hovers import NUMBER, at_most, told_instead
from dashboard.charts.template import figure
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language
from dashboard.style.colours import INK, LINE, MUTED, OTHERS, PAPER
from dashboard.style.fonts.widths import text_width

__all__ = ["MOST_ROWS", "Mark", "interval_dots", "most_apart", "most_changed"]

MOST_ROWS = 44
_ROW, _ABOVE, _BELOW = 22, 34, 28
_LETTERS = 14
"""Size of the names beside the rows: that of all words on a picture."""

_STRIP = 5
"""Rows that a strip of all areas takes."""


class Mark(NamedTuple):
    """A line through all rows, such as the value of the whole gemeente (NaN: none), with its words and colour."""

    value: float
    words: str
    colour: str


def most_changed(areas: pd.DataFrame, sure: "pd.Series[bool]", most: int = MOST_ROWS) -> pd.DataFrame:
    """Return as many areas as can be read: all, or those of the largest sure changes, in the order that they had."""
    if len(areas) <= most:
        return areas
    largest = areas.loc[sure.reindex(areas.index), "value"].abs().nlargest(most).index
    return areas[areas.index.isin(largest)]


def most_apart(areas: pd.DataFrame, sure: "pd.Series[bool]") -> pd.DataFrame:
    """Return as many areas as can be read: all, or the highest and the lowest of those that are sure.

    Parameters
    ----------
    areas : DataFrame
        Highest first.
    sure : Series of bool
    """
    if len(areas) <= MOST_ROWS:
        return areas
    known = areas[sure.reindex(areas.index)]
    half = MOST_ROWS // 2
    return known if len(known) <= MOST_ROWS else pd.concat([known.iloc[:half], known.iloc[-half:]])


def interval_dots(
    areas: pd.DataFrame,
    mark: Mark,
    tickformat: str,
    language: Language,
    narrow: bool = False,
    sure: "pd.Series[bool] | None" = None,
    everyone: pd.Series | None = None,
    unit: str = "change",
) -> go.Figure:
    """Draw a dot for each area.

    Parameters
    ----------
    areas : DataFrame
        In order: `name`, `value`, `low`, `high`.
    mark : Mark
    tickformat : str
        Of the values (d3).
    language : Language
    narrow : bool
        Whether names stand above their dot instead of beside it.
    sure : Series of bool, optional
        On the index of `areas`: the others have an open dot.
    everyone : Series of float, optional
        Values of all areas, where the rows are a selection: a strip of dots above the rows.
    unit : str
        Of the values; see :class:`~dashboard.findings.model.quantities.Quantity`.

    Returns
    -------
    go.Figure
    """
    rows = np.arange(len(areas), dtype=float)
    ends = areas[["low", "high"]].to_numpy(dtype=float)
    lines_x = np.column_stack([ends, np.full(len(areas), np.nan)]).ravel()
    lines_y = np.repeat(rows, 3)
    values = areas["value"].to_numpy(dtype=float)
    hover = language.say("wijken.hover", name="%{text}", value=NUMBER)
    at_zero = at_most(
        areas,
        lambda value, within: (
            Quantity(value, unit, within=within).write(language) if unit != "change" else ""
        ),
    )
    traces = [
        scatter_trace(
            x=[None if np.isnan(x) else round(float(x), 4) for x in lines_x],
            y=lines_y.tolist(),
            mode="lines",
            line={"color": OTHERS, "width": 2},
            connectgaps=False,
            hoverinfo="skip",
        ),
        scatter_trace(
            x=np.round(values, 4).tolist(),
            y=rows.tolist(),
            text=areas["name"].tolist(),
            mode="markers",
            marker={"color": _fill(areas, sure), "size": OPEN, "line": {"color": INK, "width": EDGE}},
            hovertemplate=told_instead(hover, f"%{{x:{tickformat}}}", at_zero),
        ),
    ]
    if everyone is not None:
        traces.append(_strip(everyone))
    all_values = np.concatenate([ends.ravel(), [] if everyone is None else everyone.to_numpy(dtype=float)])
    low = float(np.nanmin([np.nanmin(all_values), mark.value]))
    high = float(np.nanmax([np.nanmax(all_values), mark.value]))
    pad = (high - low or 0.1) * 0.05
    names: dict[str, Any] = {"visible": False}
    notes: list[dict[str, Any]] = []
    row = _ROW
    if narrow:
        row = 2 * _ROW - 8
        notes += [_above(name, place) for place, name in zip(rows, areas["name"], strict=True)]
    else:
        names = {"tickvals": rows.tolist(), "ticktext": areas["name"].tolist(), "ticks": ""}
    shapes = []
    if not np.isnan(mark.value):
        ends_at = {"xref": "x", "x0": mark.value, "x1": mark.value, "yref": "paper", "y0": 0, "y1": 1}
        shapes.append(
            {"type": "line", "layer": "below", "line": {"color": mark.colour, "width": 2}} | ends_at
        )
        left = mark.value < (low + high) / 2
        notes.append(
            {"x": mark.value, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
            | {"text": f"<b>{mark.words}</b>", "font": {"color": mark.colour, "size": 14}}
            | {"xanchor": "left" if left else "right"}
        )
    top = (-0.9 if narrow else -0.6) - (0 if everyone is None else _STRIP)
    return figure(
        traces,
        language,
        _ABOVE + round(row * (len(areas) - 0.4 - top)) + _BELOW,
        margin={"l": 4 if narrow else _room(areas["name"]), "r": 12, "t": _ABOVE, "b": _BELOW},
        annotations=notes,
        shapes=shapes,
        hovermode="closest",
        xaxis={
            "range": [low - pad, high + pad],
            "tickformat": tickformat,
            "nticks": 6 if narrow else 9,
            "fixedrange": True,
            "showgrid": True,
            "gridcolor": LINE,
        },
        yaxis={"range": [len(areas) - 0.4, top], "fixedrange": True} | names,
    )


def _fill(areas: pd.DataFrame, sure: "pd.Series[bool] | None") -> str | list[str]:
    """The colour inside each dot: open where rounding decides too much."""
    if sure is None or sure.reindex(areas.index).all():
        return INK
    return [INK if one else PAPER for one in sure.reindex(areas.index)]


def _strip(everyone: pd.Series) -> Trace:
    """All areas as small dots above the rows, stacked where they would overlap."""
    known = everyone.dropna().to_numpy(dtype=float)
    up = offsets(known, 120).astype(float)
    reach = max(float(np.abs(up).max(initial=0)), 1.0)
    return scatter_trace(
        x=np.round(known, 3).tolist(),
        y=np.round(-0.5 - _STRIP / 2 + up / reach * min(reach * 0.25, _STRIP / 2 - 0.6), 2).tolist(),
        mode="markers",
        marker={"color": OTHERS, "size": 5},
        hoverinfo="skip",
    )


def _above(name: str, place: float) -> dict[str, Any]:
    return {"x": 0, "xref": "paper", "xanchor": "left", "y": place - 0.16, "yanchor": "bottom"} | {
        "text": name,
        "showarrow": False,
        "font": {"color": MUTED, "size": 13},
        # The lines of the axis do not run through it.
        "bgcolor": PAPER,
        "borderpad": 0,
    }


def _room(names: pd.Series) -> int:
    """Pixels beside the picture for the longest name."""
    return min(16 + ceil(max(text_width(name, _LETTERS) for name in names)), 340)
