"""Without CBS's history of gemeenten, the years with other gemeenten are left out, and it is said."""

import pytest

from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.findings.profile.story import story
from dashboard.findings.trends.course import course
from dashboard.findings.trends.subjects import subjects
from dashboard.language import Language
from dashboard.url.view import BY_HAND, read_view
from data_sources import open_snapshot
from tests.dashboard.absence.reduced import without

pytestmark = pytest.mark.slow

GEMEENTE = "GM0014"


@pytest.fixture(scope="module")
def untold():
    return without(open_snapshot(), "03759ned")


@pytest.mark.parametrize("code", LANGUAGES)
def test_years_that_cannot_be_compared_are_named(untold, code):
    held, language = national(untold), Language(code)
    assert held.untold[0] == 1996 and held.year not in held.untold
    found = course(held, GEMEENTE, subjects()["index"], "index")
    said = [caveat.say(language) for caveat in found.numbers.caveats]
    assert sum("03759ned" in sentence and "1996" in sentence for sentence in said) == 1
    of_story = story(untold, GEMEENTE).numbers("series")
    assert any("03759ned" in caveat.say(language) for caveat in of_story.caveats)


def test_with_the_history_no_year_is_left_out():
    held = national(open_snapshot())
    assert held.untold == ()


def test_where_nobody_chose_the_first_set_that_can_be_made_is_taken(offered, known, nl):
    for kinds, taken in ((("size", "neighbours"), "size"), (("neighbours",), "neighbours"), ((), BY_HAND)):
        view, notes = read_view({}, offered, known, nl, lambda _, kinds=kinds: kinds)
        assert (view.peers, notes) == (taken, ())
