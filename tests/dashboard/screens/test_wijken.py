"""The page of what lies inside a gemeente, in the real app."""

import pytest

from dashboard.content import texts
from dashboard.findings.data.national import HERKOMST, national
from dashboard.findings.within.dispersion import dispersion
from tests.dashboard.newest import INSIDE, NOW
from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/wijken.py"
PARTS = ("spreiding", "groepen", "menging", "verandering")

ONE_WIJK = ("GM0088", "GM0184")
OTHER_WIJKEN = "GM1966"
"""Of which nothing can be told of wijken beside one another; of wijken that stayed the same."""


def said(app):
    return words(app) + "\n".join(element.body for element in app.get("html"))


@pytest.mark.parametrize("gemeente", [*KINDS.values(), "GM0184", "GM1992"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_tells_every_kind_of_gemeente(gemeente, language, part):
    app = open_page(PAGE, gemeente=gemeente, taal=language, deel=part)
    assert not app.exception
    assert not app.error
    assert texts(language)["wijken.title"].split("{")[0] in app.title[0].value
    untold = (gemeente in ONE_WIJK and part in PARTS[:2]) or (gemeente, part) == (OTHER_WIJKEN, PARTS[3])
    assert (bool(app.info), bool(app.markdown)) == (untold, not untold)


def test_buurten_are_told_with_the_highest_and_the_lowest():
    app = open_page(PAGE, gemeente="GM0344", gebieden="buurt")
    assert "Utrecht heeft 102 buurten met een cijfer dat zeker genoeg is. Daarvan was op 1 januari" in words(
        app
    )
    assert "U ziet 44 van de 107 buurten" in said(app)


def test_an_old_year_is_told_in_its_own_classification():
    app = open_page(PAGE, gemeente="GM0344", jaar="2021")
    assert "migratieachtergrond (indeling tot en met 2022), 7 groepen" in said(app)
    assert "1 januari 2021" in words(app)


def test_a_gemeente_without_wijken_to_compare_gets_words():
    app = open_page(PAGE, gemeente="GM0088", deel="verandering")
    assert not app.exception
    assert "In de enige wijk van Schiermonnikoog met cijfers veranderde de diversiteitsindex" in words(app)


def test_the_whole_gemeente_has_the_figure_that_is_published_of_it(snapshot):
    held = national(snapshot)
    found = dispersion(held, "GM0344", "wijk", INSIDE, HERKOMST)
    assert found.own == held.values("buiten_nederland")["value"][("GM0344", INSIDE)]


def test_the_largest_change_is_told_also_where_it_is_a_fall():
    app = open_page(PAGE, gemeente="GM0363", deel="verandering")
    assert "Het meest in Westelijk Havengebied: −21,1 procentpunt." in words(app)


def test_mixing_is_told_beside_the_chosen_peers_in_the_classification_looked_at():
    app = open_page(PAGE, gemeente="GM0344", deel="menging", vergelijk="neighbours")
    assert "buurgemeenten: H is 0,07" in words(app)
    assert "van hetzelfde type" not in words(app)
    old = open_page(PAGE, gemeente="GM0344", deel="menging", jaar="2020")
    assert "1 januari 2020" in words(old)
    assert "84799NED" in said(old)


def test_another_year_than_asked_is_said_to_be_so():
    assert f"geen cijfers van 1 januari {NOW}." in words(open_page(PAGE, gemeente="GM0344"))
    assert "U koos" not in words(open_page(PAGE, gemeente="GM0344", jaar=str(INSIDE)))


def test_one_wijk_leads_to_the_buurten():
    assert "Kies buurten." in words(open_page(PAGE, gemeente="GM0184"))
    assert "Kies buurten." not in words(open_page(PAGE, gemeente="GM0184", gebieden="buurt"))


@pytest.mark.parametrize("level", ["wijk", "buurt"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("year", [str(NOW), "2020"])
def test_a_part_of_the_largest_gemeente_weighs_little(level, part, year):
    app = open_page(PAGE, gemeente="GM0363", deel=part, gebieden=level, jaar=year)
    shown = [element for kind in ("html", "plotly_chart", "markdown") for element in app.get(kind)]
    assert sum(element.proto.ByteSize() for element in shown) < 60_000
