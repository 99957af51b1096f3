"""Every text, and every sentence of a sample of gemeenten, is spelled as Debian's dictionaries or our lists have it."""

import pytest

from dashboard.content import LANGUAGES
from dashboard.findings.themes.options import literature
from dashboard.language import Language
from tests.dashboard.content.spelling import misspelled, own, words
from tests.dashboard.content.told import SAMPLE, declared, names, plain, sentences
from tests.dashboard.findings.said.test_pages import of_briefing, of_kaart, of_opgaven, of_wijken

NO_TEXT = {"language.locale", "language.html"}
"""Keys of what only programs read."""

ON_PAGES = ("GM0373", "GM0518", "GM1900")
"""Gemeenten of which the pages are read too: names with brackets, an apostrophe and an accent."""


def of_texts(code: str) -> dict[str, str]:
    """The words of all texts that are declared, each with one place where it stands."""
    told = declared(code).items()
    return {word: key for key, text in told if key not in NO_TEXT for word in words(plain(text))}


def known(snapshot, code: str, gemeenten: tuple[str, ...] = ()) -> set[str]:
    """Our own words, and those of all names that others gave."""
    named = names(snapshot, gemeenten)
    return {*own(code), *_parts(named)}


def _parts(named: set[str]) -> set[str]:
    return {part for name in named for word in words(name) for part in (word, *word.split("-"))}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_spelled_well(snapshot, code):
    found = of_texts(code)
    assert len(found) > 1_500
    assert {word: found[word] for word in misspelled(found, code, known(snapshot, code))} == {}


@pytest.mark.slow
@pytest.mark.xdist_group("all stories")
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_of_the_sample_is_spelled_well(snapshot, code):
    found = {word: where for where, said in sentences(snapshot, code) for word in words(said)}
    assert len(found) > 500
    assert {word: found[word] for word in misspelled(found, code, known(snapshot, code, SAMPLE))} == {}


@pytest.mark.slow
@pytest.mark.parametrize("page", [of_wijken, of_kaart, of_opgaven, of_briefing])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_of_a_page_is_spelled_well(snapshot, page, code):
    told = (said for gemeente in ON_PAGES for said in page(snapshot, gemeente, Language(code)) if said)
    found = {word: said for said in told for word in words(plain(said))}
    works = _parts({work.short for work in literature().values()})
    there = known(snapshot, code, ON_PAGES) | works
    assert {word: found[word] for word in misspelled(found, code, there)} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_our_own_words_are_in_order_and_each_is_needed(code):
    listed = own(code)
    assert list(listed) == sorted(set(listed))
    assert set(listed) - misspelled(listed, code) == set(), "the dictionary has them"
    parts = {part for word in of_texts(code) for part in (word, *word.split("-"))}
    small = {part[:1].lower() + part[1:] for part in parts}
    assert [word for word in listed if word not in parts | small] == [], "nobody says them"


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("nl", "vergelijkingsgroeb"),
        ("nl", "poolse"),
        ("nl", "herindelling"),
        ("nl", "WRR-raport"),
        ("en", "neigbourhood"),
        ("en", "polish-speaking Dutchh"),
        ("en", "gemeenten"),
    ],
)
def test_a_fault_is_found_where_it_is_put_back(snapshot, code, wrong):
    assert misspelled(words(f"1 januari {wrong}, 2025"), code, known(snapshot, code))


@pytest.mark.parametrize(
    ("code", "right"),
    [("nl", "Eén op de vijf; 's-Gravenhage, Súdwest-Fryslân"), ("en", "Vaals's WRR report")],
)
def test_what_is_spelled_well_is_not_found(snapshot, code, right):
    assert not misspelled(words(right), code, known(snapshot, code))
