import pytest

from dashboard.findings.data.national import HERKOMST, OLD, national
from dashboard.findings.within.dispersion import changed, dispersion, year_shown
from dashboard.findings.within.location_quotients import FEW, location_quotients


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def published(snapshot, region, year):
    rows = snapshot.origin("wijk", years=year, classification="herkomst")
    return rows[rows["region"] == region].set_index("group")["persons"].astype(float)


def test_an_index_is_that_of_the_published_counts_and_lies_between_its_bounds(held, snapshot):
    found = dispersion(held, "GM0344", "wijk", 2024, HERKOMST)
    region = "WK034402"
    persons = published(snapshot, region, 2024)
    expected = 1 - ((persons / persons.sum()) ** 2).sum()
    row = found.areas.loc[region]
    assert row["value"] == pytest.approx(expected)
    assert row["low"] < row["value"] < row["high"]
    assert found.areas["value"].is_monotonic_decreasing
    assert row["inhabitants"] == persons.sum()


def test_the_share_of_a_group_and_its_quotient_follow_from_the_counts(held, snapshot):
    numbers = location_quotients(held, "GM0344", "wijk", 2024, HERKOMST)
    rows = numbers.frame.set_index(["name", "group"])
    name = held.inside.area_names("wijk", 2024)["WK034402"]
    persons = published(snapshot, "WK034402", 2024)
    row = rows.loc[(name, "Buiten Europa")]
    assert row["share"] == pytest.approx(persons["Buiten Europa"] / persons.sum())
    assert row["quotient"] == pytest.approx(row["share"] / row["whole"])


def test_of_a_handful_no_ratio_is_told(held):
    frame = location_quotients(held, "GM0184", "buurt", 2024, HERKOMST).frame
    inhabitants = frame.groupby("name")["persons"].transform("sum")
    few = (frame["persons"] < FEW) & (frame["whole"] * inhabitants < FEW)
    assert few.any()
    assert frame.loc[few, "quotient"].isna().all()
    assert frame.loc[~few, "quotient"].notna().all()


def test_a_change_is_that_of_both_years_and_is_told_only_of_the_same_wijken(held, snapshot):
    found = changed(held, "GM0344", OLD[0])
    area = found.areas.iloc[0]
    assert area["value"] == pytest.approx(100 * (area["after"] - area["before"]))
    assert area["low"] <= area["value"] <= area["high"]
    for year in (2020, 2022):
        names = held.inside.area_names("wijk", year)
        assert (names[found.areas.index] == found.areas["name"]).all()


def test_figures_are_of_the_year_that_lies_nearest_in_the_classification_looked_at(held):
    assert year_shown(held, "wijk", 2025, "herkomst") == (HERKOMST, 2024)
    assert year_shown(held, "wijk", 2021, "migratieachtergrond") == (OLD, 2021)
    assert year_shown(held, "buurt", 1996, "migratieachtergrond") == (OLD, 2020)


def test_one_wijk_is_no_spread_of_groups(held):
    one = [code for code in held.types.index if len(found(held, code)) == 1]
    assert one
    assert location_quotients(held, one[0], "wijk", 2024, HERKOMST) is None


def found(held, gemeente):
    made = dispersion(held, gemeente, "wijk", 2024, HERKOMST)
    return [] if made is None else made.areas
