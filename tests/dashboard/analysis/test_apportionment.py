import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.apportionment import largest_remainder

AMOUNTS = st.lists(st.integers(0, 1_000_000), min_size=1, max_size=20).filter(sum)


@given(AMOUNTS, st.integers(0, 500))
def test_every_seat_is_given_once(amounts, seats):
    assert largest_remainder(amounts, seats).sum() == seats


@given(AMOUNTS, st.integers(1, 500))
def test_nobody_gets_more_or_less_than_the_quota_rounded_up_or_down(amounts, seats):
    found = largest_remainder(amounts, seats)
    quota = seats * np.array(amounts) / sum(amounts)
    assert (np.abs(found - quota) < 1 + 1e-6).all()


@given(AMOUNTS, st.integers(1, 500))
def test_who_has_more_never_gets_less(amounts, seats):
    found = largest_remainder(amounts, seats)
    order = np.argsort(amounts, kind="stable")
    # Equal amounts may differ by the one seat that is left; the seats of ever larger amounts never fall otherwise.
    for small, large in itertools.pairwise(order):
        assert found[small] <= found[large] or amounts[small] == amounts[large]


@given(AMOUNTS, st.sampled_from([0.5, 2.0, 4096.0]))
def test_the_unit_does_not_matter(amounts, scale):
    assert (largest_remainder(amounts) == largest_remainder([scale * amount for amount in amounts])).all()


@given(AMOUNTS.filter(lambda amounts: len(set(amounts)) == len(amounts)), st.randoms())
def test_the_order_does_not_matter_where_amounts_differ(amounts, random):
    shuffled = random.sample(range(len(amounts)), len(amounts))
    found = largest_remainder(amounts)
    assert largest_remainder([amounts[place] for place in shuffled]).tolist() == found[shuffled].tolist()


@given(AMOUNTS)
def test_nothing_gets_nothing(amounts):
    assert not largest_remainder([*amounts, 0])[-1]


@pytest.mark.parametrize(
    ("amounts", "seats", "divided"),
    [
        ([47_000, 16_000, 15_900, 12_000, 6_000, 3_100], 10, [5, 2, 1, 1, 1, 0]),  # the textbook's example
        ([29, 71], 100, [29, 71]),
        ([0.29, 0.57, 0.14], 100, [29, 57, 14]),
        ([1, 1, 1], 100, [34, 33, 33]),
        ([95.3, 3.7, 0.6, 0.2, 0.1], 100, [95, 4, 1, 0, 0]),
    ],
)
def test_known_divisions(amounts, seats, divided):
    assert largest_remainder(amounts, seats).tolist() == divided


@pytest.mark.parametrize("amounts", [[], [0, 0], [1, -1, 2], [0.5, float("nan")]])
def test_what_cannot_be_divided_is_refused(amounts):
    with pytest.raises(ValueError, match="Seats are divided"):
        largest_remainder(amounts)
