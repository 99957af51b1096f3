"""Dossiers: whole in both languages, one for each theme and type, and nothing in them that leads nowhere."""

import pytest
from pydantic import ValidationError

from dashboard.analysis.themes import themes
from dashboard.analysis.type_rules import typology
from dashboard.findings.known.dossiers import Dossier, contacts, dossier_of_type, dossiers
from dashboard.findings.profile.story import story

DOSSIER = next(iter(dossiers().values()))


def test_every_theme_and_every_type_has_a_dossier():
    assert {one.theme for one in dossiers().values()} - {None} == set(themes().theme)
    assert {one.type for one in dossiers().values()} - {None} == set(typology().type)
    assert all(dossiers()[dossier_of_type(type)].type == type for type in typology().type)


def test_the_types_stand_last_in_the_order_of_the_typology():
    kinds = [one.type for one in dossiers().values()]
    first = kinds.index(next(iter(typology().type)))
    assert kinds[:first] == [None] * first
    assert kinds[first:] == list(typology().type)


@pytest.mark.parametrize("key", dossiers())
def test_a_dossier_has_all_its_parts(key):
    one = dossiers()[key]
    assert len(one.summary) == 3
    assert one.known
    assert one.practices
    assert len(one.questions) >= 2
    assert one.turn
    assert all(practice.sources for practice in one.practices)


def test_every_contact_is_somewhere_told():
    assert {key for one in dossiers().values() for key in one.turn} == set(contacts())


def test_what_a_dossier_tells_of_a_gemeente_is_a_finding_that_there_is(snapshot):
    told = story(snapshot, "GM0344")
    there = {id for section in told.sections for id in section.makes_findings} | {"eu_migrants"}
    for key, one in dossiers().items():
        assert set(one.findings) <= there, key


@pytest.mark.parametrize(
    ("field", "given", "told"),
    [
        ("facts", ("hearsay",), "unknown facts: hearsay"),
        ("facts", (), "facts"),
        ("turn", ("nobody",), "unknown contacts: nobody"),
        ("theme", "weer", "unknown themes: weer"),
        ("type", "dorp", "unknown types: dorp"),
    ],
)
def test_a_dossier_that_leads_nowhere_is_refused(field, given, told):
    with pytest.raises(ValidationError, match=told):
        Dossier.model_validate(DOSSIER.model_dump() | {field: given})


def test_a_table_to_fill_in_has_columns_and_a_list_has_none():
    tool = next(one.instrument for one in dossiers().values() if one.instrument.kind == "table")
    for changed in ({"columns": ()}, {"kind": "guide"}):
        with pytest.raises(ValidationError, match="a table has columns"):
            type(tool).model_validate(tool.model_dump() | changed)


def test_a_sentence_that_goes_on_from_another_stands_right_after_it():
    """Without it one would read the change of another share, or the groups of another year."""
    for key, one in dossiers().items():
        for after, before in (("change", "outside"), ("top3", "largest")):
            if after in one.findings:
                place = one.findings.index(after)
                assert place > 0 and one.findings[place - 1] == before, key
