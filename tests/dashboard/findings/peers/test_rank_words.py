"""Where a value stands, on made-up gemeenten."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.peers import PeerSet
from dashboard.findings.peers.rank_words import standing, unusual
from dashboard.language import Language

NL, EN = Language("nl"), Language("en")
OTHERS = [f"GM{code}" for code in range(1, 6)]


def told(own, others, among="among.all"):
    values = pd.Series([own, *others], index=["GM0", *OTHERS[: len(others)]], dtype=float)
    return standing(values, PeerSet("own", "GM0", tuple(OTHERS[: len(others)])), among)


@pytest.mark.parametrize(
    ("own", "nl", "en"),
    [
        (
            0.9,
            "Dat is meer dan in alle 5 andere gemeenten.",
            "That is more than in all 5 other municipalities.",
        ),
        (
            0.0,
            "Dat is minder dan in alle 5 andere gemeenten.",
            "That is less than in all 5 other municipalities.",
        ),
        (
            0.45,
            "Dat is meer dan in 80% van de 5 andere gemeenten (plaats 2 van 6, van hoog naar laag).",
            "That is more than in 80% of the 5 other municipalities (place 2 of 6, from high to low).",
        ),
        (
            0.2,
            "Dat is minder dan in 60% van de 5 andere gemeenten (plaats 4 van 6, van hoog naar laag).",
            "That is less than in 60% of the 5 other municipalities (place 4 of 6, from high to low).",
        ),
    ],
)
def test_most_least_more_and_less(own, nl, en):
    said = told(own, [0.1, 0.2, 0.3, 0.4, 0.5])
    assert said is not None
    assert said.say(NL) == nl
    assert said.say(EN) == en


def test_equal_to_all_others():
    said = told(0.3, [0.3] * 5, "among.type")
    assert said is not None
    assert said.say(NL) == "Dat is evenveel als in alle 5 andere gemeenten van hetzelfde type."


@pytest.mark.parametrize(
    ("others", "nl"),
    [
        ([], "Er is geen andere gemeente van hetzelfde type met een cijfer om mee te vergelijken."),
        (
            [0.1],
            "Er is maar één andere gemeente van hetzelfde type met een cijfer; vergelijken kan vanaf 5.",
        ),
        (
            [0.1, 0.2, np.nan],
            "Er zijn maar 2 andere gemeenten van hetzelfde type met een cijfer; vergelijken kan vanaf 5.",
        ),
    ],
)
def test_too_few_to_compare_with(others, nl):
    said = told(0.3, others, "among.type")
    assert said is not None
    assert said.say(NL) == nl


def test_without_an_own_value_nothing_is_said():
    assert told(np.nan, [0.1, 0.2, 0.3, 0.4, 0.5]) is None


@pytest.mark.parametrize(
    ("off", "nl", "en"),
    [
        (
            0.06,
            "Dat is meer dan in 60% van de 5 andere gemeenten (plaats 2 tot 3 van 6, van hoog naar laag).",
            "That is more than in 60% of the 5 other municipalities (place 2 to 3 of 6, from high to low).",
        ),
        (
            1.0,
            "Of dat meer of minder is dan in de 5 andere gemeenten, is door afronding niet te zeggen "
            "(plaats 1 tot 6 van 6, van hoog naar laag).",
            "Rounding leaves open whether that is more or less than in the 5 other municipalities "
            "(place 1 to 6 of 6, from high to low).",
        ),
    ],
)
def test_what_rounding_leaves_open_is_not_claimed(off, nl, en):
    values = pd.Series([0.45, 0.1, 0.2, 0.3, 0.4, 0.6], index=["GM0", *OTHERS])
    bounds = pd.DataFrame({"low": values - off, "high": values + off})
    said = standing(values, PeerSet("own", "GM0", tuple(OTHERS)), "among.all", bounds)
    assert said is not None
    assert (said.say(NL), said.say(EN)) == (nl, en)


def test_nearly_all_is_never_told_as_all():
    codes = [f"GM{code}" for code in range(1, 1001)]
    values = pd.Series([0.5, *[0.1] * 999, 0.9], index=["GM0", *codes])
    said = standing(values, PeerSet("own", "GM0", tuple(codes)), "among.all")
    assert said is not None
    assert "99% van de 1.000 andere" in said.say(NL)


def test_distance_from_the_middle_counts_in_quartile_distances():
    values = pd.Series([9.0, 1, 2, 3, 4, 5], index=["GM0", *OTHERS])
    assert unusual(values, "GM0") == pytest.approx((9 - 3) / (4 - 2))
    assert unusual(values.replace(9.0, np.nan), "GM0") is None
    assert unusual(pd.Series([9.0, 1, 1, 1], index=["GM0", *OTHERS[:3]]), "GM0") is None
    assert unusual(values, "GM9") is None
