"""Figures of tasks over wijken and buurten on the map."""

import pandas as pd
import pytest

from dashboard.exhibits.map_facts import facts
from dashboard.exhibits.opgaven import no_wijken
from dashboard.exhibits.theme_areas import theme_areas, theme_names
from dashboard.findings.data.national import national

SIZE = (800, 640)


def shown(snapshot, nl, level, code, gemeente="GM0344", own=None):
    return theme_areas(snapshot, (gemeente, level), code, "natural", own, SIZE, nl)


@pytest.mark.parametrize("level", ["wijk", "buurt"])
def test_what_is_offered_is_what_the_snapshot_holds_of_that_level(snapshot, nl, level):
    held = set(snapshot.indicators(level)["indicator"].astype(str).unique())
    offered = [code for of in theme_names(snapshot, level, nl).values() for code in of]
    assert ("koopwoningen" in offered) == ("percentage_koopwoningen" in held) == True  # noqa: E712
    assert ("wmo" in offered) == ("wmo_clienten_per_1000_inwoners" in held) == (level == "wijk")


@pytest.mark.parametrize("level", ["wijk", "buurt"])
def test_a_value_is_that_of_the_table(snapshot, nl, level):
    found = shown(snapshot, nl, level, "koopwoningen")
    rows = snapshot.indicators(level, indicator=["percentage_koopwoningen"])
    rows = rows[(rows["year"] == found.found.found.year) & rows["region"].isin(found.names)]
    values = found.found.numbers.frame.set_axis(list(found.found.regions))["value"]
    published = rows.set_index("region")["value"].dropna()
    assert len(published) > 5
    pd.testing.assert_series_equal(
        values.dropna().sort_index(), published.sort_index(), check_names=False, check_dtype=False
    )


def test_counts_of_buurten_are_rounded_and_their_bounds_say_so(snapshot, nl):
    frame = shown(snapshot, nl, "buurt", "bijstand", "GM0981").found.numbers.frame.dropna()
    assert (frame["high"] > frame["low"]).all()
    assert ((frame["low"] <= frame["value"]) & (frame["value"] <= frame["high"])).all()


def test_the_card_of_a_buurt_tells_value_bounds_and_place(snapshot, nl):
    found = shown(snapshot, nl, "buurt", "bijstand", "GM0981")
    rows = found.found.numbers.frame.set_axis(list(found.found.regions))
    for region in found.names:
        told = facts(found, snapshot, region).told
        if pd.isna(rows["value"][region]):
            assert set(told) == {"value"}
        else:
            # What is published as 0 and may be more says so itself.
            bounds = {"bounds"} if rows["value"][region] else set()
            assert set(told) == {"value", "place"} | bounds
            assert told["value"].value == rows["value"][region]


def test_the_own_buurt_has_a_border(snapshot, nl):
    own = next(iter(shown(snapshot, nl, "buurt", "woningwaarde", "GM0981").names))
    found = shown(snapshot, nl, "buurt", "woningwaarde", "GM0981", own)
    assert found.exhibit.own == found.names[own]
    *_, border = found.exhibit.picture.data
    assert border.locations == (own,)


@pytest.mark.parametrize("level", ["wijk", "buurt"])
def test_where_there_is_no_figure_there_is_a_reason(snapshot, nl, level):
    assert shown(snapshot, nl, "wijk", "bijstand", "GM0088") is None
    assert no_wijken(snapshot, "GM0088", "bijstand", nl, "wijk") == (
        "Schiermonnikoog heeft één wijk: er valt niets te vergelijken."
    )
    assert shown(snapshot, nl, level, "nieuwbouw") is None
    assert f"Van {nl.say(f'level.{level}.plural')}" in no_wijken(snapshot, "GM0344", "nieuwbouw", nl, level)
    assert set(national(snapshot).buurt_themes) < set(national(snapshot).themes.wijk)
