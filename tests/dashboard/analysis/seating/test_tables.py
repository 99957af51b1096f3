"""Steps from a seating, against the seating reckoned anew."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.seating.feasible import first_seating
from dashboard.analysis.seating.problem import problem
from dashboard.analysis.seating.tables import Exchange, Tables
from dashboard.analysis.seating.wishes import Wishes
from tests.dashboard.analysis.seating.made_up import apart_of, guests_of


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(st.integers(1, 3), min_size=8, max_size=12), st.integers(0, 99))
def test_what_a_step_changes_is_what_it_was_said_to_change(seats, seed):
    chance = np.random.default_rng(seed)
    wishes = Wishes(3, 7, apart=(("GM0001", "GM0002"),), present={"GM0003": 1, "GM0004": 2})
    asked = problem(guests_of(seats), apart_of(len(seats), seed), wishes)
    start = first_seating(asked, chance.uniform(size=asked.cost.shape))
    if start is None:
        return
    tables = Tables(asked, start)
    for _ in range(6):
        fresh = Tables(asked, tables.places)
        assert tables.total == pytest.approx(asked.value(tables.places) + asked.moving(tables.places))
        np.testing.assert_allclose(tables.moves(), fresh.moves(), atol=1e-9)
        np.testing.assert_allclose(tables.exchanges(), fresh.exchanges(), atol=1e-9)
        moves, exchanges = tables.moves(), tables.exchanges()
        for guest, table in np.argwhere(np.isfinite(moves)):
            after = tables.places.copy()
            after[guest] = table
            assert asked.allowed(after)
            change = asked.value(after) + asked.moving(after) - tables.total
            assert moves[guest, table] == pytest.approx(change, abs=1e-9)
        possible = np.argwhere(np.isfinite(exchanges))
        if not len(possible):
            return
        guest, other = (int(one) for one in possible[chance.integers(len(possible))])
        change = float(exchanges[guest, other])
        before = tables.total
        tables.take(Exchange(guest, int(tables.places[other]), other, change))
        assert asked.allowed(tables.places)
        assert tables.total - before == pytest.approx(change, abs=1e-9)
