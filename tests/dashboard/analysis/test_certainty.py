"""What is too close to call, held against every value that each can have."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.certainty import Range, call, in_one_class, places, too_wide, written_to
from dashboard.analysis.peers import PeerSet
from dashboard.analysis.position import position

ENDS = st.tuples(st.integers(0, 6), st.integers(0, 3)).map(lambda pair: (pair[0], pair[0] + pair[1]))
"""A whole number between two others."""

FEW = st.lists(ENDS, min_size=1, max_size=5)


def possible(ends):
    """Every set of whole numbers within bounds."""
    return product(*(range(low, high + 1) for low, high in ends))


@given(FEW)
def test_places_are_the_best_and_the_worst_of_all_possible_ones(ends):
    ranks = np.array(
        [[1 + sum(other > own for other in values) for own in values] for values in possible(ends)]
    )
    found = places(*zip(*ends, strict=True))
    assert found.tolist() == np.column_stack([ranks.min(axis=0), ranks.max(axis=0)]).tolist()


@given(FEW)
def test_more_and_less_are_said_only_of_what_holds_for_all_possible_values(ends):
    own, *others = (Range(*pair) for pair in ends)
    for nth, other in enumerate(others, start=1):
        signs = {np.sign(values[0] - values[nth]) for values in possible(ends)}
        said = call(own, other)
        assert (said == "more") == (signs == {1})
        assert (said == "less") == (signs == {-1})
        assert call(other, own) == {"more": "less", "less": "more", "close": "close"}[said]


@given(FEW, st.lists(st.integers(0, 9), max_size=3, unique=True).map(sorted))
def test_a_class_is_certain_where_all_possible_values_are_in_it(ends, borders):
    def classes(low, high):
        return {sum(value >= border for border in borders) for value in range(low, high + 1)}

    found = in_one_class(*zip(*ends, strict=True), borders)
    assert found.tolist() == [len(classes(*pair)) == 1 for pair in ends]


@given(st.lists(st.integers(0, 50), min_size=6, max_size=20))
def test_a_position_never_claims_more_than_is_certain(numbers):
    values = pd.Series(numbers, index=[f"GM{nth}" for nth in range(len(numbers))], dtype=float) / 10
    peers = PeerSet("own", "GM0", tuple(values.index[1:]))
    known, told = position(values, peers), position(values, peers, written_to(values, 0.1))
    # Rounding keeps the order, so that only those written alike are undecided.
    alike = int((values.iloc[1:] == values.iloc[0]).sum())
    assert (known.rank, known.last, known.tied) == (told.rank, told.rank, alike)
    assert (told.last, told.tied) == (told.rank + alike, 0)
    assert (told.lower, told.higher) == (known.lower, known.higher)
    assert told.percentile <= known.percentile


def test_of_a_value_without_bounds_nothing_is_certain():
    values = pd.Series([3.0, 1, 2, 4, 5, 6], index=[f"GM{nth}" for nth in range(6)])
    bounds = written_to(values, 1.0)
    bounds.loc["GM0"] = np.nan
    found = position(values, PeerSet("own", "GM0", tuple(values.index[1:])), bounds)
    assert (found.places, found.lower, found.higher, found.percentile) == ((1, 6), 0, 0, 0)


def test_a_missing_value_has_no_place_and_takes_none():
    assert places([np.nan, 1, 2], [np.nan, 1, 2]) == pytest.approx(
        np.array([[np.nan] * 2, [2, 2], [1, 1]]), nan_ok=True
    )


def test_what_is_written_in_steps_meets_no_neighbour():
    values = pd.Series(np.arange(1000) / 10)
    found = written_to(values, 0.1)
    assert (found["high"].to_numpy()[:-1] < found["low"].to_numpy()[1:]).all()
    assert (found["high"] - found["low"]).to_numpy() == pytest.approx(np.full(1000, 0.1))


def test_too_wide_are_ranges_beyond_the_widest_and_those_that_are_not_known():
    assert too_wide([0.1, 0.1, np.nan], [0.15, 0.16, np.nan], 0.051).tolist() == [False, True, True]
