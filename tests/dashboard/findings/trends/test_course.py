import re

import pytest

from dashboard.analysis.peers import own_selection
from dashboard.charts.lines import lines
from dashboard.findings.data.national import HERKOMST, OLD, national
from dashboard.findings.trends.course import course, groups_course
from dashboard.findings.trends.multiples import MOST, multiples
from dashboard.findings.trends.outlooks import no_outlook
from dashboard.findings.trends.record import record_numbers
from dashboard.findings.trends.slopes import slopes
from dashboard.findings.trends.subjects import subjects
from dashboard.findings.trends.time_series import COUNTRY, MIDDLE
from dashboard.style.colours import LINE
from tests.dashboard.newest import NOW

INDEX = subjects()["index"]
OUTSIDE = subjects()["buiten"]


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


@pytest.mark.parametrize("gemeente", ["GM0363", "GM0088", "GM1966", "GM0981", "GM0184", "GM1992", "GM1950"])
@pytest.mark.parametrize("measure", ["index", "aandeel", "aantal"])
def test_the_two_classifications_are_never_one_line(held, gemeente, measure):
    found = course(held, gemeente, INDEX if measure == "index" else OUTSIDE, measure, COUNTRY)
    assert [panel.partition for panel in found.panels] == [OLD, HERKOMST]
    assert max(found.panels[0].years) == 2022
    assert min(found.panels[1].years) >= 2022
    assert "trends.caveat.break" in [caveat.key for caveat in found.numbers.caveats]
    keys = found.numbers.frame[["classification", "year"]]
    assert not keys.duplicated().any()


def test_the_lines_are_the_figures_of_the_other_pages(held):
    found = course(held, "GM0344", INDEX, "index", COUNTRY)
    old, new = found.panels
    for panel, indicator in ((old, "index_7"), (new, "index")):
        own = held.values(indicator)["value"].xs("GM0344", level="region")
        assert panel.lines[0].values.to_list() == own.to_list()
    assert new.lines[1].values.to_list() == held.land("index").to_list()


def test_numbers_start_when_cbs_publishes_them_and_it_is_said(held):
    found = course(held, "GM0344", OUTSIDE, "aantal")
    assert found.panels[0].years == [2020, 2021, 2022]
    assert "trends.caveat.numbers" in [caveat.key for caveat in found.numbers.caveats]


def test_the_middle_of_the_peers_is_theirs_and_too_few_have_none(held):
    peers = held.peers("GM0344", "nearest")
    found = course(held, "GM0344", INDEX, "index", peers)
    panel = found.panels[1]
    theirs = held.values("index")["value"].unstack("year").reindex(list(peers.members))[NOW]
    assert panel.band.loc[NOW].to_list() == pytest.approx(theirs.quantile([0.25, 0.5, 0.75]).to_list())
    few = own_selection("GM0344", ["GM0363"], held.types.index)
    without = course(held, "GM0344", INDEX, "index", few)
    assert all(line.who != MIDDLE for panel in without.panels for line in panel.lines)
    assert "trends.caveat.few" in [caveat.key for caveat in without.numbers.caveats]


def test_a_line_that_ends_where_it_began_is_not_said_to_move(held, nl):
    told = [
        sentence.say(nl)
        for gemeente in held.types.index[::6]
        for paragraph in course(held, gemeente, INDEX, "index").first
        for sentence in paragraph
    ]
    moves = [
        found for words in told for found in re.findall(r" van (\S+) op 1 januari \d+ naar (\S+) op", words)
    ]
    assert len(moves) > 50
    assert all(before != after for before, after in moves)
    assert any("even groot als" in words for words in told)


def test_years_of_former_gemeenten_are_estimates_and_it_is_said(held, nl):
    found = course(held, "GM1966", INDEX, "index")
    line = found.panels[0].lines[0]
    assert {1996, 2018} <= line.estimated
    assert 2019 not in line.estimated
    assert "trends.caveat.dotted" in [caveat.key for caveat in found.numbers.caveats]
    assert "van ongeveer 0,09 op 1 januari 1996 naar 0,16" in found.first[1][0].say(nl)
    unchanged = course(held, "GM0088", INDEX, "index")
    assert not any(line.estimated for panel in unchanged.panels for line in panel.lines)


def test_jumps_stand_on_the_line_in_their_own_classification(held):
    found = course(held, "GM1950", INDEX, "index")
    old, new = found.panels
    rows = held.jumps[(held.jumps["region"] == "GM1950") & held.jumps["sudden"]]
    assert sorted([*old.jumps, *new.jumps]) == rows["year"].to_list()
    assert max(old.jumps) <= 2022 < min(new.jumps)
    assert not course(held, "GM1950", subjects()["turkije"], "aandeel").panels[0].jumps


def test_a_group_of_one_classification_has_one_panel(held):
    found = course(held, "GM0344", subjects()["turkije"], "aandeel", COUNTRY)
    assert [panel.partition for panel in found.panels] == [OLD]
    assert "trends.caveat.only.migratieachtergrond" in [caveat.key for caveat in found.numbers.caveats]


def test_the_record_is_one_and_what_is_said_of_it_are_its_numbers(held, nl):
    everywhere = record_numbers(held).frame
    assert len(everywhere) == len(held.record)
    own = record_numbers(held, "GM0344").frame
    assert len(own) == 4
    assert set(own["size"].map(lambda size: size.say(nl))) == {"150.000 inwoners of meer"}
    told = no_outlook(held, "GM0344")
    said = [one.filled for one in told if one.key in ("story.outlook.record", "story.outlook.again")]
    rows = own[own["measure"] == "record.diversity_index"].to_dict("records")
    assert len(said) == len(rows) == 2
    for filled, row in zip(said, rows, strict=True):
        for name, column in (("coverage", "coverage"), ("error", "outlook"), ("unchanged", "no_change")):
            assert filled[name].value == row[column]
        assert (filled["origins"].value, filled["independent"].value) == (row["origins"], row["independent"])
        # Told as in the table: the index from 0 to 1, in as many decimals.
        assert (
            (filled["error"].unit, filled["error"].decimals) == (row["unit"], row["decimals"]) == ("index", 3)
        )
    shares = own[own["measure"] == "record.share_pct"]
    assert set(zip(shares["unit"], shares["decimals"], strict=True)) == {("points", 2)}


def test_no_year_after_today_stands_in_a_course(held):
    for measure in ("index", "aandeel"):
        found = course(held, "GM0344", INDEX if measure == "index" else OUTSIDE, measure, COUNTRY)
        assert found.numbers.frame["year"].max() == NOW


@pytest.mark.parametrize("gemeente", ["GM0344", "GM0363", "GM0184"])
def test_what_leads_to_a_name_does_not_look_like_a_line_that_goes_on(held, nl, gemeente):
    drawn = lines(groups_course(held, gemeente, "aandeel"), nl, 1100).data
    ends = {"x": 2022, "x2": NOW}
    later = [trace for trace in drawn if trace.mode == "lines" and max(trace.x) > ends[trace.xaxis]]
    assert later
    assert {(trace.line.color, trace.line.width) for trace in later} == {(LINE, 1)}


@pytest.mark.parametrize("measure", ["aandeel", "aantal"])
def test_slopes_are_the_ends_of_the_lines(held, measure):
    lines = {
        (panel.partition, line.group): line
        for panel in groups_course(held, "GM0344", measure).panels
        for line in panel.lines
    }
    found = slopes(held, "GM0344", measure).panels
    assert len(found) == 2
    for slope in found:
        for group, before, after in zip(slope.groups, slope.before, slope.after, strict=True):
            known = lines[(slope.partition, group)].known
            assert (before.value, after.value) == (known.iloc[0], known.iloc[-1])


def test_small_multiples_hold_the_largest_of_many_and_compare_over_the_same_years(held, nl):
    peers = held.peers("GM1992", "province")
    found = multiples(held, peers, INDEX, "index")
    assert len(peers.members) > MOST == len(found.regions)
    shown = held.inhabitants[list(found.regions)].min()
    left_out = [code for code in peers.members if code not in found.regions]
    assert shown >= held.inhabitants[left_out].max()
    # Voorne aan Zee has no figure of 2022: what the others did before 2023 does not count.
    assert "(2023)" in found.told[1][0].say(nl)
    grown = held.values("index")["value"].unstack("year").reindex(["GM1992", *found.regions])
    grown = grown[NOW] - grown[2023]
    assert found.told[1][0].filled["count"].value == int((grown.iloc[1:] > grown.iloc[0]).sum())
