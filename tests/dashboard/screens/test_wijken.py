import pytest

from dashboard.content import texts
from tests.dashboard.test_app import KINDS, open_page, words

PAGE = "screens/wijken.py"
PARTS = ("spreiding", "groepen", "menging", "verandering")


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
    assert app.markdown or app.info


def test_buurten_are_told_with_the_highest_and_the_lowest():
    app = open_page(PAGE, gemeente="GM0344", gebieden="buurt")
    assert "Van de 109 buurten van Utrecht" in words(app)
    assert "U ziet 44 van de 109 buurten" in said(app)


def test_an_old_year_is_told_in_its_own_classification():
    app = open_page(PAGE, gemeente="GM0344", jaar="2021")
    assert "migratieachtergrond (indeling tot en met 2022), 7 groepen" in said(app)
    assert "1 januari 2021" in words(app)


def test_a_gemeente_without_wijken_to_compare_gets_words():
    app = open_page(PAGE, gemeente="GM0088", deel="verandering")
    assert not app.exception
    assert app.info or app.markdown
