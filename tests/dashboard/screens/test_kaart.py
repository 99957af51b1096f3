"""The page of the map, run by Streamlit's own test runner."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from dashboard.exhibits.kaart import map_picture
from dashboard.findings.within.classes import METHODS
from dashboard.shell.downloads import downloads
from tests.dashboard.newest import NOW
from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/kaart.py"


def html(app):
    return "\n".join(element.proto.body for element in app.get("html"))


def control(app, key):
    """A list, or buttons side by side."""
    return next(one for one in (*app.selectbox, *app.get("button_group")) if one.key == key)


def keys(app):
    return {one.key for one in (*app.selectbox, *app.get("button_group"))}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize(
    "asked",
    [
        {"toon": "verandering", "van": "2022"},
        {"toon": "verschil", "tov": "peers"},
        {"twee": "2022"},
        {"twee": "europa", "indicator": "buiten_europa"},
        {"niveau": "wijk", "twee": "GM0599"},
        {"niveau": "wijk"},
        {"niveau": "wijk", "toon": "verschil", "tov": "gemeente"},
        {"niveau": "wijk", "beeld": "stippen"},
        {"niveau": "buurt", "beeld": "stippen"},
    ],
    ids=lambda asked: "-".join(asked.values()),
)
def test_every_way_of_looking_at_every_kind_of_gemeente(gemeente, language, asked):
    app = open_page(PAGE, gemeente=gemeente, taal=language, **asked)
    assert not app.exception
    assert not app.error
    assert app.title
    assert app.get("plotly_chart")
    assert ("Bron: CBS" if language == "nl" else "Source: CBS") in html(app)


def test_a_change_says_its_years_and_its_unit():
    app = open_page(PAGE, gemeente="GM0344", toon="verandering", van="2023")
    assert app.title[0].value == "Verandering sinds 2023: Herkomst buiten Nederland per gemeente in Nederland"
    assert f"Van 1 januari 2023 tot 1 januari {NOW}" in words(app)
    assert "procentpunt" in html(app)


def test_a_change_is_only_offered_within_a_classification():
    app = open_page(PAGE, gemeente="GM0344", toon="verandering")
    assert control(app, "own_van").options == [str(year) for year in range(NOW - 1, 2021, -1)]
    app = open_page(PAGE, gemeente="GM0344", toon="verandering", jaar="2021")
    assert "1996" in control(app, "own_van").options
    assert str(NOW) not in control(app, "own_van").options


def test_the_country_has_no_published_figure_and_the_page_says_so():
    app = open_page(PAGE, toon="verschil", tov="nl", jaar="2010")
    assert not app.exception
    assert "Dat verschil is er niet voor dit cijfer in 2010" in words(app)
    assert app.title[0].value == "Met een migratieachtergrond per gemeente in Nederland"


def test_differences_are_those_from_the_median_gemeente_unless_another_number_is_chosen():
    app = open_page(PAGE, toon="verschil")
    assert "Verschil met de middelste van de 342 gemeenten (" in app.title[0].value
    control(app, "own_tov").set_value("nl").run()
    assert app.query_params["tov"] == "nl"
    assert "Verschil met Nederland (" in app.title[0].value


def card(app):
    """What is told of the areas that were chosen."""
    return next((text for text in html(app).split("<div") if 'class="figures short card"' in text), "")


def test_the_card_tells_of_the_own_gemeente_and_of_the_last_that_was_chosen():
    assert ">Gouda<" in card(open_page(PAGE, gemeente="GM0513"))
    both = card(open_page(PAGE, gemeente="GM0513", kies="GM0303"))
    assert ">Gouda<" in both and ">Dronten<" in both
    assert re.search(r"<p>Gouda ligt \d+,\d procentpunt hoger dan Dronten\.", both)
    last = card(open_page(PAGE, gemeente="GM0513", kies="GM0303,GM0363"))
    assert ">Gouda<" in last and ">Dronten<" not in last and ">Amsterdam<" in last
    others = card(open_page(PAGE, kies="GM0303,GM0363"))
    assert ">Dronten<" in others and ">Amsterdam<" in others
    assert not card(open_page(PAGE))


def test_an_area_can_be_typed_where_none_can_be_clicked():
    def boxed(**asked):
        return re.search(r'<form class="map-pick".*?</form>', html(open_page(PAGE, **asked)))[0]

    assert "Of typ een gemeente" in boxed() and 'data-address="/kaart?kies="' in boxed()
    assert "Of typ nog een gemeente" in boxed(gemeente="GM0513") and "data-zoek" in boxed(gemeente="GM0513")
    assert "Of typ een wijk" in boxed(gemeente="GM0513", niveau="wijk")
    assert "map-pick" not in html(open_page(PAGE, dia="0"))
    # The box offers names of before as well.
    app = open_page(PAGE, gemeente="GM0513", kies="Berkel-Enschot")
    assert ">Tilburg<" in card(app) and not app.info


def test_a_choice_leaves_the_map_the_year_and_the_own_gemeente_as_they_are():
    app = open_page(PAGE, gemeente="GM0513", jaar="2023", kies="GM0303")
    assert "1 januari 2023" in words(app)
    assert app.title[0].value == "Herkomst buiten Nederland per gemeente in Nederland"
    assert dict(app.query_params.items()) == {"gemeente": "GM0513", "jaar": "2023", "kies": "GM0303"}


def test_rows_of_the_table_choose_beside_what_was_chosen_last():
    app = open_page(PAGE, gemeente="GM0513", toon="verschil", kies="GM0344")
    rows = re.findall(r'<td><a href="(/kaart[^"]+)"', html(app))
    assert len(rows) == 11
    for row in rows:
        asked = dict(parse_qsl(unescape(row).split("?")[1]))
        assert asked["gemeente"] == "GM0513" and asked["toon"] == "verschil"
        assert re.fullmatch(r"GM\d{4}", asked["kies"])
    rows = re.findall(r'<td><a href="(/kaart[^"]+)"', html(open_page(PAGE, kies="GM0303,GM0344")))
    assert all("kies=GM0344,GM" in row for row in rows)


def test_an_area_without_a_figure_says_why():
    told = card(open_page(PAGE, jaar="2022", indicator="buiten_nederland", kies="GM0363"))
    assert "de tabel mist in 2022 een gemeente waaruit deze nu bestaat" in told


def test_wijken_can_be_laid_beside_one_another():
    app = open_page(PAGE, gemeente="GM0344", niveau="wijk", kies="WK034401,WK034402")
    assert card(app).count("<th scope=col>") == 2
    assert app.query_params["niveau"] == "wijk"


def test_an_area_of_ones_own_is_drawn_around_and_told_of():
    app = open_page(PAGE, gemeente="GM0513", samen="GM0513,GM0627", naam="Goudse kring")
    assert 'data-together="{&quot;type&quot;' in html(app)
    assert ">Goudse kring<" in card(app) and "Naar dit gebied" in card(app)
    both = card(open_page(PAGE, samen="GM0513,GM0627", naam="Goudse kring", kies="GM0303"))
    assert ">Goudse kring<" in both and ">Dronten<" in both and "dan Dronten." in both
    # Nothing is drawn around where the map does not draw its parts.
    assert 'data-together=""' in html(
        open_page(PAGE, gemeente="GM0344", niveau="wijk", samen="GM0513,GM0627")
    )
    assert 'data-together=""' in html(open_page(PAGE))


def test_a_choice_of_what_is_not_there_says_so():
    app = open_page(PAGE, gemeente="GM0513", kies="GM9999,<script>")
    assert not app.exception
    assert "<script" not in html(app) + words(app)
    assert "Een deel van de keuzen in het adres van deze pagina is weggelaten" in words(app)
    assert ">Gouda<" in card(app)


def button(app, words):
    return next(one for one in app.button if one.label == words)


def test_the_ways_of_the_page_take_nothing_along_that_is_not_there():
    app = open_page(PAGE, gemeente="GM0158", kies="GM0153", twee="2022", toon="waarde")
    button(app, "Wijken van Haaksbergen").click().run()
    assert not app.info and dict(app.query_params.items()) == {
        "gemeente": "GM0158",
        "indicator": "buiten_nederland",
        "niveau": "wijk",
        "toon": "waarde",
    }
    control(app, "choice_level").set_value("gemeente").run()
    assert not app.info and f"1 januari {NOW}" in words(app)


def test_what_an_address_has_wrong_is_said_once_and_goes_no_further():
    app = open_page(PAGE, gemeente="GM0158", kies="GM0153,GM9999", twee="zes")
    assert len(app.info) == 2
    assert app.query_params["kies"] == "GM0153" and "twee" not in app.query_params
    app.run()
    assert not app.info


def test_a_measure_that_wijken_lack_gives_way_with_a_word():
    app = open_page(PAGE, gemeente="GM0158", gegeven="groep_polen")
    assert "Polen" in app.title[0].value
    control(app, "choice_level").set_value("wijk").run()
    assert [one.value for one in app.info] == [
        "Dat cijfer is er niet voor wijken in 2024. U ziet: Herkomst buiten Nederland."
    ]
    assert app.title[0].value == "Herkomst buiten Nederland per wijk in Haaksbergen"


def test_who_are_counted_are_called_what_they_are_and_files_say_their_year(snapshot, nl):
    def made(indicator, level="gemeente", gemeente=None, year=NOW):
        which = (indicator, year, gemeente)
        return map_picture(snapshot, level, which, METHODS[0], None, (800, 500), nl)

    for key, name in (("buiten_nederland", "Herkomst buiten Nederland"), ("europa", "Herkomst Europa")):
        picture = made(key)
        table = picture.exhibit.numbers.table(nl)
        assert [column.startswith(name) for column in table.columns].count(True) == 2
        # How many that are, and of how many.
        assert table.columns[-2].startswith(name) and table.columns[-2].endswith(", aantal")
        assert table.columns[-1] == "Inwoners"
        frame = picture.exhibit.numbers.frame
        assert (frame["persons"] < frame["inhabitants"]).all()
        assert "%{customdata[1]:,d} personen" in picture.exhibit.picture.to_dict()["data"][0]["hovertemplate"]
    # Of all residents, where an index is of all.
    assert "Inwoners" in made("index").exhibit.numbers.table(nl)
    names = {offer.name for offer in downloads(picture.exhibit, "/kaart", snapshot)}
    assert f"herkomst-europa-zonder-nederland-per-gemeente-in-nederland-{NOW}.csv" in names


def test_a_figure_with_a_year_of_its_own_says_that_the_year_above_is_not_meant():
    said = "Het jaar 2025 dat bovenaan staat, geldt hier niet."
    assert said in words(open_page(PAGE, gegeven="groep_polen", jaar="2025"))
    assert "dat bovenaan staat" not in words(open_page(PAGE, gegeven="groep_polen", jaar="2022"))


def form(app):
    """The slider over the years."""
    return re.search(r'<form class="map-years".*?</form>', html(app))[0]


def test_the_years_of_the_same_figure_can_be_slid_through_and_no_others():
    told = form(open_page(PAGE))
    assert f'min="2022" max="{NOW}"' in told and 'data-label="{year}"' in told
    app = open_page(PAGE, jaar="2010")
    assert 'min="1996" max="2022"' in form(app) and 'data-label="{year} (oud)"' in form(app)
    assert 'data-indicator="migratieachtergrond"' in form(app) and 'data-year="2010"' in html(app)
    # While one slides it stays as it is.
    assert form(app) == form(open_page(PAGE, jaar="2011"))
    for asked in (
        {"toon": "verschil"},
        {"gegeven": "koopwoningen"},
        {"gemeente": "GM0344", "niveau": "wijk"},
    ):
        assert "map-years" not in html(open_page(PAGE, **asked))


def test_a_year_with_two_classifications_is_named_by_the_one_that_is_shown():
    def named(**asked):
        years = control(open_page(PAGE, **asked), "choice_year")
        return next(label for label in years.options if label.startswith("2022"))

    assert named(jaar="2022", indicator="migratieachtergrond") == "2022 (oud)"
    assert named(jaar="2022", indicator="buiten_nederland") == named(jaar="2010") == "2022"


def test_peers_are_only_offered_with_a_gemeente():
    app = open_page(PAGE, toon="verschil", tov="peers")
    assert not app.exception
    assert "Nederland" in app.title[0].value
    assert "bestaat niet" in words(app)


def test_choices_go_to_the_url_as_codes():
    app = open_page(PAGE, gemeente="GM0344")
    control(app, "own_toon").set_value("verandering").run()
    control(app, "own_van").set_value("2023").run()
    assert not app.exception
    assert dict(app.query_params.items()) == {"gemeente": "GM0344", "toon": "verandering", "van": "2023"}


def test_the_wijken_can_be_seen_as_dots_and_the_country_cannot():
    assert "own_beeld" not in keys(open_page(PAGE, gemeente="GM0344"))
    app = open_page(PAGE, gemeente="GM0344", niveau="wijk")
    control(app, "own_beeld").set_value("stippen").run()
    assert not app.exception
    assert app.title[0].value == "Waar de groepen wonen in Utrecht, per wijk"
    assert app.query_params["beeld"] == "stippen"


def test_full_screen_is_a_slide_without_controls():
    app = open_page(PAGE, gemeente="GM0344", toon="verandering")
    next(button for button in app.button if button.key == "fullscreen").click().run()
    assert not app.exception
    assert app.query_params["dia"] == "0"
    assert app.query_params["toon"] == "verandering"
    # What is read from afar: the map, and what is told of a few gemeenten.
    assert "<tr class=gap>" not in html(app) and "Utrecht" in card(app)


def test_wijken_have_no_change_and_the_page_says_why():
    app = open_page(PAGE, gemeente="GM0344", niveau="wijk", toon="verandering")
    assert not app.exception
    assert "geen ander jaar met dezelfde grenzen" in words(app)
    assert app.title[0].value == "Herkomst buiten Nederland per wijk in Utrecht"


def test_a_second_gemeente_without_such_areas_leaves_one_map(undrawn):
    app = open_page(PAGE, gemeente="GM0344", niveau="wijk", jaar="2022", twee=undrawn)
    assert not app.exception
    assert "U ziet één kaart" in words(app)


def test_two_figures_or_gemeenten_can_lie_side_by_side():
    app = open_page(PAGE, gemeente="GM0344", indicator="europa", twee="buiten_europa")
    assert "naast Herkomst buiten Europa" in app.title[0].value
    app = open_page(PAGE, gemeente="GM0344", niveau="wijk", twee="GM0363")
    assert app.title[0].value == "Herkomst buiten Nederland per wijk in Utrecht en in Amsterdam"


@pytest.mark.parametrize("name", ["toon", "van", "tov", "twee", "beeld", "kies"])
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "x" * 9000, "", "2025,2024", "1850"])
def test_nonsense_gives_way_to_what_there_is(name, value):
    app = open_page(PAGE, gemeente="GM0344", toon="verandering", **{name: value} if name != "toon" else {})
    if name == "toon":
        app = open_page(PAGE, gemeente="GM0344", toon=value)
    assert not app.exception
    assert "<script" not in html(app) + words(app)
    assert app.title


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", ["vestiging_binnenland", "verhuissaldo", "koopwoningen", "groep_polen"])
def test_a_measure_besides_origin_says_its_years_and_its_source(language, key):
    app = open_page(PAGE, gemeente="GM0981", taal=language, gegeven=key)
    assert not app.exception and not app.error
    assert app.get("plotly_chart")
    assert ("Bron: CBS" if language == "nl" else "Source: CBS") in html(app)
    assert control(app, "choice_indicator").value == key
    assert not keys(app) & {"own_toon", "own_twee"}
    years = {"koopwoningen": "2024", "groep_polen": "2022"}.get(key, "2012–2016")
    assert years in words(app)


def test_figures_are_offered_by_subject_and_a_subject_begins_with_its_first():
    app = open_page(PAGE)
    subjects = control(app, "map_subject").options
    assert subjects[:3] == ["Herkomst, per jaar", "Herkomst, in het laatste jaar", "Groepen van 2022"]
    assert {"Komen en gaan", "Wonen", "Verscheidenheid"} <= set(subjects)
    control(app, "map_subject").set_value("Wonen").run()
    assert app.query_params["gegeven"] == "huurwoningen_corporatie"
    assert control(app, "map_subject").value == "Wonen"
    assert "Koopwoningen" in control(app, "choice_indicator").options
    control(app, "map_subject").set_value("Herkomst, per jaar").run()
    assert "gegeven" not in dict(app.query_params.items())
    assert app.title[0].value == "Herkomst buiten Nederland per gemeente in Nederland"


def test_what_the_year_itself_has_is_not_offered_again():
    app = open_page(PAGE, jaar="2010")
    control(app, "map_subject").set_value("Herkomst, in het laatste jaar").run()
    offered = control(app, "choice_indicator").options
    assert "Herkomst buiten Nederland" in offered and "Migratieachtergrond (oude indeling)" not in offered
    assert not app.exception


def test_an_unknown_measure_gives_way_to_the_figure_of_the_view_with_a_word():
    app = open_page(PAGE, gemeente="GM0981", gegeven="geluk")
    assert not app.exception
    assert control(app, "choice_indicator").value == "buiten_nederland"


def test_of_wijken_no_measure_is_drawn():
    app = open_page(PAGE, gemeente="GM0344", niveau="wijk", gegeven="vestiging")
    assert not app.exception
    assert control(app, "choice_indicator").value != "vestiging"
