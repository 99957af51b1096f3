"""Facts: each with a work, a link and a day, told once and used; what was read with somebody else is told as theirs."""

import datetime

import pytest
from pydantic import ValidationError

from dashboard.content import LANGUAGES
from dashboard.findings.known.dossiers import dossiers
from dashboard.findings.known.facts import Fact, facts
from dashboard.findings.themes.options import advice, literature
from dashboard.language import Language

FACT = {
    "text": {"nl": "Het is zo.", "en": "It is so."},
    "work": "wrr2018",
    "checked": datetime.date(2026, 11, 29),
}


def test_every_fact_is_used_in_a_dossier():
    used = {key for one in dossiers().values() for key in one.facts}
    used |= {key for one in dossiers().values() for practice in one.practice for key in practice.facts}
    assert used == set(facts())


def test_no_work_stands_there_of_which_nothing_is_told():
    told = {key for fact in facts().values() for key in (fact.work, fact.through)}
    told |= {key for option in advice().option for key in option.sources}
    told |= {key for one in dossiers().values() for practice in one.practice for key in practice.sources}
    # Of the new classification, which the account tells.
    assert set(literature()) - told == {"cbs2022"}


@pytest.mark.parametrize("without", ["work", "checked", "text"])
def test_a_fact_without_source_or_date_is_refused(without):
    Fact.model_validate(FACT)
    with pytest.raises(ValidationError, match=without):
        Fact.model_validate({key: value for key, value in FACT.items() if key != without})


@pytest.mark.parametrize("field", ["work", "through"])
def test_a_fact_of_an_unknown_work_is_refused(field):
    with pytest.raises(ValidationError, match="unknown works: nobody"):
        Fact.model_validate(FACT | {field: "nobody"})


def test_every_fact_leads_to_the_page_on_which_it_was_read():
    assert all(fact.page.startswith("http") for fact in facts().values())


def test_no_fact_was_checked_later_than_today():
    assert all(fact.checked <= datetime.date.today() for fact in facts().values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_was_read_with_somebody_else_is_told_as_theirs(code):
    language = Language(code)
    begin = {"nl": "Volgens ", "en": "According to "}[code]
    for key, fact in facts().items():
        said, own = fact.say(language), fact.text[code]
        if fact.through is None:
            assert said == own, key
            assert own[0].isupper(), key
        else:
            assert said.startswith(f"{begin}{literature()[fact.through].short}"), key
            assert said.endswith(own), key
            assert own[0].islower() or own[0].isdigit(), key
