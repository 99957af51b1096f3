"""The page of an area of one's own in the real app: chosen in every way, told in five answers, taken along."""

from html import unescape

import pytest

from dashboard.exhibits.eigen_gebied import STEPS, area_step
from dashboard.findings.areas.reading import read_area
from dashboard.findings.data.national import national
from dashboard.language import Language
from tests.dashboard.newest import NOW
from tests.dashboard.test_app import open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/eigen_gebied.py"
AREAS = {
    "gemeenten": {"samen": "GM0344,GM0310,GM0321", "naam": "Utrecht en buren"},
    "wijken": {"samen": "WK034401,WK034402,WK034403", "gemeente": "GM0344"},
    "buurten": {"samen": "BU03440111,BU03440112,BU03440113,BU03440114,BU03440121", "naam": "Vijf"},
    "one gemeente": {"samen": "GM0599"},
}
NL = Language("nl")


def html(app) -> str:
    return unescape("\n".join(element.proto.body for element in app.get("html")))


def notes(app) -> str:
    return " ".join(element.value for element in app.info)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("asked", AREAS.values(), ids=AREAS)
def test_every_kind_of_area_has_five_answers(snapshot, asked, language):
    app = open_page(PAGE, taal=language, **asked)
    assert not app.exception
    told, held = Language(language), national(snapshot)
    area = read_area(held, asked["samen"], asked.get("naam", "")).area
    assert app.title[0].value == area.name
    assert not app.info
    for id in STEPS:
        answer = area_step(snapshot, area, id, NOW, 700, told)
        assert all(said in html(app) for said in (answer.question, answer.sentence, answer.under))
        assert all(said in html(app) for asked in answer.questions for said in asked)


@pytest.mark.parametrize("asked", AREAS.values(), ids=AREAS)
def test_the_rest_is_behind_one_gesture(asked):
    app = open_page(PAGE, **asked)
    assert NL.say("figure.area_tasks") not in html(app)
    for id in STEPS:
        app.session_state[f"more_{id}"] = True
    app.run()
    assert not app.exception
    shown = html(app)
    for key in ("figure.area_parts", "figure.area_laid", "figure.area_tasks", "figure.area_measures"):
        assert NL.say(key) in shown
    assert NL.say("areas.not_told.outlook") in shown
    assert NL.say("areas.left_out.unweighted") in shown or "buurten" in shown


def test_without_an_area_the_page_says_what_it_is_for():
    app = open_page(PAGE)
    assert not app.exception
    assert NL.say("eigen_gebied.intro") in words(app)
    assert "Wie wonen hier" not in html(app)


def test_what_is_pasted_makes_an_area_and_says_what_is_wrong():
    app = open_page(PAGE)
    app.text_area(key="area_paste").set_value("Utrecht\n310\nAtlantis").run()
    app.button(key="area_read").click().run()
    assert not app.exception
    assert app.query_params["samen"] == "GM0310,GM0344"
    assert "Atlantis" in notes(app)
    assert app.title[0].value == "De Bilt + Utrecht"
    app.session_state["area_choice"] = True
    app.run()
    app.button(key="area_clear").click().run()
    assert "samen" not in app.query_params
    assert app.title[0].value == NL.say("page.eigen_gebied.title")


def test_what_makes_no_area_is_told_and_stays_to_be_mended():
    app = open_page(PAGE)
    app.text_area(key="area_paste").set_value("WK034401, WK059901").run()
    app.button(key="area_read").click().run()
    assert not app.exception
    assert "samen" not in app.query_params
    assert "Rotterdam" in notes(app)
    assert app.text_area(key="area_paste").value == "WK034401, WK059901"


def test_gemeenten_are_added_one_by_one_and_as_a_province():
    app = open_page(PAGE)
    app.text_input(key="taken_area_more").set_value("Utrecht").run()
    assert app.query_params["samen"] == "GM0344"
    app = open_page(PAGE)
    app.selectbox(key="area_province").set_value("Flevoland").run()
    assert not app.exception
    assert app.query_params["naam"] == "Flevoland"
    assert len(app.query_params["samen"].split(",")) == 6
    assert app.title[0].value == "Flevoland"


def test_wijken_are_chosen_from_a_list_once_there_is_a_gemeente():
    app = open_page(PAGE, uit="wijk")
    assert NL.say("eigen_gebied.wijk.need") in notes(app)
    app = open_page(PAGE, uit="wijk", gemeente="GM0344")
    app.multiselect(key="area_parts_wijk").set_value(["WK034401", "WK034403"]).run()
    assert not app.exception
    assert app.query_params["samen"] == "WK034401,WK034403"


def test_a_name_stays_with_the_area():
    app = open_page(PAGE, **AREAS["gemeenten"])
    app.session_state["area_choice"] = True
    app.run()
    app.text_input(key="area_name").set_value("Regio **Utrecht**").run()
    assert app.query_params["naam"] == "Regio Utrecht"
    assert app.title[0].value == "Regio Utrecht"


def test_an_address_of_nothing_says_so():
    app = open_page(PAGE, samen="WK036300,GM9999,<b>", naam="x")
    assert not app.exception
    assert NL.say("note.together", most=150) in notes(app)
    assert "Burgwallen" in notes(app)
    assert app.title[0].value == NL.say("page.eigen_gebied.title")


def test_as_a_slide_it_is_the_first_answer_alone():
    app = open_page(PAGE, dia="0", **AREAS["gemeenten"])
    assert not app.exception
    assert NL.say("eigen_gebied.question.who") in html(app)
    assert NL.say("eigen_gebied.question.ask") not in html(app)


def test_gemeenten_are_laid_beside_those_of_their_size_and_wijken_are_not():
    app = open_page(PAGE, **AREAS["gemeenten"])
    app.session_state["more_who"] = True
    app.run()
    assert NL.say("uw_gemeente.ranks") in html(app)
    app = open_page(PAGE, **AREAS["wijken"])
    app.session_state["more_who"] = True
    app.run()
    assert NL.say("uw_gemeente.ranks") not in html(app)
