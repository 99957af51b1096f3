"""Bands and lines of what is known within bounds."""

import pandas as pd

from dashboard.charts.bounded import BoundedPanel, Track, bounded

BAND = "rgba(0,0,0,0.2)"


def panel(*tracks, unit="share"):
    return BoundedPanel("Aandeel", unit, 1, tracks)


def track(low, high, name="", **more):
    years = range(2000, 2000 + len(low))
    return Track(name, pd.DataFrame({"low": low, "high": high}, index=years), "#123456", BAND, **more)


def test_what_is_open_is_a_band_what_is_exact_a_line_and_nothing_joins_them(nl):
    picture = bounded((panel(track([0.1, 0.2, None, 0.3], [0.2, 0.3, None, 0.3])),), nl, 600)
    bands = [trace for trace in picture.data if trace.fill == "toself"]
    assert [list(trace.x) for trace in bands] == [[2000, 2001, 2001, 2000]]
    lines = [trace for trace in picture.data if trace.fill is None]
    assert sorted(list(trace.x) for trace in lines) == [[2000, 2001], [2000, 2001], [2003]]


def test_where_only_the_most_says_something_it_is_dotted(nl):
    picture = bounded((panel(track([0.1, 0.1], [0.31, 0.32], at_most=True)),), nl, 600)
    (line,) = picture.data
    assert line.line.dash == "dot" and list(line.y) == [31, 32]
    assert {note.text for note in picture.layout.annotations} >= {"<b>hoogstens 31,0%</b>"}


def test_labels_are_never_narrower_than_the_bounds(nl):
    picture = bounded((panel(track([0.5072, 0.45], [0.5212, 0.45])),), nl, 600)
    assert {note.text for note in picture.layout.annotations} >= {"<b>50,7–52,2%</b>", "<b>45,0%</b>"}


def test_panels_stand_beside_or_under_one_another_and_do_not_touch(nl):
    three = [panel(track([0.1, 0.2], [0.1, 0.2], name="Gouda"))] * 3
    wide, tall = bounded(three, nl, 1000), bounded(three, nl, 358, narrow=True)
    across = [(axis.domain[0], axis.domain[1]) for axis in (wide.layout.xaxis, wide.layout.xaxis2)]
    assert across[0][1] < across[1][0]
    up = [(axis.domain[0], axis.domain[1]) for axis in (tall.layout.yaxis, tall.layout.yaxis2)]
    assert up[1][1] < up[0][0]
    assert tall.layout.height > 2 * wide.layout.height


def test_the_labels_of_tracks_that_start_close_together_stand_on_either_side(nl):
    near = panel(track([0.35, 0.36], [0.36, 0.37]), track([0.34, 0.35], [0.34, 0.35], name="Nederland"))
    starts = {
        note.text: note.yanchor for note in bounded((near,), nl, 600).layout.annotations if note.x == 2000
    }
    assert starts == {"<b>35,0–36,0%</b>": "bottom", "<b>34,0%</b>": "top"}
    far = panel(track([0.35, 0.36], [0.36, 0.37]), track([0.04, 0.05], [0.04, 0.05], name="Nederland"))
    assert {note.yanchor for note in bounded((far,), nl, 600).layout.annotations if note.x == 2000} == {
        "bottom"
    }


def test_the_edge_of_a_band_is_no_line_of_what_is_exact(nl):
    picture = bounded((panel(track([0.1, 0.2, 0.3], [0.2, 0.3, 0.3])),), nl, 600)
    drawn = {(min(trace.x), max(trace.x)): trace.line for trace in picture.data if trace.fill is None}
    assert drawn[2002, 2002].color == "#123456"
    assert drawn[2000, 2001].color == "rgba(0,0,0,0.6)"
    assert drawn[2000, 2001].width < drawn[2002, 2002].width
