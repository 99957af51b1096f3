"""The range that rounding leaves, against every count that rounds to the published ones."""

from fractions import Fraction
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from dashboard.analysis.diversity import diversity_index, index_bounds

true_counts = arrays(np.int64, array_shapes(min_dims=2, max_dims=2, max_side=9), elements=st.integers(0, 400))
small_published = st.lists(st.integers(0, 7).map(lambda fives: 5 * fives), min_size=1, max_size=4)


lots = st.integers(0, 2**32 - 1).map(np.random.default_rng)


def rounded(counts, lot, to=5):
    """Each to the multiple below or above, whichever the lot decides; multiples stay what they are."""
    return to * (counts // to + (lot.random(counts.shape) < (counts % to) / to)).astype(np.int64)


def around(published, margin):
    return np.arange(max(published - margin, 0), published + margin + 1)


def every(published, margin):
    """All counts that round to the published ones, one a row."""
    return np.stack(np.meshgrid(*(around(n, margin) for n in published)), axis=-1).reshape(-1, len(published))


def index_range(candidates):
    """Lowest and highest index of all candidate counts that hold anyone, exact until the last rounding."""
    persons, squares = candidates.sum(axis=1), (candidates**2).sum(axis=1)
    pairs = np.unique(np.column_stack([persons, squares])[persons > 0], axis=0).tolist()
    indices = [1 - Fraction(square, person**2) for person, square in pairs]
    return [float(min(indices)), float(max(indices))] if indices else [np.nan, np.nan]


def brute_force(published, margin=4, total=None):
    counts = every(published, margin)
    return index_range(counts if total is None else counts[abs(counts.sum(axis=1) - total) <= margin])


def brute_force_with_rest(published, total, margin=4):
    counts = every([*published, total], margin)
    rest = counts[:, -1] - counts[:, :-1].sum(axis=1)
    return index_range(np.column_stack([counts[:, :-1], rest])[rest >= 0])


@pytest.mark.parametrize("groups", [1, 2, 3])
def test_every_small_area_by_brute_force(groups):
    published = np.array(list(product(range(0, 30, 5), repeat=groups)))
    expected = [brute_force(counts) for counts in published]
    np.testing.assert_array_equal(index_bounds(published, 4).to_numpy(), expected)


@pytest.mark.parametrize("off", [-5, 0, 5])
def test_every_small_area_with_its_total_by_brute_force(off):
    published = np.array(list(product(range(0, 20, 5), repeat=3)))
    totals = np.maximum(published.sum(axis=1) + off, 0)
    expected = [brute_force(counts, total=total) for counts, total in zip(published, totals, strict=True)]
    np.testing.assert_array_equal(index_bounds(published, 4, totals=totals).to_numpy(), expected)


@settings(max_examples=60, deadline=None)
@given(small_published, st.sampled_from([0, 1, 2, 3]))
def test_other_margins_by_brute_force(published, off_by):
    bounds = index_bounds([published], off_by).to_numpy()
    np.testing.assert_array_equal(bounds, [brute_force(published, off_by)])


@settings(max_examples=60, deadline=None)
@given(small_published, st.integers(-3, 6).map(lambda fives: 5 * fives))
@pytest.mark.slow
def test_a_rest_by_brute_force(published, rest):
    total = max(sum(published) + rest, 0)
    counts = pd.DataFrame([[*published, max(rest, 0)]], columns=[*range(len(published)), "rest"])
    bounds = index_bounds(counts, 4, totals=[total], rest="rest").to_numpy()
    np.testing.assert_array_equal(bounds, [brute_force_with_rest(published, total)])


@given(true_counts, lots)
def test_the_bounds_contain_the_truth_however_the_lot_falls(counts, lot):
    truth = diversity_index(counts)
    lived_in = counts.sum(axis=1) > 0
    for totals in (None, rounded(counts.sum(axis=1), lot)):
        bounds = index_bounds(rounded(counts, lot), 4, totals=totals)
        assert (bounds["low"] <= truth)[lived_in].all()
        assert (truth <= bounds["high"])[lived_in].all()


@given(true_counts, lots)
def test_the_bounds_contain_the_truth_when_one_group_is_the_rest_of_the_total(counts, lot):
    truth = diversity_index(counts)
    published = pd.DataFrame(rounded(counts, lot))
    totals = rounded(counts.sum(axis=1), lot)
    published[0] = np.maximum(totals - published.drop(columns=0).sum(axis=1), 0)
    bounds = index_bounds(published, 4, totals=totals, rest=0)
    lived_in = counts.sum(axis=1) > 0
    assert ((bounds["low"] <= truth) & (truth <= bounds["high"]))[lived_in].all()


def test_a_rest_needs_the_wider_range():
    # Made up: 55 + 19 + 14 + 14 + 14 = 116 inhabitants, published as 115 with 15, 10, 10 and 10 named.
    published = pd.DataFrame([[70, 15, 10, 10, 10]], columns=list("rabcd"))
    truth = diversity_index([[55, 19, 14, 14, 14]])[0]
    assert index_bounds(published, 4)["high"].item() < truth
    assert index_bounds(published, 4, rest="r")["high"].item() >= truth


@given(true_counts)
def test_exact_counts_leave_no_range(counts):
    bounds = index_bounds(counts, 0)
    np.testing.assert_array_equal(bounds["low"], diversity_index(counts))
    np.testing.assert_array_equal(bounds["high"], diversity_index(counts))


@given(true_counts, lots)
def test_a_total_only_narrows_the_range(counts, lot):
    published = rounded(counts, lot)
    free = index_bounds(published, 4)
    bound = index_bounds(published, 4, totals=rounded(counts.sum(axis=1), lot))
    fits = bound["low"].notna()
    assert (bound["low"] >= free["low"])[fits].all()
    assert (bound["high"] <= free["high"])[fits].all()


def test_a_published_nought_may_still_be_four_persons():
    assert index_bounds([[0, 0, 0]], 4).to_numpy().tolist() == [[0, 2 / 3]]
    assert index_bounds([[0, 0, 0]], 4, totals=[0]).to_numpy().tolist() == [[0, 2 / 3]]
    assert index_bounds([[0, 0, 0]], 1, totals=[0]).to_numpy().tolist() == [[0, 0]]


def test_missing_counts_and_totals_have_no_bounds():
    counts = pd.DataFrame({"x": [5, pd.NA, 5], "y": [5, 5, 5]}, dtype="Int64", index=["a", "b", "c"])
    totals = pd.Series([10, 10, pd.NA], dtype="Int64", index=counts.index)
    bounds = index_bounds(counts, 4, totals=totals)
    assert bounds.index.equals(counts.index)
    assert list(bounds.columns) == ["low", "high"]
    assert bounds.isna().all(axis=1).tolist() == [False, True, True]


def test_counts_that_cannot_add_up_to_the_total_have_no_bounds():
    assert index_bounds([[5, 5]], 4, totals=[50]).isna().all(axis=None)


def test_no_areas_give_no_bounds():
    assert index_bounds(np.zeros((0, 3)), 4).shape == (0, 2)


def test_the_size_of_a_block_of_areas_makes_no_difference(monkeypatch):
    counts = rounded(np.arange(60).reshape(20, 3) ** 2, np.random.default_rng(1))
    whole = index_bounds(counts, 4)
    monkeypatch.setattr("dashboard.analysis.rounding._BLOCK", 7)
    pd.testing.assert_frame_equal(index_bounds(counts, 4), whole, check_exact=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"off_by": -1}, "0 or more"),
        ({"counts": [[1.5, 2]]}, "whole numbers"),
        ({"counts": [[-5, 5]]}, "finite and 0 or more"),
        ({"totals": [10, 10]}, "2 totals for 1 areas"),
        ({"totals": pd.Series([10], index=[9])}, "other areas"),
        ({"rest": "Nederland"}, "must be one of the groups"),
    ],
)
def test_what_cannot_be_bounded_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        index_bounds(**{"counts": [[5, 5]], "off_by": 4, **arguments})
