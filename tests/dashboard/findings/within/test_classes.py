from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.findings.within.classes import METHODS, MOST, classify, classify_around_zero


def test_quantiles_are_bounded_between_the_values():
    classes = classify(pd.Series([0.1, 0.2, 0.6, np.nan]), "quantiles", 2)
    assert (classes.bounds, classes.counts, classes.missing) == ((0.1, 0.15, 0.4, 0.6), (1, 1, 1), 1)


def test_equal_steps_are_equal_even_when_a_class_is_empty():
    classes = classify(pd.Series([0.0] * 20 + [0.6] * 20), "equal", 2)
    assert len(set(np.round(np.diff(classes.bounds), 6))) == 1


def test_no_values_are_no_classes():
    assert len(classify(pd.Series([np.nan, np.nan]), "natural", 2)) == 0


def test_one_value_is_one_class_that_holds_it():
    classes = classify(pd.Series([0.3, 0.3]), "natural", 2)
    assert classes.counts == (2,)
    assert classes.of(pd.Series([0.3])).tolist() == [0]


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match="not 'magic'"):
        classify(pd.Series([0.1]), "magic", 2)


def test_no_class_reaches_beyond_the_values():
    assert classify(pd.Series([0.0497, 0.2, 0.6062]), "quantiles", 3).bounds == (0.0497, 0.125, 0.403, 0.6062)
    around = classify_around_zero(pd.Series([-0.12, 0.02, 0.242]), "equal", 3)
    assert (around.bounds[0], around.bounds[-1]) == (-0.12, 0.242)


@settings(derandomize=True, deadline=None)
@given(
    st.lists(st.floats(0, 1) | st.just(float("nan")), min_size=1, max_size=60),
    st.sampled_from(METHODS),
    st.sampled_from([2, 3]),
)
def test_every_value_is_in_one_class_and_inside_its_bounds(values, method, digits):
    classes = classify(pd.Series(values), method, digits)
    known = [value for value in values if not np.isnan(value)]
    assert sum(classes.counts) == len(known)
    assert classes.missing == len(values) - len(known)
    assert len(classes) <= MOST
    assert list(classes.bounds) == (sorted(set(classes.bounds)) if len(set(known)) > 1 else 2 * known[:1])
    if known:
        assert (classes.bounds[0], classes.bounds[-1]) == (min(known), max(known))
    for value, step in zip(known, classes.of(pd.Series(known, dtype=float)), strict=True):
        assert classes.bounds[step] <= value <= classes.bounds[step + 1]
    if method != "equal":
        assert all(classes.counts)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.floats(-1, 1) | st.just(float("nan")), min_size=1, max_size=60), st.sampled_from(METHODS))
def test_classes_around_zero_mirror_one_another_and_never_mix_signs(values, method):
    classes = classify_around_zero(pd.Series(values), method, 3)
    known = [value for value in values if not np.isnan(value)]
    assert sum(classes.counts) == len(known)
    assert classes.around_zero
    if known:
        assert (classes.bounds[0], classes.bounds[-1]) == (min(known), max(known))
    inner = classes.bounds[1:-1]
    below, above = [-bound for bound in reversed(inner) if bound < 0], [bound for bound in inner if bound > 0]
    shared = min(len(below), len(above))
    assert shared == 0 or np.allclose(below[:shared], above[:shared])
    assert not known or (classes.counts[0] and classes.counts[-1])
    assert not known or ((classes.of(pd.Series(known)) >= classes.below_zero) == (np.array(known) >= 0)).all()


def test_the_classes_of_two_series_count_each_of_them():
    first, second = pd.Series([0.1, 0.2, np.nan]), pd.Series([0.2, 0.6])
    together = classify(pd.concat([first, second]), "quantiles", 2)
    for values in (first, second):
        counted = together.counting(values)
        assert counted.bounds == together.bounds
        assert sum(counted.counts) == values.notna().sum()
        assert counted.missing == values.isna().sum()


def test_where_nearly_all_differences_have_one_sign_that_side_is_told_finer():
    mixed, growing = pd.Series(np.linspace(-0.3, 0.3, 60)), pd.Series(np.linspace(-0.01, 0.3, 60))
    assert len(classify_around_zero(mixed, "equal", 3)) == 6
    classes = classify_around_zero(growing, "equal", 3)
    assert (classes.below_zero, len(classes)) == (1, 6)


def sum_of_squares(ordered, starts):
    """How far values lie from the mean of their class, squared."""
    return sum(((part - part.mean()) ** 2).sum() for part in np.split(ordered, starts))


@pytest.mark.parametrize("seed", range(12))
def test_natural_breaks_leave_the_least_spread_within_classes(seed):
    """Beside every way to cut the values in so many parts (Fisher 1958)."""
    ordered = np.sort(np.random.default_rng(seed).gamma(0.6, size=11).round(4))
    bounds = classify(pd.Series(ordered), "natural", 6, most=4).bounds
    starts = np.searchsorted(ordered, bounds[1:-1])
    least = min(sum_of_squares(ordered, cut) for cut in combinations(range(1, 11), 3))
    assert sum_of_squares(ordered, starts) == pytest.approx(least)


def test_the_classes_of_known_values():
    values = pd.Series([1.0, 2.0, 3.0, 10.0, 11.0, 12.0, 50.0, 51.0, 90.0])
    assert classify(values, "natural", 1, most=4).bounds == (1.0, 6.5, 31.0, 70.5, 90.0)
    assert classify(values, "quantiles", 1, most=3).bounds == (1.0, 6.5, 31.0, 90.0)
    assert classify(values, "equal", 1, most=4).bounds == (1.0, 23.2, 45.5, 67.8, 90.0)
