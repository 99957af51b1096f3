"""What the figures of a gemeente say in a dossier: the findings of its own story."""

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.known.dossiers import dossiers
from dashboard.findings.known.own_figures import own_figures, type_of
from dashboard.findings.profile.eu_migrants import eu_migrants_finding
from dashboard.language import Language
from tests.dashboard.stories import story

WESTLAND, VAALS, AMSTELVEEN = "GM1783", "GM0981", "GM0362"


def ids(snapshot, gemeente, key):
    return [one.id for one in own_figures(snapshot, gemeente, dossiers()[key])]


@pytest.mark.parametrize("gemeente", [WESTLAND, VAALS, AMSTELVEEN])
def test_it_is_what_the_story_says(snapshot, gemeente):
    told = {one.id: one.sentence(Language("nl")) for one in story(snapshot, gemeente).findings}
    for key, dossier in dossiers().items():
        for one in own_figures(snapshot, gemeente, dossier):
            if one.id in dossier.findings and one.id in told:
                assert one.sentence(Language("nl")) == told[one.id], key


def test_a_type_begins_with_why_a_gemeente_is_of_its_type(snapshot):
    assert ids(snapshot, VAALS, "type-grens")[0] == "type"
    assert "type" not in ids(snapshot, VAALS, "wonen")


def test_a_theme_ends_with_the_figure_that_is_furthest_from_the_middle(snapshot):
    last = own_figures(snapshot, WESTLAND, dossiers()["wonen"])[-1]
    assert last.id not in dossiers()["wonen"].findings
    assert last.link is not None and last.link.page == "opgaven"


def test_eu_migrants_are_told_as_far_as_the_table_names_their_countries(snapshot):
    found = {one.id: one for one in own_figures(snapshot, WESTLAND, dossiers()["eu-migranten"])}
    whole = eu_migrants_finding(national(snapshot), WESTLAND)
    assert found[whole.id].sentence(Language("nl")) == whole.sentence(Language("nl"))


def test_the_type_of_a_gemeente_is_that_of_the_typology(snapshot):
    assert type_of(snapshot, WESTLAND) == "arbeidsmigranten"
    assert type_of(snapshot, VAALS) == "grens"
