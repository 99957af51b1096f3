"""How much and how varied: every gemeente on both axes, in the colour of its type, with what is not known as a line."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.peers import PeerSet
from dashboard.analysis.type_rules import typology
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.key import Key, KeyEntry
from dashboard.charts.labels import Box, overlap
from dashboard.charts.template import figure
from dashboard.findings.peers.variety_of_all import VarietyOfAll
from dashboard.language import Language
from dashboard.style.colours import INK, LINE, MUTED, OTHERS, OWN, PAPER, PAPER_SHADE, TYPES
from dashboard.style.fonts.widths import text_width, wrapped
from data_sources.kept import kept

__all__ = ["type_colour", "variety", "variety_key"]

_OTHER, _PEER, _OWN = 7, 10, 16
"""Sizes of dots in pixels."""

_LETTERS, _TITLE = 12, 13
_OWN_LETTERS, _LINE, _AWAY = 15, 1.3, 12
"""Size of names, height of a line in font sizes, pixels from the dot to its name."""

_DOWN = sorted(range(-80, 81, 10), key=abs)
"""By how many pixels one may stand lower than its dot, the best first."""
_FAR, _LED = 45, 15
"""How many pixels away a name goes to leave one more dot to be seen, and from how many a line leads to its own."""

_MARGIN = {"l": 64, "r": 8, "t": 8, "b": 52}
_ASIDE = 3
"""Pixels between the line of the country and its words."""

_VEIL = "rgba(255,255,255,0.8)"
_ROOM = 1.08
"""How far the axes reach beyond the largest value."""


def variety(
    found: VarietyOfAll,
    peers: PeerSet,
    language: Language,
    height: int = 460,
    width: int = 600,
    named: bool = False,
) -> go.Figure:
    """Draw every gemeente: how many come from elsewhere to the right, how large their largest group is upwards.

    Parameters
    ----------
    found : VarietyOfAll
    peers : PeerSet
        Ringed, with the line of each up to what its largest group can be at most.
    language : Language
    height, width : int
        Pixels, the width as far as it is known beforehand.
    named : bool
        Whether the names of those that are ringed stand beside them, as the own one does.

    Returns
    -------
    go.Figure
    """
    frame = found.numbers.frame
    x, y, most = (
        (100 * frame[name]).to_numpy(dtype=np.float32).round(2)
        for name in ("share_elsewhere", "largest_share", "largest_most")
    )
    regions = np.array(found.regions)
    is_own, is_peer = regions == peers.region, np.isin(regions, peers.members)
    colours = np.array([type_colour(code) for code in found.types])
    words = _told(found, language)
    hover = "%{hovertext}<extra></extra>"
    others = ~is_own & ~is_peer
    traces: list[Trace] = []
    for which, colour, wide in ((others, LINE, 1), (is_peer, MUTED, 1), (is_own, OWN, 2)):
        longer = which & (most > y)
        if longer.any():
            traces.append(_lines(x[longer], y[longer], most[longer], colour, wide))
    rings: tuple[tuple[Any, int, str, float], ...] = (
        (others, _OTHER, PAPER, 0.5),
        (is_peer, _PEER, INK, 1.6),
        (is_own, _OWN, PAPER, 2),
    )
    for which, size, edge, thick in rings:
        if which.any():
            fill = OWN if which is is_own else colours[which].tolist()
            marker = {"color": fill, "size": size, "line": {"color": edge, "width": thick}}
            traces.append(
                scatter_trace(
                    x=x[which],
                    y=y[which],
                    mode="markers",
                    marker=marker,
                    hovertext=words[which],
                    hovertemplate=hover,
                )
            )
    room = width - _MARGIN["l"] - _MARGIN["r"], height - _MARGIN["t"] - _MARGIN["b"]
    right = _ROOM * float(x.max())
    words = [_corner_box(note, *room) for note in _corners(language)]
    words.append(_land_box(found, right, room, language))
    highest = _ROOM * float(max(y.max(), most.max()))
    above = [box for box in words if not box[1]]
    top = max(highest, *(_below(box, x / right * room[0], y, room[1]) for box in above))
    words.append(_largest_box(found, top, room, language))
    called = is_own | (is_peer & named)
    names = [
        (f"<b>{name}</b>", float(at), float(up), OWN if own else INK)
        for name, at, up, own in zip(frame["name"][called], x[called], y[called], is_own[called], strict=True)
    ]
    dots = np.column_stack([x / right * room[0], (1 - y / top) * room[1]])
    beside, leading = _named(names, (right, top), room, words, dots)
    notes = [*_corners(language), *_land(found, right, language), *beside]
    side: dict[str, Any] = {
        "ticksuffix": "%",
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": PAPER_SHADE,
        "nticks": 8,
    }
    return figure(
        traces,
        language,
        height,
        margin=_MARGIN,
        annotations=notes,
        shapes=[*_national(found, right), *leading],
        hovermode="closest",
        xaxis=side | {"range": [0, right], "title": _title(found, "share_elsewhere", language, width - 60)},
        yaxis=side | {"range": [0, top], "title": _title(found, "largest_share", language, height - 60)},
    )


def variety_key(found: VarietyOfAll, own: str, peers: str, language: Language) -> Key:
    """Say what dots, rings, lines and colours mean; nothing of an own gemeente or of peers where there are none."""
    say = language.say
    marks = [
        *([KeyEntry("dot", own, OWN, 15, PAPER, 1)] if own else []),
        *([KeyEntry("dot", peers, PAPER, 11, INK, 2)] if peers else []),
        *([KeyEntry("line", say("variety_chart.line"), MUTED, 2)] if _open(found).any() else []),
    ]
    there = dict.fromkeys(code for code in typology().type if code in found.types)
    grey = [code for code in there if code not in _colours()]
    types = [
        KeyEntry("dot", typology().type[code].many[language.code], _colours()[code], 10)
        for code in there
        if code in _colours()
    ]
    if grey:
        types.append(KeyEntry("dot", say("variety_chart.grey"), OTHERS, 10))
    return (*marks, *types)


def _open(found: VarietyOfAll) -> pd.Series:
    """Of which gemeenten the largest group can be larger than the largest with a name: there is a line from the dot."""
    frame = found.numbers.frame
    return frame["largest_most"].astype(float) > frame["largest_share"].astype(float)


def type_colour(code: str) -> str:
    """Return the colour of a type: grey for one that only says what a gemeente is not."""
    return _colours().get(code, OTHERS)


def _colours() -> dict[str, str]:
    """The colour of each type that is a group to compare with."""
    grouped = [code for code, type in typology().type.items() if type.peers]
    return dict(zip(grouped, TYPES, strict=False))


def _named(
    names: Sequence[tuple[str, float, float, str]],
    ends: tuple[float, float],
    room: tuple[float, float],
    words: Sequence[Box],
    dots: npt.NDArray[np.float64],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Names beside their dots, towards the middle, higher or lower where they would lie on others; and lines to them.

    Each is what is written, the values of its dot, and its colour; `words` are where others stand and `dots` the
    middles of all dots, in pixels.
    """
    (right, top), (wide, high) = ends, room
    on_screen = [(x / right * wide, (1 - y / top) * high) for _, x, y, _ in names]
    half = _OWN / 2
    taken = [*words, *((x - half, y - half, x + half, y + half) for x, y in on_screen)]
    notes, leading = [], []
    for (text, x, y, colour), at in zip(names, on_screen, strict=True):
        boxes = {
            (side, down): _beside(text, at, side, down)
            for down in _DOWN
            for side in ((1, -1) if x < right / 2 else (-1, 1))
        }
        cost = {
            place: _covered(box, dots) + abs(place[1]) / _FAR
            for place, box in boxes.items()
            if _free(box, room, taken)
        }
        side, down = min(cost, key=cost.__getitem__, default=next(iter(boxes)))
        taken.append(boxes[side, down])
        notes.append(
            {"x": round(x, 2), "y": round(y, 2), "xshift": side * _AWAY, "yshift": -down, "showarrow": False}
            | {"xanchor": "left" if side > 0 else "right", "yanchor": "middle", "text": text}
            | {"font": {"color": colour, "size": _OWN_LETTERS}, "bgcolor": _VEIL}
        )
        if abs(down) > _LED:
            until = {"x1": x + side * _AWAY / wide * right, "y1": y - down / high * top}
            line: dict[str, Any] = {"type": "line", "layer": "below", "line": {"color": colour, "width": 1}}
            leading.append(line | {"x0": x, "y0": y} | until)
    return notes, leading


def _covered(box: Box, dots: npt.NDArray[np.float64]) -> int:
    """How many dots lie under a box, wholly or in part."""
    left, up, right, low = box
    (x, y), half = dots.T, _PEER / 2
    return int(((x > left - half) & (x < right + half) & (y > up - half) & (y < low + half)).sum())


def _beside(text: str, at: tuple[float, float], side: int, down: float) -> Box:
    """Where a name lies that stands so beside its dot, in pixels."""
    width, tall = text_width(text, _OWN_LETTERS), _LINE * _OWN_LETTERS
    edge, middle = at[0] + side * _AWAY, at[1] + down
    left = edge if side > 0 else edge - width
    return left, middle - tall / 2, left + width, middle + tall / 2


def _free(box: Box, room: tuple[float, float], taken: Sequence[Box]) -> bool:
    inside = box[0] >= 0 and box[1] >= 0 and box[2] <= room[0] and box[3] <= room[1]
    return inside and not any(overlap(box, other) for other in taken)


def _lines(x: Any, y: Any, most: Any, colour: str, width: float) -> Trace:
    """A line from each dot up to the most that its largest group can be."""
    gap = np.full(len(x), np.nan)
    along, up = (np.column_stack([*ends, gap]).ravel() for ends in ((x, x), (y, most)))
    line = {"color": colour, "width": width}
    return scatter_trace(x=_points(along), y=_points(up), mode="lines", line=line, hoverinfo="skip")


def _points(values: Any) -> list[float | None]:
    told = np.asarray(values, dtype=float).tolist()
    return [None if math.isnan(value) else round(value, 2) for value in told]


@kept(2)
def _told(found: VarietyOfAll, language: Language) -> Any:
    """What is told of each gemeente where someone points at it: the same on every picture."""
    rows = found.numbers.table(language).to_dict("records")
    return np.array([_words(row) for row in rows], dtype=object)


def _words(row: dict[str, str]) -> str:
    name, *rest = row.items()
    return f"<b>{name[1]}</b><br>" + "<br>".join(f"{heading}: {value}" for heading, value in rest)


def _national(found: VarietyOfAll, right: float) -> list[dict[str, Any]]:
    """The country: its share as an upright line, between what its largest group can be as a band."""
    share, least, most = (float(100 * value) for value in found.land)
    return [
        {"type": "rect", "x0": 0, "x1": right, "y0": least, "y1": most, "fillcolor": PAPER_SHADE}
        | {"line": {"width": 0}, "layer": "below"},
        {"type": "line", "x0": share, "x1": share, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
        | {"line": {"color": OTHERS, "width": 1, "dash": "dash"}},
    ]


def _land(found: VarietyOfAll, right: float, language: Language) -> list[dict[str, Any]]:
    share, least, most = (float(100 * value) for value in found.land)
    font = {"font": {"color": MUTED, "size": _LETTERS}, "showarrow": False}
    return [
        {"x": share, "y": 1, "yref": "paper", "yanchor": "top", "xanchor": "left", "xshift": _ASIDE}
        | font
        | {"text": language.say("variety_chart.land")},
        {"x": right, "y": (least + most) / 2, "xanchor": "right"}
        | font
        | {"text": language.say("variety_chart.land_largest")},
    ]


def _land_box(found: VarietyOfAll, right: float, room: tuple[float, float], language: Language) -> Box:
    """Where it says which line is the country, in pixels within the axes."""
    share, *_ = (float(100 * value) for value in found.land)
    left = share / right * room[0] + _ASIDE
    return left, 0.0, left + text_width(language.say("variety_chart.land"), _LETTERS), _LINE * _LETTERS


def _largest_box(found: VarietyOfAll, top: float, room: tuple[float, float], language: Language) -> Box:
    """Where it says which band is the country, in pixels within the axes."""
    _, least, most = (float(100 * value) for value in found.land)
    middle, tall = (1 - (least + most) / 2 / top) * room[1], _LINE * _LETTERS
    left = room[0] - text_width(language.say("variety_chart.land_largest"), _LETTERS)
    return left, middle - tall / 2, room[0], middle + tall / 2


def _below(words: Box, across: Any, y: Any, high: float) -> float:
    """How far up the axis must reach, so that no dot lies under words that are written along its upper end."""
    left, _, right, low = words
    under = y[(across > left - _OWN / 2) & (across < right + _OWN / 2)]
    return float(under.max()) * high / (high - low - _OWN / 2 - 1) if len(under) else 0.0


def _corner_box(note: dict[str, Any], wide: float, high: float) -> Box:
    """Where the words of a corner stand, in pixels within the axes."""
    lines = str(note["text"]).count("<br>") + 1
    across, down = text_width(str(note["text"]), _LETTERS), lines * _LINE * _LETTERS
    left, top = note["x"] * (wide - across), (1 - note["y"]) * (high - down)
    return left, top, left + across, top + down


def _corners(language: Language) -> list[dict[str, Any]]:
    """What each corner means."""
    return [
        {
            "xref": "paper",
            "yref": "paper",
            "x": x,
            "y": y,
            "showarrow": False,
            "align": across,
            "xanchor": across,
        }
        | {"yanchor": "top" if y else "bottom", "text": language.say(f"variety_chart.corner.{corner}")}
        | {"font": {"color": INK, "size": _LETTERS}, "bgcolor": _VEIL}
        for corner, x, y, across in (
            ("few_one", 0, 1, "left"),
            ("many_one", 1, 1, "right"),
            ("many_small", 1, 0, "right"),
        )
    ]


def _title(found: VarietyOfAll, column: str, language: Language, width: float) -> dict[str, Any]:
    words = "<br>".join(wrapped(found.numbers.heading(column, language), _TITLE, width))
    return {"text": words, "font": {"size": _TITLE}, "standoff": 8}
