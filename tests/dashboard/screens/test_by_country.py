"""The pages where the figures name the countries of origin, run by Streamlit's own test runner."""

import pytest

from dashboard.shell import present
from tests.dashboard.newest import NOW
from tests.dashboard.screens.test_uw_gemeente import open_all
from tests.dashboard.test_app import open_page, words

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def looked_at(by_country, monkeypatch):
    monkeypatch.setattr(present, "snapshot", lambda: by_country)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("gemeente", ["GM0344", "GM1992"])
@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("uw_gemeente", {}),
        ("uw_gemeente", {"jaar": "2010"}),
        ("kaart", {"indicator": "herkomst_polen"}),
        ("kaart", {"indicator": "index_landen", "toon": "verandering"}),
        ("kaart", {"indicator": "herkomst_polen", "toon": "verschil", "tov": "peers"}),
        ("kaart", {"indicator": "herkomst_polen", "twee": "herkomst_duitsland"}),
        ("trends", {"indicator": "herkomst_polen"}),
        ("trends", {"maat": "aantal", "groep": "herkomst_nederlandse_cariben"}),
        ("trends", {"beeld": "raster", "maat": "aandeel", "groep": "herkomst_polen"}),
        ("vergelijk", {"beeld": "stippen", "cijfers": "index_landen,herkomst_polen"}),
        ("vergelijk", {"beeld": "verschillen", "onderwerp": "landen"}),
        ("verantwoording", {"uitleg": "herkomst_polen"}),
        ("verantwoording", {"deel": "typen"}),
    ],
    ids=lambda part: part if isinstance(part, str) else "-".join(part.values()) or "first",
)
def test_every_page_shows_them_without_a_word_on_its_address(page, asked, gemeente, language):
    app = open_page(f"screens/{page}.py", gemeente=gemeente, taal=language, **asked)
    assert not app.exception
    assert not app.error
    assert not app.info


def test_a_country_is_chosen_by_its_name_and_stands_in_the_address():
    app = open_page("screens/kaart.py")
    control = app.selectbox("choice_indicator")
    assert "Herkomst Polen" in control.options
    app = control.select("herkomst_polen").run()
    assert app.query_params["indicator"] == "herkomst_polen"
    assert app.title[0].value == "Herkomst Polen per gemeente in Nederland"


def test_inside_a_gemeente_what_is_not_there_gives_way_with_a_word():
    app = open_page("screens/kaart.py", gemeente="GM0344", niveau="wijk", indicator="herkomst_polen")
    assert not app.exception
    assert "Dat cijfer is er niet voor wijken" in app.info[0].value


def test_the_page_of_a_gemeente_tells_the_present_by_country_and_not_by_the_old_groups():
    said = words(open_all(gemeente="GM0344"))
    assert "elk land dat het CBS noemt" in said
    assert f"Van 2022 tot {NOW} groei" in said
    assert "oude indeling, 18 groepen" not in said


def test_what_rests_on_old_groups_is_said_in_the_account():
    said = words(open_page("screens/verantwoording.py", deel="typen"))
    assert "De grenzen van de typen zijn gesteld op de 18 groepen van 2022" in said
