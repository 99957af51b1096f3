"""Names on the picture of variety, and its dots, lie on none of its words; what is drawn stands in its legend."""

from itertools import combinations

import numpy as np
import pytest

from dashboard.analysis.peers import PeerSet
from dashboard.charts.labels import overlap
from dashboard.charts.variety import _corner_box, _corners, _named, variety, variety_key
from dashboard.findings.data.national import national
from dashboard.findings.peers.variety_of_all import variety_of_all
from dashboard.language import Language
from dashboard.style.fonts.widths import text_width

SIZE = (286.0, 400.0)
NO_DOTS = np.empty((0, 2))
NL = Language("nl")


def spread(note: dict, ends=(1.0, 1.0), room=SIZE) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of words that belong to a dot or to an edge, in pixels."""
    size = note["font"]["size"]
    wide, high = text_width(note["text"], size), 1.3 * size
    x = note["x"] / ends[0] * room[0] + (note.get("xshift") or 0)
    y = (1 - (note["y"] if note.get("yref") == "paper" else note["y"] / ends[1])) * room[1]
    y -= note.get("yshift") or 0
    left = {"left": x, "center": x - wide / 2, "right": x - wide}[note["xanchor"]]
    top = {"top": y, "middle": y - high / 2, "bottom": y - high}[note.get("yanchor") or "middle"]
    return left, top, left + wide, top + high


def corner_boxes(language, room):
    return [_corner_box(corner, *room) for corner in _corners(language)]


@pytest.mark.parametrize("x", [0.05, 0.3, 0.45, 0.55, 0.7, 0.9])
@pytest.mark.parametrize("y", [0.02, 0.06, 0.5, 0.9, 0.96])
@pytest.mark.parametrize("name", ["Urk", "Vaals", "Westerkwartier"])
def test_the_own_name_stands_on_no_corner(x, y, name):
    (note,), _ = _named([(f"<b>{name}</b>", x, y, "#000")], (1.0, 1.0), SIZE, corner_boxes(NL, SIZE), NO_DOTS)
    own = spread(note)
    assert own[0] >= -1 and own[2] <= SIZE[0] + 1 and own[1] >= -1 and own[3] <= SIZE[1] + 1
    assert not [corner for corner in corner_boxes(NL, SIZE) if overlap(own, corner)]


@pytest.mark.parametrize("size", [(440, 320), (600, 460), (800, 340)])
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("codes", [("GM0981", "GM0363", "GM0184"), ("GM0344", "GM0518", "GM0599", "GM0363")])
def test_no_words_lie_on_other_words(snapshot, size, code, codes):
    language, (width, height) = Language(code), size
    found = variety_of_all(national(snapshot))
    drawn = variety(found, PeerSet("own", "", codes), language, height, width, named=True)
    ends, room = (drawn.layout.xaxis.range[1], drawn.layout.yaxis.range[1]), (width - 72, height - 60)
    boxes = {
        note["text"]: _corner_box(note, *room) if note["xref"] == "paper" else spread(note, ends, room)
        for note in (one.to_plotly_json() for one in drawn.layout.annotations)
        for note in [{"xref": "x"} | note]
    }
    assert len(boxes) == len(_corners(language)) + 2 + len(codes)
    both = combinations(boxes.items(), 2)
    assert not [(one, other) for (one, a), (other, b) in both if overlap(a, b)]


def test_what_is_drawn_stands_in_the_legend_also_where_it_is_about_none(snapshot):
    found = variety_of_all(national(snapshot))
    lines = [trace for trace in variety(found, PeerSet("own", "", ()), NL).data if trace.mode == "lines"]
    assert lines
    assert [entry.words for entry in variety_key(found, "", "", NL) if entry.shape == "line"] == [
        NL.say("variety_chart.line")
    ]


@pytest.mark.parametrize("size", [(440, 320), (358, 460), (600, 460), (1240, 520)])
@pytest.mark.parametrize("code", ["nl", "en"])
def test_no_dot_lies_under_the_words_in_the_corners(snapshot, size, code):
    language, (width, height) = Language(code), size
    found = variety_of_all(national(snapshot))
    drawn = variety(found, PeerSet("own", "GM0981", ()), language, height, width)
    (_, right), (_, top) = drawn.layout.xaxis.range, drawn.layout.yaxis.range
    room = width - 72, height - 60
    corners = [_corner_box(note, *room) for note in _corners(language)]
    dots = 0
    for trace in (one for one in drawn.data if one.mode == "markers"):
        half = float(trace.marker.size) / 2
        for x, y in zip(trace.x, trace.y, strict=True):
            at, up = x / right * room[0], (1 - y / top) * room[1]
            box = (at - half, up - half, at + half, up + half)
            assert not [corner for corner in corners if overlap(box, corner)], (x, y)
            dots += 1
    assert dots > 300


def test_the_own_name_stands_beside_what_is_said_of_the_country(snapshot):
    """Amsterdam's dot lies in the band that says how large the country's largest group can be, and near its words."""
    drawn = variety(variety_of_all(national(snapshot)), PeerSet("own", "GM0363", ()), NL, 320, 520)
    room, high = (520 - 72, 320 - 60), drawn.layout.yaxis.range[1]
    own = next(note for note in drawn.layout.annotations if note.text == "<b>Amsterdam</b>")
    said = next(
        note for note in drawn.layout.annotations if note.text == NL.say("variety_chart.land_largest")
    )
    apart = abs((own.y - said.y) / high * room[1] + own.yshift)
    assert apart >= 1.3 * (15 + 12) / 2


def test_it_stands_towards_the_middle_where_nothing_is_in_the_way():
    for x, anchor in ((0.3, "left"), (0.7, "right")):
        (note,), leading = _named([("<b>Urk</b>", x, 0.5, "#000")], (1.0, 1.0), SIZE, (), NO_DOTS)
        assert note["xanchor"] == anchor and not leading


def test_it_leaves_dots_to_be_seen_and_a_line_leads_to_it_from_its_own():
    own = np.array([[0.3 * SIZE[0], 0.5 * SIZE[1]]])
    around = own + [[away, down] for away in (-60, -30, 30, 60) for down in (-20, 0, 20)]
    (note,), (line,) = _named([("<b>Urk</b>", 0.3, 0.5, "#000")], (1.0, 1.0), SIZE, (), around)
    left, up, right, low = spread(note)
    assert not [(x, y) for x, y in around if left < x < right and up < y < low]
    assert (line["x0"], line["y0"]) == (0.3, 0.5)
    assert line["y1"] == pytest.approx(0.5 + note["yshift"] / SIZE[1])


def test_names_of_some_stand_within_the_axes_and_on_none_of_each_other():
    names = ["Schiermonnikoog", "Utrecht", "'s-Gravenhage", "Het Hogeland"]
    at = (2.0, 10.0), (150.0, 200.0), (284.0, 390.0), (200.0, 5.0)
    given = [
        (f"<b>{name}</b>", x / SIZE[0], 1 - y / SIZE[1], "#000")
        for name, (x, y) in zip(names, at, strict=True)
    ]
    boxes = [spread(note) for note in _named(given, (1.0, 1.0), SIZE, (), NO_DOTS)[0]]
    for nth, box in enumerate(boxes):
        assert box[0] >= -3 and box[2] <= SIZE[0] + 3 and box[1] >= -3 and box[3] <= SIZE[1] + 3
        assert not any(overlap(box, other) for other in boxes[:nth])
