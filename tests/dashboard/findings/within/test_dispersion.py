import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.diversity import index_bounds
from dashboard.findings.data.national import HERKOMST, OLD, national
from dashboard.findings.data.small_areas import FEWEST, SmallAreas
from dashboard.findings.within.area_caveats import area_caveats, index_caveats
from dashboard.findings.within.dispersion import changed, dispersion, year_shown
from dashboard.findings.within.location_quotients import FEW, location_quotients
from dashboard.language import Language


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def published(snapshot, region, year):
    rows = snapshot.origin("wijk", years=year, classification="herkomst")
    return rows[rows["region"] == region].set_index("group")["persons"].astype(float)


def test_a_share_is_that_of_the_published_counts_and_lies_between_its_bounds(held, snapshot):
    found = dispersion(held, "GM0344", "wijk", 2024, HERKOMST)
    region = "WK034402"
    persons = published(snapshot, region, 2024)
    expected = 1 - persons["Nederland"] / persons.sum()
    row = found.areas.loc[region]
    assert row["value"] == pytest.approx(expected)
    assert row["low"] < row["value"] < row["high"]
    assert found.areas["value"].is_monotonic_decreasing


@pytest.mark.parametrize("level", ["wijk", "buurt"])
def test_inhabitants_are_published_and_not_added_up(held, snapshot, level):
    counted = snapshot.indicators(level, 2024, "inwoners").set_index("region")["value"]
    shown = pd.concat([dispersion(held, code, level, 2024, HERKOMST).areas for code in ("GM0344", "GM0513")])
    assert (shown["inhabitants"] == counted[shown.index]).all()
    sums = held.inside.counts(level, 2024, HERKOMST).sum(axis=1)[shown.index]
    assert (shown["inhabitants"] != sums).any()


@pytest.mark.parametrize(("level", "year", "partition"), [("wijk", 2024, HERKOMST), ("buurt", 2020, OLD)])
def test_a_range_is_of_counts_that_reach_the_inhabitants_where_any_do(held, level, year, partition):
    found = held.inside.indices(level, year, partition)
    counts = held.inside.counts(level, year, partition)
    rest = "Nederland" if partition == OLD else None
    total = found["inhabitants"].astype(float)
    bound, free = index_bounds(counts, 4, totals=total, rest=rest), index_bounds(counts, 4, rest=rest)
    told = found[found["index"].notna()]
    # CBS rounds by lot: then no published number contradicts its parts.
    assert told["fits"].all() and bound.loc[told.index, "low"].notna().all()
    expected = bound.loc[told.index]
    assert np.allclose(told["low"], np.minimum(expected["low"], told["index"]), atol=0)
    assert np.allclose(told["high"], np.maximum(expected["high"], told["index"]), atol=0)
    if partition == HERKOMST:
        narrower = told["high"] - told["low"] < (free["high"] - free["low"])[told.index]
        assert narrower.sum() > 1000


def test_it_is_said_of_how_many_areas_the_groups_do_not_reach_the_inhabitants(snapshot, monkeypatch):
    apart = SmallAreas(snapshot, national(snapshot).year)
    published = apart.inhabitants("wijk", 2024)
    more = published.mask(published.index == "WK034402", published + 100)
    monkeypatch.setattr(SmallAreas, "inhabitants", lambda *_: more)
    areas = apart.indices("wijk", 2024, HERKOMST)
    assert areas.index[~areas["fits"]].tolist() == ["WK034402"]
    said = {code: [one.say(Language(code)) for one in index_caveats(areas)] for code in ("nl", "en")}
    assert any("Van één gebied tellen de groepen" in one for one in said["nl"])
    assert any("Of one area" in one and "do not add up" in one for one in said["en"])


def test_an_index_needs_fifty_inhabitants(held):
    everywhere = held.inside.indices("buurt", 2024, HERKOMST)
    few = everywhere["inhabitants"] < FEWEST
    assert few.sum() > 500
    assert everywhere.loc[few, ["index", "low", "high"]].isna().all(axis=None)
    assert everywhere.loc[~few & (everywhere["inhabitants"] > 100), "index"].notna().mean() > 0.99
    made = dispersion(held, "GM0093", "buurt", 2024, HERKOMST)
    own = int((everywhere.loc[everywhere["gemeente"] == "GM0093", "inhabitants"] < FEWEST).sum())
    said = [one.say(Language("nl")) for one in made.numbers.caveats]
    assert f"{own} gebieden met minder dan 50 inwoners" in " ".join(said)
    assert (made.areas["inhabitants"] >= FEWEST).all()


def test_without_published_inhabitants_the_sum_stands_and_is_said_to_be_one(snapshot, monkeypatch):
    apart = SmallAreas(snapshot, national(snapshot).year)
    monkeypatch.setattr(
        SmallAreas, "inhabitants", lambda *_: pd.Series(dtype="Int64", index=pd.Index([], name="region"))
    )
    found = apart.residents("wijk", 2024, HERKOMST)
    sums = apart.counts("wijk", 2024, HERKOMST).sum(axis=1)
    assert found["summed"].all()
    assert (found["inhabitants"] == sums).all()
    (said,) = area_caveats(found)
    assert said.filled["n"].value == len(found)
    assert "som van de afgeronde groepen" in said.say(Language("nl"))
    assert "sum of the rounded groups" in said.say(Language("en"))


def test_the_whole_gemeente_is_as_cbs_counts_it(held, snapshot):
    for gemeente in ("GM0344", "GM0093"):
        frame = location_quotients(held, gemeente, "wijk", 2024, HERKOMST).frame
        rows = snapshot.origin("gemeente", 2024, "herkomst", 3)
        rows = rows[rows["region"] == gemeente].groupby("group", observed=True)["persons"].sum().astype(float)
        whole = frame.groupby("group")["whole"].first()
        assert whole.to_dict() == pytest.approx((rows / rows.sum())[whole.index].to_dict())


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
        names = held.inside.area_names("wijk", year)[found.areas.index]
        # Of the nine wijken of Utrecht none has the name of another.
        assert (names.str.replace(r"^Wijk \d+ ", "", regex=True) == found.areas["name"]).all()


def test_figures_are_of_the_year_that_lies_nearest_in_the_classification_looked_at(held):
    assert year_shown(held, "wijk", 2025, "herkomst") == (HERKOMST, 2024)
    assert year_shown(held, "wijk", 2021, "migratieachtergrond") == (OLD, 2021)
    assert year_shown(held, "buurt", 1996, "migratieachtergrond") == (OLD, 2020)


@pytest.mark.slow
def test_one_wijk_is_no_spread_of_groups(held):
    one = [code for code in held.types.index if len(found(held, code)) == 1]
    assert one
    assert location_quotients(held, one[0], "wijk", 2024, HERKOMST) is None


def found(held, gemeente):
    made = dispersion(held, gemeente, "wijk", 2024, HERKOMST)
    return [] if made is None else made.areas


@pytest.mark.parametrize("level", ["wijk", "buurt"])
def test_no_more_areas_lack_a_figure_than_the_gemeente_has(held, level):
    for gemeente in ("GM0518", "GM0344", "GM0093"):
        found = dispersion(held, gemeente, level, 2024, HERKOMST)
        counted = [
            one.filled["n"].value
            for one in found.numbers.caveats
            if one.key.startswith("caveat.") and "n" in one.filled
        ]
        areas = int((held.inside.told(level, 2024, HERKOMST)["gemeente"] == gemeente).sum())
        assert all(count <= areas for count in counted), gemeente
