"""Bounds from errors: by hand, and by what they must hold of errors that are known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.analysis.conformal import interval_score, leaning


def test_bounds_by_hand():
    # Nine errors: of ten ranks one lies outside on either side.
    low, high = leaning(np.arange(1.0, 10.0)[:, None], 0.8)
    assert (low[0], high[0]) == (1, 9)
    low, high = leaning(np.arange(1.0, 20.0)[:, None], 0.8)
    assert (low[0], high[0]) == (2, 18)


def test_too_few_errors_bound_nothing():
    low, high = leaning(np.arange(8.0)[:, None], 0.8)
    assert (low[0], high[0]) == (-np.inf, np.inf)


@pytest.mark.parametrize("coverage", [0.5, 0.8, 0.9])
@pytest.mark.parametrize("draw", ["normal", "exponential", "uniform"])
def test_new_errors_of_the_same_kind_lie_within_as_often_as_is_meant(draw, coverage):
    random = np.random.default_rng(7)
    learnt, new = (getattr(random, draw)(size=(99, 4000)) for _ in range(2))
    low, high = leaning(learnt, coverage)
    assert ((low <= new) & (new <= high)).mean() == pytest.approx(coverage, abs=0.01)
    assert (new > high).mean() == pytest.approx((1 - coverage) / 2, abs=0.01)
    assert (new < low).mean() == pytest.approx((1 - coverage) / 2, abs=0.01)


def test_errors_that_lean_give_bounds_that_lean():
    low, high = leaning(np.random.default_rng(3).exponential(size=(999, 1)) - 0.2, 0.8)
    assert high[0] > 4 * -low[0] > 0


@given(arrays(np.float64, (19, 3), elements=st.floats(-1e6, 1e6)))
def test_turned_errors_turn_the_bounds(errors):
    low, high = leaning(errors, 0.8)
    turned = leaning(-errors, 0.8)
    np.testing.assert_array_equal(turned, (-high, -low))
    assert (low <= high).all()


def test_an_interval_is_fined_for_what_it_misses_by_hand():
    truth = np.array([1.0, 5.0, 2.0])
    score = interval_score(truth, np.full(3, 1.5), np.full(3, 4.5), 0.8)
    np.testing.assert_allclose(score, [3 + 10 * 0.5, 3 + 10 * 0.5, 3])
