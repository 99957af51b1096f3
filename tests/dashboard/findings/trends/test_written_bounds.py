"""Bounds as they are written."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.certainty import outward
from dashboard.findings.trends.written_bounds import apart, bounds_told
from dashboard.language import Language


def ends(low, high):
    return pd.Series({"low": low, "high": high})


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 2))
def test_bounds_are_never_written_narrower_than_they_are(one, other, digits):
    low, high = sorted((one, other))
    first, last = outward(low, high, 100, digits)
    step = 10.0**-digits
    if high - low < 1e-11:
        assert abs(first - 100 * low) <= 0.51 * step and first == last
    else:
        assert first - 1e-6 <= 100 * low < first + step + 1e-6
        assert last - step - 1e-6 < 100 * high <= last + 1e-6


def test_what_is_exact_is_one_number(nl):
    assert bounds_told(ends(0.4504, 0.4504), "share", 1, 100).write(nl) == "45,0%"
    assert bounds_told(ends(0.507, 0.5215), "share", 0, 100).write(nl) == "tussen 50% en 53%"
    told = bounds_told(ends(11.11, 12.28), "count", 1, form="to")
    assert told.write(Language("en")) == "11.1 to 12.3"


@pytest.mark.parametrize(
    ("bounds", "digits"),
    [
        ([(0.50, 0.52), (0.45, 0.45)], 0),
        ([(0.507, 0.5215), (0.504, 0.504)], 1),  # both are 50% without a decimal
        ([(0.5, 0.6), (0.55, 0.65)], 0),  # these touch anyhow
    ],
)
def test_bounds_that_lie_apart_are_written_apart(bounds, digits):
    assert apart([ends(*one) for one in bounds], 100) == digits
