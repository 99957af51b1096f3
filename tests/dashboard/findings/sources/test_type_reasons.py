import geo
from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import national
from dashboard.findings.sources.type_reasons import type_reasons
from dashboard.language import Language
from tests.dashboard.newest import NOW


def test_every_condition_of_the_deciding_rule_is_met(snapshot):
    held = national(snapshot)
    types = held.types["type"]
    some = {**types.drop_duplicates(), **types.iloc[::5]}
    assert set(some.values()) == set(types)
    for gemeente, kind in some.items():
        met = set(type_reasons(held, gemeente).frame["met"])
        assert ("uw_gemeente.no" in met) if kind == typology().fallback else (met == {"uw_gemeente.yes"})


def test_of_conditions_of_which_one_is_enough_only_those_that_are_met_decide(snapshot):
    table = type_reasons(national(snapshot), "GM1916").table(Language("nl")).set_index("Kenmerk")
    assert "Gemiddeld inkomen per inwoner" in table.index
    assert "Gemiddelde WOZ-waarde" not in table.index  # hardly above the country's


def test_the_border_of_vaals_is_told_with_its_bound(snapshot):
    table = type_reasons(national(snapshot), "GM0981").table(Language("nl")).set_index("Kenmerk")
    row = table.loc["Landgrens met Duitsland of België"]
    border = geo.land_borders(NOW, snapshot=snapshot)["border_m"].sum() / 1000
    written = Language("nl").measured("km", border, 1)
    assert row.tolist() == [str(NOW), "15,1 km", "ten minste", "1,0 km", written, "ja"]


def test_every_signal_has_a_unit_in_both_languages(snapshot):
    held = national(snapshot)
    left = next(code for code, kind in held.types["type"].items() if kind == typology().fallback)
    for language in (Language("nl"), Language("en")):
        written = type_reasons(held, left).table(language)
        assert len(written) > 15
    assert type_reasons(held, left).sources
