"""The figures of one theme under one another, each on its own scale: the peers as dots, their middle, the own one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.certainty import Range
from dashboard.analysis.position import SPREAD
from dashboard.analysis.themes import ThemeIndicator
from dashboard.charts.dots import offsets
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.hovers import NUMBER, at_most, told_instead
from dashboard.charts.key import Key, KeyEntry
from dashboard.charts.template import figure
from dashboard.findings.model.bounds import BOUNDS
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.themes.comparison import ThemeComparison
from dashboard.language import Language
from dashboard.language.units import units
from dashboard.style.colours import INK, LINE, MUTED, OWN, PAPER

__all__ = ["ROW", "short", "spread_key", "theme_strip", "told_shape"]

ROW = 120
"""Height of one figure in pixels."""

_LABEL, _BASE, _OWN, _MIDDLE, _BELOW = 2, 21, 42, 72, 86
_POSITIONS = {"left": "bottom right", "right": "bottom left", "center": "bottom center"}
"""Where words lie beside their point, by the side at which they begin."""

_REACH, _STEP, _COLUMNS = 9, 4, 60
_BAND = "#e9e6de"

_WIDE = 10_000
"""Width of the picture in its own units: whole numbers travel lighter than parts of one."""

_NONE = pd.DataFrame(columns=["value", *BOUNDS], dtype=float)
"""Where no peer has a figure."""

_APART = 0.16 * _WIDE
"""What stands nearer to the middle's label gives way to it."""


def theme_strip(
    beside: ThemeComparison,
    declared: Mapping[str, ThemeIndicator],
    names: Mapping[str, str],
    language: Language,
) -> go.Figure:
    """Draw where a gemeente stands among its peers, a row for each figure of the theme.

    Parameters
    ----------
    beside : ThemeComparison
    declared : mapping of code to ThemeIndicator
    names : mapping of gemeente to name
    language : Language

    Returns
    -------
    go.Figure
        Each row runs from the lowest to the highest of the peers and the gemeente; nothing is compared over rows.
    """
    traces: list[Trace] = []
    shapes: list[dict[str, Any]] = []
    notes: list[_Note] = []
    own_name = names[beside.peers.region]
    for number, row in enumerate(beside.rows.to_dict("records")):
        top = number * ROW
        about = declared[str(row["indicator"])]
        notes += _heads(row, about, top, language)
        own = _Figure(float(row["value"]), beside.own[str(row["indicator"])])
        peers = beside.values.get(str(row["indicator"]), _NONE)
        ends = _ends_of(peers, own)
        if ends is None:
            continue
        scale = _Scale(*(end.value for end in ends))
        if not pd.isna(row["median"]):
            shapes += _spread(row, scale, top)
        if len(peers):
            traces.append(_dots(peers, scale, top, names, about, language))
        shapes.append(_line(0, _WIDE, top, 1))
        notes += _ends(row, scale, ends, top, about, language)
        if not np.isnan(own.value):
            traces.append(_own(own, scale, top, own_name, about, language))
            notes.append(_own_note(own, scale, top, own_name, about, language))
    height = max(len(beside.rows), 1) * ROW
    return figure(
        [*traces, *_written(notes)],
        language,
        height,
        margin={"l": 10, "r": 10, "t": 0, "b": 0},
        shapes=shapes,
        hovermode="closest",
        xaxis={"visible": False, "range": [0, _WIDE], "fixedrange": True},
        yaxis={"visible": False, "range": [height, 0], "fixedrange": True},
    )


def spread_key(language: Language) -> Key:
    """Say what the band and the rule are."""
    return (
        KeyEntry("band", language.say("opgaven.key_half"), _BAND, size=13),
        KeyEntry("rule", language.say("opgaven.key_middle"), INK, size=3),
    )


def short(value: float, about: ThemeIndicator, language: Language, within: Range | None = None) -> str:
    """Write a value, as far as it is known, with no more of its unit than a picture has room for."""

    def number(told: float) -> str:
        return _with_unit(language.formats.decimal(told, about.decimals), about, language)

    return Quantity(value, about.unit, about.decimals, within=within).write_as(number, language)


class _Figure(NamedTuple):
    """A number, and between what it lies."""

    value: float
    within: Range | None


class _Note(NamedTuple):
    """Words on the picture, below a point."""

    x: float
    y: float
    text: str
    colour: str
    size: int
    anchor: str


class _Scale:
    """Puts the values of one row between 0 and `_WIDE`."""

    def __init__(self, low: float, high: float):
        self._low, self._width = low, high - low

    def __call__(self, value: float) -> int:
        return round(_WIDE * (value - self._low) / self._width) if self._width > 0 else _WIDE // 2


def _heads(row: Mapping[Any, Any], about: ThemeIndicator, top: int, language: Language) -> list[_Note]:
    unit = language.say(f"unit.{about.unit}.of", base=about.base[language.code])
    year = "" if pd.isna(row["year"]) else f" · {int(row['year'])}"
    return [
        _Note(0, top + _LABEL, f"<b>{about.label[language.code]}</b>", INK, 15, "left"),
        _Note(0, top + _BASE, f"{unit}{year}", MUTED, 13, "left"),
    ]


def _ends(
    row: Mapping[Any, Any],
    scale: _Scale,
    ends: tuple[_Figure, _Figure],
    top: int,
    about: ThemeIndicator,
    language: Language,
) -> list[_Note]:
    """The values at both ends, and the middle of the peers between them."""
    middle, (low, high) = row["median"], ends
    notes: list[_Note] = []
    at = None if pd.isna(middle) else scale(float(middle))
    for end, (value, within), anchor in ((0, low, "left"), (_WIDE, high, "right")):
        if (low.value < high.value or end == 0) and (at is None or abs(at - end) > _APART):
            notes.append(_Note(end, top + _BELOW, short(value, about, language, within), MUTED, 12, anchor))
    if at is not None:
        within = row["spread"][SPREAD.index("median")] if row["spread"] is not None else None
        words = language.say("opgaven.middle", value=short(float(middle), about, language, within))
        notes.append(_Note(at, top + _BELOW, words, INK, 12, _anchor(at)))
    return notes


def _ends_of(peers: pd.DataFrame, own: _Figure) -> tuple[_Figure, _Figure] | None:
    """The lowest and the highest of all: the lowest is no more than the least of all that they can be at most."""
    itself = own.within or Range(own.value, own.value)
    known = pd.concat(
        [peers, pd.DataFrame([[own.value, itself.low, itself.high]], columns=[*_NONE])]
    ).dropna()
    if known.empty:
        return None
    least, most = (known.agg(end).astype(float) for end in ("min", "max"))
    return tuple(_Figure(one["value"], Range(one["low"], one["high"])) for one in (least, most))  # type: ignore[return-value]


def _own_note(
    own: _Figure, scale: _Scale, top: int, name: str, about: ThemeIndicator, language: Language
) -> _Note:
    at = scale(own.value)
    words = f"<b>{name} {short(own.value, about, language, own.within)}</b>"
    return _Note(at, top + _OWN, words, OWN, 13, _anchor(at))


def _spread(row: Mapping[Any, Any], scale: _Scale, top: int) -> list[dict[str, Any]]:
    """The middle half of the peers as a band, their middle as a rule."""
    q1, middle, q3 = (scale(float(row[column])) for column in ("q1", "median", "q3"))
    y0, y1 = top + _MIDDLE - 11, top + _MIDDLE + 11
    band = {"type": "rect", "x0": q1, "x1": q3, "y0": y0, "y1": y1, "fillcolor": _BAND, "layer": "below"}
    rule = {"type": "line", "x0": middle, "x1": middle, "y0": y0 - 2, "y1": y1 + 2}
    return [band | {"line": {"width": 0}}, rule | {"line": {"color": INK, "width": 2}, "layer": "below"}]


def _line(x0: float, x1: float, top: int, width: int) -> dict[str, Any]:
    place = {"type": "line", "x0": x0, "x1": x1, "y0": top + _MIDDLE, "y1": top + _MIDDLE, "layer": "below"}
    return place | {"line": {"color": LINE, "width": width}}


def _dots(
    peers: pd.DataFrame,
    scale: _Scale,
    top: int,
    names: Mapping[str, str],
    about: ThemeIndicator,
    language: Language,
) -> Trace:
    ordered = peers.sort_values("value", kind="stable")
    values = ordered["value"]
    x = np.array([scale(float(value)) for value in values], dtype=np.int16)
    offset = np.clip(offsets(x / _WIDE, _COLUMNS).astype(int) * _STEP, -_REACH, _REACH)
    return scatter_trace(
        x=x,
        y=(top + _MIDDLE + offset).astype(np.int16),
        hovertext=[names[region] for region in ordered.index],
        customdata=values.to_numpy(dtype=np.float32),
        mode="markers",
        marker={"color": PAPER, "size": 7, "line": {"color": INK, "width": 1.4}},
        hovertemplate=told_instead(f"%{{hovertext}} {NUMBER}", *told_shape(ordered, about, language)),
        cliponaxis=False,
    )


def told_shape(ends: pd.DataFrame, about: ThemeIndicator, language: Language) -> tuple[str, list[str]]:
    """How the browser writes a number, as :func:`short` does, and what is told instead of it where it may be more.

    Parameters
    ----------
    ends : DataFrame
        `value`, `low`, `high`.
    about : ThemeIndicator
    language : Language
    """
    form = _with_unit(f"%{{customdata:,.{max(about.decimals, 0)}f}}", about, language)
    return form, at_most(ends, lambda value, within: short(value, about, language, within))


def _with_unit(number: str, about: ThemeIndicator, language: Language) -> str:
    return language.say(f"unit.{about.unit}.other", n=number) if units()[about.unit].in_pictures else number


def _own(
    own: _Figure, scale: _Scale, top: int, name: str, about: ThemeIndicator, language: Language
) -> Trace:
    return scatter_trace(
        x=[scale(own.value)],
        y=[top + _MIDDLE],
        text=[f"{name} {short(own.value, about, language, own.within)}"],
        mode="markers",
        marker={"color": OWN, "size": 15, "line": {"color": PAPER, "width": 2}},
        hovertemplate="<b>%{text}</b>",
        cliponaxis=False,
    )


def _anchor(at: float) -> str:
    return "left" if at < 0.3 * _WIDE else "right" if at > 0.7 * _WIDE else "center"


def _written(notes: Sequence[_Note]) -> list[Trace]:
    """Words on the picture: a trace for all that look alike, which travels lighter than an annotation each."""
    looks = dict.fromkeys((note.colour, note.size, note.anchor) for note in notes)
    traces = []
    for colour, size, anchor in looks:
        alike = [note for note in notes if (note.colour, note.size, note.anchor) == (colour, size, anchor)]
        traces.append(
            scatter_trace(
                x=[note.x for note in alike],
                y=[note.y for note in alike],
                text=[note.text for note in alike],
                mode="text",
                textposition=_POSITIONS[anchor],
                textfont={"color": colour, "size": size},
                hoverinfo="skip",
                cliponaxis=False,
            )
        )
    return traces
