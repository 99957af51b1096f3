"""Which whole counts published ones can stand for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.consistent_counts import combinations

fives = st.integers(0, 8).map(lambda n: 5 * n)


def listed(possible, area=0):
    return {tuple(map(int, one)) for one in possible.counts[area][possible.allowed[area]]}


def test_a_count_is_at_most_so_far_off_and_never_negative():
    assert listed(combinations(np.array([[0.0]]), None, 4)) == {(0,), (1,), (2,), (3,), (4,)}
    assert listed(combinations(np.array([[10.0]]), None, 2)) == {(8,), (9,), (10,), (11,), (12,)}
    assert listed(combinations(np.array([[7.0]]), None, 0)) == {(7,)}


@pytest.mark.slow
@given(st.lists(fives, min_size=2, max_size=3), fives)
def test_the_total_holds_where_any_counts_reach_it(counts, total):
    free = listed(combinations(np.array([counts], float), None, 4))
    fit = {one for one in free if abs(sum(one) - total) <= 4}
    assert listed(combinations(np.array([counts], float), np.array([total], float), 4)) == (fit or free)


def test_without_a_total_the_counts_stand_alone():
    assert len(listed(combinations(np.array([[10.0, 10.0]]), np.array([np.nan]), 4))) == 81


@given(st.lists(st.tuples(fives, fives, fives), min_size=1, max_size=4), st.integers(0, 2**31))
def test_the_greatest_of_what_is_convex_is_among_the_extreme(counts, seed):
    random = np.random.default_rng(seed)
    published = np.array(counts, float)
    possible = combinations(published, published.sum(axis=1), 4)
    slopes, offsets = random.normal(size=(3, 6)), random.normal(size=6)

    def greatest(some):
        values = (some.counts @ slopes + offsets).max(axis=2)
        return np.where(some.allowed, values, -np.inf).max(axis=1)

    assert possible.extreme.allowed.sum() < possible.allowed.sum()
    np.testing.assert_allclose(greatest(possible.extreme), greatest(possible))


@given(st.lists(st.tuples(fives, fives, fives), min_size=1, max_size=3))
def test_every_share_lies_in_the_range(counts):
    published = np.array(counts, float)
    possible = combinations(published, None, 4)
    low, high = possible.share_range
    random = np.random.default_rng(1)
    for _ in range(50):
        chosen = np.array(
            [
                random.choice(area[allowed])
                for area, allowed in zip(possible.counts, possible.allowed, strict=True)
            ]
        ).sum(axis=0)
        if chosen.sum():
            assert (chosen / chosen.sum() >= low - 1e-12).all()
            assert (chosen / chosen.sum() <= high + 1e-12).all()


def test_the_range_of_shares_is_reached():
    low, high = combinations(np.array([[10.0, 10.0], [20.0, 0.0]]), None, 2).share_range
    assert high == pytest.approx([34 / (34 + 8), 14 / (14 + 26)])
    assert low == pytest.approx([26 / (26 + 14), 8 / (8 + 34)])
