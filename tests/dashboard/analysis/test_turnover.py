"""Flows by 1,000 residents: the arithmetic, on numbers that can be reckoned by head, and what must hold of any."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.turnover import Flow, Flows, flows, linked, rates, together

CODES = [*flows().needs, flows().growth]


def on(values: dict[tuple[str, int], float]) -> pd.Series:
    index = pd.MultiIndex.from_tuples(list(values), names=["region", "year"])
    return pd.Series(list(values.values()), index=index, dtype=float)


def counts(rows: dict[tuple[str, int], dict[str, float]]) -> pd.DataFrame:
    index = pd.MultiIndex.from_tuples(list(rows), names=["region", "year"])
    return pd.DataFrame(list(rows.values()), index=index).reindex(columns=CODES)


def moves(inside_in: float, abroad_in: float, inside_out: float, abroad_out: float) -> dict[str, float]:
    return {
        "vestiging": inside_in + abroad_in,
        "vestiging_uit_andere_gemeente": inside_in,
        "immigratie": abroad_in,
        "vertrek": inside_out + abroad_out,
        "vertrek_naar_andere_gemeente": inside_out,
        "emigratie": abroad_out,
    }


def test_a_year_is_told_by_a_thousand_of_its_own_residents():
    found = rates(counts({("A", 2020): moves(30, 10, 20, 5)}), on({("A", 2020): 500}))
    assert found.loc[("A", 2020)].to_dict() == {
        "vestiging": 80,
        "vestiging_binnenland": 60,
        "vestiging_buitenland": 20,
        "vertrek": 50,
        "vertrek_binnenland": 40,
        "vertrek_buitenland": 10,
        "verhuissaldo": 30,
    }


def test_years_together_weigh_by_their_residents():
    given = counts({("A", 2020): moves(30, 10, 0, 0), ("A", 2021): moves(10, 0, 0, 0)})
    found = together(given, on({("A", 2020): 500, ("A", 2021): 1500}))
    assert found.loc["A", "vestiging"] == pytest.approx(1000 * 50 / 2000)


@pytest.mark.parametrize("lacking", ["counts", "residents", "part"])
def test_a_year_that_lacks_leaves_the_mean_unknown(lacking):
    rows = {("A", 2020): moves(1, 1, 1, 1), ("A", 2021): moves(1, 1, 1, 1), ("B", 2020): moves(1, 1, 1, 1)}
    rows |= {("B", 2021): moves(1, 1, 1, 1)}
    base = dict.fromkeys(rows, 100.0)
    if lacking == "counts":
        del rows["B", 2021]
    elif lacking == "residents":
        del base["B", 2021]
    else:
        rows["B", 2021]["immigratie"] = np.nan
    found = together(counts(rows), on(base))
    assert np.isnan(found.loc["B", "vestiging_buitenland"])
    assert found.loc["A", "vestiging_buitenland"] == 10


def test_nobody_is_no_base():
    found = rates(counts({("A", 2020): moves(1, 1, 1, 1)}), on({("A", 2020): 0}))
    assert found.isna().all(axis=None)


def test_residents_are_the_count_where_there_is_one():
    counted = on({("A", 2020): 100, ("A", 2021): 90})
    grown = on({("A", 2020): 7, ("A", 2021): 3, ("A", 2022): 1})
    assert linked(counted, grown).to_dict() == {("A", 2020): 100, ("A", 2021): 90, ("A", 2022): 93}


def test_residents_are_not_linked_over_a_growth_that_is_not_known():
    grown = on({("A", 2018): 1, ("A", 2019): np.nan, ("A", 2020): 5, ("A", 2021): 5})
    found = linked(on({("A", 2021): 100}), grown)
    assert found["A", 2020] == 95
    assert found.loc[("A", [2018, 2019])].isna().all()


def test_a_count_at_the_end_of_the_last_year_counts():
    assert linked(on({("A", 2021): 100}), on({("A", 2020): 4})).to_dict() == {("A", 2020): 96}


@given(
    st.lists(st.integers(-50, 50), min_size=1, max_size=6),
    st.integers(1000, 2000),
    st.data(),
)
def test_any_count_links_to_the_same_residents(growth, first, data):
    years = range(2010, 2010 + len(growth) + 1)
    residents = np.concatenate([[first], first + np.cumsum(growth)])
    at = data.draw(st.integers(0, len(growth)))
    grown = on({("A", year): value for year, value in zip(years, growth, strict=False)})
    found = linked(on({("A", years[at]): residents[at]}), grown)
    assert found.to_list() == list(residents[:-1])


def test_a_flow_of_an_unknown_unit_or_caveat_is_refused():
    whole = flows().model_dump()
    whole["flow"]["vertrek"]["unit"] = "per persoon"
    with pytest.raises(ValueError, match="per persoon"):
        Flows.model_validate(whole)
    whole = flows().model_dump()
    whole["flow"]["vertrek"]["caveats"] = ("elders",)
    with pytest.raises(ValueError, match="elders"):
        Flows.model_validate(whole)


def test_what_is_taken_off_is_needed_too():
    flow = Flow(plus=("a",), less=("b",), unit="saldo", label={"nl": "x", "en": "x"})
    assert flow.needs == ("a", "b")
    assert flow.of(pd.DataFrame({"a": [3, 1], "b": [1, None]})).to_list() == [
        2,
        pytest.approx(np.nan, nan_ok=True),
    ]
