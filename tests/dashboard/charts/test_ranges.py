"""How far an axis goes that is given no range."""

import pytest

from dashboard.charts.printing.ranges import Spread, own_range


def test_a_twentieth_of_the_axis_stays_free_on_either_side():
    low, high = own_range([Spread([0, 90])], float, 200)
    assert (low, high) == pytest.approx((-5, 95))


def test_a_dot_gets_its_own_room_besides():
    low, high = own_range([Spread([0, 80], beyond=10)], float, 200)
    assert (low, high) == pytest.approx((-10, 90))


def test_a_large_dot_within_the_others_moves_no_end():
    small = Spread([0, 80], beyond=10)
    assert own_range([small, Spread([40], beyond=15)], float, 200) == own_range([small], float, 200)


def test_a_line_without_dots_runs_to_the_ends():
    assert own_range([Spread([3, 7], padded=False)], float, 200) == (3, 7)


def test_bars_begin_at_nought_and_at_nothing_less():
    low, high = own_range([Spread([0, 4, 19], nought=True)], float, 100)
    assert (low, high) == pytest.approx((0, 20))


def test_one_value_has_as_much_on_either_side():
    assert own_range([Spread([5]), Spread([5], beyond=8)], float, 100) == (4, 6)


def test_without_values_it_goes_from_nought_to_one():
    assert own_range([Spread([])], float, 100) == (0, 1)


def test_dots_larger_than_the_axis_leave_the_values_in_their_place():
    assert own_range([Spread([1, 2], beyond=50)], float, 60) == (1, 2)
