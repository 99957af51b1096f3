"""The national series by country of origin: every resident in one group, in every year."""

import pytest

from data_sources import catalogue, open_snapshot

TABLE = "37325_extract"


@pytest.fixture(scope="module")
def origin():
    found = open_snapshot().origin("land", classification="migratieachtergrond")
    return found[found["source_table"] == TABLE]


def test_the_countries_are_together_all_residents_in_every_year(origin):
    every, three = origin[origin["groups"] > 3], origin[origin["groups"] == 3]
    assert sorted(every["year"].unique()) == list(range(1997, 2018))
    totals = three.groupby("year")["persons"].sum()
    assert every.groupby("year")["persons"].sum().equals(totals)
    here = every[every["group"] == "Nederland"].set_index("year")["persons"]
    assert here.equals(three[three["group"] == "Nederland"].set_index("year")["persons"])


def test_nobody_is_in_two_groups(origin):
    every = origin[origin["groups"] > 3]
    assert not every.duplicated(["year", "group"]).any()
    declared = catalogue.trees()["national"].every
    assert declared is not None
    left_out = set(declared.leave_out)
    assert left_out.isdisjoint(every["group"])
    # A state that is no more, and none of what came of it.
    assert {"voormalig Joegoslavië", "voormalige Sovjet-Unie", "voormalig Tsjecho-Slowakije"} <= set(
        every["group"]
    )
    assert left_out >= {"Kroatië", "Oekraïne", "Slowakije", "Aruba", "Afrika"}
