"""Jumps of all gemeenten in both languages: no cause is told that is no event of that gemeente and year."""

import re

import pytest

from dashboard.analysis.events import Event, events
from dashboard.content import LANGUAGES
from dashboard.findings.data.national import HERKOMST, OLD, national
from dashboard.findings.trends.development import development
from dashboard.findings.trends.jumped import happened
from dashboard.language import Language
from geo import herindelingen

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


def test_a_change_of_borders_is_told_as_cbs_tells_it_of_that_gemeente_and_year(snapshot):
    held = national(snapshot)
    accounts = snapshot.history().set_index("region")["description"]
    names, seen = held.gemeenten.names, set()
    dates = herindelingen.events(snapshot).query("kind == 'grenswijziging'")
    moves = {
        (gemeente, date.year + (date.day_of_year > 1))
        for date, *ends in zip(dates["date"], dates["old"], dates["new"], strict=True)
        for gemeente in ends
        if gemeente in names
    }
    assert len(moves) > 100
    for gemeente, year in moves:
        for one in happened(held, gemeente, year):
            if one.key == "story.jumps.event":
                continue
            assert one.filled["name"].value == names[gemeente]
            written = "-".join(reversed(one.filled["day"].value.split("-")))
            assert written in accounts[gemeente] and int(written[-4:]) in (year - 1, year)
            assert f"{one.filled['other'].value} (GM" in accounts[gemeente]
            seen.add(one.key)
    assert seen == {"story.jumps.joined", "story.jumps.left"}


def test_a_gemeente_that_was_taken_over_is_no_event_of_a_series_that_holds_it(snapshot):
    """Aa en Hunze was made in 1998 of Anloo, Gasselte, Gieten and Rolde, Westerwolde in 2018 of two."""
    held = national(snapshot)
    assert happened(held, "GM1680", 1998) == []
    assert happened(held, "GM1950", 2018) == []
    assert 1998 not in set(held.jumps.query("region == 'GM1680'")["year"])


def test_where_nothing_is_known_to_have_happened_it_says_so_and_what_to_look_up(snapshot):
    held = national(snapshot)
    for gemeente, told in of_jumps(held):
        years = held.sudden_jumps(gemeente)["year"].nlargest(3)
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


def test_a_jump_is_told_of_the_group_in_which_it_is_measured_and_none_of_a_change_of_base(snapshot):
    held = national(snapshot)
    last = max(held.years(OLD))
    for gemeente, told in of_jumps(held):
        rows = held.sudden_jumps(gemeente).set_index("year")
        basis = (
            held.origin(OLD).query("region == @gemeente").drop_duplicates("year").set_index("year")["basis"]
        )
        said = [one for one in told if one.key in ("story.jumps.rose", "story.jumps.fell")]
        assert len(said) == min(len(rows), 3)
        assert ("story.jumps.latest" in {one.key for one in told}) == (len(rows) > 3)
        for one in said:
            year = one.filled["year"].value
            partition = OLD if year <= last else HERKOMST
            shares = held.shares[partition].loc[gemeente]
            group, classification = one.filled["having"].value
            assert classification == partition[0] == one.filled["classification"].value.rsplit(".", 1)[1]
            change = shares.loc[year, group] - shares.loc[year - 1, group]
            assert rows.loc[year, "change"] == pytest.approx(change)
            assert one.filled["points"].value == pytest.approx(abs(change))
            assert (one.key == "story.jumps.rose") == (change > 0)
            if partition == OLD and basis[year] == "ongewijzigd":
                assert basis[year - 1] == "ongewijzigd", (gemeente, year)


def test_no_jump_is_said_to_have_gone_back_that_did_not(snapshot):
    held, nl = national(snapshot), Language("nl")
    for gemeente, told in of_jumps(held):
        for one in told:
            assert "ging (deels) weer terug" not in one.say(nl)
            if one.key == "story.jumps.rose" and one.filled["reason"].value == "story.jumps.undone":
                year, (group, _) = one.filled["year"].value, one.filled["having"].value
                series = held.shares[OLD].loc[gemeente, group]
                risen = series[year] - series[year - 1]
                assert series.loc[year + 1 : year + 5].min() <= series[year] - 0.4 * risen, (gemeente, year)
