"""What is said of areas: the five answers, the questions to open with, and what is left out with the reason."""

import pandas as pd
import pytest

from dashboard.findings.areas.answers import STEPS, area_answer, opening_questions
from dashboard.findings.areas.area_story import _NOT_TOLD, area_story, left_out
from dashboard.findings.areas.held_area import held_area
from dashboard.findings.areas.laid import apart, laid_side_by_side, shared
from dashboard.findings.areas.own_area import OWN
from dashboard.findings.areas.reading import read_area
from dashboard.findings.areas.theme_sums import theme_numbers, theme_sums
from dashboard.findings.data.national import national
from dashboard.findings.profile.story import story
from dashboard.language import Language
from tests.dashboard.findings.areas.stored import stored

pytestmark = pytest.mark.slow

NL, EN = Language("nl"), Language("en")
THREE = "GM0310,GM0321,GM0344"
AREAS = {
    "gemeenten": THREE,
    "one type": "GM0518,GM0599",
    "wijken": "WK034401,WK034402,WK034403",
    "buurten": "BU03440111,BU03440112,BU03440113,BU03440114,BU03440121",
    "one wijk": "WK034401",
    "small": "GM0088,GM0060",
}


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def area_of(held, text):
    return read_area(held, text, "Proef").area


@pytest.mark.slow
@pytest.mark.parametrize("language", [NL, EN], ids=["nl", "en"])
@pytest.mark.parametrize("text", AREAS.values(), ids=AREAS)
def test_every_answer_is_said_whole(held, text, language):
    area = area_of(held, text)
    for step in STEPS:
        found = area_answer(held, area, step)
        said = [one.say(language) for one in (*found.told, *found.under)]
        said += [one.say(language) for asked, facts in found.questions for one in (asked, *facts)]
        assert said
        assert not any("{" in one or "None" in one or "nan" in one.split() for one in said)
    assert all(one.say(language) for one in left_out(held, area))
    for numbers in (table for section in area_story(held, area).sections for table in section.tables):
        assert len(numbers.table(language)) == len(numbers.frame)


ANOTHER_WAY = {
    "index_3": "area_index",
    "wijken": "parts_ends",
    **dict.fromkeys(("mixing_H_3", "mixing_D_3", "mixing_H_7", "mixing_D_7"), "parts_mixing"),
    **dict.fromkeys(("europa", "buiten_europa"), "area_made"),
}
"""What a finding of a gemeente is called where an area has its own; its groups stand in a picture too."""


def ids_of(story):
    return {id for section in story.sections for id in section.makes_findings}


@pytest.mark.parametrize("text", AREAS.values(), ids=AREAS)
def test_all_that_is_told_of_a_gemeente_is_told_of_an_area_or_is_said_not_to_be(snapshot, held, text):
    area = area_of(held, text)
    told, of_gemeente = ids_of(area_story(held, area)), ids_of(story(snapshot, "GM0344"))
    assert of_gemeente.issuperset(id for ids in _NOT_TOLD.values() for id in ids)
    silent = {id for id in of_gemeente - told if ANOTHER_WAY.get(id) not in told}
    reasons = {one.key.removeprefix("areas.not_told.") for one in left_out(held, area)}
    explained = {id for why in reasons & _NOT_TOLD.keys() for id in _NOT_TOLD[why]}
    # The figures of the tasks stand in a table, each with the reason where it cannot be summed.
    assert {id for id in silent - explained if not id.startswith("task_")} == set()
    assert ("countries" in reasons) is not area.exact


def test_the_classic_groups_are_told_of_gemeenten_together(held):
    area = area_of(held, THREE)
    (found,) = area_story(held, area).there("classic")
    by_country = held.old_countries
    persons = by_country.persons(by_country.year).loc[list(area.members)].sum()
    named = list(held.by_country.covered.loc["classic", "named"])
    share = next(value for value in found.values.values() if value.unit == "share")
    assert share.value == pytest.approx(persons[named].sum() / persons.sum())


@pytest.mark.parametrize("text", [THREE, AREAS["wijken"], AREAS["buurten"]])
def test_there_are_three_questions_each_with_a_fact(held, text):
    found = opening_questions(held, area_of(held, text))
    assert len(found) == 3
    assert all(facts for _, facts in found)
    assert len({question.key for question, _ in found}) == 3


def test_what_parts_share_lies_to_one_side_for_each_of_them(held):
    for text in (THREE, "GM0599,GM0518,GM0363", AREAS["wijken"]):
        for one in shared(held, area_of(held, text)):
            middle = one.middle.value
            sides = {value > middle for value in one.parts["value"]}
            assert sides == {one.side == "more"}
    assert shared(held, area_of(held, "GM0599,GM0518,GM0363"))


def test_where_parts_differ_they_do_for_certain_and_most_first(held):
    found = apart(held, area_of(held, THREE))
    assert found
    assert [one.spread for one in found] == sorted((one.spread for one in found), reverse=True)
    for one in found:
        assert one.parts["low"].iloc[0] > one.parts["high"].iloc[-1] or one.spread > 0


def test_the_middle_and_the_parts_are_those_of_the_table(held):
    one = next(one for one in laid_side_by_side(held, area_of(held, THREE)) if one.key == "buiten_nederland")
    rows = stored("origin", "85458NED")
    of_year = rows[(rows["year"] == 2025) & (rows["groups"] == 3) & (rows["level"] == "gemeente")]
    of_year = of_year.astype({"persons": float})
    whole = of_year.groupby("region")["persons"].sum()
    native = of_year[of_year["group"] == "Nederland"].groupby("region")["persons"].sum()
    share = 1 - native / whole
    assert one.middle.value == pytest.approx(share.median())
    assert one.parts["value"].to_dict() == pytest.approx(share[list(one.parts.index)].to_dict())


# Themes


def of(held, text, code):
    return next(one for one in theme_sums(held, area_of(held, text)) if one.code == code)


def test_a_rate_of_an_area_is_that_of_its_counts(held):
    rows = stored("indicators", "85984NED")
    members = THREE.split(",")
    young, people = (
        rows[(rows["indicator"] == code) & rows["region"].isin(members)]["value"].sum()
        for code in ("inwoners_0_tot_15_jaar", "inwoners")
    )
    found = of(held, THREE, "kinderen")
    assert found.year == 2024
    assert found.found.value == pytest.approx(100 * young / people)


def test_a_share_of_homes_is_weighted_by_homes_and_not_by_gemeenten(held):
    shares = (
        stored("indicators", "85984NED").query("indicator == 'percentage_koopwoningen'").set_index("region")
    )
    homes = (
        stored("indicators", "wijken-en-buurten-2024")
        .query("indicator == 'woningvoorraad'")
        .set_index("region")
    )
    members = THREE.split(",")
    value, weight = shares["value"].reindex(members), homes["value"].reindex(members)
    found = of(held, THREE, "koopwoningen").found
    assert found.value == pytest.approx((value * weight).sum() / weight.sum())
    assert found.value != pytest.approx(value.mean(), abs=0.5)
    assert (found.low, found.high) == (pytest.approx(found.value - 0.5), pytest.approx(found.value + 0.5))


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        (THREE, "inkomen", "unweighted"),
        (THREE, "woningwaarde", "unweighted"),
        (AREAS["wijken"], "koopwoningen", "base"),
        (AREAS["wijken"], "cafes", "level"),
        (AREAS["buurten"], "kinderen", "level"),
        ("WK036300,WK036301", "kinderen", None),
    ],
)
def test_what_is_left_out_says_why(held, text, code, why):
    area = read_area(held, text).area
    if area is None:
        assert why is None
        return
    found = of(held, text, code)
    assert found.why is not None and found.why.key == f"areas.left_out.{why}"
    assert pd.isna(found.found.value)


def test_every_declared_figure_has_a_row_with_a_number_or_a_reason(held):
    for text in (THREE, AREAS["wijken"], AREAS["buurten"]):
        area = area_of(held, text)
        frame = theme_numbers(held, area).frame
        assert len(frame) == len(held.themes.declared.indicator)
        reasons = [one.why for one in theme_sums(held, area)]
        assert [value == value for value in frame["value"]] == [why is None for why in reasons]


# Among others


def test_an_area_is_laid_beside_gemeenten_that_are_no_part_of_it(held):
    own = held_area(held, area_of(held, THREE))
    members = set(THREE.split(","))
    assert not members & set(own.all_others(OWN).members)
    assert len(own.all_others(OWN).members) == len(held.regions) - 3
    assert not members & set(own.peers(OWN, "size").members)
    assert own.parts.members == tuple(sorted(members))


def test_only_parts_of_one_type_have_peers_of_a_type(held):
    assert "type" in held_area(held, area_of(held, AREAS["one type"])).kinds_of(OWN)
    assert "type" not in held_area(held, area_of(held, "GM0599,GM0088")).kinds_of(OWN)
    assert held_area(held, area_of(held, AREAS["wijken"])).kinds_of(OWN) == ()


def test_nothing_of_an_area_stays_in_the_figures_of_all(held):
    before = set(held.gemeenten.names)
    held_area(held, area_of(held, THREE)).values("index")
    assert set(held.gemeenten.names) == before
    assert OWN not in held.values("index").index
