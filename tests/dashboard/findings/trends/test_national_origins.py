"""The country by origin."""

import pytest

from dashboard.findings.data.country_origins import (
    classic_names,
    classic_of_country,
    origins_persons,
    still_unnamed,
)
from dashboard.findings.data.national import national
from dashboard.findings.trends.national_origins import (
    growth_multiples,
    national_classic,
    national_growth,
    national_sizes,
    national_variety,
)
from data_sources.errors import NotHeldError
from tests.dashboard.absence.reduced import without

TELLERS = (national_variety, national_classic, national_sizes, national_growth)


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def test_every_year_has_everyone_once(held, snapshot):
    three = snapshot.origin("land", classification="migratieachtergrond", groups=3)
    totals = three.groupby("year")["persons"].sum().astype(float)
    assert origins_persons(held).sum(axis=1).tolist() == totals.tolist()


def test_a_classic_group_without_a_name_is_told_as_bounds_and_exact_where_it_has_one(held):
    assert classic_names() == ("Turkije", "Marokko", "Suriname", "Nederlandse Antillen en Aruba")
    bounds = classic_of_country(held)
    assert (bounds.loc[:2017, "low"] < bounds.loc[:2017, "high"]).all()
    assert (bounds.loc[2020:, "low"] == bounds.loc[2020:, "high"]).all()
    known = still_unnamed(held).loc[2015]
    rest = origins_persons(held).loc[2015, "Overig"]
    assert 0.95 * rest < known["low"] < rest and known["low"] < known["high"]
    assert bounds.loc[2015, "low"] > bounds.loc[2022, "high"]  # it fell, whatever the rounding


def test_the_pictures_are_of_those_that_grew_most(held):
    found = growth_multiples(held)
    rows = found.numbers.frame.set_index("group")
    assert list(found.regions) == rows.index[:12].tolist()
    assert (rows["growth"].diff().dropna() <= 0).all()
    assert not {"Nederland", "Overig"} & set(rows.index)


@pytest.mark.parametrize("tell", TELLERS)
def test_without_the_series_it_says_which_table_lacks(snapshot, tell):
    with pytest.raises(NotHeldError) as error:
        tell(national(without(snapshot, "37325_extract")))
    assert error.value.lacking.sources == ("37325_extract",)
    assert national_variety(national(snapshot)).told
