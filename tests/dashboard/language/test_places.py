"""Of islands a sentence says on, whatever it is a sentence of."""

import re

import pytest

from dashboard.content import LANGUAGES, texts
from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.language.places import _ON, placed

GAP = re.compile(r"\b([Ii]n) \{(name|area|larger|new|smaller|where)\}")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_that_says_where_says_it_of_an_island_and_of_a_town(code):
    language, on, seen = Language(code), _ON[code][0], 0
    for key, text in texts(code).items():
        for preposition, gap in GAP.findall(text):
            filled = dict.fromkeys(re.findall(r"\{(\w+)\}", text), "12")
            told = language.say(key, **filled | {gap: "Texel"})
            assert not re.search(r"\b[Ii]n Texel", told), key
            assert (on if preposition == "in" else on.capitalize()) + " Texel" in told, key
            assert f"{preposition} Utrecht" in language.say(key, **filled | {gap: "Utrecht"}), key
            seen += 1
    assert seen > 50


def test_what_only_begins_like_an_island_is_none():
    assert placed("In Texels wonen", "nl") == "In Texels wonen"
    assert placed("in Noord-Beveland en in Noord-Brabant", "nl") == "op Noord-Beveland en in Noord-Brabant"
    assert placed("in Urk", "en") == "in Urk"


def test_islands_are_gemeenten(snapshot):
    names = set(national(snapshot).gemeenten.names.values())
    assert {name for _, islands in _ON.values() for name in islands} <= names
