"""What no seating can be below is below the best one, and above everybody's nearest."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.seating.bound import lower_bound, nearest_bound
from dashboard.analysis.seating.problem import problem
from dashboard.analysis.seating.wishes import Wishes
from tests.dashboard.analysis.seating.made_up import apart_of, by_brute_force, guests_of

WISHES = Wishes(2, 4)


@pytest.mark.slow
@settings(max_examples=12)
@given(st.lists(st.integers(1, 3), min_size=4, max_size=5), st.integers(0, 999))
def test_the_bounds_are_below_the_best_seating(seats, seed):
    guests, apart = guests_of(seats), apart_of(len(seats), seed)
    best = by_brute_force(guests, apart, WISHES)
    if best is not None:
        asked = problem(guests, apart, WISHES)
        assert nearest_bound(asked) <= lower_bound(asked) + 1e-9 <= best + 2e-9


def test_everybody_with_the_nearest_five():
    asked = problem(guests_of([1] * 30), apart_of(30), Wishes())
    far = asked.unlike + np.diag(np.full(30, np.inf))
    assert nearest_bound(asked) == pytest.approx(np.sort(far, axis=1)[:, :5].mean(axis=1).sum() / 2)


def test_who_is_near_to_two_that_are_far_from_each_other_is_not_near_to_both():
    asked = problem(guests_of([1] * 30), apart_of(30), Wishes())
    assert lower_bound(asked) > 1.05 * nearest_bound(asked)
