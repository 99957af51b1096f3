"""Which areas can be compared, and which of them are told as the highest and the lowest."""

import numpy as np
import pandas as pd
import pytest

from dashboard.findings.data.areas import area_names, area_values
from dashboard.findings.data.national import HERKOMST, national
from dashboard.findings.within.classes import classify
from dashboard.findings.within.dispersion import dispersion
from dashboard.findings.within.maps import make_map, same_classes
from dashboard.findings.within.sure import (
    SURE,
    alike,
    chance,
    ends_caveat,
    ends_told,
    moved,
    sure,
    sure_of_class,
    unsure_of_written,
)
from dashboard.language import Language
from tests.dashboard.newest import INSIDE

NL, EN = Language("nl"), Language("en")


def areas(**ends):
    rows = [(name, (low + high) / 2, low, high) for name, (low, high) in ends.items()]
    return pd.DataFrame(rows, columns=["name", "value", "low", "high"])


def test_one_area_is_told_where_it_is_the_highest_for_certain():
    found = areas(Dorp=(0.1, 0.12), Oost=(0.3, 0.34), West=(0.5, 0.52))
    told = ends_told(found, chance, "level.wijk.plural")
    assert told["highest"].write(NL) == "West (ongeveer 51%)"
    assert told["lowest"].write(EN) == "Dorp (about 11%)"
    assert ends_caveat(found) == []


def test_all_are_told_that_can_be_the_highest_and_of_many_one():
    found = areas(Dorp=(0.1, 0.12), Oost=(0.49, 0.51), West=(0.5, 0.52))
    told = ends_told(found, chance, "level.wijk.plural")
    assert told["highest"].write(NL) == "West (ongeveer 51%) of Oost (ongeveer 50%)"
    assert told["highest"].write(EN) == "West (about 51%) or Oost (about 50%)"
    assert ends_caveat(found)
    many = pd.concat([areas(Dorp=(0.1, 0.12)), *(areas(**{f"Wijk {nth}": (0.4, 0.42)}) for nth in range(5))])
    told = ends_told(many, chance, "level.wijk.plural")
    assert told["highest"].write(NL) == "Wijk 0 (ongeveer 41%) of een van 4 andere wijken"


def test_areas_that_can_all_be_the_highest_are_alike():
    assert alike(areas(Dorp=(0.1, 0.2), West=(0.15, 0.3)))
    assert not alike(areas(Dorp=(0.1, 0.2), West=(0.25, 0.3)))


def test_a_change_is_certain_where_it_cannot_be_none():
    assert moved(areas(Op=(0.1, 3), Neer=(-2, -1), Gelijk=(-1, 1))).tolist() == [True, True, False]


def test_a_class_is_not_certain_across_a_border_or_with_too_wide_a_range():
    found = areas(Zeker=(0.1, 0.14), Over=(0.19, 0.21), Breed=(0.3, 0.36))
    assert sure_of_class(found, (0.0, 0.2, 0.5)).tolist() == [True, False, False]
    assert sure(found).tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("gemeente", "level"),
    [("GM0363", "wijk"), ("GM0363", "buurt"), ("GM0344", "buurt"), ("GM0088", "buurt"), ("GM0093", "buurt")],
)
def test_sentence_dots_map_and_tables_say_the_same(snapshot, gemeente, level):
    held = national(snapshot)
    found = dispersion(held, gemeente, level, INSIDE, HERKOMST)
    names = area_names(snapshot, level, INSIDE, gemeente)
    values = area_values(snapshot, "buiten_nederland", level, INSIDE)
    drawn = make_map("buiten_nederland", level, INSIDE, values, names, "natural", "hier", snapshot, NL)
    on_map = drawn.areas[drawn.areas["value"].notna()].reindex(found.areas.index)
    for column in ("low", "high"):
        assert on_map[column].tolist() == found.areas[column].tolist()
    dots = sure(found.areas)
    # What is uncertain as a dot is uncertain on the map, which has borders of classes besides.
    assert set(found.areas.index[~dots]) <= set(drawn.unsure)
    spread, table = (numbers.frame.set_index("name") for numbers in (found.numbers, drawn.numbers))
    once = [name for name in spread.index if list(table.index).count(name) == 1]
    places = ["rank", "rank_last"]
    assert spread.loc[once, places].equals(table.loc[once, places])
    assert (spread["sure"] == "uw_gemeente.yes").tolist() == dots.tolist()
    # Place by place as CBS's numbers allow: no area for certain higher stands behind.
    for _, row in spread.iterrows():
        assert row["rank"] == 1 + (spread["low"] > row["high"]).sum()
        others = (spread["high"] > row["low"]).sum() - (row["high"] > row["low"])
        assert row["rank_last"] == 1 + others
    known = found.areas[dots]
    told = ends_told(known, chance, f"level.{level}.plural")["highest"].write(NL)
    first = known[known["high"] >= known["low"].max()]
    assert len(first) > 3 or all(f"{name} (ongeveer" in told for name in first["name"])
    assert next(name for name in known["name"] if f"{name} (" in told) == known.iloc[0]["name"]


def test_in_other_classes_other_areas_are_certain(snapshot):
    maps = [
        make_map(
            "buiten_nederland",
            "buurt",
            INSIDE,
            area_values(snapshot, "buiten_nederland", "buurt", INSIDE),
            area_names(snapshot, "buurt", INSIDE, gemeente),
            "natural",
            "hier",
            snapshot,
            NL,
        )
        for gemeente in ("GM0363", "GM0344")
    ]
    for one in same_classes(*maps, "natural"):
        table = one.numbers.frame
        assert (table["sure"] == "uw_gemeente.no").sum() == len(one.unsure)
        wide = one.areas["high"] - one.areas["low"] > SURE
        assert set(one.areas.index[wide]) <= set(one.unsure)


def test_a_class_is_open_where_a_wide_range_crosses_a_border():
    values = pd.Series([1.0, 2.0, 3.0, 4.0], index=["a", "b", "c", "d"])
    classes = classify(values, "equal", 0)
    border = classes.bounds[1]
    low = pd.Series(
        {"narrow": border - 0.4, "crossing": border - 1.0, "inside": border + 0.1, "none": np.nan}
    )
    areas = pd.DataFrame({"low": low, "high": low.add([0.8, 1.6, 0.2, 0.0])})
    assert unsure_of_written(areas, classes, 0) == ("crossing",)
