"""The figures of a task, on the embedded figures: beside peers of every kind, and over the wijken."""

import pandas as pd
import pytest

from dashboard.analysis.themes import themes
from dashboard.findings.data.national import KINDS, national
from dashboard.findings.peers.chosen_peers import peer_set
from dashboard.findings.themes.comparison import compare_theme, theme_figures, themes_wijken
from dashboard.language import Language

UTRECHT, URK, SCHIERMONNIKOOG = "GM0344", "GM0184", "GM0088"


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def test_every_figure_of_the_themes_belongs_to_one_theme():
    assert sorted(code for theme in themes().theme for code in theme_figures(theme)) == sorted(
        themes().indicator
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*KINDS, "own"])
@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_figure_is_told_beside_every_kind_of_peers(held, kind, code):
    language = Language(code)
    others = ("GM0363", "GM0599", "GM0518", "GM0758", "GM0014")
    for gemeente in (UTRECHT, SCHIERMONNIKOOG):
        peers = peer_set(held, gemeente, kind, others)
        for theme in themes().theme:
            beside = compare_theme(held, theme, peers)
            assert [finding.id for finding in beside.findings] == [
                f"task_{one}" for one in theme_figures(theme)
            ]
            assert all("{" not in finding.sentence(language) for finding in beside.findings)
            assert next(iter(beside.numbers.table(language).columns)) == language.say("heading.indicator")


def test_the_middle_is_that_of_the_peers_shown(held):
    peers = peer_set(held, UTRECHT, "nearest")
    beside = compare_theme(held, "wonen", peers)
    row = beside.rows.set_index("indicator").loc["koopwoningen"]
    shown = beside.values["koopwoningen"]["value"]
    assert set(shown.index) <= set(peers.members)
    assert row["median"] == pytest.approx(shown.median())
    assert row["peers"] == len(shown)
    table = held.snapshot.indicators("gemeente", indicator="percentage_koopwoningen")
    own = table[(table["region"] == UTRECHT) & (table["source_table"] == "85984NED")]["value"].iloc[0]
    assert row["value"] == own


def test_the_foremost_figure_is_the_most_unusual_one(held):
    beside = compare_theme(held, "samenleven", peer_set(held, URK, "type"))
    assert beside.foremost.id == "task_kinderen"
    assert beside.foremost.unusual == max(one.unusual for one in beside.findings if one.unusual is not None)


def test_wijken_stand_highest_first_and_keep_what_is_missing(held):
    found = themes_wijken(held, UTRECHT, "huurwoningen_corporatie")
    values = found.numbers.frame["value"]
    assert found.numbers.frame["name"].iloc[0] == "Wijk 03 Overvecht"
    assert values.dropna().is_monotonic_decreasing
    assert found.drawn == found.found.year == 2022
    with_gaps = themes_wijken(held, "GM0363", "inkomen")
    gaps = with_gaps.numbers.frame["value"].isna()
    assert gaps.any() and gaps.iloc[-1] and not gaps.iloc[0]


def test_figures_of_a_year_without_boundaries_are_drawn_on_the_same_wijken_only(held):
    found = themes_wijken(held, UTRECHT, "bijstand")
    assert (found.found.year, found.drawn) == (2021, 2022)
    told = [caveat.say(Language("nl")) for caveat in found.numbers.caveats]
    assert any("2021" in one and "2022" in one for one in told)
    areas = held.snapshot.areas("wijk", 2022)
    assert set(found.regions) == set(areas.loc[areas["gemeente"] == UTRECHT, "region"])


def test_a_figure_that_wijken_do_not_have_has_none(held):
    assert themes_wijken(held, UTRECHT, "nieuwbouw") is None
    with pytest.raises(KeyError):
        themes_wijken(held, UTRECHT, "verzonnen")


def test_the_wijken_are_those_of_the_gemeente_alone(held):
    found = themes_wijken(held, UTRECHT, "ouderen")
    regions = held.snapshot.regions("wijk", found.found.year)
    own = regions.loc[regions["gemeente"] == UTRECHT, "region"]
    assert set(found.regions) == set(own)
    assert pd.Series(found.regions).is_unique
