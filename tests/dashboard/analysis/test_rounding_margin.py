"""What rounding leaves open in the mixing, on made-up counts."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.rounding_margin import segregation_margin
from dashboard.analysis.segregation import segregation


def made_up(areas: int, seed: int = 1) -> tuple[pd.DataFrame, pd.Series]:
    random = np.random.default_rng(seed)
    counts = pd.DataFrame(5 * random.integers(0, 60, (areas, 3)), columns=["a", "b", "c"]).astype("Int64")
    return counts, pd.Series(random.integers(0, 4, areas), index=counts.index, name="gemeente")


def test_the_published_measure_lies_within_the_margin():
    counts, parent = made_up(80)
    margin, published = segregation_margin(counts, parent), segregation(counts, parent)
    for measure in ("H", "D"):
        assert (margin[f"{measure}_low"] <= published[measure]).all()
        assert (published[measure] <= margin[f"{measure}_high"]).all()
        assert (margin[f"{measure}_low"] < margin[f"{measure}_high"]).all()


def test_every_count_that_is_tried_rounds_to_the_published_one(monkeypatch):
    counts, parent = made_up(200)
    tried = []

    def seen(drawn, labels):
        tried.append(drawn.to_numpy(dtype=float))
        return segregation(drawn, labels)

    monkeypatch.setattr("dashboard.analysis.rounding_margin.segregation", seen)
    segregation_margin(counts, parent, draws=10)
    apart = np.stack(tried[1:]) - counts.to_numpy(dtype=float)
    assert np.abs(apart).max() == 2
    assert np.stack(tried).min() == 0
    assert set(np.unique(apart)) == {-2, -1, 0, 1, 2}


def test_exact_counts_leave_no_margin():
    counts, parent = made_up(40)
    margin = segregation_margin(counts, parent, rounded_to=1)
    assert (margin["H_low"] == margin["H_high"]).all()


def test_small_areas_leave_a_wider_margin_than_large_ones():
    counts, parent = made_up(60)
    small, large = segregation_margin(counts, parent), segregation_margin(counts * 20, parent)
    width = [(margin["D_high"] - margin["D_low"]).mean() for margin in (small, large)]
    assert width[0] > 5 * width[1]


def test_the_same_counts_give_the_same_margin():
    counts, parent = made_up(30)
    pd.testing.assert_frame_equal(segregation_margin(counts, parent), segregation_margin(counts, parent))


def test_a_gemeente_with_one_group_has_no_margin():
    counts = pd.DataFrame({"a": [100, 200], "b": [0, 0]})
    margin = segregation_margin(counts, pd.Series(["x", "x"]), rounded_to=1)
    assert margin["H_low"].isna().all()


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        segregation_margin(pd.DataFrame({"a": [-5, 5]}), pd.Series(["x", "x"]))
