"""The real app, run by Streamlit's own test runner."""

import datetime
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.findings.sources.freshness import superseded
from dashboard.language import Language
from tests.dashboard.conftest import APP

pytestmark = pytest.mark.slow

PAGES = ("screens/uw_gemeente.py", "screens/kaart.py")
KINDS = {"large": "GM0363", "small": "GM0088", "merged": "GM1966", "border": "GM0981"}
NAMES = {"GM0363": "Amsterdam", "GM0088": "Schiermonnikoog", "GM1966": "Het Hogeland", "GM0981": "Vaals"}


def open_page(page: str | None = None, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    if page:
        app.switch_page(page).run()
    return app


def words(app: AppTest) -> str:
    elements = [*app.title, *app.subheader, *app.markdown, *app.caption, *app.info]
    return "\n".join(element.value for element in elements)


def read(app: AppTest) -> str:
    """All that the page says, also in HTML of its own."""
    return "\n".join([words(app), *(unescape(element.proto.body) for element in app.get("html"))])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("year", ["2025", "2022", "2021", "1996"])
def test_every_page_tells_every_kind_of_gemeente_in_every_classification(page, gemeente, year):
    app = open_page(page, gemeente=gemeente, jaar=year)
    assert not app.exception
    assert not app.error
    assert app.title
    assert f"1 januari {year}" in read(app)
    assert app.text_input("choice_gemeente").value == NAMES[gemeente]


def test_the_page_of_utrecht_has_its_sentence_its_rank_and_its_source():
    app = open_page(PAGES[0], gemeente="GM0344")
    said = read(app)
    assert (
        "In Utrecht hebben ruim vier op de tien inwoners een herkomst buiten Nederland: 154.010 van" in said
    )
    assert "Dat is meer dan in 96% van de 341 andere gemeenten (plaats 13 van 342" in said
    assert "groeide van 38,2% in 2022 naar 40,9% in 2025" in said
    assert any("CBS 85458NED (2025)" in element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_page_says_that_there_may_be_newer_figures_and_where_each_table_says_so(snapshot, code):
    expected = superseded(snapshot, datetime.date.today())
    app = open_page(PAGES[0], gemeente="GM0344", taal=code)
    assert expected is not None
    assert expected.say(Language(code)) in words(app)
    assert any("deel=tabellen" in link.proto.query_string for link in app.get("page_link"))


def test_a_former_name_leads_to_its_successor_with_a_word():
    app = open_page(PAGES[0], gemeente="GM0053")
    assert app.title[0].value == "Het Hogeland"
    assert "Winsum is na 1 januari 2018 verdeeld" in words(app)


def test_a_former_name_can_be_chosen_in_the_header():
    app = open_page(PAGES[1])
    app.text_input("choice_gemeente").set_value("winsum").run()
    assert app.text_input("choice_gemeente").value == "Het Hogeland"
    assert "Winsum is na 1 januari 2018 verdeeld" in words(app)


def test_what_is_typed_in_the_header_is_found_as_in_the_address_and_can_be_cleared():
    app = open_page(PAGES[1])
    for typed, code in (("Den Haag", "GM0518"), ("0344", "GM0344"), ("sudwest fryslan", "GM1900")):
        app.text_input("choice_gemeente").set_value(typed).run()
        assert app.query_params["gemeente"] == code
        assert not app.info
    app.text_input("choice_gemeente").set_value("").run()
    assert "gemeente" not in app.query_params


def test_what_is_typed_and_not_found_says_what_may_be_meant_and_changes_nothing():
    app = open_page(PAGES[1], gemeente="GM0344")
    app.text_input("choice_gemeente").set_value("Bergen").run()
    assert "Er zijn meer gemeenten met die naam: Bergen (L.) (GM0893) en Bergen (NH.)" in words(app)
    app.text_input("choice_gemeente").set_value("Amersfort").run()
    assert "Er is geen gemeente met die naam. Bedoelt u Amersfoort?" in words(app)
    assert app.query_params["gemeente"] == "GM0344"
    assert app.text_input("choice_gemeente").value == "Utrecht"
    app.run()
    assert "Bedoelt u" not in words(app)


@pytest.mark.parametrize("asked", ["0363", "gm0363", "Amsterdam"])
def test_a_code_in_another_form_is_written_back_as_cbs_writes_it(asked):
    app = open_page(PAGES[0], gemeente=asked, vergelijk="own", met="344,0599")
    assert app.title[0].value == "Amsterdam"
    assert app.query_params["gemeente"] == "GM0363"
    assert app.query_params["met"] == "GM0344,GM0599"
    assert not app.info


def test_the_code_of_a_gemeente_that_is_gone_stays_in_the_address_with_what_is_said_of_it():
    app = open_page(PAGES[0], gemeente="0053")
    app.run()
    assert "Winsum is na 1 januari 2018 verdeeld" in words(app)


def test_choices_go_to_the_url_as_codes():
    app = open_page(PAGES[1], gemeente="GM0344")
    app.selectbox("choice_year").set_value(2010).run()
    app.selectbox("choice_indicator").set_value("westers").run()
    app.selectbox("choice_classes").set_value("equal").run()
    asked = dict(app.query_params.items())
    assert asked == {
        "gemeente": "GM0344",
        "jaar": "2010",
        "indicator": "westers",
        "klassen": "equal",
    }
    assert app.title[0].value == "Westerse migratieachtergrond per gemeente in Nederland"


def test_from_the_country_to_wijken_to_one_wijk_and_back():
    app = open_page(PAGES[1], gemeente="GM0344", jaar="2025")
    next(button for button in app.button if button.label == "Wijken van Utrecht").click().run()
    assert app.title[0].value == "Herkomst buiten Nederland per wijk in Utrecht"
    assert "1 januari 2024" in words(app)
    app.selectbox("choice_area").set_value("WK034401").run()
    assert app.query_params["gebied"] == "WK034401"
    next(button for button in app.button if button.label == "Alle gemeenten").click().run()
    assert app.title[0].value == "Herkomst buiten Nederland per gemeente in Nederland"


def test_a_gemeente_without_wijken_in_that_year_keeps_its_controls(undrawn):
    app = open_page(PAGES[1], gemeente=undrawn, niveau="wijk", jaar="2022")
    assert not app.exception
    assert "Voorne aan Zee heeft geen wijken met grenzen in 2022" in words(app)
    assert app.selectbox("choice_year").value == 2022
    assert any(button.label == "Alle gemeenten" for button in app.button)


def test_without_a_gemeente_the_page_asks_for_one():
    assert "Welke gemeente?" in words(open_page(PAGES[0]))


def test_a_control_that_is_on_two_pages_says_the_same_on_both():
    app = open_page("screens/vergelijk.py", gemeente="GM0344", vergelijk="province")
    there = app.selectbox("choice_peers").value
    app.switch_page("screens/opgaven.py").run()
    assert app.selectbox("choice_peers").value == there
    assert there != open_page("screens/opgaven.py", gemeente="GM0344").selectbox("choice_peers").value


def test_the_list_of_gemeenten_does_not_travel():
    app = open_page(PAGES[0], gemeente="GM0344")
    app.text_input("choice_gemeente").set_value("Amsterdam").run()
    assert app.query_params["gemeente"] == "GM0363"
    assert app.title[0].value == "Amsterdam"
    assert len(app.text_input("choice_gemeente").proto.SerializeToString()) < 500


def test_the_first_page_tells_of_the_country_and_who_chooses_a_gemeente_is_there():
    app = open_page()
    assert app.title[0].value.startswith("In Nederland hebben bijna drie op de tien inwoners een herkomst")
    assert len(app.text_input) == 1
    assert not app.selectbox
    app.text_input("start_gemeente").set_value("Utrecht").run()
    assert app.query_params["gemeente"] == "GM0344"
    assert app.title[0].value == "Utrecht"


RUBBISH = {
    "gemeente": [
        "GM9999",
        "<script>alert(1)</script>",
        "x" * 10_000,
        "GM0344; DROP TABLE",
        "\x00",
    ],
    "jaar": ["1812", "9999", "tweeduizend", "-2025", "2025.5", "²⁰²⁵"],
    "indicator": ["__class__", "index\n", "INDEX"],
    "niveau": ["straat", "Wijk", "wijk,buurt"],
    "klassen": ["🙂", "natural;"],
    "gebied": ["WK999999", "../../etc/passwd", "**vet**"],
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in RUBBISH.items() for v in values])
def test_rubbish_in_the_url_gives_a_sentence_and_a_page(page, name, value):
    asked = {"gemeente": "GM0344", "niveau": "wijk" if name == "gebied" else "gemeente"} | {name: value}
    app = open_page(page, **asked)
    assert not app.exception
    assert not app.error
    assert app.title
    if page.endswith("kaart.py") or name != "gebied":
        assert app.info
    assert value not in words(app)
