"""The page Trends, run by Streamlit's own test runner."""

import pytest

from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/trends.py"
PICTURES = [
    {},
    {"maat": "aandeel"},
    {"maat": "aantal", "groep": "buiten", "naast": "gemeenten"},
    {"maat": "aandeel", "groep": "buiten", "naast": "vergelijking"},
    {"beeld": "helling", "maat": "aantal"},
    {"beeld": "raster", "vergelijk": "nearest"},
]


@pytest.mark.parametrize("gemeente", [*KINDS.values(), "GM1992"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("picture", PICTURES, ids=lambda asked: "-".join(asked.values()) or "first")
def test_every_kind_of_gemeente_is_followed_in_both_languages(gemeente, language, picture):
    app = open_page(PAGE, gemeente=gemeente, taal=language, **picture)
    assert not app.exception
    assert not app.error
    assert not app.info
    # Numbers of residents are published of fewer years than shares.
    assert ("2020" if picture.get("maat") == "aantal" else "1996") in words(app)


def test_the_page_says_the_index_of_utrecht_in_both_classifications():
    said = words(open_page(PAGE, gemeente="GM0344", maat="index"))
    assert "Herkomst (3 groepen): in Utrecht ging de diversiteitsindex van 0,53 op 1 januari 2022" in said
    assert "naar 0,57 op 1 januari 2022. Landelijk: van ongeveer 0,29 (1996) naar 0,42 (2022)." in said


def test_the_indicator_of_a_link_decides_what_is_followed_first():
    app = open_page(PAGE, gemeente="GM0344", indicator="buiten_nederland")
    assert app.selectbox("own_groep").value == "buiten"
    assert "Herkomst buiten Nederland" in words(app)


def test_choices_go_to_the_url_as_codes():
    app = open_page(PAGE, gemeente="GM0344", maat="aandeel")
    app.selectbox("own_groep").set_value("turkije").run()
    assert app.query_params["groep"] == "turkije"
    assert "Turkije" in words(app)
    assert not app.exception


def test_no_outlook_is_drawn_and_the_page_says_why():
    # An old link may still ask for one.
    app = open_page(PAGE, gemeente="GM0344", vooruit="ja")
    said = words(app)
    assert "Waarom er geen vooruitblik is" in [header.value for header in app.subheader]
    assert "In gemeenten met 150.000 inwoners of meer" in said
    assert "wie geen verandering verwachtte" in said
    assert not app.exception


def test_what_another_picture_knows_is_let_go_without_a_word():
    app = open_page(PAGE, gemeente="GM0344", beeld="helling", maat="index")
    assert not app.info
    assert not app.exception


def test_no_chosen_gemeente_asks_for_one():
    app = open_page(PAGE, gemeente="GM0344", naast="gemeenten", lijnen="")
    assert "Kies hierboven een of meer gemeenten om naast Utrecht te leggen." in words(app)


@pytest.mark.parametrize("name", ["maat", "groep", "naast", "beeld", "lijnen"])
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "x" * 10_000, "²⁰²⁵"])
def test_rubbish_gives_a_sentence_and_a_page(name, value):
    # The parameter is asked for where its control stands.
    asked = {"maat": "aandeel", "groep": "buiten", "naast": "gemeenten"} | {name: value}
    app = open_page(PAGE, gemeente="GM0344", **asked)
    assert not app.exception
    assert app.title
    assert value not in words(app)


def test_without_a_gemeente_the_page_asks_for_one():
    assert "Welke gemeente?" in words(open_page(PAGE))
