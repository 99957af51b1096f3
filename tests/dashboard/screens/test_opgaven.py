"""The page of the tasks, run by Streamlit's own test runner."""

import pytest

from dashboard.analysis.themes import themes
from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/opgaven.py"


def html(app):
    return "\n".join(element.proto.body for element in app.get("html"))


def control(app, key):
    """A list on a phone, buttons side by side on a desk."""
    return next(one for one in (*app.selectbox, *app.get("button_group")) if one.key == key)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_the_page_tells_every_kind_of_gemeente(gemeente, language):
    app = open_page(PAGE, gemeente=gemeente, taal=language, jaar="2021")
    assert not app.exception
    assert app.title[0].value.startswith("Opgaven van" if language == "nl" else "Tasks of")
    assert ("geen oorzaak" if language == "nl" else "not causation") in html(app)


@pytest.mark.parametrize("theme", themes().theme)
def test_every_theme_and_every_figure_of_it(theme):
    app = open_page(PAGE, gemeente="GM1966", thema=theme)
    assert not app.exception
    chosen = app.selectbox("own_cijfer")
    for option in chosen.options[1:3]:
        chosen.set_value(
            next(code for code, one in themes().indicator.items() if one.label.nl == option)
        ).run()
        assert not app.exception


def test_a_theme_is_kept_in_the_url_as_a_code():
    app = open_page(PAGE, gemeente="GM0344")
    control(app, "own_thema").set_value("samenleven").run()
    assert not app.exception
    assert app.query_params["thema"] == "samenleven"


def test_another_theme_takes_its_own_figure_without_a_word():
    app = open_page(PAGE, gemeente="GM0344", thema="wonen", cijfer="koopwoningen")
    control(app, "own_thema").set_value("samenleven").run()
    assert "bestaat niet" not in words(app)
    assert app.selectbox("own_cijfer").value == "kinderen"


@pytest.mark.parametrize("kind", ["nearest", "neighbours", "province", "size"])
def test_any_peers_can_be_chosen(kind):
    app = open_page(PAGE, gemeente="GM0088", vergelijk=kind)
    assert not app.exception


def test_a_few_peers_by_hand_are_said_to_be_too_few():
    app = open_page(PAGE, gemeente="GM0344", vergelijk="own", met="GM0363")
    assert not app.exception
    assert "te weinig gemeenten: 1, en er zijn er 5 nodig" in html(app)


def test_a_type_with_too_few_gives_way_to_the_nearest_likes_with_a_word():
    app = open_page(PAGE, gemeente="GM0363", vergelijk="type")
    assert not app.exception
    assert "er zijn 2 andere gemeenten, en er zijn er 5 nodig. U ziet de meest gelijkende" in words(app)
    assert "naast de 10 meest gelijkende gemeenten" in html(app)


def test_the_relation_takes_a_year_in_which_the_gemeente_has_an_index():
    # Of 1 January 2022 the table lacks what Amsterdam is now made of.
    app = open_page(PAGE, gemeente="GM0363", thema="onderwijs", cijfer="opleiding_hoog")
    assert "CBS 85458NED (2023)" in html(app)


def test_one_wijk_is_not_put_on_a_map():
    app = open_page(PAGE, gemeente="GM0088", thema="samenleven")
    assert "Schiermonnikoog heeft één wijk: er valt niets te vergelijken." in words(app)


def test_without_a_gemeente_one_is_asked_for():
    app = open_page(PAGE)
    assert not app.exception
    assert app.title[0].value == "Welke gemeente?"


def test_nonsense_gives_way_to_the_first_theme_with_a_word():
    app = open_page(PAGE, gemeente="GM0344", thema="<script>", cijfer="x" * 9000)
    assert not app.exception
    assert "bestaat niet" in words(app)
