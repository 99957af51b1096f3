"""What rounding leaves open in the mixing: beside all counts that are possible, and beside the embedded figures."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis import rounding_margin
from dashboard.analysis.consistent_counts import combinations
from dashboard.analysis.rounding_margin import segregation_margin
from dashboard.analysis.segregation import segregation
from dashboard.findings.data.national import HERKOMST, national

ENDS = ("low", "high", "least", "most")


def made_up(areas: int, seed: int = 1) -> tuple[pd.DataFrame, pd.Series]:
    random = np.random.default_rng(seed)
    counts = pd.DataFrame(5 * random.integers(0, 60, (areas, 3)), columns=["a", "b", "c"]).astype("Int64")
    return counts, pd.Series(random.integers(0, 4, areas), index=counts.index, name="gemeente")


def every(counts: np.ndarray, totals: np.ndarray | None, off_by: int) -> pd.DataFrame:
    """H and D of all counts that are possible, each a gemeente."""
    possible = combinations(counts.astype(float), totals, off_by)
    own = [area[allowed] for area, allowed in zip(possible.counts, possible.allowed, strict=True)]
    which = np.array(list(product(*(range(len(area)) for area in own))))
    sets = np.stack([area[which[:, place]] for place, area in enumerate(own)], axis=1)
    parent = np.repeat(np.arange(len(sets)), len(counts))
    return segregation(sets.reshape(-1, counts.shape[1]), parent)[["H", "D"]]


cases = pytest.mark.parametrize(
    ("areas", "groups", "off_by", "with_totals"),
    [(2, 3, 2, False), (2, 3, 2, True), (3, 2, 2, False), (2, 2, 4, True), (3, 3, 1, True), (4, 2, 1, True)],
)


def compared(areas: int, groups: int, off_by: int, with_totals: bool, seed: int):
    """The ends of made-up areas, and the measures of all counts that they may have."""
    random = np.random.default_rng(seed)
    step = 2 * off_by + 1
    counts = step * random.integers(1, 12, (areas, groups))
    totals = counts.sum(axis=1) + step * random.integers(-2, 3, areas) if with_totals else None
    margin = segregation_margin(
        pd.DataFrame(counts), ["x"] * areas, off_by, None if totals is None else pd.Series(totals)
    )
    return margin.iloc[0], every(counts, totals, off_by)


@cases
@pytest.mark.parametrize("seed", range(4))
def test_few_counts_have_the_ends_of_all_that_is_possible(areas, groups, off_by, with_totals, seed):
    margin, values = compared(areas, groups, off_by, with_totals, seed)
    for measure in ("H", "D"):
        expected = [values[measure].min(), values[measure].max()]
        assert margin[[f"{measure}_low", f"{measure}_high"]].tolist() == pytest.approx(expected, abs=1e-12)
        assert margin[[f"{measure}_least", f"{measure}_most"]].tolist() == pytest.approx(expected, abs=1e-12)


@cases
@pytest.mark.parametrize("seed", range(4))
def test_the_search_agrees_with_all_that_is_possible(areas, groups, off_by, with_totals, seed, monkeypatch):
    monkeypatch.setattr(rounding_margin, "_MOST_COUNTED", 0)
    margin, values = compared(areas, groups, off_by, with_totals, seed)
    for measure in ("H", "D"):
        low, high, least, most = (margin[f"{measure}_{end}"] for end in ENDS)
        assert low == pytest.approx(values[measure].min(), abs=0.004)
        assert high == pytest.approx(values[measure].max(), abs=0.004)
        assert least - 1e-9 <= values[measure].min() <= low + 1e-9
        assert high - 1e-9 <= values[measure].max() <= most + 1e-9


def test_the_published_measure_lies_within_the_margin():
    counts, parent = made_up(80)
    margin, published = segregation_margin(counts, parent, 4), segregation(counts, parent)
    for measure in ("H", "D"):
        ends = ["least", "low", "high", "most"]
        along = margin[[f"{measure}_{end}" for end in ends]]
        along.insert(2, "published", published[measure])
        assert (along.diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)
        assert (margin[f"{measure}_low"] < margin[f"{measure}_high"]).all()


def test_a_total_narrows_the_margin():
    counts, parent = made_up(40)
    free, bound = (segregation_margin(counts, parent, 4, totals) for totals in (None, counts.sum(axis=1)))
    for measure in ("H", "D"):
        assert (bound[f"{measure}_low"] >= free[f"{measure}_low"] - 1e-9).all()
        assert (bound[f"{measure}_high"] <= free[f"{measure}_high"] + 1e-9).all()


def test_exact_counts_leave_no_margin():
    counts, parent = made_up(40)
    margin, published = segregation_margin(counts, parent, 0), segregation(counts, parent)
    for measure in ("H", "D"):
        for end in ENDS:
            np.testing.assert_allclose(margin[f"{measure}_{end}"], published[measure], atol=1e-12)


@pytest.mark.slow
def test_small_areas_leave_a_wider_margin_than_large_ones():
    counts, parent = made_up(60)
    small, large = segregation_margin(counts, parent, 4), segregation_margin(counts * 20, parent, 4)
    width = [(margin["D_high"] - margin["D_low"]).mean() for margin in (small, large)]
    assert width[0] > 5 * width[1]


def test_a_gemeente_with_one_group_has_no_margin():
    counts = pd.DataFrame({"a": [100, 200], "b": [0, 0]})
    assert segregation_margin(counts, pd.Series(["x", "x"]), 4).isna().all(axis=None)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        segregation_margin(pd.DataFrame({"a": [-5, 5]}), pd.Series(["x", "x"]), 4)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Terschelling", "Rozendaal", "Gouda", "Almere", "Vaals"])
def test_no_random_counts_lie_outside(snapshot, name):
    held = national(snapshot)
    inside, year = held.inside, held.inside.mixing_year(HERKOMST)
    gemeente = next(region for region, called in held.gemeenten.names.items() if called == name)
    parents = inside.parents("buurt", year)
    counts = inside.counts("buurt", year, HERKOMST).loc[parents.index[parents == gemeente]].astype(float)
    possible = combinations(
        counts.to_numpy(), inside.inhabitants("buurt", year)[counts.index].to_numpy(float), 4
    )
    random = np.random.default_rng(7)
    # Every combination of an area as likely as another.
    own = [random.choice(np.flatnonzero(allowed), 10_000) for allowed in possible.allowed]
    chosen = np.stack(own, axis=1)
    drawn = possible.counts[np.arange(len(counts)), chosen]
    values = segregation(drawn.reshape(-1, 3), np.repeat(np.arange(len(drawn)), len(counts)))
    margin = inside.margin.loc[gemeente]
    for measure in ("H", "D"):
        assert margin[f"{measure}_low"] <= values[measure].min() + 1e-12
        assert values[measure].max() <= margin[f"{measure}_high"] + 1e-12


@pytest.mark.slow
def test_terschelling_can_be_as_far_as_what_was_found_by_hand(snapshot):
    margin = national(snapshot).inside.margin.loc["GM0093"]
    assert margin["D_low"] <= 0.115
    assert margin["D_high"] >= 0.19
