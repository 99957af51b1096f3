"""Measures of all gemeenten on the map: which there are, and that what is drawn, keyed and tabled is the same."""

import numpy as np
import pytest

from dashboard.exhibits.measure_map import mapped_names, measure_map
from dashboard.findings.data.national import national
from dashboard.findings.data.turnover import LAND, turnover
from dashboard.findings.peers.map_measures import map_measure, mapped
from dashboard.findings.peers.measures import measure
from dashboard.language import Language

SIZE = (600, 500)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_declared_measure_that_is_held_is_offered_under_its_own_name(snapshot, code):
    names = mapped_names(snapshot, Language(code))
    frames = national(snapshot)
    assert [list(of) for of in names.values()] == [list(keys) for keys in mapped(frames).values()]
    for of in names.values():
        assert all(map_measure(frames, key, 2025) is not None for key in of)
        assert len(set(of.values())) == len(of)
    every = [key for of in names.values() for key in of]
    assert len(set(every)) == len(every)


def test_the_groups_of_2022_and_what_follows_from_them_are_those_of_the_table(snapshot):
    frames = national(snapshot)
    counts = snapshot.origin("gemeente", years=2022, classification="migratieachtergrond", groups=18)
    utrecht = counts[counts["region"] == "GM0344"].set_index("group")["persons"].astype(float)
    found = map_measure(frames, "groep_polen", 2025)
    assert found.values["GM0344"] == pytest.approx(100 * utrecht["Polen"] / utrecht.sum())
    assert (found.period, found.unit) == ("2022", "%")
    three = map_measure(frames, "drie_grootste", 2025).values["GM0344"]
    named = utrecht.drop(["Nederland", "Overig"]).nlargest(3).sum()
    assert three == pytest.approx(100 * named / utrecht.drop("Nederland").sum())
    assert len(mapped(frames)["groepen"]) == 16  # with Nederland and the rest 18


@pytest.mark.parametrize(
    "key", ["vestiging_buitenland", "verhuissaldo", "koopwoningen", "bevolkingsdichtheid"]
)
@pytest.mark.parametrize("classes", ["natural", "quantiles", "equal"])
def test_every_gemeente_is_in_one_class_or_without_a_figure(snapshot, key, classes):
    language = Language("nl")
    shown = measure_map(snapshot, key, classes, "GM0981", SIZE, language).exhibit
    counts = [int(entry.count) for entry in shown.key]
    assert sum(counts) == len(national(snapshot).regions)
    known = measure(national(snapshot), key, 2025).values.notna().sum()
    drawn = {trace["type"]: trace for trace in shown.picture.to_dict()["data"]}
    assert drawn["choroplethmap"] is not None
    missing = len(national(snapshot).regions) - known
    assert (counts[-1] == missing) if missing else sum(counts) == known


def test_what_is_drawn_is_what_is_found(snapshot):
    found = turnover(national(snapshot)).mean["vestiging_buitenland"].drop(LAND).dropna()
    shown = measure_map(snapshot, "vestiging_buitenland", "natural", None, SIZE, Language("nl")).exhibit
    trace = shown.picture.data[0]
    assert dict(
        zip(trace.locations, np.asarray(trace.customdata, dtype=float), strict=True)
    ) == pytest.approx(found.to_dict())
    table = shown.numbers.frame
    assert table["vestiging_buitenland"].dropna().is_monotonic_decreasing
    assert "2012–2016" in shown.subtitle


def test_a_balance_has_classes_on_both_sides_of_none(snapshot):
    shown = measure_map(snapshot, "verhuissaldo", "natural", None, SIZE, Language("nl"))
    assert any(entry.words.startswith("−") for entry in shown.exhibit.key)
    assert any(entry.words.startswith("+") for entry in shown.exhibit.key)


def test_the_own_gemeente_stands_between_the_highest_and_the_lowest(snapshot):
    shown = measure_map(snapshot, "vestiging_buitenland", "natural", "GM0344", SIZE, Language("nl"))
    assert shown.extremes.count("<tr") == 14  # head, five, what is left out, own, what is left out, five
    assert "class=own" in shown.extremes and "Utrecht" in shown.extremes
