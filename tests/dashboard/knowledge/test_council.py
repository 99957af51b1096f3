"""What a council member may ask: the patterns of the gemeente's own figures with what is known, and its questions."""

import pytest

from dashboard.analysis.themes import themes
from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.findings.known.dossiers import dossier_of_type, dossiers
from dashboard.findings.known.own_figures import type_of
from dashboard.findings.themes.bridges import bridges
from dashboard.language import Language
from tests.dashboard.plain.reading import Read, plain
from tests.dashboard.stories import story

AMSTELVEEN = "GM0362"


def opened(site, gemeente="", code="nl"):
    return Read(site.get("/kennis/raad", params={"gemeente": gemeente, "taal": code}).text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_tells_each_pattern_with_what_is_known_and_the_questions_of_its_theme(site, snapshot, code):
    page, language = opened(site, AMSTELVEEN, code), Language(code)
    found = bridges(national(snapshot), story(snapshot, AMSTELVEEN))
    assert found
    for one in found:
        assert " ".join(told.say(language) for told in one.told) in page.words
        assert one.rule.known.say(language) in page.words
        label = themes().theme[one.rule.theme].label[code]
        assert language.say("kennis.raad.pattern", theme=label, pattern=one.pattern(language)) in page.words
        for question in dossiers()[one.rule.theme].questions:
            assert plain(question[code]) in page.words


def test_it_ends_with_the_questions_of_the_type_and_those_for_all(site, snapshot):
    words = opened(site, AMSTELVEEN).words
    kind = dossier_of_type(type_of(snapshot, AMSTELVEEN))
    places = [
        words.index(plain(one["nl"]))
        for key in (kind, "beleid-en-zicht")
        for one in dossiers()[key].questions
    ]
    assert places == sorted(places)


def test_where_no_pattern_stands_out_it_says_so(site, snapshot):
    held = national(snapshot)
    gemeente = next(code for code in held.gemeenten.names if not bridges(held, story(snapshot, code)))
    assert (
        Language("nl").say("kennis.raad.none", name=held.gemeenten.names[gemeente])
        in opened(site, gemeente).words
    )


def test_without_a_gemeente_it_asks_for_one(site):
    assert Language("nl").say("kennis.choose") in opened(site).words
