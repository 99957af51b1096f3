"""Bounds of shares and of the index that is made of them, held against every composition that fits."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.share_bounds import index_of_shares, share_of

COUNTS = st.lists(st.integers(0, 30), min_size=3, max_size=3)


def around(counts, margin=2):
    return [range(max(count - margin, 0), count + margin + 1) for count in counts]


def ends(*pairs):
    return [tuple(np.array([float(end)]) for end in pair) for pair in pairs]


@given(COUNTS, st.integers(-1, 1))
def test_a_share_runs_over_all_counts_that_fit_the_whole(counts, off):
    whole = sum(counts) + off
    possible = [one for one in product(*around(counts)) if sum(one) > 0 and abs(sum(one) - whole) <= 2]
    part, rest = around(counts[:1])[0], around(counts[1:])
    low, high = share_of(
        *ends(
            (part[0], part[-1]),
            (sum(one[0] for one in rest), sum(one[-1] for one in rest)),
            (whole - 2, whole + 2),
        )
    )
    shares = [one[0] / sum(one) for one in possible]
    if whole >= 2 and shares:
        assert (low[0], high[0]) == pytest.approx((min(shares), max(shares)))


def test_a_share_without_a_whole_is_bounded_by_all_others():
    low, high = share_of(*ends((8, 12), (86, 94), (0, np.inf)))
    assert (low[0], high[0]) == pytest.approx((8 / 102, 12 / 98))


@given(st.lists(st.integers(0, 12), min_size=3, max_size=3).filter(sum), st.integers(1, 2))
def test_an_index_runs_over_all_shares_that_add_up(parts, margin):
    number = sum(parts)
    shares = np.array([parts]) / number
    low, high = np.maximum(shares - margin / number, 0), shares + margin / number
    found = index_of_shares(low, high)
    tried = [
        1 - sum((part / number) ** 2 for part in one)
        for one in product(*around(parts, margin))
        if sum(one) == number
    ]
    assert found[0][0] <= min(tried) + 1e-9
    assert found[1][0] >= max(tried) - 1e-9
    # The lowest one lies in a corner, which is among them.
    assert found[0][0] == pytest.approx(min(tried))
    # The highest lies as near as whole parts come to it.
    assert found[1][0] <= max(tried) + (3 / number) ** 2


def test_shares_that_cannot_add_up_have_no_index():
    low, high = index_of_shares(np.array([[0.1, 0.1], [np.nan, 0.5]]), np.array([[0.2, 0.2], [np.nan, 0.6]]))
    assert np.isnan(low).all()
    assert np.isnan(high).all()
