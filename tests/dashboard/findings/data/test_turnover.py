"""The turnover of all gemeenten, from the embedded figures: of which gemeenten and years, by which residents."""

import pandas as pd
import pytest

import geo
from dashboard.analysis.turnover import flows
from dashboard.findings.data.national import national
from dashboard.findings.data.turnover import LAND, turnover
from data_sources.errors import NotHeldError
from tests.dashboard.absence.reduced import reduced

FLOWS = "37230ned"


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


@pytest.fixture(scope="module")
def found(held):
    return turnover(held)


def test_the_years_are_the_latest_that_are_held(found, snapshot):
    there = sorted(snapshot.indicators("gemeente", indicator="vestiging")["year"].unique())
    assert found.years == tuple(there[-flows().years :])
    assert found.period == f"{there[0]}–{there[-1]}"


def test_only_gemeenten_that_are_the_same_since_have_a_figure(found, held, snapshot):
    links = geo.successors(found.years[0], held.year, snapshot)
    same = set(links.loc[links["basis"] == "ongewijzigd", "new"])
    known = found.mean.drop(index=LAND).dropna()
    assert set(known.index) == same
    assert found.changed == set(held.regions) - same
    for merged in ("GM0363", "GM1992", "GM1982", "GM0014"):  # with Weesp; two that are new; with Haren
        assert merged in found.changed
        assert found.mean.loc[merged].isna().all()


def test_a_gemeente_formed_in_these_years_has_those_since(found):
    # Nissewaard, in 2015.
    assert set(found.yearly.loc["GM1930"].index) == {2015, 2016}
    assert found.mean.loc["GM1930"].isna().all()


def test_what_comes_and_goes_inside_the_country_is_as_much(found):
    of_land = found.mean.loc[LAND]
    assert of_land["vestiging_binnenland"] == pytest.approx(of_land["vertrek_binnenland"], rel=1e-12)
    assert of_land["verhuissaldo"] == pytest.approx(of_land["vestiging"] - of_land["vertrek"], rel=1e-12)


def test_the_country_is_reckoned_from_what_cbs_says_of_it(found, snapshot):
    land = snapshot.indicators("land", indicator=("immigratie", "bevolkingsgroei"))
    of_land = land.astype({"indicator": str}).pivot(index="year", columns="indicator", values="value")
    origin = snapshot.origin("land", years=range(2012, 2017), classification="migratieachtergrond")
    three = origin[origin["groups"] == 3]
    residents = three.groupby("year")["persons"].sum()
    expected = 1000 * of_land["immigratie"].sum() / residents.sum()
    assert found.mean.loc[LAND, "vestiging_buitenland"] == pytest.approx(expected, rel=1e-12)


def test_residents_of_years_without_a_count_are_told(found):
    assert found.counted == (2015,)
    assert set(found.tables) == {FLOWS, "83220NED_extract"}
    assert found.tables[FLOWS] == found.years


def test_without_flows_there_is_nothing(snapshot):
    without = reduced(
        snapshot, "without flows", tuple(entry for entry in snapshot.sources() if entry.id != FLOWS)
    )
    with pytest.raises(NotHeldError) as raised:
        turnover(national(without))
    assert raised.value.lacking.kind == "indicators"


def test_without_residents_there_is_nothing(snapshot):
    of_years = {"83220NED_extract", "70072ned", "03759ned"}
    without = reduced(
        snapshot,
        "without residents then",
        tuple(entry for entry in snapshot.sources() if entry.id not in of_years),
    )
    with pytest.raises(NotHeldError) as raised:
        turnover(national(without))
    assert raised.value.lacking.indicators == (flows().residents,)


def test_a_figure_of_a_year_is_that_of_the_year(found):
    by_year = found.of_year("vestiging")
    assert isinstance(by_year, pd.DataFrame)
    assert by_year.loc[LAND, 2016] > by_year.loc[LAND, 2012]
