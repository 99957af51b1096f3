"""The page of one gemeente in the real app."""

import pytest

from tests.dashboard.newest import NOW
from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/uw_gemeente.py"


def html(app) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_the_page_tells_every_kind_of_gemeente_in_both_languages(gemeente, language):
    app = open_page(PAGE, gemeente=gemeente, taal=language)
    assert not app.exception
    heads = {
        "nl": ("100 inwoners had", "Oude en nieuwe blik", "Hoe het veranderde", "Plaats en percentiel"),
        "en": ("had 100 residents", "Old and new lens", "How it changed", "Rank and percentile"),
    }
    assert all(head in html(app) for head in heads[language])
    assert ("Wat opvalt" if language == "nl" else "What stands out") in html(app)
    assert ("Hoeveel, en hoe gevarieerd" if language == "nl" else "How many, and how varied") in html(app)
    assert ("Diversiteitsindex" if language == "nl" else "Diversity index") in html(app)


@pytest.mark.parametrize(
    ("year", "division"), [("1996", "Migratieachtergrond, 7 groepen"), ("2023", "Herkomst, 3 groepen")]
)
def test_a_year_is_told_in_its_own_classification(year, division):
    app = open_page(PAGE, gemeente="GM1966", jaar=year)
    assert f"1 januari {year})" in words(app)
    assert division in html(app)


def test_three_findings_stand_out_each_with_its_number():
    said = words(open_page(PAGE, gemeente="GM0344"))
    assert all(f"**{place}.**" in said for place in (1, 2, 3))


@pytest.mark.parametrize(
    ("asked", "ringed"),
    [
        ({"vergelijk": "neighbours"}, "Samen met de 9 buurgemeenten"),
        ({"vergelijk": "own", "met": "GM0363,GM0599"}, "de 2 gekozen gemeenten"),
        ({}, "Samen met de 24 andere gemeenten van hetzelfde type: plaats 3 van 25"),
    ],
)
def test_the_chosen_peers_are_those_that_are_ringed(asked, ringed):
    assert ringed in html(open_page(PAGE, gemeente="GM0344", **asked))


def test_the_gemeente_of_now_and_of_before_stand_under_one_another():
    app = open_page(PAGE, gemeente="GM0344")
    assert f"Vergelijk ze niet met die van {NOW}" in html(app)


def test_a_slide_keeps_to_the_sentence_and_its_pictures():
    app = open_page(PAGE, gemeente="GM0344", dia="0")
    assert not app.exception
    assert "100 inwoners had" in html(app)
    assert "Oude en nieuwe blik" not in html(app)


def test_without_a_gemeente_the_page_asks_for_one():
    app = open_page(PAGE)
    assert not app.exception
    assert "Welke gemeente?" in words(app)
