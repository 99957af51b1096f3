"""The page of one gemeente in the real app: five answers, and the rest behind one gesture."""

from html import unescape

import pytest

from dashboard.exhibits.five_steps import STEPS, step
from dashboard.language import Language
from tests.dashboard.newest import NOW
from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/uw_gemeente.py"


def html(app) -> str:
    return unescape("\n".join(element.proto.body for element in app.get("html")))


def open_all(**asked):
    """The page with everything unfolded."""
    app = open_page(PAGE, **asked)
    for id in STEPS:
        app.session_state[f"more_{id}"] = True
    return app.run()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_the_page_gives_five_answers_to_every_kind_of_gemeente_and_no_more(snapshot, gemeente, language):
    app = open_page(PAGE, gemeente=gemeente, taal=language)
    assert not app.exception
    told = Language(language)
    for id in STEPS:
        answer = step(snapshot, gemeente, id, NOW, 700, told)
        assert all(said in html(app) for said in (answer.question, answer.sentence, answer.under))
        assert all(said in html(app) for asked in answer.questions for said in asked)
    assert told.say("uw_gemeente.lenses") not in html(app)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_what_is_second_is_behind_one_gesture(gemeente, language):
    app = open_all(gemeente=gemeente, taal=language)
    assert not app.exception
    told = Language(language)
    heads = ("ranks", "series", "lenses", "variety", "standouts", "type")
    assert all(told.say(f"uw_gemeente.{head}") in html(app) for head in heads)
    assert ("Diversiteitsindex" if language == "nl" else "Diversity index") in html(app)


@pytest.mark.parametrize(
    ("year", "division", "said"),
    [
        ("1996", "Migratieachtergrond, 7 groepen", "een migratieachtergrond"),
        ("2023", "Herkomst, 3 groepen", "een herkomst buiten Nederland"),
    ],
)
def test_a_year_is_told_in_its_own_classification(year, division, said):
    app = open_all(gemeente="GM1966", jaar=year)
    first = html(app).partition('class="beside"')[0]
    assert said in first
    assert f"Op 1 januari {year}" in html(app)
    assert division in html(app)


def test_three_findings_stand_out_each_with_its_number():
    said = words(open_all(gemeente="GM0344"))
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
    assert ringed in html(open_all(gemeente="GM0344", **asked))


def test_the_gemeente_of_now_and_of_before_stand_under_one_another():
    app = open_all(gemeente="GM0344")
    assert f"Vergelijk ze niet met die van {NOW}" in html(app)


def test_a_gemeente_of_one_wijk_says_so_and_shows_its_buurten(snapshot):
    answer = step(snapshot, "GM0184", "where", NOW, 700, Language("nl"))
    assert "één wijk" in answer.sentence
    assert answer.exhibit is not None and answer.exhibit.map is not None
    assert answer.exhibit.map.level == "buurt"


def test_a_slide_keeps_to_the_first_answer_and_its_picture():
    app = open_page(PAGE, gemeente="GM0344", dia="0")
    assert not app.exception
    assert "Wie wonen hier?" in html(app)
    assert "Hoe veranderde dat?" not in html(app)


def test_without_a_gemeente_the_page_asks_for_one():
    app = open_page(PAGE)
    assert not app.exception
    assert "Welke gemeente?" in words(app)
