"""Jumps of one institution: made up, and found in the real figures without a list of names."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.jumps import sudden_jumps, yearly_changes
from tests.dashboard.analysis.history import NEW, OLD, all_series, inhabitants

YEARS = range(2001, 2017)


@pytest.fixture
def changes():
    """Fifty made-up gemeenten that gain 0.1 a year, give or take 0.05."""
    noise = np.tile([0.05, 0.15, 0.1, 0.1], 13)[:50]
    return pd.DataFrame({year: np.roll(noise, year) for year in YEARS}, index=[f"G{n}" for n in range(50)])


def inhabitants_of(changes, persons=20_000):
    return pd.Series(persons, index=changes.index)


def test_where_nothing_jumps_nothing_is_found(changes):
    assert sudden_jumps(changes, inhabitants_of(changes)).empty


def test_filling_and_emptying_is_an_institution_and_its_later_rise_is_one_again(changes):
    changes.loc["G3", [2005, 2007, 2015]] = [3.0, -2.5, 2.0]
    found = sudden_jumps(changes, inhabitants_of(changes))
    assert found["region"].eq("G3").all()
    assert found["year"].tolist() == [2005, 2007, 2015]
    assert found["reason"].tolist() == ["undone", "emptied", "again"]
    assert found["sudden"].all()
    # 3.0 less the usual 0.1 on 20,000 residents; 2.6 - 0.1 gone again two years later.
    assert found["persons"].iloc[0] == pytest.approx(580)
    assert found["undone"].iloc[0] == pytest.approx(2.6 / 2.9, abs=0.06)


def test_what_falls_in_another_series_takes_nothing_back_of_this_one(changes):
    changes.loc["G3", [2008, 2009]] = [3.0, -2.5]
    found = sudden_jumps(changes, inhabitants_of(changes), last=2008)
    assert found["reason"].tolist() == ["again", "emptied"]
    assert found["undone"].isna().tolist() == [True, False]
    assert sudden_jumps(changes, inhabitants_of(changes), last=2009)["reason"].tolist() == [
        "undone",
        "emptied",
    ]


@pytest.mark.parametrize(("year", "reason"), [(2006, "stayed"), (2014, "recent")])
def test_a_rise_that_is_not_undone_is_no_somewhere(changes, year, reason):
    changes.loc["G3", year] = 3.0
    found = sudden_jumps(changes, inhabitants_of(changes))
    assert found[["reason", "sudden"]].to_numpy().tolist() == [[reason, False]]


def test_fast_steady_growth_is_no_jump(changes):
    changes.loc["G3"] = 1.2
    assert sudden_jumps(changes, inhabitants_of(changes)).empty


def test_a_few_families_in_a_small_gemeente_are_no_somewhere(changes):
    changes.loc["G3", [2005, 2007]] = [3.0, -2.5]
    assert sudden_jumps(changes, inhabitants_of(changes, 1_000)).empty


def test_missing_changes_are_no_jumps(changes):
    changes.loc["G3", [2005, 2006]] = np.nan
    assert sudden_jumps(changes, inhabitants_of(changes)).empty


def test_changes_are_never_taken_across_the_break():
    index = pd.MultiIndex.from_product([["A"], [2020, 2021, 2022]], names=["region", "year"])
    old = pd.Series([1.0, 2.0, 4.0], index=index)
    new = pd.Series(
        [50.0, 50.5], index=pd.MultiIndex.from_product([["A"], [2022, 2023]], names=["region", "year"])
    )
    assert yearly_changes(old, new).loc["A"].to_dict() == {2021: 1.0, 2022: 2.0, 2023: 0.5}


def test_from_a_mean_of_former_gemeenten_to_own_figures_nobody_moved():
    index = pd.MultiIndex.from_product([["A", "B"], range(2001, 2005)], names=["region", "year"])
    shares = pd.Series([1.0, 1.5, 4.0, 4.5, 1.0, 1.5, 4.0, 4.5], index=index)
    composed = pd.Series([True, True, False, False, False, False, False, False], index=index)
    changes = yearly_changes(shares, composed=composed)
    assert changes.loc["A"].dropna().to_dict() == {2002: 0.5, 2004: 0.5}
    assert changes.loc["B"].to_dict() == {2002: 0.5, 2003: 2.5, 2004: 0.5}
    # Of regions and years that nobody says anything of, figures are their own.
    assert yearly_changes(shares, composed=composed.iloc[:1]).loc["A", 2002] != 0.5


def test_westerwolde_and_few_others_in_the_real_figures():
    found = all_series()
    changes = yearly_changes(found[OLD]["Overig niet-westers"], found[NEW]["Buiten Europa"])
    jumps = sudden_jumps(changes, inhabitants())
    by_institution = jumps[jumps["sudden"]]
    westerwolde = by_institution[by_institution["region"] == "GM1950"].set_index("year")
    assert westerwolde.loc[[2015, 2017], "reason"].tolist() == ["undone", "emptied"]
    assert westerwolde.loc[2025, "reason"] == "again"
    # Other reception centres: Cranendonck, Gilze en Rijen, Laren, Noordenveld, Heumen in 2022.
    assert {"GM1706", "GM0784", "GM0417", "GM1699", "GM0252"} <= set(by_institution["region"])
    assert by_institution["region"].nunique() < 0.1 * 342
    # Cities and gemeenten with steady expat growth are not among them.
    steady = {"GM0363", "GM0599", "GM0518", "GM0362", "GM0861", "GM0629", "GM0384"}
    assert not steady & set(by_institution["region"])
