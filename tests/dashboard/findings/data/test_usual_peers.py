"""With whom a gemeente is compared where nobody chose."""

import pytest

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import KINDS, national


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def test_types_are_the_usual_peers_of_their_members_where_they_are_a_group_of_enough(held):
    for gemeente, kind in held.types["type"].items():
        others = (held.types["type"] == kind).sum() - 1
        peers, group = held.usual_peers(gemeente), typology().type[kind].peers
        assert peers.kind == ("type" if group and others >= peers.minimum else "nearest"), gemeente
        assert peers.enough
        assert ("type" in held.kinds_of(gemeente)) == group


def test_types_of_the_invitation_are_groups(held):
    usual = {
        held.types.loc[gemeente, "type"]
        for gemeente in held.regions
        if held.usual_peers(gemeente).kind == "type"
    }
    assert {
        "voorstad",
        "expat",
        "grens",
        "specifieke-minderheidsgroep",
        "arbeidsmigranten",
        "grote-stad",
    } == usual


def test_likes_are_within_a_factor_of_three_in_size_or_the_nearest_in_size(held):
    people = held.inhabitants.astype(float)
    for gemeente in held.regions:
        times = (people / people[gemeente]).drop(gemeente)
        times = times.where(times > 1, 1 / times)
        members = list(held.peers(gemeente, "nearest").members)
        assert len(members) == typology().peers.nearest
        if (times <= 3).sum() >= len(members):
            assert times[members].max() <= 3, gemeente
        else:
            assert set(members) == set(times.nsmallest(len(members)).index), gemeente


def test_the_usual_set_comes_first_and_no_set_is_lost(held):
    assert held.kinds_of(None) == KINDS
    assert held.kinds_of("GM0034") == KINDS
    assert held.kinds_of("GM0363") == ("nearest", "type", "neighbours", "province", "size")
    assert held.kinds_of("GM0096") == ("nearest", "neighbours", "province", "size")


def test_pairs_are_the_usual_peers(held):
    pairs = held.pairs.groupby("region")["peer"].agg(set)
    for gemeente in ("GM0034", "GM0096", "GM0363"):
        assert pairs[gemeente] == set(held.usual_peers(gemeente).members)
    assert set(pairs.index) == set(held.regions)
