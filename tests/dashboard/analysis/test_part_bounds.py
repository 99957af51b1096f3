"""Bounds of a group's part of all people elsewhere."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from dashboard.analysis.part_bounds import RELATIVE, moved, of_counts, of_parts, of_rounded_shares
from data_sources import open_snapshot

GROUPS = ["Nederland", "Turkije", "Suriname", "Westers"]


def _rounded(persons):
    """What CBS would publish of these counts: percentages with one decimal, natives as 100 minus the others' total."""
    whole = persons.sum()
    shares = (100 * persons / whole).round(1)
    shares["Nederland"] = round(100 - round(100 * (1 - persons["Nederland"] / whole), 1), 1)
    return pd.DataFrame([shares])


@given(st.lists(st.integers(0, 3_000), min_size=3, max_size=3), st.integers(1_000, 200_000))
def test_the_true_part_lies_within_the_bounds_of_what_is_published(elsewhere, natives):
    persons = pd.Series([natives, *elsewhere], index=GROUPS, dtype=float)
    found = of_rounded_shares(_rounded(persons), ["Turkije", "Suriname"], "Nederland").iloc[0]
    whole = sum(elsewhere)
    if whole == 0 or found.isna().all():
        return
    assert found["low"] - 1e-9 <= (elsewhere[0] + elsewhere[1]) / whole <= found["high"] + 1e-9


def test_no_shares_that_round_to_the_published_ones_go_beyond_the_bounds_and_some_reach_them():
    published = pd.DataFrame([[96.0, 0.0, 1.2, 2.7]], columns=GROUPS)
    found = of_rounded_shares(published, ["Turkije", "Suriname"], "Nederland").iloc[0]
    grid = np.linspace(-0.05, 0.05, 21)
    reached = []
    for turkije, suriname, westers in itertools.product(grid, grid, grid):
        part, others = max(turkije, 0) + 1.2 + suriname, 2.7 + westers
        if 3.95 - 1e-9 <= part + others <= 4.05 + 1e-9:
            reached.append(part / (part + others))
    assert found["low"] == pytest.approx(min(reached)) and found["high"] == pytest.approx(max(reached))


def test_exact_shares_leave_nothing_open():
    published = pd.DataFrame([[90.0, 2.0, 3.0, 5.0]], columns=GROUPS)
    found = of_rounded_shares(published, ["Turkije", "Suriname"], "Nederland", margin=0).iloc[0]
    assert found["low"] == found["high"] == pytest.approx(0.5)


def test_where_nobody_may_be_elsewhere_or_a_share_lacks_nothing_is_said():
    shares = pd.DataFrame([[100.0, 0, 0, 0], [90.0, np.nan, 5, 5]], columns=GROUPS)
    assert of_rounded_shares(shares, ["Turkije"], "Nederland").isna().all(axis=None)


def test_a_group_that_is_not_there_is_told():
    with pytest.raises(ValueError, match="Marokko"):
        of_rounded_shares(pd.DataFrame(columns=GROUPS), ["Marokko"], "Nederland")


def test_who_has_no_name_may_all_belong_to_the_part_or_none():
    persons = pd.DataFrame([[800, 40, 60, 100]], columns=GROUPS)
    exact = of_counts(persons, ["Turkije"], "Nederland").iloc[0]
    assert exact["low"] == exact["high"] == 0.2
    open_ = of_counts(persons, ["Turkije"], "Nederland", unnamed="Suriname").iloc[0]
    assert (open_["low"], open_["high"]) == (0.2, 0.5)


BOUNDS = pd.DataFrame({"low": [0.1, 0.3, 0.2], "high": [0.2, 0.4, 0.2]}, index=["A", "B", "C"])
WHOLE = pd.DataFrame({"low": [0.1, 0.2, 0.1], "high": [0.1, 0.2, 0.1]}, index=["A", "B", "C"])
LINKS = pd.DataFrame(
    [
        ["A", "AB", 1.0, 0.6],
        ["B", "AB", 1.0, 0.4],
        ["C", "C", 1.0, 1.0],
        ["D", "D", 1.0, 1.0],
        ["C", "P", 0.5, 1.0],
    ],
    columns=["old", "new", "weight", "part"],
)


def test_what_was_put_together_is_known_for_all_sizes_of_its_parts():
    found = of_parts(BOUNDS, WHOLE, LINKS)
    sizes = [
        (0.6 * a * 0.1, 0.4 * b * 0.2) for a, b in itertools.product(np.linspace(1, RELATIVE, 50), repeat=2)
    ]
    low = min((a * 0.1 + b * 0.3) / (a + b) for a, b in sizes)
    high = max((a * 0.2 + b * 0.4) / (a + b) for a, b in sizes)
    assert found.loc["AB"].tolist() == pytest.approx([low, high])
    assert found.loc["C"].tolist() == [0.2, 0.2]
    # One part is not known; of another only a piece came along.
    assert found.loc[["D", "P"]].isna().all(axis=None)


def test_former_gemeenten_grew_far_less_apart_than_is_allowed_for():
    snapshot = open_snapshot()
    known = snapshot.indicators("gemeente", indicator="inwoners")
    then = known[known["year"] == 2015].set_index("region")["value"].astype(float)
    links = geo.successors(2015, 2025, snapshot=snapshot)
    merged = links[links["new"].duplicated(keep=False) & (links["weight"] == 1)]
    relative = merged["part"] / merged["old"].map(then)
    apart = relative.groupby(merged["new"]).agg(lambda one: one.max() / one.min())
    assert len(apart) > 20 and apart.max() < 1.2 < RELATIVE


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [((0.1, 0.2), (0.3, 0.4), "rose"), ((0.3, 0.4), (0.2, 0.2), "fell"), ((0.1, 0.3), (0.2, 0.4), "open")],
)
def test_what_rose_or_fell_did_so_whatever_the_rounding(before, after, way):
    old, new = (pd.Series(ends, index=["low", "high"]) for ends in (before, after))
    assert moved(old, new) == way
