"""Whether people divide over tables, against every way to divide them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.seating.feasible import divides, first_seating
from dashboard.analysis.seating.problem import problem
from dashboard.analysis.seating.wishes import Wishes
from tests.dashboard.analysis.seating.made_up import apart_of, by_brute_force, guests_of


@pytest.mark.parametrize("people", range(1, 41))
def test_people_alone_divide_over_tables_of_six_to_ten_but_for_few_numbers(people):
    possible = any(6 * tables <= people <= 10 * tables for tables in range(1, 8))
    assert possible == (people >= 6 and people != 11)
    assert divides(np.ones(people, dtype=np.int64), 6, 10) == possible


@settings(max_examples=25)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=5), st.integers(2, 5), st.integers(0, 3))
def test_parties_divide_when_some_seating_is_found_by_trying_all(seats, smallest, more):
    wishes = Wishes(smallest, max(smallest + more, max(seats)))
    guests, apart = guests_of(seats), apart_of(len(seats))
    possible = by_brute_force(guests, apart, wishes) is not None
    assert divides(np.array(seats), wishes.smallest, wishes.largest) == possible
    asked = problem(guests, apart, wishes)
    found = first_seating(asked)
    assert (found is not None) == possible
    assert found is None or asked.allowed(found)
