"""Old and new lens: by hand, on leaves of the live shape (made up), and on the real 18 and 7 groups."""

import numpy as np
import pandas as pd
import pytest

import data_sources
from dashboard.analysis.diversity import diversity_index
from dashboard.analysis.new_diversity import (
    HiddenDiversityRule,
    countries,
    coverage,
    hidden_diversity,
    lenses,
    non_western_share,
)
from data_sources.catalogue import groups, trees


def real(count: int) -> pd.DataFrame:
    rows = data_sources.open_snapshot().origin("gemeente", 2022, "migratieachtergrond", count)
    return rows.pivot_table(index="region", columns="group", values="persons", observed=True).astype(float)


def leaves() -> list[str]:
    """Names of the parts of the live table by country that add up to everybody."""
    nodes = trees()["herkomst"].nodes
    parents = {node.parent for node in nodes}
    named = [node.rest if node.key in parents else node.group for node in nodes]
    return [name for name in named if name]


def test_both_lenses_by_hand():
    counts = pd.DataFrame(
        {"Nederland": [50, 10], "Turkije": [20, 0], "Polen": [15, 0], "Italië": [5, 0], "Overig": [10, 0]},
        index=["A", "B"],
    )
    found = lenses(counts, groups())
    shares = found.loc["A", ["outside_nl", "classic", "eu", "other", "moe", "gips", "outside_classic"]]
    assert shares.tolist() == pytest.approx([50, 20, 20, 10, 15, 5, 60])
    # Nobody with another origin: no diversity among them, old or new.
    assert found.loc["B", ["outside_nl", "classic"]].tolist() == [0, 0]
    assert pd.isna(found.loc["B", "outside_classic"])


def test_a_missing_count_and_an_empty_area_have_no_shares():
    counts = pd.DataFrame({"Nederland": [5, 0], "Turkije": [pd.NA, 0]}, dtype="Int64")
    assert lenses(counts, groups()).isna().all(axis=None)


def test_without_nederland_there_is_no_outside():
    with pytest.raises(ValueError, match="need the group Nederland"):
        lenses(pd.DataFrame({"Turkije": [1]}), groups())


def test_what_cannot_be_told_from_three_groups_is_not_told():
    counts = pd.DataFrame(
        [[70, 10, 20]], columns=["Nederland", "Europa (exclusief Nederland)", "Buiten Europa"]
    )
    found = lenses(counts, groups()).iloc[0]
    assert found["outside_nl"] == 30
    assert found[["classic", "eu", "other", "moe", "gips", "outside_classic"]].isna().all()
    assert not coverage(counts.columns, groups())["complete"].any()


def test_coverage_names_what_a_sum_holds_and_misses():
    found = coverage(real(18).columns, groups())
    assert found.loc["classic", "complete"]
    assert found.loc["moe", "named"] == ("Polen",)
    assert {"Bulgarije", "Roemenië", "Tsjechië"} <= set(found.loc["moe", "missing"])
    assert found.loc["gips", "missing"] == ("Griekenland", "Portugal")
    assert len(found.loc["eu", "named"]) + len(found.loc["eu", "missing"]) == 26


def test_coverage_of_the_live_leaves():
    found = coverage(leaves(), groups())
    assert found.loc["classic", "complete"]
    assert found.loc["gips", "complete"]
    assert found.loc["moe", "named"] == ("Bulgarije", "Hongarije", "Polen", "Roemenië")
    assert found["complete"].all()
    # Without the sums that CBS draws, the countries that it does not name are missing.
    named = coverage([name for name in leaves() if "EU" not in name], groups())
    assert not named.loc["moe", "complete"]
    assert set(named.loc["moe", "missing"]) < set(named.loc["eu", "missing"])


def test_lenses_on_made_up_leaves_of_the_live_shape():
    counts = pd.DataFrame([[1.0] * len(leaves())], columns=leaves())
    found = lenses(counts, groups()).iloc[0]
    one = 100 / len(leaves())
    assert found["classic"] == pytest.approx(6 * one)
    # The countries by name, and a rest of each set.
    assert found["eu"] == pytest.approx((11 + 3) * one)
    assert found["moe"] == found["gips"] == pytest.approx((4 + 1) * one)
    assert found["outside_nl"] == pytest.approx(found[["classic", "eu", "other"]].sum())


def test_every_declared_rest_is_a_group_and_every_rest_is_declared():
    named = {group.name for group in groups()}
    rests = named - set(countries(named))
    assert "Overig" in rests
    assert {name for name in named if name.startswith("Overig")} <= rests


def test_real_lenses_add_up_and_agree_between_tables():
    named, coarse = lenses(real(18), groups()), lenses(real(7), groups())
    np.testing.assert_allclose(named["classic"] + named["eu"] + named["other"], named["outside_nl"])
    # 84910NED counts Weesp with Amsterdam already, the other table not yet.
    both = named.index.intersection(coarse.index).drop("GM0363")
    assert len(both) == 343
    np.testing.assert_allclose(named.loc[both, "classic"], coarse.loc[both, "classic"], atol=0.001)
    assert coarse["eu"].isna().all()
    # Amsterdam has most of the classic groups among the four, Westland most from Poland.
    assert named.loc["GM0363", "classic"] > 20
    assert named.loc["GM1783", "moe"] > 2 * named["moe"].mean()


def test_hidden_diversity_by_hand():
    index = pd.Series({"A": 0.1, "B": 0.2, "C": 0.3, "D": 0.8, "E": 0.9, "F": np.nan})
    old = pd.Series({"A": 1.0, "B": 2.0, "C": 3.0, "D": 1.5, "E": 30.0, "F": 1.0})
    found = hidden_diversity(index, old, HiddenDiversityRule(index_from=0.75, old_lens_below=0.5))
    assert found.loc["D", ["index_from", "old_lens_below"]].tolist() == [0.8, 2.0]
    assert found["hidden"].dropna().to_dict() == {"A": False, "B": False, "C": False, "D": True, "E": False}
    assert found["hidden"].isna()["F"]


def test_hidden_diversity_in_the_real_figures():
    found = hidden_diversity(diversity_index(real(18)), non_western_share(real(7)))
    hidden = set(found.index[found["hidden"].fillna(False)])
    assert {"GM0981", "GM0928"} <= hidden  # Vaals and Kerkrade, full of neighbours from across the border
    assert not {"GM0363", "GM0599", "GM0184", "GM1950"} & hidden
    assert 3 <= len(hidden) <= 34
    assert non_western_share(real(7))["GM0363"] == pytest.approx(36.3, abs=1.5)
