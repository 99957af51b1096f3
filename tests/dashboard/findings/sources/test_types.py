"""Types of the real gemeenten, from the embedded snapshot."""

import pandas as pd
import pytest

import data_sources
import geo
from dashboard.analysis.type_rules import typology
from dashboard.findings import gemeente_types
from dashboard.findings.sources.types import gemeente_signals, type_evidence
from tests.dashboard.newest import NOW


@pytest.fixture(scope="module")
def snapshot():
    return data_sources.open_snapshot()


@pytest.fixture(scope="module")
def types(snapshot):
    return gemeente_types(snapshot)


# What the WRR (2018) names as examples of its types, and gemeenten that everybody knows for one.
NAMED = {
    "GM0363": "meerderheid-minderheid",  # Amsterdam
    "GM0599": "meerderheid-minderheid",  # Rotterdam
    "GM0518": "meerderheid-minderheid",  # Den Haag
    "GM0362": "expat",  # Amstelveen
    "GM0626": "expat",  # Voorschoten
    "GM0629": "expat",  # Wassenaar
    "GM1783": "arbeidsmigranten",  # Westland
    "GM0184": "homogeen",  # Urk
    "GM0180": "homogeen",  # Staphorst
    "GM0981": "grens",  # Vaals
    "GM0928": "grens",  # Kerkrade
    "GM0513": "specifieke-minderheidsgroep",  # Gouda
    "GM0034": "voorstad",  # Almere
    "GM0502": "voorstad",  # Capelle aan den IJssel
    "GM0603": "voorstad",  # Rijswijk
    "GM0344": "grote-stad",  # Utrecht
    "GM0772": "grote-stad",  # Eindhoven
}


@pytest.mark.parametrize(("region", "expected"), NAMED.items())
def test_gemeenten_that_the_wrr_names(types, region, expected):
    assert types.loc[region, "type"] == expected, types.loc[region, "reason"]


def test_every_gemeente_of_the_latest_year_has_one_type(types, snapshot):
    latest = snapshot.origin("gemeente", classification="herkomst")
    latest = latest[latest["year"] == latest["year"].max()]
    assert set(types.index) == set(latest["region"])
    assert types.index.name == "region"
    assert types.index.is_unique
    assert set(types["type"]) == set(typology().type)


def test_the_main_type_is_among_the_signals(types):
    for kind, signals in zip(types["type"], types["signals"], strict=True):
        assert (kind in signals) or (kind == "overig" and signals == ())


def test_the_reason_of_vaals_gives_border_and_origin_beside_the_country(types, snapshot):
    border = (
        geo.land_borders(NOW, snapshot=snapshot).set_index("region").loc["GM0981", "border_m"].sum() / 1000
    )
    origin = (
        snapshot.origin("gemeente", NOW, groups=3)
        .groupby(["region", "group"], observed=True)["persons"]
        .sum()
    )
    europe = 100 * origin["GM0981"]["Europa (exclusief Nederland)"] / origin["GM0981"].sum()
    reason = types.loc["GM0981", "reason"]
    assert reason.startswith("grensgemeente: ")
    assert f"{border:.1f}".replace(".", ",") + " km grens met Duitsland en België" in reason
    told = f"had {europe:.1f}% een herkomst in Europa buiten Nederland, landelijk 9.5%".replace(".", ",")
    assert f"op 1 januari {NOW} {told}" in reason
    assert "border with Germany and Belgium" in types.loc["GM0981", "reason_en"]


# What each type says of its members, beside the country (domain: types of gemeenten), whatever the rules are.
def _times(signals, national, name):
    return signals[name].astype(float) / float(national[name])


def test_what_a_type_says_stands_out_in_the_figures_of_each_of_its_members(types, snapshot):
    table = gemeente_signals(snapshot)
    of = {kind: table.signals[types["type"] == kind] for kind in typology().type}
    labour, suburbs, homogeneous, expats = (
        of[kind] for kind in ("arbeidsmigranten", "voorstad", "homogeen", "expat")
    )
    assert (_times(labour, table.national, "share_labour") > 1.7).all()
    assert (_times(labour, table.national, "share_europe") >= 0.75).all()
    for share in ("share_background", "share_outside_nl"):
        assert (_times(suburbs, table.national, share) >= 0.9).all()
    assert (homogeneous["share_background"] < 10).all()
    assert (_times(homogeneous, table.national, "share_outside_nl") < 0.5).all()
    assert (_times(expats, table.national, "share_international") > 1.6).all()
    assert (
        (_times(expats, table.national, "income") > 1.1)
        | (_times(expats, table.national, "home_value") > 1.2)
    ).all()
    border = of["grens"]
    assert (border["border_km"] > 0).all()
    assert (border["border_group_quotient"] >= 1.5).all()
    assert (of["specifieke-minderheidsgroep"]["settled_group_quotient"] >= 2).all()
    assert (of["meerderheid-minderheid"]["share_background"] > 50).all()


@pytest.mark.parametrize(
    ("region", "kind"),
    [
        ("GM1740", "arbeidsmigranten"),  # Neder-Betuwe: few Europeans
        ("GM0313", "arbeidsmigranten"),  # Bunschoten: the same
        ("GM0377", "expat"),  # Bloemendaal: wealthy, with few from abroad
        ("GM0417", "expat"),  # Laren: the same
        ("GM1892", "voorstad"),  # Zuidplas: near the city, not like it
        ("GM1884", "homogeen"),  # Kaag en Braassem: 16.7% from elsewhere
    ],
)
def test_what_an_expert_would_not_say(types, region, kind):
    assert kind not in types.loc[region, "signals"]


def test_types_of_the_invitation_have_enough_members_to_compare_with(types):
    counts = types["type"].value_counts()
    for kind in ("voorstad", "expat", "grens", "specifieke-minderheidsgroep"):
        assert counts[kind] > typology().peers.minimum


def test_no_reason_has_a_gap(types):
    for column in ("reason", "reason_en"):
        assert not types[column].str.contains("nan|onbekend|unknown|{|}", regex=True).any()


def test_the_signals_are_all_there_with_period_and_source(snapshot):
    table = gemeente_signals(snapshot)
    assert set(table.signals) == set(typology().signal)
    assert table.sources.loc[table.signals.columns].notna().all(axis=None)
    assert table.sources.loc["growth_europe", "period"] == f"2022–{NOW}"
    complete = ["share_outside_nl", "share_international", "home_value", "large_city_pull", "restaurants"]
    assert table.signals[complete].notna().all(axis=None)


def test_shares_agree_with_what_cbs_publishes_rounded(snapshot):
    """PDOK's whole percentages of 2024 beside ours of 2025: no further apart than a year can bring."""
    ours = gemeente_signals(snapshot).signals["share_outside_nl"]
    published = snapshot.indicators("gemeente", 2024, "percentage_met_herkomstland_nederland")
    published = 100 - published.set_index("region")["value"].astype(float)
    assert (ours - published.reindex(ours.index)).abs().max() < 4
    assert (ours - published.reindex(ours.index)).abs().median() < 1


def test_the_national_values_are_those_of_the_country(snapshot):
    national = gemeente_signals(snapshot).national
    land = (
        snapshot.origin("land", NOW, classification="herkomst")
        .groupby("group", observed=True)["persons"]
        .sum()
    )
    assert national["inhabitants"] == land.sum()
    assert national["share_outside_nl"] == pytest.approx(100 * (1 - land["Nederland"] / land.sum()))
    countries = snapshot.origin("land", 2022, groups=18).set_index("group")["persons"]
    assert national["share_labour"] == pytest.approx(100 * countries["Polen"] / countries.sum())


def test_a_gemeente_formed_since_has_signals_of_2022_but_no_growth(snapshot):
    voorne = gemeente_signals(snapshot).signals.loc["GM1992"]  # Brielle, Hellevoetsluis and Westvoorne, 2023
    assert pd.notna(voorne["largest_group_share"])
    assert pd.isna(voorne["growth_europe"])


def test_the_centre_of_a_city_is_where_its_people_live(snapshot):
    signals = gemeente_signals(snapshot).signals
    # From the middle of Rotterdam's area, which is harbour, Capelle would be 19 km away.
    assert signals.loc["GM0502", "large_city"] == "GM0599"
    assert 5 < signals.loc["GM0502", "large_city_km"] < 10


def test_evidence_explains_the_type(snapshot, types):
    shown = type_evidence(snapshot, "GM0362")
    expat = shown[shown["type"] == "expat"]
    assert expat["met"].all()
    above = expat[expat["comparison"] == "at_least"]
    assert set(above["signal"]) == {"share_international", "income", "home_value"}
    assert (above["value"] >= above["threshold"]).all()
    majority = shown[shown["type"] == "meerderheid-minderheid"].set_index("signal")
    assert majority.loc["inhabitants", "threshold"] == 100_000
    assert not majority.loc["large_city_pull", "met"]  # a suburb, however diverse


def test_the_answer_can_be_changed_without_changing_the_next(snapshot):
    answer = gemeente_types(snapshot)
    answer["type"] = "overig"
    assert set(answer["type"]) == {"overig"}
    assert gemeente_types(snapshot)["type"].nunique() == 9
