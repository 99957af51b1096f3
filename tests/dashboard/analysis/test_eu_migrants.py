"""Many, and fast more, by hand: what is above the country by no more than nobody knows is neither."""

import pandas as pd
import pytest

from dashboard.analysis.eu_migrants import LAND, beside_country, eu_migrants, sums

NATION = (400_000.0, 17_000_000.0)


def areas(**rows):
    return pd.DataFrame.from_dict({LAND: NATION} | rows, orient="index", columns=["persons", "residents"])


def test_a_sum_is_missing_where_a_part_is_and_where_nobody_lives():
    counts = pd.DataFrame(
        {"Polen": [1, None, 0], "Spanje": [2, 3, 0], "Nederland": [7, 9, 0]}, ["A", "B", "C"]
    )
    found = sums(counts, ["Polen", "Spanje"])
    assert found.loc["A"].to_dict() == {"persons": 3.0, "residents": 10.0}
    assert found.loc[["B", "C"]].isna().all(axis=None)


def test_many_is_more_than_the_country_with_all_who_are_doubted_and_more_than_chance():
    most = (NATION[0] + eu_migrants().many.doubted) / (NATION[1] + eu_migrants().many.doubted)
    large, small = 1_000_000, 10_000
    found = beside_country(
        areas(
            above_country_alone=(large * 0.027, large),
            clear=(large * (most + 0.001), large),
            by_chance=(small * (most + 0.001), small),
            small_and_clear=(small * (most + 0.01), small),
            few=(99, 400),
        )
    )["many"]
    assert most == pytest.approx(500_000 / 17_100_000)
    assert found.to_dict() == {
        LAND: False,
        "above_country_alone": False,
        "clear": True,
        "by_chance": False,
        "small_and_clear": True,
        "few": False,
    }


def test_fast_is_well_beyond_the_growth_of_the_country_and_beyond_chance():
    now = areas(
        as_the_country=(24_000, 1_000_000),
        thrice=(30_000, 1_000_000),
        by_chance=(130, 5_000),
        less=(20_000, 1_000_000),
        new=(30_000, 1_000_000),
    )
    before = pd.DataFrame.from_dict(
        {
            LAND: (340_000, 17_000_000),
            "as_the_country": (20_000, 1_000_000),
            "thrice": (18_000, 1_000_000),
            "by_chance": (110, 5_000),
            "less": (30_000, 1_000_000),
        },
        orient="index",
        columns=["persons", "residents"],
    )
    found = beside_country(now, before)["fast"]
    assert found.drop("new").astype(bool).to_dict() == {
        LAND: False,
        "as_the_country": False,
        "thrice": True,
        "by_chance": False,
        "less": False,
    }
    assert pd.isna(found["new"])


def test_where_the_country_shrinks_only_growth_is_fast():
    now = areas(grows=(30_000, 1_000_000), shrinks_less=(20_000, 1_000_000))
    before = now.assign(persons=[600_000, 20_000, 21_000])
    assert beside_country(now, before)["fast"].astype(bool).to_dict() == {
        LAND: False,
        "grows": True,
        "shrinks_less": False,
    }


def test_what_is_not_known_makes_nothing():
    now = areas(unknown=(None, None), known=(90_000, 1_000_000)).astype(float)
    found = beside_country(now)
    assert found["fast"].isna().all()
    assert pd.isna(found.loc["unknown", "many"])
    assert found.loc["known", "many"]
    now.loc[LAND] = float("nan")
    assert beside_country(now, now)[["many", "fast"]].isna().all(axis=None)
