"""The pictures of one gemeente, with all that belongs to each."""

import dataclasses
from collections import Counter
from itertools import pairwise

import pandas as pd
import pytest

from dashboard.charts.composition import tells_birthplace
from dashboard.charts.trend import trend
from dashboard.exhibits.gemeente import (
    groups_exhibit,
    hundred_exhibit,
    position_exhibit,
    ranks_exhibit,
    series_exhibit,
    type_exhibit,
    wijken_exhibit,
)
from dashboard.exhibits.lenses import lenses_exhibit
from dashboard.findings.data.national import national
from dashboard.findings.profile.hundred import hundred
from dashboard.findings.profile.profile import profile
from dashboard.findings.profile.story import story
from dashboard.language import Language
from dashboard.style.colours import GROUPS, INK, OWN
from tests.dashboard.newest import INSIDE, NOW

pytestmark = pytest.mark.slow

KINDS = ["GM0363", "GM0088", "GM1966", "GM0981", "GM1992"]
FRAME = (560, 380)


def told(snapshot, gemeente="GM0344", year=NOW):
    return profile(national(snapshot), gemeente, year)


def exhibits(snapshot, gemeente, year, language):
    held, shown, whole = national(snapshot), told(snapshot, gemeente, year), story(snapshot, gemeente)
    peers = held.peers(gemeente, "type")
    made = [
        hundred_exhibit(held, shown, language),
        groups_exhibit(shown, language),
        position_exhibit(held, shown, peers, language),
        ranks_exhibit(held, shown, peers, language),
        series_exhibit(whole, language),
        lenses_exhibit(whole, language),
        type_exhibit(held, whole, language),
        wijken_exhibit(held, shown, FRAME, language),
    ]
    return [exhibit for exhibit in made if exhibit is not None]


@pytest.mark.parametrize("year", [1996, 2010, 2022, NOW])
@pytest.mark.parametrize("gemeente", KINDS)
def test_every_exhibit_has_its_words_numbers_and_sources(snapshot, gemeente, year):
    for language in (Language("nl"), Language("en")):
        for exhibit in exhibits(snapshot, gemeente, year, language):
            assert exhibit.title
            assert exhibit.alt
            assert exhibit.sources
            assert not exhibit.numbers.table(language).empty
            assert "{" not in exhibit.alt + exhibit.title + exhibit.subtitle
            assert all(language.says(f"term.{term}.text") for term in exhibit.terms)


def year_panels(picture):
    """The dots of each year."""
    return [trace for trace in picture.data if trace.mode == "markers" and len(trace.x) > 20]


@pytest.mark.parametrize("width", [340, 460, 608])
@pytest.mark.parametrize(("gemeente", "year"), [("GM0344", NOW), ("GM0363", 2010), ("GM0088", 1996)])
def test_there_are_a_hundred_dots_a_year_and_all_lie_inside(snapshot, nl, gemeente, year, width):
    exhibit = hundred_exhibit(national(snapshot), told(snapshot, gemeente, year), nl, width)
    picture = exhibit.picture
    dots = year_panels(picture)
    years = exhibit.numbers.frame["year"].nunique()
    assert len(dots) == years
    assert sum(len(trace.x) for trace in dots) == 100 * years
    high = picture.layout.yaxis.range[0]
    assert picture.layout.height == high
    for trace in picture.data:
        assert min(trace.x) >= 0 and max(trace.x) <= width
        assert min(trace.y) >= 0 and max(trace.y) <= high
    assert len({point for trace in dots for point in zip(trace.x, trace.y, strict=True)}) == 100 * years


def test_the_numbers_beside_the_dots_are_those_of_the_figure(snapshot, nl):
    exhibit = hundred_exhibit(national(snapshot), told(snapshot), nl)
    picture = exhibit.picture
    written = [note.text for note in picture.layout.annotations]
    bold = [text for trace in picture.data if trace.textfont.weight == "bold" for text in trace.text]
    numbers = sorted(int(text) for text in bold if text.isdigit())
    assert numbers == sorted(exhibit.numbers.frame["figures"])
    assert any("oude indeling" in text for text in written)
    assert exhibit.alt.startswith(
        "Als Utrecht 100 inwoners had: Op 1 januari 2025, naar herkomst: 59 Nederland"
    )


def test_the_same_group_has_its_own_colour_in_every_picture(snapshot, nl):
    picture = hundred_exhibit(national(snapshot), told(snapshot), nl).picture
    frame = hundred(national(snapshot), "GM0344", NOW, ("herkomst", 3)).frame
    for panel, (_, rows) in zip(year_panels(picture), frame.groupby("year", sort=False), strict=True):
        colours = [colour for _, colour in panel.marker.colorscale][::2]
        drawn = Counter(colours[place] for place in panel.marker.color)
        assert drawn == {GROUPS[row.group]: row.figures for row in rows.itertuples() if row.figures}
    assert OWN not in GROUPS.values()


def test_bars_of_those_born_here_and_abroad_make_up_the_share(snapshot, nl):
    exhibit = groups_exhibit(told(snapshot), nl)
    here, abroad, _ = exhibit.picture.data
    for share, *parts in zip(exhibit.numbers.frame["share"], here.x, abroad.x, strict=True):
        assert sum(parts) == pytest.approx(share, abs=1e-4)
    assert list(here.marker.color) == [GROUPS[group] for group in exhibit.numbers.frame["group"]]


def test_an_old_year_has_one_bar_a_group_and_no_birthplace(snapshot, nl):
    exhibit = groups_exhibit(told(snapshot, year=2010), nl)
    assert [trace.type for trace in exhibit.picture.data] == ["bar", "scatter"]
    assert len(exhibit.picture.data[0].x) == 7
    assert not tells_birthplace(exhibit.numbers)
    assert "Gearceerd" not in exhibit.subtitle


def test_labels_tell_share_and_number(snapshot, nl):
    texts = groups_exhibit(told(snapshot), nl).picture.data[-1].text
    assert any("59,1%" in text and "222.747 inwoners" in text for text in texts)


def test_every_gemeente_is_a_dot_the_peers_ringed_and_the_own_one_large(snapshot, nl):
    held = national(snapshot)
    peers = held.peers("GM0344", "type")
    others, ringed, own = position_exhibit(held, told(snapshot), peers, nl).picture.data
    assert len(others.x) + len(ringed.x) == 341
    assert len(ringed.x) == len(peers.members)
    assert own.marker.color == OWN
    assert own.marker.size > ringed.marker.size > others.marker.size
    assert own.text == ("Utrecht",)


def test_the_place_is_told_among_all_and_among_the_peers(snapshot, nl):
    held = national(snapshot)
    exhibit = position_exhibit(held, told(snapshot), held.peers("GM0344", "type"), nl)
    assert exhibit.subtitle == (
        "Herkomst buiten Nederland: Utrecht staat op 1 januari 2025 op plaats 13 van de 342 gemeenten, van hoog naar "
        "laag. Samen met de 24 andere gemeenten van hetzelfde type: plaats 3 van 25."
    )
    assert exhibit.subtitle in exhibit.alt
    assert exhibit.own == "Utrecht"


def test_peers_without_a_figure_are_not_counted(snapshot, nl):
    held = national(snapshot)
    peers = held.peers("GM0599", "province")
    exhibit = position_exhibit(held, told(snapshot, "GM0599", 2022), peers, nl)
    assert len(peers.members) == 49
    assert "GM1992" in peers.members  # formed in 2023
    assert "Samen met de 48 andere gemeenten in de provincie: plaats 2 van 49." in exhibit.subtitle


def test_no_line_crosses_the_break(snapshot, nl):
    picture = series_exhibit(story(snapshot, "GM0344"), nl).picture
    for line in picture.data:
        assert line.xaxis == ("x" if min(line.x) < 2022 else "x2")
        assert not line.connectgaps
    assert picture.layout.xaxis.domain[1] < picture.layout.shapes[0].x0 < picture.layout.xaxis2.domain[0]


def test_a_missing_year_is_a_gap_in_the_line(snapshot, nl):
    lines = series_exhibit(story(snapshot, "GM0363"), nl).picture.data
    own = next(line for line in lines if line.xaxis == "x2" and line.line.color == OWN)
    assert own.y[0] is None
    assert None not in own.y[1:]


def test_both_lenses_stand_beside_the_country(snapshot, nl):
    exhibit = lenses_exhibit(story(snapshot, "GM0344"), nl)
    shares = exhibit.numbers.frame.set_index("measure")
    drawn = [x for trace in exhibit.picture.data if trace.type == "bar" for x in trace.x]
    looked_at = ("classic", "eu_named", "moe_named", "gips_named", "other")
    names = [f"lens.migratieachtergrond.{name}" for name in looked_at]
    assert drawn == pytest.approx(shares.loc[names, "share"].tolist(), abs=1e-5)
    rules = next(
        trace for trace in exhibit.picture.data if trace.type == "scatter" and trace.line.color == INK
    )
    marks = list(rules.x[::3])
    assert marks == pytest.approx(shares.loc[names, "national_share"].tolist(), abs=1e-5)


def test_wijken_come_from_the_nearest_year_in_the_division_of_the_page(snapshot, nl):
    held = national(snapshot)
    now = wijken_exhibit(held, told(snapshot), FRAME, nl)
    assert (now.map.level, now.map.year, now.map.gemeente) == ("wijk", INSIDE, "GM0344")
    assert len(now.numbers.frame) == 10
    old = wijken_exhibit(held, told(snapshot, year=2010), FRAME, nl)
    assert (old.map.year, old.numbers.partition[0]) == (2022, "migratieachtergrond")
    assert wijken_exhibit(held, told(snapshot, "GM0088"), FRAME, nl) is None


def test_the_years_along_a_trend_are_its_ends_and_do_not_touch(snapshot, nl):
    numbers = story(snapshot, "GM0344").numbers("series")
    of_herkomst = numbers.frame["classification"] == "herkomst"
    first = int(numbers.frame.loc[of_herkomst, "year"].min())
    for years in range(1, 9):
        rows = numbers.frame[of_herkomst].head(1)
        made = pd.concat([rows.assign(year=first + place) for place in range(years)])
        frame = pd.concat([numbers.frame[~of_herkomst], made], ignore_index=True)
        axis = trend(dataclasses.replace(numbers, frame=frame), nl).layout.xaxis2
        assert axis.tickvals[0] == first
        assert axis.tickvals[-1] == first + years - 1
        assert all(later - earlier >= 5 for earlier, later in pairwise(axis.tickvals[1:-1]))
        assert len(axis.tickvals) <= 2
        assert axis.range[0] < first
        assert axis.range[1] > first + years - 1
