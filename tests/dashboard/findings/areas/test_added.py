"""The figures of areas, recounted from the stored tables and from made-up counts that are rounded as CBS does."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.findings.areas.added import area_origin, area_values, known_years
from dashboard.findings.areas.held_area import held_area
from dashboard.findings.areas.own_area import OWN, OwnArea
from dashboard.findings.areas.parts import latest_year, mixing, parts_told_by
from dashboard.findings.data.national import HERKOMST, OLD, OLD_COUNTRIES, national
from dashboard.findings.model.indicators import indicators
from tests.dashboard.findings.areas.stored import stored

THREE = ("GM0310", "GM0321", "GM0344")
FIVE = ("BU03440111", "BU03440112", "BU03440113", "BU03440114", "BU03440121")
GROUPS = ("Nederland", "Europa (exclusief Nederland)", "Buiten Europa")


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def three(name="Drie"):
    return OwnArea("gemeente", THREE, 2025, name)


def five():
    return OwnArea("buurt", FIVE, 2024, "Vijf", "GM0344")


def counted(rows, members):
    """Persons by group of some areas, added up one by one."""
    found = {}
    for row in rows[rows["region"].isin(members)].to_dict("records"):
        found[row["group"]] = found.get(row["group"], 0) + row["persons"]
    return found


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025])
def test_three_gemeenten_are_what_85458ned_counts(held, year):
    rows = stored("origin", "85458NED")
    persons = counted(rows[(rows["year"] == year) & (rows["groups"] == 3)], THREE)
    total = sum(persons.values())
    elsewhere = persons["Buiten Europa"] + persons["Europa (exclusief Nederland)"]
    own = held_area(held, three())
    share = own.values("buiten_nederland").loc[(OWN, year)]
    assert (share["persons"], share["inhabitants"]) == (elsewhere, total)
    assert share["value"] == share["low"] == share["high"] == pytest.approx(elsewhere / total, rel=1e-12)
    index = own.values("index").loc[(OWN, year), "value"]
    assert index == pytest.approx(1 - sum((one / total) ** 2 for one in persons.values()), rel=1e-12)


def test_three_gemeenten_by_country_are_what_84910ned_counts(held):
    persons = counted(stored("origin", "84910NED"), THREE)
    own = held_area(held, three()).old_countries
    assert own.persons(2022).loc[OWN].to_dict() == persons
    elsewhere = sum(persons.values()) - persons["Nederland"]
    largest = max((n, group) for group, n in persons.items() if group not in ("Nederland", "Overig"))
    row = own.variety.loc[OWN]
    assert (row["largest"], row["largest_share"]) == (largest[1], pytest.approx(largest[0] / elsewhere))


def test_shares_of_years_without_counts_are_weighted_by_the_residents_of_each(held):
    # Of 2019 there are percentages alone, and the residents lie in another table.
    shares, residents = stored("origin", "70072ned"), stored("indicators", "03759ned")
    of_year = shares[(shares["year"] == 2019) & shares["region"].isin(THREE)]
    people = residents[(residents["year"] == 2019) & (residents["indicator"] == "inwoners")].set_index(
        "region"
    )
    native, whole = 0.0, 0.0
    for region in THREE:
        own = of_year[of_year["region"] == region].set_index("group")["share_pct"].astype(float)
        native += own["Nederland"] * people.loc[region, "value"]
        whole += own.sum() * people.loc[region, "value"]
    row = held_area(held, three()).values("migratieachtergrond").loc[(OWN, 2019)]
    assert row["value"] == pytest.approx(1 - native / whole, abs=1e-12)
    assert row["low"] < row["value"] < row["high"]
    assert row["high"] - row["low"] <= 0.0011


def test_years_without_residents_are_left_out(held):
    assert known_years(held, three(), OLD) == (2015, 2019, 2020, 2021, 2022)
    assert known_years(held, three(), HERKOMST) == (2022, 2023, 2024, 2025)
    assert known_years(held, three(), OLD_COUNTRIES) == (2022,)


def test_five_buurten_are_what_85984ned_counts(held):
    rows, residents = stored("origin", "85984NED"), stored("indicators", "85984NED")
    persons = counted(rows, FIVE)
    total = sum(persons.values())
    people = residents[(residents["indicator"] == "inwoners") & residents["region"].isin(FIVE)]["value"].sum()
    own = held_area(held, five())
    share = own.values("buiten_nederland").loc[(OWN, 2024)]
    elsewhere = total - persons["Nederland"]
    assert (share["persons"], share["off_by"]) == (elsewhere, 20)
    assert share["value"] == pytest.approx(elsewhere / total)
    # Two groups that may each be 20 more or less, of residents of whom there may be 20 more or less.
    assert share["low"] >= (elsewhere - 40) / (people + 20) - 1e-12
    assert share["high"] <= (elsewhere + 40) / (people - 20) + 1e-12
    assert share["low"] < share["value"] < share["high"]
    index = own.values("index").loc[(OWN, 2024)]
    assert index["value"] == pytest.approx(1 - sum((one / total) ** 2 for one in persons.values()))
    assert index["low"] < index["value"] < index["high"]


def test_parts_are_what_they_are_on_their_own(held):
    found = parts_told_by(held, three(), 2025)
    assert found.loc["GM0344", "value"] == held.values("buiten_nederland").loc[("GM0344", 2025), "value"]
    assert (
        int(found["persons"].sum())
        == held_area(held, three()).values("buiten_nederland").loc[(OWN, 2025), "persons"]
    )


def test_mixing_over_gemeenten_by_hand(held):
    rows = stored("origin", "85458NED")
    of_year = rows[(rows["year"] == 2025) & rows["region"].isin(THREE) & (rows["groups"] == 3)]
    table = of_year.groupby(["region", "group"], observed=True)["persons"].sum().unstack().astype(float)
    t, whole = table.sum(axis=1), table.sum() / table.to_numpy().sum()
    shares = table.div(t, axis=0)
    diversity = float((whole * (1 - whole)).sum())
    d = float((shares - whole).abs().mul(t, axis=0).to_numpy().sum() / (2 * t.sum() * diversity))
    entropy = -(whole * np.log(whole)).sum()
    within = -(shares * np.log(shares)).sum(axis=1)
    h = float((entropy - (within * t / t.sum()).sum()) / entropy)
    found = mixing(held, three(), 2025)
    assert found.values == {"H": pytest.approx(h), "D": pytest.approx(d)}
    assert all(one.low == one.high for one in found.within.values())


def test_of_rounded_counts_mixing_has_a_range(held):
    found = mixing(held, five(), 2024)
    for name, value in found.values.items():
        assert found.within[name].low < value < found.within[name].high


@pytest.mark.parametrize(("partition", "year"), [(HERKOMST, 2025), (OLD, 2022), (OLD_COUNTRIES, 2022)])
def test_areas_that_part_a_whole_add_up_to_it(held, partition, year):
    """All gemeenten are the country; two halves are all gemeenten."""
    every = tuple(held.regions)
    halves = every[::2], every[1::2]
    found = [area_origin(held, OwnArea("gemeente", one, 2025, "deel"), partition) for one in (every, *halves)]
    cells = [
        one.dropna(subset="persons").set_index(["year", "group", "birthplace"])["persons"] for one in found
    ]
    whole, first, second = (one[one.index.get_level_values("year") == year] for one in cells)
    assert len(whole)
    assert (first.reindex(whole.index) + second.reindex(whole.index) == whole).all()
    land = held.land_origin(partition)
    published = land[land["year"] == year].set_index(["year", "group", "birthplace"])["persons"].dropna()
    assert whole.sum() == published.sum()


def test_one_gemeente_is_itself(held):
    own = held_area(held, OwnArea("gemeente", ("GM0599",), 2025, "Rotterdam"))
    for key in ("buiten_nederland", "index", "index_18", "index_7", "geboren_buiten_nederland"):
        values = own.values(key)["value"]
        mine = values.loc[OWN].dropna()
        assert len(mine)
        assert mine.to_list() == pytest.approx(values.loc["GM0599"].reindex(mine.index).to_list(), abs=1e-12)


def test_figures_of_others_stay_what_they_are(held):
    own = held_area(held, three())
    for key in ("buiten_nederland", "migratieachtergrond"):
        pd.testing.assert_frame_equal(own.values(key).drop(index=OWN, level="region"), held.values(key))


def test_the_year_that_is_told(held):
    assert latest_year(held, three()) == 2025
    assert latest_year(held, three(), 2023) == 2023
    assert latest_year(held, five(), 2025) == 2024


# Made-up buurten

lots = st.integers(0, 2**32 - 1).map(np.random.default_rng)


def by_lot(counts, lot):
    """Each to the multiple of five below or above it, whichever the lot decides."""
    return 5 * (counts // 5 + (lot.random(counts.shape) < (counts % 5) / 5)).astype(np.int64)


def made_up(published, residents):
    """Figures of buurten as the snapshot would hold them."""
    regions = [f"BU0001{number:04d}" for number in range(len(published))]
    rows = pd.DataFrame(
        [
            {"region": region, "level": "buurt", "year": 2024, "classification": "herkomst", "groups": 3}
            | {"group": group, "birthplace": "all", "persons": int(n), "share_pct": 0.0}
            | {"source_table": "T", "rounded_to": 5, "off_by": 4}
            for region, counts in zip(regions, published, strict=True)
            for group, n in zip(GROUPS, counts, strict=True)
        ]
    ).astype({"persons": "Int64", "off_by": "Int8"})
    names = pd.Series(regions, index=regions)
    inside = SimpleNamespace(
        small_tables=lambda *_: {2024: "T"},
        area_names=lambda *_: names,
        off_by=lambda *_: 4,
        last_year=lambda *_: 2024,
        inhabitants=lambda *_: pd.Series(residents, index=regions, dtype="Int64"),
    )
    snapshot = SimpleNamespace(origin=lambda *_, **__: rows, years=lambda *_: (2024,))
    held = SimpleNamespace(inside=inside, snapshot=snapshot)
    return held, OwnArea("buurt", tuple(regions), 2024, "Verzonnen", "GM0001")


@pytest.mark.slow
@given(arrays(np.int64, st.tuples(st.integers(1, 6), st.just(3)), elements=st.integers(0, 60)), lots)
@settings(max_examples=60, deadline=None)
def test_the_range_holds_the_truth(counts, lot):
    published, residents = by_lot(counts, lot), by_lot(counts.sum(axis=1), lot)
    held, area = made_up(published, residents)
    truth = counts.sum(axis=0)
    if truth.sum() == 0:
        return
    shares = truth / truth.sum()
    for key, exact in (("buiten_nederland", 1 - shares[0]), ("index", 1 - (shares**2).sum())):
        row = area_values(held, area, indicators()[key]).iloc[0]
        if not np.isnan(row["value"]):
            assert row["low"] - 1e-12 <= exact <= row["high"] + 1e-12
            assert row["low"] <= row["value"] <= row["high"]


@pytest.mark.slow
@given(arrays(np.int64, st.tuples(st.integers(1, 5), st.just(3)), elements=st.integers(1, 60)), lots)
@settings(max_examples=40, deadline=None)
def test_an_empty_part_changes_no_figure_and_narrows_none(counts, lot):
    published, residents = by_lot(counts, lot), by_lot(counts.sum(axis=1), lot)
    alone = area_values(*made_up(published, residents), indicators()["buiten_nederland"]).iloc[0]
    empty = np.vstack([published, np.zeros((1, 3), dtype=np.int64)])
    more = area_values(*made_up(empty, np.append(residents, 0)), indicators()["buiten_nederland"]).iloc[0]
    assert (more["persons"], more["inhabitants"]) == (alone["persons"], alone["inhabitants"])
    if not np.isnan(alone["value"]):
        assert more["value"] == alone["value"]
        assert more["low"] <= alone["low"] and more["high"] >= alone["high"]
