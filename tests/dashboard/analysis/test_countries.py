"""Largest and fastest-growing countries of origin: by hand, and the real ones of 2022."""

import pandas as pd
import pytest

import data_sources
from dashboard.analysis.countries import fastest_growing, largest_origins

AREAS = list("ABCDEF")
COUNTS = pd.DataFrame(
    {
        "Nederland": [80, 85, 85, 85, 85, 85],
        "Polen": [5, 5, 5, 5, 5, 5],
        "Syrië": [10, 0, 0, 0, 0, 0],
        "Overig": [5, 10, 10, 10, 10, 10],
    },
    index=AREAS,
)
ALL_PAIRS = pd.DataFrame([(a, b) for a in AREAS for b in AREAS], columns=["region", "peer"])


def test_largest_without_rests_and_without_nobody():
    found = largest_origins(COUNTS, most=2).set_index(["region", "rank"])
    assert found.loc["A", "group"].tolist() == ["Syrië", "Polen"]
    assert found.loc[("A", 1), ["persons", "share_pct"]].tolist() == [10, 10]
    assert found.loc["B", "group"].tolist() == ["Polen"]


def test_beside_five_peers_of_which_one_is_not_itself():
    found = largest_origins(COUNTS, 1, ALL_PAIRS).set_index("region")
    # The five others: no Syrians at all; so nothing to be a multiple of.
    assert found.loc["A", "peers_share_pct"] == 0
    assert pd.isna(found.loc["A", "times_peers"])
    assert found.loc["B", "peers_share_pct"] == pytest.approx(100 * 25 / 500)
    four = ALL_PAIRS[ALL_PAIRS["peer"] != "F"]
    assert largest_origins(COUNTS, 1, four).set_index("region")["peers_share_pct"]["A":"E"].isna().all()


def test_a_missing_count_has_no_rank():
    counts = COUNTS.astype("Int64")
    counts.loc["A", "Overig"] = pd.NA
    assert "A" not in set(largest_origins(counts)["region"])


def test_groups_that_are_no_countries_have_no_largest():
    counts = pd.DataFrame(
        [[70, 10, 20]], columns=["Nederland", "Europa (exclusief Nederland)", "Buiten Europa"]
    )
    assert largest_origins(counts).empty


def test_fastest_growing_on_made_up_years_of_the_live_shape():
    before, after = COUNTS * 100, COUNTS * 100
    after = after.assign(Polen=[500, 800, 510, 500, 500, 500], Nederland=before["Nederland"] - 100)
    found = fastest_growing(before, after, 3, ALL_PAIRS)
    # Ten more in C stay below the least of 25.
    assert found["region"].tolist() == ["B"]
    row = found.iloc[0]
    assert row[["group", "growth"]].tolist() == ["Polen", 300]
    assert row[["per_1000", "growth_pct"]].tolist() == pytest.approx([1000 * 300 / 10_000, 60])
    assert row["peers_per_1000"] == pytest.approx(1000 * 10 / 50_000)


def test_growth_from_nobody_has_no_percentage():
    before = COUNTS * 100
    found = fastest_growing(before, before.assign(Syrië=[1000, 50, 0, 0, 0, 0]))
    assert found[["region", "group"]].to_numpy().tolist() == [["B", "Syrië"]]
    assert found["growth_pct"].isna().all()


def test_years_with_other_groups_are_not_compared():
    with pytest.raises(ValueError, match="only one has \\['Syrië'\\]"):
        fastest_growing(COUNTS.drop(columns="Syrië"), COUNTS)


def test_the_real_largest_of_2022():
    rows = data_sources.open_snapshot().origin("gemeente", 2022, "migratieachtergrond", 18)
    counts = rows.pivot_table(index="region", columns="group", values="persons", observed=True)
    pairs = pd.DataFrame([("GM0981", peer) for peer in counts.index], columns=["region", "peer"])
    found = largest_origins(counts, 3, pairs).set_index(["region", "rank"])
    assert found.loc[("GM0981", 1), "group"] == "Duitsland"  # Vaals
    assert found.loc[("GM0981", 1), "times_peers"] > 10
    assert found.loc["GM0363", "group"].tolist() == ["Marokko", "Suriname", "Turkije"]
    assert found.loc[("GM1783", 1), "group"] == "Polen"  # Westland
