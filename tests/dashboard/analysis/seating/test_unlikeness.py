"""How far gemeenten lie apart: the distance of the nearest likes, with what another type adds."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.peers import likeness
from dashboard.analysis.seating.unlikeness import Unlikeness, unlikeness
from tests.dashboard.analysis.test_peers import REGIONS, made_up_signals

TYPES = pd.Series(["grens"] * 4 + ["overig"] * 3 + ["homogeen"] * 3 + ["expat"] * 2, index=REGIONS)


def test_it_is_the_distance_of_the_nearest_likes():
    signals = made_up_signals()
    found = unlikeness(REGIONS[:6], signals, TYPES)
    for code in REGIONS[:6]:
        alike = likeness(code, signals)["distance"].reindex(REGIONS[:6]).fillna(0)
        assert found.distance[code].tolist() == pytest.approx(alike.tolist())


def test_another_type_adds_and_two_that_are_not_of_a_type_are_not_of_one():
    found = unlikeness(REGIONS, made_up_signals(), TYPES, penalty=0.7)
    added = (found.whole(REGIONS) - found.distance).round(9)
    assert added.loc["GM0001", "GM0002"] == 0  # both grens
    assert added.loc["GM0001", "GM0011"] == 0.7
    assert added.loc["GM0005", "GM0006"] == 0.7  # both overig
    assert added.loc["GM0008", "GM0009"] == 0.7  # both homogeen
    assert (np.diag(added) == 0).all()


def test_a_type_by_hand_overrides():
    found = unlikeness(REGIONS, made_up_signals(), TYPES, {"GM0005": "expat", "GM0001": "overig"})
    assert found.same_type.loc["GM0005", "GM0011"]
    assert not found.same_type.loc["GM0001", "GM0002"]
    with pytest.raises(ValueError, match="no such type: nergens"):
        unlikeness(REGIONS, made_up_signals(), TYPES, {"GM0001": "nergens"})
    with pytest.raises(KeyError, match="GM9999"):
        unlikeness([*REGIONS, "GM9999"], made_up_signals(), TYPES)


def test_who_cannot_be_compared_lies_as_far_as_the_farthest():
    signals = made_up_signals()
    signals.loc["GM0004", ["income", "share_europe"]] = np.nan
    found = unlikeness(REGIONS, signals, TYPES)
    others = found.distance.drop(index="GM0004", columns="GM0004")
    assert (found.distance.loc["GM0004"].drop("GM0004") == others.max(axis=None)).all()


def test_what_is_no_distance_is_refused():
    frame = pd.DataFrame([[0.0, 1], [1, 0]], ["a", "b"], ["a", "b"])
    same = frame == 0
    for wrong in (frame.replace(1, np.nan), -frame, frame + np.eye(2), frame + np.array([[0, 1], [0, 0]])):
        with pytest.raises(ValueError, match="a distance is"):
            Unlikeness(wrong, same)
