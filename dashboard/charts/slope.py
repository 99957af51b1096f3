"""Slope lines: each group from its first to its last year, one panel a classification, named at both ends."""

from typing import Any

import plotly.graph_objects as go

from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.hovers import NUMBER, told_instead
from dashboard.charts.line_labels import spread
from dashboard.charts.template import figure
from dashboard.findings.trends.slopes import Slope, Slopes
from dashboard.language import Language
from dashboard.style.colours import GROUPS, INK, MUTED
from dashboard.style.fonts.widths import text_width, wrapped

__all__ = ["slope"]

_HEIGHT, _HEAD, _FOOT, _BREAK = 420, 46, 26, 30
_GAP, _LETTERS, _LEADER = 17, 13, 14
_LONGEST, _LONGEST_NARROW, _WIDE = 260, 110, 380
"""Characters of a line of a name, also in a panel that is not wider than so many pixels."""

_VALUE, _AROUND = 44, 6
"""Pixels for a value to the left of a line at least, and around a label."""

_ABOVE = 10
"""By how much a name of two lines rises above the highest value."""


def slope(
    found: Slopes, language: Language, width: int, narrow: bool = False, height: int = _HEIGHT
) -> go.Figure:
    """Draw the slopes.

    Parameters
    ----------
    found : Slopes
        With at least one panel.
    language : Language
    width : int
        Pixels that the picture is expected to have.
    narrow : bool
        Whether the panels stand under one another.
    height : int
        Pixels of a panel.

    Returns
    -------
    go.Figure
    """
    count = len(found.panels)
    rows, columns = (count, 1) if narrow else (1, count)
    total = rows * height + (rows - 1) * _BREAK
    cell = (width - (columns - 1) * _BREAK) / columns
    longest, head = (_LONGEST, _HEAD) if cell > _WIDE else (_LONGEST_NARROW, _HEAD + _GAP + _ABOVE)
    traces: list[Trace] = []
    notes: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    for place, panel in enumerate(found.panels):
        suffix = "" if place == 0 else str(place + 1)
        names = [wrapped(language.group(group), _LETTERS, longest) for group in panel.groups]
        labels = [
            f"<b>{value.write(language)}</b> {'<br>'.join(name)}"
            for name, value in zip(names, panel.after, strict=True)
        ]
        room = max(text_width(label, _LETTERS) for label in labels) + _AROUND
        left = 0 if narrow else place * (cell + _BREAK)
        before = [text_width(value.write(language), _LETTERS) + _AROUND for value in panel.before]
        start, stop = left + max(_VALUE, *before) + _LEADER, left + cell - room
        top = total - (place * (height + _BREAK) if narrow else 0)
        upright = ((top - height + _FOOT) / total, (top - head) / total)
        high = max(float(one.value) for one in (*panel.before, *panel.after)) * 1.03 or 1.0
        reach = _LEADER / max(stop - start - 2 * _LEADER, 1)
        shared = {"visible": False, "fixedrange": True}
        # What leads to the names is within the axis: Plotly leaves out notes that are not.
        axes[f"xaxis{suffix}"] = shared | {
            "domain": (start / width, stop / width),
            "range": [-reach, 1 + reach],
            "anchor": f"y{suffix}",
        }
        axes[f"yaxis{suffix}"] = shared | {
            "domain": upright,
            "range": [-0.02 * high, high],
            "anchor": f"x{suffix}",
        }
        traces += _lines(panel, found.measure, suffix, language)
        gap = max(map(len, names)) * _GAP * high / (height - head - _FOOT)
        moved, said = _values(panel, suffix, labels, gap, high, reach, language)
        traces += moved
        notes += [*said, *_heads(panel, suffix, (start / width, upright[1]), head, language)]
    return figure(
        traces, language, total, annotations=notes, shapes=_rule(count, narrow), hovermode="closest", **axes
    )


def _lines(panel: Slope, measure: str, suffix: str, language: Language) -> list[Trace]:
    digits = 4 if measure == "aandeel" else 0
    form = "%{y:.1%}" if measure == "aandeel" else "%{y:,d}"
    found = []
    for group, before, after in zip(panel.groups, panel.before, panel.after, strict=True):
        colour = GROUPS[group]
        ends = (before, after)
        told = [one.write(language) if one.rounded_away else "" for one in ends]
        given = {"x": [0, 1], "y": [round(float(one.value), digits) for one in ends], "mode": "lines+markers"}
        given |= {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}", "cliponaxis": False}
        marker = {"size": 9, "color": colour, "line": {"color": MUTED, "width": 1}}
        line = {"color": colour, "width": 3}
        found.append(
            scatter_trace(**given, line=line, marker=marker, hovertemplate=told_instead(NUMBER, form, told))
        )
    return found


def _values(
    panel: Slope,
    suffix: str,
    labels: list[str],
    gap: float,
    high: float,
    reach: float,
    language: Language,
) -> tuple[list[Trace], list[dict[str, Any]]]:
    """The value of each group at both ends, its name at the last one, and what leads there."""
    traces, notes = [], []
    for x, values, way in ((0, panel.before, -1), (1, panel.after, 1)):
        at = spread([float(one.value) for one in values], gap, 0, high)
        for group, label, value, y in zip(panel.groups, labels, values, at, strict=True):
            text = label if way > 0 else value.write(language)
            place = {
                "xref": f"x{suffix}",
                "yref": f"y{suffix}",
                "x": x + way * reach,
                "y": round(float(y), 5),
            }
            anchor = "left" if way > 0 else "right"
            side = {"xanchor": anchor, "align": anchor, "yanchor": "middle", "xshift": 2 * way}
            notes.append(
                place | side | {"text": text, "showarrow": False, "font": {"size": _LETTERS, "color": INK}}
            )
            traces.append(
                scatter_trace(
                    x=[x, x + way * reach],
                    y=[round(float(value.value), 5), round(float(y), 5)],
                    mode="lines",
                    line={"color": GROUPS[group], "width": 1},
                    hoverinfo="skip",
                    cliponaxis=False,
                    xaxis=f"x{suffix}",
                    yaxis=f"y{suffix}",
                )
            )
    return traces, notes


def _heads(
    panel: Slope, suffix: str, place: tuple[float, float], head: int, language: Language
) -> list[dict[str, Any]]:
    """The classification and both years, above the place where lines begin; of more than one line in a higher head."""
    (left, top), beside = place, head > _HEAD
    told = language.say(f"trends.panel.{panel.partition[0]}", groups=panel.partition[1])
    above = {"yref": "paper", "y": top, "showarrow": False, "yanchor": "bottom"}
    first = language.say("trends.mark.estimated", year=panel.first) if panel.estimated else str(panel.first)
    # Each stands over its own end, or where they would touch outside it, and what belongs to a year below that.
    sides = ("right", "left") if beside else ("center", "center")
    texts = (first.replace(" ", "<br>", 1) if beside else first, str(panel.last))
    ends = [
        above
        | {
            "xref": f"x{suffix}",
            "x": x,
            "xanchor": side,
            "align": side,
            "text": f"<b>{text}</b>",
            "yshift": 4,
        }
        | {"font": {"size": 14, "color": INK}}
        for x, (side, text) in enumerate(zip(sides, texts, strict=True))
    ]
    name = above | {"xref": "paper", "x": left, "xanchor": "left", "text": told, "yshift": head - 21}
    return [*ends, name | {"font": {"size": 13, "color": MUTED}}]


def _rule(count: int, narrow: bool) -> list[dict[str, Any]]:
    if count < 2:
        return []
    line = {
        "type": "line",
        "xref": "paper",
        "yref": "paper",
        "line": {"color": MUTED, "dash": "dash", "width": 1.5},
    }
    return [
        line
        | ({"x0": 0, "x1": 1, "y0": 0.5, "y1": 0.5} if narrow else {"x0": 0.5, "x1": 0.5, "y0": 0, "y1": 1})
    ]
