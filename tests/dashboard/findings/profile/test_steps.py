"""The five answers: every gemeente has them."""

import re

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.profile.steps import STEPS, answer
from dashboard.language import Language
from tests.dashboard.newest import NOW


@pytest.mark.parametrize("gemeente", ["GM1970", "GM0114", "GM0794"])
def test_wijken_that_rounding_does_not_tell_apart_are_named_together(snapshot, nl, gemeente):
    """More than are named one by one: the first of them, and how many others."""
    found = answer(snapshot, gemeente, "where", NOW)
    assert re.search(r" of een van 3 andere wijken ongeveer \d+%\.$", found.told[0].say(nl))
    assert "door afronding niet te zeggen welke" in found.under[0].say(nl)


@pytest.mark.slow
@pytest.mark.xdist_group("all stories")
def test_where_is_answered_in_one_short_sentence(snapshot, nl):
    """It heads a page and a slide: who is meant by name, with one figure for each end."""
    for gemeente in national(snapshot).gemeenten.names:
        (told,) = answer(snapshot, gemeente, "where", NOW).told
        assert len(told.say(nl)) < 190, gemeente


def test_a_largest_group_that_is_sure_is_told_of_its_day(snapshot, nl):
    found = answer(snapshot, "GM0981", "variety", NOW)
    assert found.told[0].say(nl).endswith(": de grootste groep.")
    assert found.under[0].say(nl) == "Zo was het op 1 januari 2022."


def test_two_spans_of_years_stand_beside_one_another_with_a_reason(snapshot, nl):
    held = national(snapshot)
    found = answer(snapshot, "GM0981", "change", NOW)
    since = [told for told in found.under if told.key == "steps.pace.since"]
    later = held.tempo_years[0] > held.values("buiten_nederland").index.get_level_values("year").min()
    assert [told.filled["first"].value for told in since] == [held.tempo_years[0]] * int(later)


def test_the_country_is_told_by_as_many_countries_as_the_gemeente(snapshot, nl):
    beside = answer(snapshot, "GM0981", "variety", NOW).under[-1]
    assert f"{beside.filled['named'].value} landen" in beside.say(nl)


def test_a_share_is_written_as_in_the_series_beside_it(snapshot):
    who, *_ = answer(snapshot, "GM0981", "who", NOW).under
    assert who.filled["share"].decimals == who.filled["national"].decimals == 1


def test_what_is_said_to_the_questions_has_its_sources(snapshot):
    assert answer(snapshot, "GM0981", "ask", NOW).sources


@pytest.mark.slow
@pytest.mark.xdist_group("all stories")
def test_every_gemeente_has_five_answers(snapshot):
    for gemeente in national(snapshot).gemeenten.names:
        for id in STEPS:
            for one in answer(snapshot, gemeente, id, NOW).told:
                assert one.say(Language("nl")) and one.say(Language("en")), (gemeente, id)
        # What answers a question stands on its own: it points at nothing that is said elsewhere.
        for _, facts in answer(snapshot, gemeente, "ask", NOW).questions:
            assert not facts[0].say(Language("nl")).startswith("Dat is"), gemeente
            assert not facts[0].say(Language("en")).startswith("That is"), gemeente
