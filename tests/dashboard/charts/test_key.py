"""A legend as data, and the same legend on the screen."""

import re
from collections import Counter

import pandas as pd
import pytest

from dashboard.analysis.peers import PeerSet
from dashboard.charts.dots import dot_groups, dot_key
from dashboard.charts.key import KeyEntry
from dashboard.charts.theme_strip import spread_key
from dashboard.exhibits.dots import dots_exhibit
from dashboard.exhibits.opgaven import theme_exhibit
from dashboard.exhibits.trends import lines_picture
from dashboard.markup.key import key_html
from dashboard.style.colours import on_paper

MARKS = {
    KeyEntry("swatch", "w", "#010203"): '<i style="background:#010203"></i>',
    KeyEntry("hatch", "w", "#010203", size=1): (
        '<i style="background:repeating-linear-gradient(135deg,#010203 0 1px,transparent 1px 5px)"></i>'
    ),
    KeyEntry("dot", "w", "#010203", size=11, count="7"): '<i class="dot" style="background:#010203"></i>',
    KeyEntry("dot", "w", "#010203", size=9, edge="#040506", edge_width=2): (
        '<i style="width:9px;height:9px;border-radius:50%;border:2px solid #040506;background:#010203"></i>'
    ),
    KeyEntry("ring", "w", "#010203"): (
        '<i style="width:12px;height:12px;border:2px solid #010203;border-radius:50%"></i>'
    ),
    KeyEntry("line", "w", "#010203", size=3): (
        '<i style="height:0;border:0;border-top:3px solid #010203"></i>'
    ),
    KeyEntry("line", "w", "#010203", size=3, dash="dotted"): (
        '<i style="height:0;border:0;border-top:3px dotted #010203"></i>'
    ),
    KeyEntry("band", "w", "rgba(1,2,3,0.5)"): (
        '<i style="height:12px;border:0;background:rgba(1,2,3,0.5)"></i>'
    ),
    KeyEntry("rule", "w", "#010203", size=3): (
        '<i style="width:3px;height:15px;border:0;background:#010203"></i>'
    ),
}


@pytest.mark.parametrize(("entry", "mark"), MARKS.items(), ids=lambda it: getattr(it, "shape", ""))
def test_each_mark_is_drawn_in_its_own_shape_colour_and_size(entry, mark, nl):
    assert f"<li>{mark}<span>w</span>" in key_html((entry,), nl)


def test_what_is_counted_stands_under_one_another_and_says_what_it_lists(nl):
    html = key_html((KeyEntry("swatch", "0 tot 1", "#010203", count="12"),), nl)
    assert html == (
        '<ul class="key" aria-label="Klassen">'
        '<li><i style="background:#010203"></i><span>0 tot 1</span><b>12</b></ul>'
    )


def test_dots_and_other_marks_stand_in_rows_of_their_own(nl):
    html = key_html((*dot_key("eigen", "peers", ""), *spread_key(nl)), nl)
    dots, marks = re.findall(r'<ul class="key" style="display:flex[^>]*>(.*?)</ul>', html)
    assert dots.count("<li>") == marks.count("<li>") == 2


def test_words_alone_are_a_paragraph(nl):
    words = KeyEntry("text", "Dunne lijn: oud & nieuw.")
    assert key_html((words,), nl) == (
        '<p class="key" style="margin:0.5rem 0">Dunne lijn: oud &amp; nieuw.</p>'
    )
    assert key_html((), nl) == ""


def test_words_are_escaped(nl):
    html = key_html(dot_key("'s-<b>", "", "rest"), nl)
    assert "<b>" not in html
    assert html.count("<li>") == 2


@pytest.mark.parametrize(
    ("shape", "words", "colour"), [("swatch", "", "#010203"), ("line", "w", ""), ("text", "w", "#010203")]
)
def test_an_entry_means_something_and_is_known_by_a_colour_unless_it_is_words(shape, words, colour):
    with pytest.raises(ValueError, match=shape):
        KeyEntry(shape, words, colour)


def test_a_colour_that_lets_paper_through_is_lighter_on_it():
    assert on_paper("rgba(0, 0, 0, 0.5)") == "#808080"
    assert on_paper("#123456") == "#123456"


def test_the_own_gemeente_its_peers_and_the_others_look_as_their_dots_do():
    key = {entry.words: entry for entry in dot_key("own", "peers", "others")}
    assert [entry.colour for entry in key.values()] == ["#0b3c8c", "#ffffff", "#a9b0b6"]
    assert key["peers"].edge == "#1b2733"
    for who, _, marker in dot_groups(pd.Index(["a", "b", "c"]), PeerSet("own", "a", ("b",))):
        assert key[who].colour == marker["color"]


def test_a_dot_map_has_as_many_dots_in_a_colour_as_its_legend_says(snapshot, nl):
    shown = dots_exhibit(snapshot, "GM0344", "wijk", 2024, ("herkomst", 3), (800, 640), nl)
    said = {entry.words: (entry.colour, int(entry.count.replace(".", ""))) for entry in shown.key}
    assert {words: colour for words, (colour, _) in said.items()} == {
        "Nederland": "#8fa3b3",
        "Europa (zonder Nederland)": "#0072b2",
        "buiten Europa": "#e69f00",
    }
    drawn = Counter()
    for trace in shown.picture.data:
        if trace.type == "scattermap":
            drawn[trace.marker.color] += len(trace.lon)
    assert drawn == dict(said.values())


def test_a_course_draws_what_its_legend_explains(snapshot, nl):
    beside = ("GM0344", "type", ())
    shown = lines_picture(snapshot, "GM0344", "index", "index", beside, 1240, False, nl).exhibit
    looks = [(entry.shape, entry.colour, entry.dash) for entry in shown.key]
    assert looks == [
        ("band", "rgba(169,176,182,0.28)", "solid"),
        ("line", "#5b6770", "dotted"),
    ]
    assert looks[0][1] in {trace.fillcolor for trace in shown.picture.data}
    dashes = {trace.line.dash for trace in shown.picture.data}
    assert "dot" in dashes
    # Nothing goes on after today as if it were known how.
    assert "dash" not in dashes


def test_a_theme_draws_the_band_and_the_rule_that_its_legend_explains(snapshot, nl):
    shown = theme_exhibit(snapshot, "GM0344", "wonen", ("type", ()), nl)
    *_, band, rule = shown.key
    assert (band.shape, band.colour, rule.shape, rule.colour) == ("band", "#e9e6de", "rule", "#1b2733")
    shapes = shown.picture.layout.shapes
    assert {shape.fillcolor for shape in shapes if shape.type == "rect"} == {band.colour}
    upright = {shape.line.color for shape in shapes if shape.type == "line" and shape.x0 == shape.x1}
    assert upright == {rule.colour}
