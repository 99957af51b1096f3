"""Residents from Central, Eastern and Southern Europe: counted again from the stored tables."""

import pandas as pd
import pytest

from dashboard.analysis import eu_migrants as rule
from dashboard.content import LANGUAGES
from dashboard.findings.data.national import National, national
from dashboard.findings.profile import eu_migrants
from dashboard.findings.profile.eu_migrants import eu_migrants_finding, eu_migrants_of_all, marked
from dashboard.language import Language

WESTLAND, VAALS, HELMOND, AMELAND = "GM1783", "GM0981", "GM0794", "GM0060"
NAMED = ["Polen", "Italië", "Spanje"]
MOE = ["Bulgarije", "Hongarije", "Polen", "Roemenië", "Overig Midden- en Oost-Europa in de EU"]
GIPS = ["Griekenland", "Italië", "Portugal", "Spanje"]


def counted(snapshot, level, region, year, classification, names):
    """Persons of some groups and all residents, straight from the stored table."""
    rows = snapshot.origin(level, years=year, classification=classification)
    rows = rows[(rows["region"] == region) & (rows["groups"] > 10)]
    persons = rows["persons"].astype(int)
    return persons[rows["group"].isin(names)].sum(), persons.sum()


@pytest.mark.parametrize("gemeente", [WESTLAND, VAALS, HELMOND, AMELAND])
def test_persons_and_shares_are_those_of_the_stored_table(snapshot, gemeente):
    values = eu_migrants_finding(national(snapshot), gemeente).values
    persons, residents = counted(snapshot, "gemeente", gemeente, 2022, "migratieachtergrond", NAMED)
    of_land, all_land = counted(snapshot, "land", "NL", 2022, "migratieachtergrond", NAMED)
    assert persons > 0
    assert values["persons"].value == persons
    assert values["share"].value == pytest.approx(persons / residents)
    if all_land:
        assert values["national"].value == pytest.approx(of_land / all_land)
    assert values["year"].value == 2022
    assert list(values["named"].value) == NAMED


def test_the_country_is_all_gemeenten_together(snapshot):
    rows = snapshot.origin("gemeente", years=2022, classification="migratieachtergrond", groups=18)
    persons = rows["persons"].astype(int)
    share = persons[rows["group"].isin(NAMED)].sum() / persons.sum()
    found = eu_migrants_finding(national(snapshot), WESTLAND).values["national"].value
    assert found == pytest.approx(share, rel=1e-3)


def test_vaals_is_not_told_so_because_of_germans(snapshot):
    held = national(snapshot)
    germans, residents = counted(snapshot, "gemeente", VAALS, 2022, "migratieachtergrond", ["Duitsland"])
    assert germans / residents > 0.25
    assert VAALS not in marked(held)
    assert eu_migrants_finding(held, VAALS).values["share"].value < 0.03
    found = eu_migrants_of_all(held)
    assert "Duitsland" not in {*found.named, *found.missing}
    assert {WESTLAND, HELMOND} <= marked(held)
    assert AMELAND not in marked(held)


@pytest.mark.slow
def test_every_marked_gemeente_is_above_what_nobody_knows_of_the_country(snapshot):
    of_land, all_land = counted(snapshot, "land", "NL", 2022, "migratieachtergrond", NAMED)
    if not all_land:
        rows = snapshot.origin("gemeente", years=2022, classification="migratieachtergrond", groups=18)
        persons = rows["persons"].astype(int)
        of_land, all_land = persons[rows["group"].isin(NAMED)].sum(), persons.sum()
    most = (of_land + 100_000) / (all_land + 100_000)
    chosen = marked(national(snapshot))
    assert len(chosen) > 20
    for gemeente in chosen:
        persons, residents = counted(snapshot, "gemeente", gemeente, 2022, "migratieachtergrond", NAMED)
        assert persons >= 100
        assert persons / residents > most


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_not_known_is_said_to_be_so_with_what_the_register_misses(snapshot, code):
    language = Language(code)
    found = eu_migrants_finding(national(snapshot), WESTLAND)
    told = [one.key for one in found.told]
    assert told == ["story.eu_migrants.migratieachtergrond.named", "story.eu_migrants.grown.missing"]
    assert language.measured("persons", 4409, 0) in found.sentence(language)
    caveats = [one.say(language) for one in found.caveats]
    assert any("100" in one and "RNI" in one for one in caveats)
    assert any("12" in one for one in caveats)
    assert all("84910NED" in line and "2022" in line for line in found.source_lines(language))


@pytest.mark.slow
def test_by_country_of_today_all_are_counted_and_growth_is_told_beside_the_country(by_country, monkeypatch):
    declared = rule.eu_migrants()
    over_two = declared.model_copy(update={"fast": declared.fast.model_copy(update={"years": 2})})
    for module in (rule, eu_migrants):
        monkeypatch.setattr(module, "eu_migrants", lambda: over_two)
    held = National(by_country)
    found = eu_migrants_of_all(held)
    assert found.complete
    assert found.first == 2023
    names = [*MOE, *GIPS]
    nl = Language("nl")
    for gemeente in (WESTLAND, VAALS):
        finding = eu_migrants_finding(held, gemeente)
        assert [one.key for one in finding.told] == [
            "story.eu_migrants.herkomst.whole",
            "story.eu_migrants.grown.known",
        ]
        for year, value in ((2025, "share"), (2023, "before")):
            persons, residents = counted(by_country, "gemeente", gemeente, year, "herkomst", names)
            assert found.frame.loc[gemeente, value] == pytest.approx(persons / residents)
            of_land, all_land = counted(by_country, "land", "NL", year, "herkomst", names)
            assert found.frame.loc["NL", value] == pytest.approx(of_land / all_land)
        assert "2023" in finding.sentence(nl)
    fast = found.frame["fast"]
    assert fast.notna().all()
    # Poland was made to grow everywhere, so nobody grows without the country.
    assert 0 < fast.sum() < len(fast) / 3


def test_without_figures_by_country_before_growth_nobody_is_fast(snapshot):
    assert pd.isna(eu_migrants_of_all(national(snapshot)).frame["fast"]).all()
