"""Jumps of all gemeenten in both languages: no cause is told that is no event of that gemeente and year."""

import re

import pytest

from dashboard.analysis.events import Event, events
from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.findings.trends.development import development, happened
from dashboard.language import Language

pytestmark = pytest.mark.slow

CAUSES = re.compile(
    r"(?i)oekra|ukrain|asiel|asylum|azc|opvang|reception|student|universit|instelling|institution|school"
    r"|arbeidsmigrant|labour migrant|vluchteling|refugee|kazerne|gevangenis|prison|sluiting|closure|doordat"
    r"|because|vanwege|due to|waarschijnlijk|probably|herindeling|merger|spreidingswet|wet |act "
)
"""What could be a cause; the sentence that says what may be looked up is the one that may name some of these."""

OF_EVENTS = {"story.jumps.joined", "story.jumps.left", "story.jumps.event"}


def of_jumps(held):
    """Each gemeente with the sentences of its jumps."""
    for gemeente in held.gemeenten.names:
        finding = development(held, gemeente).finding("jumps")
        if finding is not None:
            yield gemeente, finding.told


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_about_a_jump_names_a_cause(snapshot, code):
    held, language = national(snapshot), Language(code)
    looked_at = 0
    for _, told in of_jumps(held):
        for one in told:
            if one.key not in OF_EVENTS | {"story.jumps.look_up"}:
                assert not CAUSES.search(one.say(language)), one.say(language)
        looked_at += 1
    assert looked_at == held.jumps.loc[held.jumps["sudden"], "region"].nunique() > 20


def test_an_event_is_told_only_where_cbs_tells_it_of_that_gemeente_and_year(snapshot):
    held = national(snapshot)
    accounts = snapshot.history().set_index("region")["description"]
    names = held.gemeenten.names
    seen = 0
    for gemeente, told in of_jumps(held):
        year = None
        for one in told:
            if "year" in one.filled:
                year = int(one.filled["year"].value)
            if one.key in ("story.jumps.joined", "story.jumps.left"):
                assert year is not None and one.filled["name"].value == names[gemeente]
                written = "-".join(reversed(one.filled["day"].value.split("-")))
                assert written in accounts[gemeente] and int(written[-4:]) in (year - 1, year)
                assert f"{one.filled['other'].value} (GM" in accounts[gemeente]
                seen += 1
    assert seen > 0


def test_where_nothing_is_known_to_have_happened_it_says_so_and_what_to_look_up(snapshot):
    held = national(snapshot)
    for gemeente, told in of_jumps(held):
        years = held.sudden_jumps(gemeente)["year"]
        known = any(happened(held, gemeente, int(year)) for year in years)
        keys = [one.key for one in told]
        assert ("story.jumps.no_event" in keys) == (not known)
        assert keys[-1] == "story.jumps.look_up"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_declared_event_is_named_beside_the_jump_of_its_gemeente_year_and_group_alone(
    snapshot, monkeypatch, code
):
    held = national(snapshot)
    of, year = "GM1699", 2017  # Noordenveld, whose greatest jump it is
    made_up = events()["oekraine_2022"].model_dump() | {
        "first": year - 1,
        "last": year,
        "of": of,
        "groups": ("Overig niet-westers",),
        "tempo": True,
    }
    monkeypatch.setattr(
        "dashboard.analysis.events.events", lambda: {"made_up": Event.model_validate(made_up)}
    )
    found = happened(held, of, year)
    assert [one.key for one in found] == ["story.jumps.event"]
    assert events()["oekraine_2022"].source[code] in found[0].say(Language(code))
    assert happened(held, of, year + 1) == [] and happened(held, "GM0363", year) == []
