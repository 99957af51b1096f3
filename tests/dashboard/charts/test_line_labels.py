import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.line_labels import spread
from dashboard.charts.line_panel import ticks

PLACES = st.lists(st.floats(0, 100), min_size=1, max_size=12)


@given(PLACES)
def test_names_keep_their_order_their_distance_and_stay_inside(wanted):
    found = spread(wanted, 5, 0, 100)
    order = np.argsort(wanted, kind="stable")
    assert (np.diff(found[order]) >= 5 - 1e-9).all()
    assert found.min() >= -1e-9
    assert found.max() <= 100 + 1e-9


@given(PLACES)
def test_too_many_names_share_the_room(wanted):
    found = np.sort(spread(wanted, 50, 0, 100))
    assert found[0] >= -1e-9
    assert found[-1] <= 100 + 1e-9
    if len(wanted) > 2:
        assert np.allclose(np.diff(found), 100 / (len(wanted) - 1))


def test_names_with_room_stay_where_they_are():
    assert spread([10, 40, 90], 5, 0, 100).tolist() == [10, 40, 90]


def test_two_that_touch_give_way_equally():
    assert spread([50, 50, 10], 10, 0, 100).tolist() == [45, 55, 10]


@given(st.floats(0.001, 1e6))
def test_ticks_are_few_round_and_not_above(high):
    found = ticks(high)
    assert found[0] == 0
    assert 3 <= len(found) <= 6
    assert found[-1] <= high * (1 + 1e-6)
