"""The page of the account, run by Streamlit's own test runner."""

import pytest

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import national
from dashboard.findings.sources.account import account
from tests.dashboard.screens.test_opgaven import control, html
from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/verantwoording.py"
PARTS = (
    "herkomst",
    "opgaven",
    "maten",
    "typen",
    "methode",
    "tabellen",
    "wijzigingen",
    "bijeenkomsten",
    "storingen",
    "veiligheid",
    "toegankelijkheid",
)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_in_both_languages(part, language):
    app = open_page(PAGE, deel=part, taal=language)
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_the_types_say_why_a_gemeente_has_its_own(gemeente):
    app = open_page(PAGE, gemeente=gemeente, deel="typen")
    assert not app.exception
    assert "is ingedeeld als" in html(app)


@pytest.mark.parametrize("key", ["index", "bijstand", "H"])
def test_a_link_opens_the_entry_of_a_figure_and_its_part(key, snapshot):
    app = open_page(PAGE, uitleg=key)
    assert not app.exception
    entry = account(national(snapshot))[key]
    assert f'<details id="uitleg-{key}" open' in html(app)
    assert control(app, "own_deel").value == entry.family


def test_every_table_of_figures_is_named_with_its_day(snapshot):
    told = html(open_page(PAGE, deel="tabellen"))
    for entry in snapshot.sources():
        if not entry.file("areas"):
            assert entry.id in told and entry.url in told
    assert "opgehaald 22 november 2026" in told


def test_every_bound_of_every_rule_stands_there(snapshot):
    told = html(open_page(PAGE, deel="typen"))
    for rule in typology().rule:
        for condition in rule.conditions:
            assert condition.why.nl.replace("'", "&#x27;") in told


def test_an_unknown_figure_is_said_to_be_so():
    app = open_page(PAGE, uitleg="<script>alert(1)</script>")
    assert not app.exception
    assert "bestaat niet" in words(app)
    assert "alert(1)" not in html(app)
