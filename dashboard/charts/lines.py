"""A course over the years: a panel for each classification, names at the ends of the lines, the break drawn as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.hovers import NUMBER, at_most, told_instead
from dashboard.charts.line_labels import spread
from dashboard.charts.line_panel import Box, Frame, axes, boxes
from dashboard.charts.template import figure
from dashboard.findings.trends.course import Course, classified, quantity
from dashboard.findings.trends.time_series import COUNTRY, MIDDLE, Line, Panel
from dashboard.language import Language
from dashboard.style.colours import GROUPS, INK, LINE, MUTED, OWN, PAPER
from dashboard.style.fonts.widths import shortened, text_width, wrapped

__all__ = ["BAND", "lines"]

_HEIGHT, _HEIGHT_STACKED = 430, 290
_NAME, _LETTERS, _LEADER = 17, 13, 16
"""Pixels: height of a name, size of its letters, length of what leads to it."""

_START = 17
"""Pixels from the start of the own line to the middle of its first value."""

_LEADS = {"color": LINE, "width": 1}
"""What leads to a name: pale and thin, whatever it leads from, since it tells nothing of later years."""

_LONGEST, _LONGEST_NARROW, _WIDE = 170, 95, 800
"""Characters of a name, also in a picture that is not wider than so many pixels."""

_BESIDE_POINTER = 290
"""Characters of a line beside the pointer."""

_GREYS = (MUTED, "#8b949c", "#3f4b55")
BAND = "rgba(169,176,182,0.28)"
_FORMS = {"index": "%{y:.2f}", "aandeel": "%{y:.1f}%", "aantal": "%{y:,d}"}
"""How the browser writes the number of a point."""

_FAINT = frozenset({"#f0e442"})
"""Colours that need an edge to be seen on paper."""


@dataclass(frozen=True)
class _Style:
    colour: str
    width: float


def lines(
    course: Course, language: Language, width: int, narrow: bool = False, height: int = _HEIGHT
) -> go.Figure:
    """Draw a course.

    Parameters
    ----------
    course : Course
        With at least one panel.
    language : Language
    width : int
        Pixels that the picture is expected to have.
    narrow : bool
        Whether the panels stand under one another.
    height : int
        Pixels of panels side by side.

    Returns
    -------
    go.Figure
    """
    longest = _LONGEST if width > _WIDE else _LONGEST_NARROW
    names = [_names(panel, course, language, longest) for panel in course.panels]
    room = _LEADER + max(text_width(text, _LETTERS) for texts in names for text in texts)
    frame = boxes(
        [_named_years(panel) for panel in course.panels],
        room,
        width,
        _HEIGHT_STACKED if narrow else height,
        narrow,
    )
    tops = _tops(course)
    traces: list[Trace] = []
    notes: list[dict[str, Any]] = []
    for panel, box, texts, top in zip(course.panels, frame.boxes, names, tops, strict=True):
        traces += _areas(panel, box, course.measure)
        for place, line in reversed(list(enumerate(panel.lines))):
            traces += _traces(line, _style(line, place, course), box, course.measure, language)
        traces += _jumps(panel, box, course, language)
        moved, at_ends = _ends(panel, box, texts, course, top)
        traces += moved
        years = (box.reach - box.years[0]) / ((box.x[1] - box.x[0]) * frame.width)
        starts = _starts(panel, box, course, (years, top / box.height), language)
        notes += [*at_ends, *starts, _head(panel, box, language)]
    notes += _break_note(frame, language)
    return figure(
        traces,
        language,
        frame.height,
        annotations=notes,
        shapes=_rule(frame),
        hovermode="closest",
        **axes(frame, tops, lambda value, step: _tick(value, step, course.measure, language)),
    )


def _tick(value: float, step: float, measure: str, language: Language) -> str:
    """Write a number along an axis: as many decimals as the step has."""
    digits = next(digits for digits in range(9) if abs(round(step, digits) - step) < 1e-9)
    if measure == "aandeel":
        return f"{language.formats.decimal(value, digits)}%"
    return language.formats.decimal(value, max(digits, int(measure == "index")))


def _scaled(values: pd.Series, measure: str) -> pd.Series:
    return values * 100 if measure == "aandeel" else values


def _tops(course: Course) -> list[float]:
    """The top of each panel: one scale for all, but for groups, of which those of each classification differ."""
    times = 100 if course.measure == "aandeel" else 1
    found = []
    for panel in course.panels:
        values = [float(line.known.max()) for line in panel.lines if len(line.known)]
        values += [float(panel.band["q3"].max())] if panel.band is not None and len(panel.band) else []
        found.append(max(values) * times * 1.08 or 1.0)
    return found if course.own_scales else [max(found)] * len(found)


def _named_years(panel: Panel) -> tuple[int, ...]:
    """The years that must be named along the axis: both ends."""
    return panel.years[0], panel.years[-1]


def _style(line: Line, place: int, course: Course) -> _Style:
    if line.group is not None:
        return _Style(GROUPS[line.group], 2.5)
    if line.who == course.gemeente:
        return _Style(OWN, 3.5)
    if line.who in (COUNTRY, MIDDLE):
        return _Style(MUTED, 2.0)
    return _Style(_GREYS[place % len(_GREYS)], 1.8)


def _end(line: Line) -> tuple[float, float]:
    """Year and value at which a line ends."""
    return float(line.known.index[-1]), float(line.known.iloc[-1])


def _names(panel: Panel, course: Course, language: Language, longest: float) -> list[str]:
    """The name of each line with its last value."""
    found = []
    for line in panel.lines:
        if not len(line.known):
            found.append("")
            continue
        value = _at(line, course.measure, int(_end(line)[0]), language)
        text = f"{shortened(line.name.write(language), _LETTERS, longest)} {value}"
        found.append(f"<b>{text}</b>" if line.who == course.gemeente else text)
    return found


def _areas(panel: Panel, box: Box, measure: str) -> list[Trace]:
    """The middle half of the peers."""
    if panel.band is None or not len(panel.band):
        return []
    return [_area(panel.band["q1"], panel.band["q3"], BAND, box, measure)]


def _area(low: pd.Series, high: pd.Series, colour: str, box: Box, measure: str) -> Trace:
    around = pd.concat([low, high[::-1]])
    settings = {"fill": "toself", "fillcolor": colour, "line": {"width": 0}, "hoverinfo": "skip"}
    return _scatter(around, box, measure, mode="lines", hovertemplate=None, **settings)


def _traces(line: Line, style: _Style, box: Box, measure: str, language: Language) -> list[Trace]:
    """The published years as a line, the estimated ones dotted."""
    known = line.known
    if not len(known):
        return []
    years = [int(year) for year in line.values.index]
    dotted = [a in line.estimated or b in line.estimated for a, b in pairwise(years)]
    near = [set(dotted[max(place - 1, 0) : place + 1]) or {False} for place in range(len(years))]
    found = []
    for is_dotted in (False, True):
        part = line.values.where([is_dotted in sides for sides in near])
        if part.notna().any():
            drawn = {"color": style.colour, "width": style.width} | ({"dash": "dot"} if is_dotted else {})
            few = len(known) <= 8
            if style.colour in _FAINT:
                edge = {"color": MUTED, "width": style.width + 2}
                found.append(_scatter(part, box, measure, mode="lines", line=edge, hoverinfo="skip"))
            found.append(
                _scatter(
                    part,
                    box,
                    measure,
                    mode="lines+markers" if few else "lines",
                    line=drawn,
                    marker={"size": style.width + 3.5, "color": style.colour},
                    hovertemplate=told_instead(
                        f"%{{x}}: {NUMBER}", _FORMS[measure], _at_most(line, part, measure, language)
                    ),
                )
            )
    return found


def _at(line: Line, measure: str, year: int, language: Language) -> str:
    """Write the value of a line in a year, whatever it was made of."""
    return quantity(measure, float(line.known[year]), within=line.within(year)).write(language)


def _at_most(line: Line, part: pd.Series, measure: str, language: Language) -> list[str]:
    if line.bounds is None:
        return [""] * len(part)
    ends = line.bounds.reindex(part.index).assign(value=part)
    return at_most(ends, lambda value, within: quantity(measure, value, within=within).write(language))


def _scatter(values: pd.Series, box: Box, measure: str, **settings: Any) -> Trace:
    digits = {"index": 4, "aandeel": 2, "aantal": 0}[measure]
    shown = [None if pd.isna(value) else round(float(value), digits) for value in _scaled(values, measure)]
    given = {"hovertemplate": f"%{{x}}: {_FORMS[measure]}", "connectgaps": False} | settings
    if given.get("hoverinfo") == "skip":
        given.pop("hovertemplate")
    axis = {"xaxis": f"x{box.suffix}", "yaxis": f"y{box.suffix}"}
    return scatter_trace(x=[int(year) for year in values.index], y=shown, **axis, **given)


def _jumps(panel: Panel, box: Box, course: Course, language: Language) -> list[Trace]:
    """Rings at the years of sudden jumps."""
    for line in panel.lines:
        if line.who == panel.jumping and panel.jumps:
            there = line.known[[year for year in panel.jumps if year in line.known.index]]
            ring = {"symbol": "circle", "size": 11, "color": PAPER, "line": {"color": INK, "width": 2}}
            told = (panel.jumps[int(str(year))].say(language) for year in there.index)
            words = ["<br>".join(wrapped(sentence, _LETTERS, _BESIDE_POINTER)) for sentence in told]
            settings = {"marker": ring, "text": words, "hovertemplate": "%{text}"}
            return [_scatter(there, box, course.measure, mode="markers", **settings)] if len(there) else []
    return []


def _ends(
    panel: Panel, box: Box, texts: Sequence[str], course: Course, high: float
) -> tuple[list[Trace], list[dict[str, Any]]]:
    """The names at the right of a panel, and what leads there: never like a line that goes on."""
    shown = [
        (place, line, text) for place, (line, text) in enumerate(zip(panel.lines, texts, strict=True)) if text
    ]
    times = 100 if course.measure == "aandeel" else 1
    pixel = high / box.height
    wanted = [_end(line)[1] * times for _, line, _ in shown]
    traces, notes = [], []
    for (place, line, text), value, y in zip(
        shown, wanted, spread(wanted, _NAME * pixel, 0, high), strict=True
    ):
        colour, year = _style(line, place, course).colour, _end(line)[0]
        if year < box.years[1] or line.group is not None or abs(y - value) > 2 * pixel:
            ends = {"x": [year, box.reach], "y": [round(value, 4), round(float(y), 4)]}
            axis = {"xaxis": f"x{box.suffix}", "yaxis": f"y{box.suffix}"}
            traces.append(scatter_trace(**ends, **axis, mode="lines", line=_LEADS, hoverinfo="skip"))
        ink = INK if line.group else MUTED if colour == _GREYS[1] else colour
        notes.append(
            {"x": box.reach, "y": round(float(y), 4), "xref": f"x{box.suffix}", "yref": f"y{box.suffix}"}
            | {"text": text, "showarrow": False, "xanchor": "left", "yanchor": "middle", "xshift": 1}
            | {"font": {"color": ink, "size": _LETTERS}, "align": "left"}
        )
    return traces, notes


def _starts(
    panel: Panel, box: Box, course: Course, room: tuple[float, float], language: Language
) -> list[dict[str, Any]]:
    """The first value of the own line, over it, or under it where another line would go through it.

    `room` is how many years and how much of a value a pixel is.
    """
    line = panel.lines[0]
    if line.group is not None or line.who != course.gemeente or len(line.known) < 2:
        return []
    first, (year, pixel) = int(line.known.index[0]), room
    text = f"<b>{_at(line, course.measure, first, language)}</b>"
    until = first + text_width(text, _LETTERS) * year + 1
    others = [_scaled(other.known.loc[first:until], course.measure) for other in panel.lines[1:]]
    at = float(_scaled(line.known, course.measure).iloc[0])

    def free(side: int) -> bool:
        low, high = sorted((at, at + side * (_START + _NAME / 2) * pixel))
        return not any(((other > low) & (other < high)).any() for other in others)

    side = -1 if free(-1) and not free(1) else 1
    return [
        {"x": first, "y": round(at, 4), "showarrow": False, "yshift": side * _START}
        | {"xref": f"x{box.suffix}", "yref": f"y{box.suffix}", "text": text}
        | {"xanchor": "left", "font": {"color": OWN, "size": _LETTERS}}
        | {"bgcolor": "rgba(255,255,255,0.75)", "borderpad": 0}
    ]


def _head(panel: Panel, box: Box, language: Language) -> dict[str, Any]:
    """The classification of a panel, above it."""
    text = f"<b>{classified(panel.partition).write(language)}</b>"
    place = {"xref": "paper", "yref": "paper", "x": box.x[0], "y": box.y[1], "yshift": 12}
    side = {"xanchor": "left", "yanchor": "bottom", "showarrow": False}
    return place | side | {"text": text, "font": {"color": MUTED, "size": 13}}


def _rule(frame: Frame) -> list[dict[str, Any]]:
    if frame.rule is None:
        return []
    (x0, y0), (x1, y1) = frame.rule
    line = {"color": MUTED, "dash": "dash", "width": 1.5}
    return [
        {"type": "line", "xref": "paper", "yref": "paper", "x0": x0, "x1": x1, "y0": y0, "y1": y1}
        | {"line": line}
    ]


def _break_note(frame: Frame, language: Language) -> list[dict[str, Any]]:
    """What the rule is, beside its top, or on it where it lies flat."""
    if frame.rule is None:
        return []
    (x0, y0), (x1, _) = frame.rule
    flat = x0 != x1
    place = {"x": 0.5 if flat else x0, "xanchor": "center" if flat else "right", "xshift": 0 if flat else -6}
    place |= {
        "y": y0 if flat else 1,
        "yanchor": "middle" if flat else "top",
        "xref": "paper",
        "yref": "paper",
    }
    words = {"text": language.say("trends.mark.break"), "font": {"color": MUTED, "size": 12}}
    return [place | words | {"showarrow": False, "bgcolor": PAPER, "borderpad": 3}]
