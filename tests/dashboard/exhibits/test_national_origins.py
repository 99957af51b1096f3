"""The pictures of the country: each has the legend, the years and the sources of what it shows, and of nothing else."""

import pytest
from pandas.testing import assert_frame_equal

from dashboard.exhibits.national_origins import origins_exhibit
from dashboard.findings.data.national import national
from dashboard.findings.trends.national_origins import PARTS, national_numbers


def words(exhibit):
    return [entry.words for entry in exhibit.key]


def test_the_legend_names_what_is_drawn_alone(snapshot, nl):
    frames, say = national(snapshot), nl.say
    of = {one: words(origins_exhibit(frames, nl, 800, shown=(one,))) for one in PARTS}
    # Never exact: the series leaves out who of Africa comes from where.
    assert of["effective"] == [say("trends.land.key.band")]
    assert of["classic"] == [say("trends.land.key.at_most"), say("trends.land.key.exact")]
    assert of["sizes"] == []
    every = ("band", "at_most", "exact")
    assert words(origins_exhibit(frames, nl, 800)) == [say(f"trends.land.key.{one}") for one in every]


@pytest.mark.parametrize("one", PARTS)
def test_the_source_ends_with_the_years_that_are_drawn(snapshot, nl, one):
    exhibit = origins_exhibit(national(snapshot), nl, 800, shown=(one,))
    last = int(exhibit.numbers.frame["year"].iloc[-1])
    assert max(max(trace.x) for trace in exhibit.picture.data) == last
    assert exhibit.source.rstrip(")").endswith(str(last))


def test_of_some_the_numbers_are_those_of_all(snapshot):
    frames = national(snapshot)
    whole = national_numbers(frames).frame.set_index("year")
    for one in PARTS:
        frame = national_numbers(frames, (one,)).frame.set_index("year")
        assert frame.notna().any(axis=1).all()
        assert_frame_equal(
            frame, whole.loc[frame.index, frame.columns], check_dtype=False, check_index_type=False
        )
