"""Measures of one area: published values, limits and the properties that define them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from dashboard.analysis.diversity import (
    diversity_index,
    diversity_measures,
    effective_groups,
    entropy,
    evenness,
    polarisation,
    unbiased_diversity_index,
)

MEASURES = [diversity_index, unbiased_diversity_index, entropy, evenness, polarisation]
NETHERLANDS_2022 = [13_013_279, 1_477_069, 3_100_324]

tables = arrays(
    np.int64, array_shapes(min_dims=2, max_dims=2, max_side=8), elements=st.integers(0, 1_000_000)
)
inhabited = tables.filter(lambda counts: (counts.sum(axis=1) > 1).all())


@pytest.mark.parametrize(
    ("counts", "index"),
    [([1, 1], 0.50), ([4, 1, 1], 0.50), ([1, 1, 1], 2 / 3), ([8, 1, 1], 0.34)],
)
def test_diversity_index_of_the_examples_of_the_wrr(counts, index):
    assert diversity_index([counts])[0] == pytest.approx(index, abs=1e-15)


def test_every_measure_of_two_wijken():
    wijken = pd.DataFrame([[80, 10, 10], [20, 40, 40]], index=["WK1", "WK2"], columns=list("abc"))
    assert diversity_index(wijken).to_dict() == pytest.approx({"WK1": 0.34, "WK2": 0.64}, abs=1e-15)
    first = wijken.iloc[:1]
    assert effective_groups(first, 1).item() == pytest.approx(1.89465, abs=5e-6)
    assert effective_groups(first, 2).item() == pytest.approx(1.51515, abs=5e-6)
    assert evenness(first).item() == pytest.approx(0.58167, abs=5e-6)
    assert polarisation(first).item() == pytest.approx(0.584, abs=1e-15)
    assert unbiased_diversity_index(first).item() == pytest.approx(0.343434, abs=5e-7)
    assert entropy(pd.DataFrame([wijken.sum()])).item() == pytest.approx(1.03972, abs=5e-6)


def test_netherlands_on_1_january_2022():
    assert diversity_index([NETHERLANDS_2022])[0] == pytest.approx(0.4146, abs=5e-5)
    assert entropy([NETHERLANDS_2022])[0] == pytest.approx(0.7369, abs=5e-5)
    assert polarisation([NETHERLANDS_2022])[0] == pytest.approx(0.698, abs=5e-4)


@pytest.mark.parametrize("measure", [*MEASURES, lambda counts: effective_groups(counts, 1.0)])
def test_a_frame_gives_a_series_on_its_index_and_an_array_an_array(measure):
    frame = pd.DataFrame({"x": [3, 0], "y": [1, 5]}, index=["GM0344", "GM0363"])
    series = measure(frame)
    assert isinstance(series, pd.Series)
    assert series.index.equals(frame.index)
    values = measure(frame.to_numpy())
    assert isinstance(values, np.ndarray)
    np.testing.assert_array_equal(series.to_numpy(), values)


@pytest.mark.parametrize("order", [0, 0.5, 1, 1.5, 2, 3, np.inf])
def test_no_inhabitants_or_a_missing_count_has_no_effective_groups(order):
    counts = pd.DataFrame([[0, 0], [5, pd.NA], [5, 5]], dtype="Int64")
    assert effective_groups(counts, order).isna().tolist() == [True, True, False]


@pytest.mark.parametrize("measure", MEASURES)
def test_no_inhabitants_or_a_missing_count_has_no_value(measure):
    counts = pd.DataFrame([[0, 0], [5, pd.NA], [5, 5]], dtype="Int64")
    assert measure(counts).isna().tolist() == [True, True, False]
    assert np.isnan(measure([[0.0, 0.0], [np.nan, 2.0]])).all()


@pytest.mark.parametrize("measure", MEASURES)
def test_one_group_is_not_diverse(measure):
    assert measure([[12, 0, 0]]).tolist() == [0.0]
    assert measure([[12]]).tolist() == [0.0]


def test_one_inhabitant_has_no_pair_to_draw():
    assert diversity_index([[1, 0]])[0] == 0
    assert np.isnan(unbiased_diversity_index([[1, 0]])[0])


@pytest.mark.parametrize("order", [-1, -np.inf, np.nan])
def test_orders_below_zero_are_refused(order):
    with pytest.raises(ValueError, match="order of a Hill number"):
        effective_groups([[1, 2]], order)


@given(inhabited)
def test_bounds(counts):
    groups = counts.shape[1]
    assert (diversity_index(counts) >= 0).all()
    assert (diversity_index(counts) <= 1 - 1 / groups + 1e-15).all()
    assert (unbiased_diversity_index(counts) >= diversity_index(counts)).all()
    assert (unbiased_diversity_index(counts) <= 1).all()
    assert (entropy(counts) >= 0).all()
    assert (entropy(counts) <= np.log(groups) + 1e-14).all()
    assert ((evenness(counts) >= 0) & (evenness(counts) <= 1)).all()
    assert ((polarisation(counts) >= 0) & (polarisation(counts) <= 1 + 1e-15)).all()


@given(inhabited)
def test_effective_groups_fall_with_the_order_from_all_groups_to_one_over_the_largest_share(counts):
    orders = [0, 0.3, 0.999999, 1, 1.000001, 1.7, 2, 2.1, 5, 300, np.inf]
    numbers = np.array([effective_groups(counts, order) for order in orders])
    np.testing.assert_array_equal(numbers[0], (counts > 0).sum(axis=1))
    np.testing.assert_allclose(numbers[-1], counts.sum(axis=1) / counts.max(axis=1), rtol=1e-15)
    assert (np.diff(numbers, axis=0) <= 1e-12 * numbers[:-1]).all()
    assert (numbers >= 1 - 1e-12).all()


@given(inhabited, st.floats(0.01, 20).filter(lambda order: abs(order - 1) > 0.01))
def test_effective_groups_are_the_plain_formula_away_from_order_1(counts, order):
    shares = counts / counts.sum(axis=1, keepdims=True)
    powers = np.where(shares > 0, shares**order, 0).sum(axis=1)
    np.testing.assert_allclose(effective_groups(counts, order), powers ** (1 / (1 - order)), rtol=1e-10)


def test_effective_groups_do_not_jump_at_order_1():
    near = [effective_groups([[80, 10, 10]], 1 + off)[0] for off in (-1e-12, 0, 1e-12)]
    assert near == pytest.approx([1.8946457081379977] * 3, rel=1e-11)


@given(inhabited, st.randoms(use_true_random=False))
def test_the_order_of_groups_and_of_areas_makes_no_difference(counts, random):
    groups = random.sample(range(counts.shape[1]), counts.shape[1])
    areas = random.sample(range(counts.shape[0]), counts.shape[0])
    np.testing.assert_array_equal(diversity_index(counts), diversity_index(counts[:, groups]))
    for measure in MEASURES:
        np.testing.assert_array_equal(measure(counts)[areas], measure(counts[areas]))
        np.testing.assert_allclose(measure(counts), measure(counts[:, groups]), atol=1e-14)


@given(inhabited, st.integers(2, 90))
def test_measures_of_shares_do_not_depend_on_scale(counts, times):
    for measure in (diversity_index, entropy, evenness, polarisation):
        np.testing.assert_allclose(measure(counts * times), measure(counts), atol=1e-14)


@given(inhabited)
def test_a_group_that_nobody_belongs_to_changes_nothing(counts):
    with_empty = np.hstack([counts, np.zeros((len(counts), 1), dtype=np.int64)])
    for measure in (*MEASURES, lambda counts: effective_groups(counts, 1)):
        np.testing.assert_allclose(measure(with_empty), measure(counts), atol=1e-15)


@given(inhabited)
def test_merging_equal_areas_changes_nothing_but_pooling_unlike_areas_never_lowers_the_index(counts):
    for measure in (diversity_index, entropy, evenness, polarisation):
        np.testing.assert_allclose(measure(counts + counts), measure(counts), atol=1e-14)
    weights = counts.sum(axis=1) / counts.sum()
    for measure in (diversity_index, entropy):
        assert measure(counts.sum(axis=0, keepdims=True))[0] >= weights @ measure(counts) - 1e-12


@given(tables)
def test_values_do_not_depend_on_neighbouring_areas_or_on_memory_layout(counts):
    halves = np.array_split(counts, 2)
    for measure in (*MEASURES, lambda counts: effective_groups(counts, 1.5)):
        whole = measure(counts)
        np.testing.assert_array_equal(whole, np.concatenate([measure(half) for half in halves]))
        np.testing.assert_array_equal(whole, measure(np.asfortranarray(counts)))
        np.testing.assert_array_equal(whole, measure(pd.DataFrame(counts, dtype="Int64")).to_numpy())


@given(tables)
def test_all_measures_at_once_are_the_measures_one_by_one(counts):
    together = diversity_measures(counts)
    for measure in MEASURES:
        np.testing.assert_array_equal(together[measure.__name__], measure(counts))
    for order in (0, 1, 2):
        np.testing.assert_array_equal(together[f"effective_groups_{order}"], effective_groups(counts, order))
    assert together.shape == (len(counts), len(MEASURES) + 3)
    frame = pd.DataFrame(counts, index=[f"BU{area}" for area in range(len(counts))])
    assert diversity_measures(frame).index.equals(frame.index)
