"""Peers of made-up gemeenten, and where one stands among them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.peers import (
    PeerSet,
    likeness,
    nearest,
    neighbouring,
    own_selection,
    same_province,
    same_size,
    same_type,
    standardised,
    times_as_large,
)
from dashboard.analysis.position import position

REGIONS = [f"GM{number:04d}" for number in range(1, 13)]
TYPES = pd.Series(["grens"] * 6 + ["voorstad"] * 4 + ["expat"] * 2, index=REGIONS)


def made_up_signals(rows: int = 12) -> pd.DataFrame:
    random = np.random.default_rng(7)
    return pd.DataFrame(
        {
            "inhabitants": np.exp(random.normal(10, 1, rows)),
            "share_outside_nl": random.uniform(5, 60, rows),
            "share_europe": random.uniform(2, 30, rows),
            "income": random.uniform(26, 50, rows),
            "border_km": random.uniform(0, 40, rows),
        },
        index=REGIONS[:rows],
    )


def peers_of(members, minimum=5):
    return PeerSet("own", "GM0001", tuple(members), minimum=minimum)


def test_same_type_leaves_out_the_gemeente_itself():
    peers = same_type("GM0001", TYPES)
    assert peers.members == tuple(REGIONS[1:6])
    assert (peers.kind, peers.label, peers.enough, peers.status) == ("type", "grens", True, "genoeg")


def test_too_few_of_a_type_says_so():
    peers = same_type("GM0011", TYPES)
    assert (peers.members, peers.enough, peers.status) == (("GM0012",), False, "te weinig")


def test_a_type_by_hand_overrides_for_all():
    assert same_type("GM0011", TYPES, {"GM0011": "grens"}).members == tuple(REGIONS[:6])
    assert "GM0011" in same_type("GM0001", TYPES, {"GM0011": "grens"}).members
    assert TYPES["GM0011"] == "expat"
    with pytest.raises(ValueError, match="no such type: nergens"):
        same_type("GM0001", TYPES, {"GM0002": "nergens"})
    with pytest.raises(KeyError, match="GM9999"):
        same_type("GM0001", TYPES, {"GM9999": "grens"})


def test_nearest_likes_are_nearest_by_standardised_signals():
    signals = made_up_signals()
    used = signals[["inhabitants", "share_outside_nl", "share_europe", "income"]].copy()
    used["inhabitants"] = np.log(used["inhabitants"])
    scores = (used - used.mean()) / used.std(ddof=0)
    pd.testing.assert_frame_equal(standardised(signals), scores, check_like=True)
    near = (signals["inhabitants"] / signals.loc["GM0003", "inhabitants"]).between(1 / 3, 3)
    apart = np.sqrt(((scores - scores.loc["GM0003"]) ** 2).mean(axis=1))
    expected = apart[near].drop("GM0003").nsmallest(4)
    peers = nearest("GM0003", signals, k=4)
    assert peers.members == tuple(expected.index)
    assert peers.distances["distance"].tolist() == pytest.approx(expected.tolist())


def test_likes_are_of_about_the_same_size_whatever_else_is_alike():
    signals = made_up_signals()
    signals["inhabitants"] = [1000 * size for size in (10, 11, 12, 13, 40, 45, 50, 55, 60, 65, 70, 75)]
    signals.loc["GM0005", signals.columns[1:]] = signals.loc["GM0001", signals.columns[1:]]
    assert likeness("GM0001", signals).index[0] == "GM0005"
    assert set(nearest("GM0001", signals, k=3).members) == {"GM0002", "GM0003", "GM0004"}
    # Three are too few: the nearest in size, in the order of their likeness.
    widened = nearest("GM0001", signals, k=4)
    assert set(widened.members) == {"GM0002", "GM0003", "GM0004", "GM0005"}
    assert widened.members[0] == "GM0005"
    assert widened.distances["distance"].is_monotonic_increasing
    times = times_as_large("GM0005", ["GM0001", "GM0012"], signals)
    assert times.tolist() == pytest.approx([4, 1.875])


def test_without_a_size_likes_are_of_any_size():
    signals = made_up_signals()
    signals.loc["GM0003", "inhabitants"] = np.nan
    assert nearest("GM0003", signals, k=4).members == tuple(likeness("GM0003", signals).index[:4])


def test_parts_of_a_distance_add_up_to_one():
    parts = nearest("GM0003", made_up_signals()).distances.drop(columns="distance")
    assert parts.sum(axis=1).tolist() == pytest.approx([1] * 10)
    assert "border_km" not in parts  # not declared for the nearest likes


def test_equals_have_no_distance_and_come_in_order_of_code():
    signals = made_up_signals()
    signals.loc[["GM0005", "GM0002"]] = signals.loc["GM0008"].to_numpy()
    peers = nearest("GM0008", signals, k=2)
    assert peers.members == ("GM0002", "GM0005")
    assert peers.distances["distance"].tolist() == [0, 0]


def test_a_missing_signal_is_left_out_of_the_pair_and_never_read_as_zero():
    signals = made_up_signals()
    signals.loc["GM0003", "income"] = np.nan
    with_three = nearest("GM0003", signals, k=11)
    assert len(with_three.members) == 11
    assert with_three.distances["income"].isna().all()
    signals.loc["GM0004", ["income", "share_europe"]] = np.nan
    assert "GM0004" not in nearest("GM0003", signals, k=11).members


@given(st.floats(0.001, 1000), st.floats(-100, 100))
def test_the_unit_of_a_signal_does_not_matter(scale, shift):
    signals = made_up_signals()
    other = signals.assign(income=signals["income"] * scale + shift)
    assert nearest("GM0001", other, k=3).members == nearest("GM0001", signals, k=3).members


def test_neighbours_province_and_selection():
    neighbours = pd.DataFrame({"region": ["GM0001", "GM0002"], "neighbour": ["GM0002", "GM0001"]})
    assert neighbouring("GM0001", neighbours).members == ("GM0002",)
    assert neighbouring("GM0007", neighbours).status == "te weinig"
    provinces = pd.Series(["PV20"] * 6 + ["PV21"] * 6, index=REGIONS)
    peers = same_province("GM0002", provinces)
    assert (peers.label, len(peers.members)) == ("PV20", 5)
    chosen = own_selection("GM0001", ["GM0003", "GM0001", "GM0003"], TYPES.index)
    assert chosen.members == ("GM0003",)
    with pytest.raises(KeyError, match="GM9999"):
        own_selection("GM0001", ["GM9999"], TYPES.index)


def test_size_classes_start_at_their_lower_bound():
    people = pd.Series([19_999, 20_000, 49_999, 50_000, np.nan], index=REGIONS[:5])
    assert same_size("GM0002", people).members == ("GM0003",)
    assert same_size("GM0002", people).label == "20000"
    assert same_size("GM0001", people).members == ()
    assert same_size("GM0005", people).members == ()


def test_position_by_hand():
    values = pd.Series([30.0, 10, 20, 30, 40, 50], index=REGIONS[:6])
    found = position(values, peers_of(REGIONS[1:6]))
    assert (found.rank, found.of, found.tied) == (3, 6, 1)
    assert found.percentile == 100 * (2 + 0.5) / 5
    assert (found.minimum, found.q1, found.median, found.q3, found.maximum) == (10, 20, 30, 40, 50)
    assert (found.difference, found.status, found.peers) == (0, "genoeg", 5)


def test_highest_and_lowest():
    values = pd.Series([99.0, 10, 20, 30, 40, 50], index=REGIONS[:6])
    highest = position(values, peers_of(REGIONS[1:6]))
    assert (highest.rank, highest.percentile, highest.difference) == (1, 100, 69)
    lowest = position(values.replace(99, 0), peers_of(REGIONS[1:6]))
    assert (lowest.rank, lowest.percentile) == (6, 0)


def test_too_few_peers_with_a_value_give_no_rank():
    values = pd.Series([30.0, 10, 20, 30, 40, np.nan], index=REGIONS[:6])
    found = position(values, peers_of(REGIONS[1:6]))
    assert (found.status, found.peers, found.value) == ("te weinig", 4, 30)
    assert found.rank is found.percentile is found.difference is found.median is None


def test_an_unknown_own_value_keeps_the_distribution():
    values = pd.Series([np.nan, 10, 20, 30, 40, 50], index=REGIONS[:6])
    for series in (values, values.drop("GM0001")):
        found = position(series, peers_of(REGIONS[1:6]))
        assert (found.status, found.median, found.rank, found.difference) == ("onbekend", 30, None, None)


@given(st.lists(st.integers(0, 5), min_size=6, max_size=12))
def test_ranks_and_percentiles_are_consistent(numbers):
    values = pd.Series(numbers, index=REGIONS[: len(numbers)], dtype=float)
    found = position(values, peers_of(REGIONS[1 : len(numbers)]))
    assert found.rank == values.rank(ascending=False, method="min").iloc[0]
    lower = (values.iloc[1:] < values.iloc[0]).mean()
    higher = (values.iloc[1:] > values.iloc[0]).mean()
    assert found.percentile == pytest.approx(100 * (lower + (1 - lower - higher) / 2))
