"""The present classification by country, where the figures have it: measures of every group, and the index over all."""

import pandas as pd
import pytest

from dashboard.findings.data.national import HERKOMST, OLD_COUNTRIES, national
from dashboard.findings.data.origin import finest, offer
from dashboard.findings.model.indicators import FINEST, in_order, indicators, short
from dashboard.findings.peers.measures import COUNTRIES, measure, measure_groups
from dashboard.findings.trends.course import course
from dashboard.findings.trends.subjects import subject_of, subjects
from dashboard.findings.trends.time_series import COUNTRY, panels
from dashboard.language import Language
from tests.with_countries import leaves

pytestmark = pytest.mark.slow

LEAVES = {leaf for parts in leaves().values() for leaf in parts}
BY_COUNTRY = [
    key
    for key, one in indicators().items()
    if one.groups == FINEST and (not one.of or LEAVES.intersection(one.of))
]
PRESENT = range(2022, 2026)


@pytest.fixture(scope="module")
def held(by_country):
    return national(by_country)


def persons(snapshot, region, year, *groups):
    """Persons in these groups, straight from the snapshot."""
    rows = snapshot.origin("gemeente", years=year, classification="herkomst")
    rows = rows[(rows["region"] == region) & (rows["groups"] > 3)]
    return rows[rows["group"].isin(groups)]["persons"].sum() if groups else rows["persons"].sum()


def test_without_countries_nothing_of_them_is_offered(snapshot):
    assert finest(snapshot, "herkomst") is None
    assert not {key for _, _, key in offer(snapshot).cells} & set(BY_COUNTRY)
    assert measure(national(snapshot), "index_landen", 2025) is None


def test_the_division_has_as_many_groups_as_the_figures(held, by_country):
    groups = by_country.origin("gemeente", classification="herkomst")["groups"].max()
    assert held.finest == ("herkomst", groups) == ("herkomst", sum(map(len, leaves().values())))
    assert held.indicator("index_landen").partition == held.finest
    assert [short(one) for one in (HERKOMST, OLD_COUNTRIES, held.finest)] == ["3", "18", "landen"]


def test_every_year_of_gemeenten_has_every_group_and_no_wijk_has_one(by_country):
    cells = offer(by_country).cells
    for key in BY_COUNTRY:
        assert {(level, year) for level, year, other in cells if other == key} == {
            ("gemeente", year) for year in PRESENT
        }


def test_a_country_is_its_residents_as_a_part_of_all(held, by_country):
    row = held.values("herkomst_polen").loc[("GM0344", 2024)]
    assert row["persons"] == persons(by_country, "GM0344", 2024, "Polen")
    assert row["value"] == pytest.approx(row["persons"] / persons(by_country, "GM0344", 2024))


def test_a_sum_is_all_its_countries_with_their_rest(held, by_country):
    caribbean = ("Aruba", "Curaçao", "Overig Nederlandse Cariben")
    row = held.values("herkomst_nederlandse_cariben").loc[("GM0599", 2025)]
    assert row["persons"] == persons(by_country, "GM0599", 2025, *caribbean)


def test_the_index_over_countries_is_the_chance_over_all_groups(held, by_country):
    rows = by_country.origin("gemeente", years=2025, classification="herkomst", groups=held.finest[1])
    shares = rows[rows["region"] == "GM0981"].groupby("group", observed=True)["persons"].sum().astype(float)
    expected = 1 - ((shares / shares.sum()) ** 2).sum()
    assert held.values("index_landen")["value"].loc[("GM0981", 2025)] == pytest.approx(expected)
    # More groups never make the chance smaller.
    index = {key: held.values(key)["value"] for key in ("index", "index_landen")}
    both = pd.concat(index, axis=1).dropna()
    assert (both["index_landen"] >= both["index"] - 1e-12).all()


def test_countries_and_rests_are_all_with_an_origin_elsewhere(held):
    parts = [key for key in BY_COUNTRY if indicators()[key].kind in ("country", "rest")]
    found = pd.concat([held.values(key)["value"] for key in parts], axis=1).sum(axis=1, skipna=False)
    pd.testing.assert_series_equal(found, held.values("buiten_nederland")["value"], check_names=False)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_group_is_offered_by_its_own_name_after_what_is_general(by_country, code):
    language = Language(code)
    keys = in_order(offer(by_country).indicators("gemeente", 2025), language)
    names = [indicators()[key].told("option").write(language) for key in keys]
    assert keys[0] == "buiten_nederland"
    assert any("Polen" in name if code == "nl" else "Poland" in name for name in names)
    assert len(set(names)) == len(names)
    first = next(place for place, key in enumerate(keys) if indicators()[key].group)
    assert all(indicators()[key].group for key in keys[first:])
    countries = [name for key, name in zip(keys, names, strict=True) if indicators()[key].kind == "country"]
    assert countries == sorted(countries, key=str.casefold)


def test_every_group_can_be_compared_with_its_division_and_its_source(held):
    for key in measure_groups()[COUNTRIES]:
        found = measure(held, key, 2025)
        if key not in BY_COUNTRY:
            assert found is None
            continue
        assert found.values.notna().all(), key
        assert found.partition == held.finest
        assert {source.table for source in found.sources} == {"85458NED"}
        assert found.sources[0].partition == held.finest


def test_one_country_is_followed_in_the_years_that_have_it_beside_the_country(held, by_country):
    subject = subjects()["herkomst_polen"]
    assert subject_of("herkomst_polen") == "herkomst_polen"
    (panel,) = panels(held, "GM0344", subject, "aandeel", COUNTRY)
    assert panel.partition == held.finest
    assert panel.years == list(PRESENT)
    own, country = panel.lines
    counted = persons(by_country, "GM0344", 2022, "Polen") / persons(by_country, "GM0344", 2022)
    assert own.values[2022] == pytest.approx(counted)
    assert country.known.index.to_list() == held.land("herkomst_polen").index.to_list()
    numbers = panels(held, "GM0344", subject, "aantal")[0].lines[0]
    assert numbers.values[2025] == persons(by_country, "GM0344", 2025, "Polen")
    told = course(held, "GM0344", subject, "aandeel", COUNTRY)
    assert told.numbers.partition == held.finest
    assert {source.partition for source in told.numbers.sources} == {held.finest}
    assert "trends.caveat.only.each" in {caveat.key for caveat in told.numbers.caveats}


def test_without_countries_there_is_nothing_to_follow(snapshot):
    assert panels(national(snapshot), "GM0344", subjects()["herkomst_polen"], "aandeel") == ()
