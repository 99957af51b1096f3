"""The page that lays a gemeente beside its peers, in the real app."""

import pytest

from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/vergelijk.py"
PICTURES = ("tabel", "stippen", "verschillen", "verband")


def html(app) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_every_picture_of_every_kind_of_gemeente_in_both_languages(gemeente, picture, language):
    app = open_page(PAGE, gemeente=gemeente, beeld=picture, taal=language, vergelijk="nearest")
    assert not app.exception
    assert not app.error
    assert not app.info
    name = app.title[0].value.split(" naast ")[0].split(" beside ")[0]
    assert name in html(app)
    assert ("CBS 8" in html(app)) and ("opgehaald" if language == "nl" else "retrieved") in html(app)
    assert ("Het meest lijken op" if language == "nl" else "Most like") in words(app)


@pytest.mark.parametrize("year", ["1996", "2022"])
@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("gemeente", ["GM1992", "GM1950"])
def test_every_year_is_told(gemeente, picture, year):
    app = open_page(PAGE, gemeente=gemeente, beeld=picture, jaar=year, vergelijk="size")
    assert not app.exception
    assert not app.info
    if picture == "tabel":
        assert f"1 januari {year}" in html(app)


def test_without_a_gemeente_the_page_asks_for_one():
    app = open_page(PAGE)
    assert app.title[0].value == "Welke gemeente?"


def test_too_few_peers_are_told_with_a_way_out():
    app = open_page(PAGE, gemeente="GM0363", vergelijk="type")
    assert "er zijn 2 andere gemeenten van dit type" in words(app)
    assert "Dat is te weinig om de middelste van te geven; dat kan vanaf 5." in words(app)
    app.button("peers_instead").click().run()
    assert "vergelijk" not in app.query_params  # the usual peers of Amsterdam
    assert "Het meest lijken op Amsterdam" in words(app)
    assert "te weinig om de middelste van te geven" not in words(app)


def test_where_nobody_chose_it_is_told_why_the_type_is_not_compared_with():
    said = words(open_page(PAGE, gemeente="GM0363"))
    assert "Meerderheid-minderheidssteden: er zijn maar 2 andere; vergelijken kan vanaf 5." in said
    said = words(open_page(PAGE, gemeente="GM0184"))
    assert "Homogene gemeenten zijn geen groep om mee te vergelijken" in said
    assert "Het meest lijken op Urk" in said


def test_a_link_that_asks_for_a_type_that_is_no_group_gives_way_with_a_word():
    app = open_page(PAGE, gemeente="GM0184", vergelijk="type")
    assert (
        "het type van deze gemeente is geen groep om mee te vergelijken. U ziet 'Meest gelijkend'."
        in words(app)
    )
    assert "Het meest lijken op Urk" in words(app)


def test_an_island_has_no_neighbours_and_no_picture():
    app = open_page(PAGE, gemeente="GM0088", vergelijk="neighbours")
    assert "Schiermonnikoog heeft geen buurgemeenten over land." in words(app)
    assert not app.get("plotly_chart")
    assert "<table" not in html(app)


def test_peers_are_chosen_by_hand_and_kept_in_the_url():
    app = open_page(PAGE, gemeente="GM0363")
    app.selectbox("choice_peers").set_value("own").run()
    assert "Kies er hierboven een of meer." in words(app)
    app.text_input("taken_others_more").set_value("rotterdam").run()
    app.text_input("taken_others_more").set_value("0344").run()
    assert app.text_input("taken_others_more").value == ""
    assert app.multiselect("taken_others").value == ["GM0599", "GM0344"]
    assert app.query_params["vergelijk"] == "own"
    assert app.query_params["met"] == "GM0599,GM0344"
    assert "U koos 2 gemeenten om Amsterdam mee te vergelijken: Utrecht en Rotterdam." in words(app)
    assert "Rotterdam" in html(app)
    app.text_input("taken_others_more").set_value("Amsterdam").run()
    app.multiselect("taken_others").set_value(["GM0344"]).run()
    assert app.query_params["met"] == "GM0344"


def test_choices_of_this_page_go_to_the_url():
    app = open_page(PAGE, gemeente="GM0344", beeld="verband")
    app.selectbox("own_x").set_value("inkomen").run()
    app.selectbox("own_y").set_value("menging_h").run()
    assert (app.query_params["x"], app.query_params["y"]) == ("inkomen", "menging_h")
    assert "Samenhang is geen oorzaak." in words(app)
    assert "Gemiddeld inkomen per inwoner" in html(app)


def test_strips_without_a_figure_ask_for_one():
    app = open_page(PAGE, gemeente="GM0344", beeld="stippen")
    app.multiselect("own_cijfers").set_value([]).run()
    assert "Kies een of meer cijfers." in words(app)
    app.multiselect("own_cijfers").set_value(["koopwoningen"]).run()
    assert app.query_params["cijfers"] == "koopwoningen"
    assert "Koopwoningen" in html(app)


def test_the_order_of_the_table_is_in_the_url():
    shown = html(open_page(PAGE, gemeente="GM0344", vergelijk="nearest", sorteer="naam"))
    table = shown[shown.index("<tbody>") :]
    assert table.index("Almere") < table.index("Leiden") < table.index("Nijmegen")


@pytest.mark.parametrize(
    "name", ["beeld", "sorteer", "x", "y", "cijfers", "onderwerp", "namen", "met", "vergelijk"]
)
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", ""])
def test_rubbish_in_the_url_gives_a_page(name, value):
    picture = {"sorteer": "tabel", "cijfers": "stippen", "onderwerp": "verschillen"}.get(name, "verband")
    app = open_page(PAGE, **{"gemeente": "GM0344", "beeld": picture, name: value})
    assert not app.exception
    assert app.title
    assert not value or value not in words(app)
