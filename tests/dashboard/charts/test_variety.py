"""The own name on the picture of variety, and its dots, lie on none of the words in its corners."""

import numpy as np
import pytest

from dashboard.analysis.peers import PeerSet
from dashboard.charts.labels import overlap
from dashboard.charts.variety import _corner_box, _corners, _named, _own, variety
from dashboard.findings.data.national import national
from dashboard.findings.peers.variety_of_all import variety_of_all
from dashboard.language import Language
from dashboard.style.fonts.widths import text_width

SIZE = (286.0, 400.0)
NL = Language("nl")
CORNERS = [_corner_box(corner, *SIZE) for corner in _corners(NL)]


def spread(note: dict) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a name, in pixels."""
    wide, high = text_width(note["text"], 15), 1.3 * 15
    x, y = note["x"] * SIZE[0] + note["xshift"], (1 - note["y"]) * SIZE[1] - note["yshift"]
    left = {"left": x, "center": x - wide / 2, "right": x - wide}[note["xanchor"]]
    top = {"top": y, "middle": y - high / 2, "bottom": y - high}[note["yanchor"]]
    return left, top, left + wide, top + high


@pytest.mark.parametrize("x", [0.05, 0.3, 0.45, 0.55, 0.7, 0.9])
@pytest.mark.parametrize("y", [0.02, 0.06, 0.5, 0.9, 0.96])
@pytest.mark.parametrize("name", ["Urk", "Vaals", "Westerkwartier"])
def test_the_own_name_stands_on_no_corner(x, y, name):
    note = _own(f"<b>{name}</b>", (x, y), (1.0, 1.0), SIZE, CORNERS)
    own = spread(note)
    assert own[0] >= -1 and own[2] <= SIZE[0] + 1 and own[1] >= -1 and own[3] <= SIZE[1] + 1
    assert not [corner for corner in CORNERS if overlap(own, corner)]


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
    assert _own("<b>Urk</b>", (0.3, 0.5), (1.0, 1.0), SIZE, CORNERS)["xanchor"] == "left"
    assert _own("<b>Urk</b>", (0.7, 0.5), (1.0, 1.0), SIZE, CORNERS)["xanchor"] == "right"


def test_names_of_some_stand_within_the_axes_and_on_none_of_each_other():
    names = ["Schiermonnikoog", "Utrecht", "'s-Gravenhage", "Het Hogeland"]
    at = np.array([2.0, 150.0, 284.0, 200.0]), np.array([10.0, 200.0, 390.0, 5.0])
    values = at[0] / SIZE[0], 1 - at[1] / SIZE[1]
    notes = _named(names, values, at, (0, 0, *SIZE))
    boxes = [spread({"xshift": 0, "yshift": 0} | note) for note in notes]
    assert [note["text"] for note in notes] == [f"<b>{name}</b>" for name in names]
    for nth, box in enumerate(boxes):
        assert box[0] >= -3 and box[2] <= SIZE[0] + 3 and box[1] >= -3 and box[3] <= SIZE[1] + 3
        assert not any(overlap(box, other) for other in boxes[:nth])
