"""Areas in order of a value, with a thin line for what rounding leaves open."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.template import figure
from dashboard.language import Language
from dashboard.theme import INK, LINE, MUTED, OTHERS, OWN

__all__ = ["MOST_ROWS", "interval_dots", "most_apart"]

MOST_ROWS = 44
_ROW, _ABOVE, _BELOW = 22, 34, 28


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
    mark: tuple[float, str],
    tickformat: str,
    language: Language,
    narrow: bool = False,
) -> go.Figure:
    """Draw a dot for each area.

    Parameters
    ----------
    areas : DataFrame
        In order: `name`, `value`, `low`, `high`.
    mark : (value, words)
        A line through all rows, such as the value of the whole gemeente; NaN for none.
    tickformat : str
        Of the values (d3).
    language : Language
    narrow : bool
        Whether names stand above their dot instead of beside it.

    Returns
    -------
    go.Figure
    """
    rows = np.arange(len(areas), dtype=float)
    ends = areas[["low", "high"]].to_numpy(dtype=float)
    lines_x = np.column_stack([ends, np.full(len(areas), np.nan)]).ravel()
    lines_y = np.repeat(rows, 3)
    values = areas["value"].to_numpy(dtype=float)
    hover = language.say("wijken.hover", name="%{text}", value=f"%{{x:{tickformat}}}")
    traces = [
        go.Scatter(
            x=[None if np.isnan(x) else round(float(x), 4) for x in lines_x],
            y=lines_y.tolist(),
            mode="lines",
            line={"color": OTHERS, "width": 2},
            connectgaps=False,
            hoverinfo="skip",
        ),
        go.Scatter(
            x=np.round(values, 4).tolist(),
            y=rows.tolist(),
            text=areas["name"].tolist(),
            mode="markers",
            marker={"color": INK, "size": 8},
            hovertemplate=f"{hover}<extra></extra>",
        ),
    ]
    low = float(np.nanmin([np.nanmin(ends), mark[0]]))
    high = float(np.nanmax([np.nanmax(ends), mark[0]]))
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
    if not np.isnan(mark[0]):
        ends_at = {"xref": "x", "x0": mark[0], "x1": mark[0], "yref": "paper", "y0": 0, "y1": 1}
        shapes.append({"type": "line", "layer": "below", "line": {"color": OWN, "width": 2}} | ends_at)
        left = mark[0] < (low + high) / 2
        notes.append(
            {"x": mark[0], "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
            | {"text": f"<b>{mark[1]}</b>", "font": {"color": OWN, "size": 14}}
            | {"xanchor": "left" if left else "right"}
        )
    return figure(
        traces,
        language,
        _ABOVE + row * len(areas) + _BELOW,
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
        yaxis={"range": [len(areas) - 0.4, -0.9 if narrow else -0.6], "fixedrange": True} | names,
    )


def _above(name: str, place: float) -> dict[str, Any]:
    return {"x": 0, "xref": "paper", "xanchor": "left", "y": place - 0.16, "yanchor": "bottom"} | {
        "text": name,
        "showarrow": False,
        "font": {"color": MUTED, "size": 13},
    }


def _room(names: pd.Series) -> int:
    """Pixels beside the picture for the longest name."""
    return min(16 + 7 * int(names.str.len().max()), 340)
