"""How varied, against every way in which a rest can be made up."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.variety import variety

NAMED = ("Turkije", "Polen", "Italië", "India")


def area(nederland=50, **groups):
    return pd.DataFrame([{"Nederland": nederland} | groups])


def partitions(total, most=None):
    """All ways to divide people over countries that nobody names."""
    if total == 0:
        yield ()
    for first in range(min(total, most or total), 0, -1):
        for others in partitions(total - first, first):
            yield (first, *others)


def test_by_hand():
    found = variety(area(Turkije=20, Polen=15, Italië=5, Overig=10)).iloc[0]
    assert found["share_elsewhere"] == pytest.approx(0.5)
    assert found["rest_share"] == pytest.approx(0.2)
    assert (found["largest"], found["top3"]) == ("Turkije", ("Turkije", "Polen", "Italië"))
    assert found[["largest_share", "largest_most"]].tolist() == pytest.approx([0.4, 0.4])
    assert found[["top3_share", "top3_most"]].tolist() == pytest.approx([0.8, 0.9])
    assert found["effective_low"] == pytest.approx(50**2 / (20**2 + 15**2 + 5**2 + 10**2))
    assert found["effective_high"] == pytest.approx(50**2 / (20**2 + 15**2 + 5**2))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any),
    st.integers(0, 9),
    st.integers(0, 6),
)
def test_bounds_hold_for_every_way_in_which_rests_are_made_up(named, rest, other):
    counts = dict(zip(NAMED, named, strict=True)) | {"Overig": rest, "Overig Afrika": other}
    found = variety(area(**counts)).iloc[0]
    people = sum(counts.values())
    seen = []
    for one, two in itertools.product(partitions(rest), partitions(other)):
        groups = np.sort([*named, *one, *two])[::-1] / people
        seen.append((groups[0], groups[:3].sum(), 1 / (groups**2).sum()))
    largest, three, effective = map(np.array, zip(*seen, strict=True))
    assert found["largest_share"] <= largest.min() + 1e-12
    assert found["largest_most"] == pytest.approx(largest.max())
    assert found["top3_share"] <= three.min() + 1e-12
    assert found["top3_most"] == pytest.approx(three.max())
    assert found["effective_low"] == pytest.approx(effective.min())
    assert found["effective_high"] >= effective.max() - 1e-12


def test_without_a_rest_nothing_is_open():
    found = variety(area(Turkije=2, Polen=2, Italië=2)).iloc[0]
    assert found["effective_low"] == found["effective_high"] == pytest.approx(3)
    assert found["largest_share"] == found["largest_most"]


def test_of_equals_the_first_is_told_and_who_is_not_there_is_not():
    found = variety(area(Turkije=0, Polen=4, Italië=4)).iloc[0]
    assert found["top3"] == ("Polen", "Italië")


@pytest.mark.parametrize("counts", [{"Turkije": 0, "Overig": 0}, {"Turkije": np.nan, "Overig": 3}])
def test_who_is_not_there_or_not_known_is_not_told(counts):
    found = variety(area(**counts)).iloc[0]
    assert found.drop(["share_elsewhere", "rest_share"]).isna().all()


def test_where_nobodys_country_is_named_the_most_is_open():
    found = variety(area(Turkije=0, Overig=5)).iloc[0]
    assert found["largest"] is None
    assert found["largest_most"] == 1
    assert found["effective_low"] == 1
    assert np.isnan(found["effective_high"])


@pytest.mark.parametrize(
    "counts", [pd.DataFrame([{"Turkije": 3}]), pd.DataFrame([{"Nederland": 3, "Overig": 2}])]
)
def test_without_nederland_or_a_country_there_is_no_variety(counts):
    with pytest.raises(ValueError, match=r"Nederland|country"):
        variety(counts)
