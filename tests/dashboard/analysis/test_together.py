"""Figures of several regions together, beside sums and every weight within its bounds."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.declared import Computation
from dashboard.analysis.together import together

RATE = Computation(numerator="jong", denominator="inwoners", per=100)
SHARE = Computation(value="koop", weight="woningen")
NONE = pd.DataFrame()


def test_a_rate_is_that_of_the_sums():
    parts = pd.DataFrame({"jong": [10.0, 30.0], "inwoners": [100.0, 100.0]}, index=["a", "b"])
    found = together(RATE, parts, NONE)
    assert (found.value, found.low, found.high, found.lack) == (20.0, 20.0, 20.0, None)


def test_a_share_is_weighted_and_never_the_mean_of_means():
    parts = pd.DataFrame({"koop": [40.0, 60.0], "woningen": [300.0, 100.0]}, index=["a", "b"])
    found = together(SHARE, parts, pd.DataFrame({"koop": [0.5, 0.5]}, index=["a", "b"]))
    assert (found.value, found.low, found.high) == (45.0, 44.5, 45.5)


@pytest.mark.parametrize(
    ("figure", "parts", "lack"),
    [
        (Computation(value="koop"), {"koop": [1.0, 2.0]}, "unweighted"),
        (SHARE, {"koop": [1.0, None], "woningen": [1.0, 1.0]}, "part"),
        (SHARE, {"koop": [1.0, 2.0], "woningen": [1.0, None]}, "base"),
        (SHARE, {"koop": [1.0, 2.0]}, "base"),
        (SHARE, {"koop": [1.0, 2.0], "woningen": [0.0, 0.0]}, "base"),
        (RATE, {"jong": [1.0, None], "inwoners": [1.0, 1.0]}, "part"),
        (RATE, {"jong": [0.0, 0.0], "inwoners": [0.0, 0.0]}, "base"),
    ],
)
def test_why_there_is_none(figure, parts, lack):
    found = together(figure, pd.DataFrame(parts, index=["a", "b"], dtype=float), NONE)
    assert found.lack == lack
    assert np.isnan(found.value)


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 40), st.integers(0, 4)), min_size=1, max_size=4)
)
def test_no_weight_within_its_bounds_gives_a_mean_beyond(rows):
    values, weights, off = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    names = [f"r{number}" for number in range(len(rows))]
    parts = pd.DataFrame({"koop": values, "woningen": weights}, index=names)
    margins = pd.DataFrame({"koop": 0.5, "woningen": off}, index=names)
    found = together(SHARE, parts, margins)
    if found.lack:
        assert weights.sum() == 0
        return
    ends = [(max(w - o, 0), w + o) for w, o in zip(weights, off, strict=True)]
    means = [(values * np.array(chosen)).sum() / sum(chosen) for chosen in product(*ends) if sum(chosen) > 0]
    assert found.low == pytest.approx(min(*means, found.value + 0.5) - 0.5, abs=1e-9)
    assert found.high == pytest.approx(max(*means, found.value - 0.5) + 0.5, abs=1e-9)
