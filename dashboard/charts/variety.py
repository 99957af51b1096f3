"""How much and how varied: every gemeente on both axes, in the colour of its type, with what is not known as a line."""

import math
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.peers import PeerSet
from dashboard.analysis.type_rules import typology
from dashboard.charts.drawn import Trace, scatter_trace
from dashboard.charts.key import Key, KeyEntry
from dashboard.charts.labels import Box, overlap, placed
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
"""Size of the own name, height of a line in font sizes, pixels from the dot to its name."""

_DOWN = (0, 20, -20, 40, -40, 60, -60)
"""By how many pixels it may stand lower than its dot, the best first."""

_SIDES: dict[str, dict[str, Any]] = {
    "top center": {"xanchor": "center", "yanchor": "bottom", "yshift": 7},
    "bottom center": {"xanchor": "center", "yanchor": "top", "yshift": -7},
    "middle right": {"xanchor": "left", "yanchor": "middle", "xshift": 8},
    "middle left": {"xanchor": "right", "yanchor": "middle", "xshift": -8},
}
"""Where a name stands beside its dot."""

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
        Whether the names of those that are ringed stand beside them, where there is room.

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
    words = [_corner_box(note, *room) for note in _corners(language) if note["y"]]
    words.append(_land_box(found, right, room, language))
    highest = _ROOM * float(max(y.max(), most.max()))
    top = max(highest, *(_below(box, x / right * room[0], y, room[1]) for box in words))
    notes = [*_corners(language), *_land(found, right, language)]
    if named and is_peer.any():
        at, up = x[is_peer] / right * room[0], (1 - y[is_peer] / top) * room[1]
        notes += _named(frame["name"][is_peer].tolist(), (x[is_peer], y[is_peer]), (at, up), (0, 0, *room))
    if is_own.any():
        name, at, up = str(frame["name"][is_own].iloc[0]), float(x[is_own][0]), float(y[is_own][0])
        told = [*words, _band_box(found, top, room, language)]
        told += [_corner_box(note, *room) for note in _corners(language) if not note["y"]]
        notes.append(_own(f"<b>{name}</b>", (at, up), (right, top), room, told))
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
        shapes=_national(found, right),
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
        *([KeyEntry("line", say("variety_chart.line"), MUTED, 2)] if own or peers else []),
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


def type_colour(code: str) -> str:
    """Return the colour of a type: grey for one that only says what a gemeente is not."""
    return _colours().get(code, OTHERS)


def _colours() -> dict[str, str]:
    """The colour of each type that is a group to compare with."""
    grouped = [code for code, type in typology().type.items() if type.peers]
    return dict(zip(grouped, TYPES, strict=False))


def _named(
    names: list[str], at: tuple[Any, Any], on_screen: tuple[Any, Any], room: Box
) -> list[dict[str, Any]]:
    """Names beside dots, where they cover no other name and none of these dots."""
    written = [f"<b>{name}</b>" for name in names]
    across, down = (side.astype(float) for side in on_screen)
    places = placed(across, down, written, [_OWN_LETTERS] * len(names), room)
    return [
        {"x": round(float(x), 2), "y": round(float(y), 2), "text": name, "showarrow": False}
        | _SIDES[place]
        | {"font": {"color": INK, "size": _OWN_LETTERS}, "bgcolor": _VEIL, "borderpad": 0}
        for x, y, name, place in zip(*at, written, places, strict=True)
        if place
    ]


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


def _own(
    text: str,
    at: tuple[float, float],
    ends: tuple[float, float],
    size: tuple[float, float],
    told: list[Box],
) -> dict[str, Any]:
    """The own name beside its dot, towards the middle; higher or lower where it would lie on what is told there."""
    (x, y), (right, top), (wide, high) = at, ends, size
    width, tall = text_width(text, _OWN_LETTERS), _LINE * _OWN_LETTERS

    def box(side: int, down: float) -> Box:
        edge, middle = x / right * wide + side * _AWAY, (1 - y / top) * high + down
        left = edge if side > 0 else edge - width
        return left, middle - tall / 2, left + width, middle + tall / 2

    def free(found: Box) -> bool:
        inside = found[0] >= 0 and found[1] >= 0 and found[2] <= wide and found[3] <= high
        return inside and not any(overlap(found, one) for one in told)

    sides = (1, -1) if x < right / 2 else (-1, 1)
    places = [(side, down) for down in _DOWN for side in sides]
    side, down = next((place for place in places if free(box(*place))), places[0])
    return (
        {"x": x, "y": y, "xshift": side * _AWAY, "yshift": -down, "showarrow": False}
        | {"xanchor": "left" if side > 0 else "right", "yanchor": "middle", "text": text}
        | {"font": {"color": OWN, "size": _OWN_LETTERS}, "bgcolor": _VEIL}
    )


def _land_box(found: VarietyOfAll, right: float, room: tuple[float, float], language: Language) -> Box:
    """Where it says which line is the country, in pixels within the axes."""
    share, *_ = (float(100 * value) for value in found.land)
    left = share / right * room[0] + _ASIDE
    return left, 0.0, left + text_width(language.say("variety_chart.land"), _LETTERS), _LINE * _LETTERS


def _band_box(found: VarietyOfAll, top: float, room: tuple[float, float], language: Language) -> Box:
    """Where it says that the country's largest group is somewhere in the band, in pixels within the axes."""
    _, least, most = (float(100 * value) for value in found.land)
    middle, tall = (1 - (least + most) / 2 / top) * room[1], _LINE * _LETTERS
    wide = text_width(language.say("variety_chart.land_largest"), _LETTERS)
    return room[0] - wide, middle - tall / 2, room[0], middle + tall / 2


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
