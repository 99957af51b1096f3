"""Gemeenten beside one another: the ends that are named are the ends, and what does not differ is said not to."""

import pytest

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import national
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.peers.several import (
    _apart,
    several_alike,
    several_changed,
    several_groups,
    several_types,
    several_varied,
    varied_ends,
)
from dashboard.findings.profile.present import SHARE_OF, last_year

FOUR = ("GM0344", "GM0363", "GM0088", "GM0184")


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def test_the_highest_and_the_lowest_share_are_named(held):
    found = several_groups(held, FOUR)
    indicator = next(one for partition, one in SHARE_OF.items() if partition in held.shares)
    values = held.in_year(indicator, last_year(held, indicator))["value"].loc[list(FOUR)]
    (told,) = found.told
    assert told.filled["highest"].value == held.gemeenten.names[values.idxmax()]
    assert told.filled["lowest"].value == held.gemeenten.names[values.idxmin()]
    assert told.filled["high"].value == pytest.approx(values.max())


def test_the_parts_of_a_gemeente_are_all_of_it(held):
    frame = several_groups(held, FOUR).numbers.frame
    assert list(frame["name"].unique()) == [held.gemeenten.names[code] for code in FOUR]
    assert frame.groupby("name")["share"].sum().tolist() == pytest.approx([1] * len(FOUR))


def test_changes_are_those_of_all_since_the_first_year_that_all_have(held):
    indicator = next(one for partition, one in SHARE_OF.items() if partition in held.shares)
    values = held.values(indicator)["value"].unstack("year").loc[list(FOUR)]
    whole = values.dropna(axis=1)
    assert whole.columns[0] > values.columns[0]  # Amsterdam is not the same since then
    change = 100 * (whole.iloc[:, -1] - whole.iloc[:, 0])
    told, late = several_changed(held, FOUR)
    assert told.filled["highest"].value == held.gemeenten.names[change.idxmax()]
    assert told.filled["lowest"].value == held.gemeenten.names[change.idxmin()]
    assert told.filled["high"].value == pytest.approx(change.max(), abs=0.05)
    assert told.filled["low"].value == pytest.approx(change.min(), abs=0.05)
    assert told.filled["first"].value == whole.columns[0]
    assert late.filled["names"].value == ("Amsterdam",)
    (alone,) = several_changed(held, [code for code in FOUR if code != "GM0363"])
    assert alone.filled["first"].value == values.columns[0]


def test_the_largest_groups_are_named_with_whose_they_are(held, nl):
    (told,) = several_varied(held, FOUR)
    largest = held.by_country.variety.loc[list(FOUR)]
    highest = largest["largest_share"].astype(float).idxmax()
    assert told.filled["highest"].value == held.gemeenten.names[highest]
    assert told.filled["high_group"].value[0] == largest.loc[highest, "largest"]
    assert nl.having(*told.filled["high_group"].value) in told.say(nl)


def test_the_ends_are_those_of_all(held):
    shares = held.by_country.variety["largest_share"].drop("NL").astype(float).reindex(held.gemeenten.names)
    assert varied_ends(held) == (shares.idxmax(), shares.idxmin())


def test_each_has_its_type(held):
    found = dict(several_types(held, FOUR))
    assert list(found) == [held.gemeenten.names[code] for code in FOUR]
    assert found["Amsterdam"] != found["Schiermonnikoog"]


def test_only_who_are_of_one_type_are_said_to_be(held):
    names, types = held.gemeenten.names, held.types["type"].astype(str)
    border = list(types.index[types == "grens"][:2])
    (told,) = several_alike(held, border)
    assert told.key == "several.alike.all"
    (told,) = several_alike(held, [*border, "GM0363"])
    assert told.key == "several.alike.some"
    assert told.filled["names"].value == tuple(names[code] for code in border)
    (told,) = several_alike(held, ("GM0981", "GM0363", "GM0184"))
    assert told.key == "several.alike.none"


def test_no_type_to_compare_with_makes_nobody_alike(held):
    types = held.types["type"].astype(str)
    rest = types.index[[not typology().type[type].peers for type in types]]
    (told,) = several_alike(held, list(rest[:3]))
    assert told.key == "several.alike.none"


def test_what_is_told_alike_is_said_to_be_the_same():
    values = [(name, Quantity(share, "share", 0)) for name, share in (("Urk", 0.101), ("Ee", 0.099))]
    assert [told.key for told in _apart("x", values, {})] == ["x.same"]
    values[0] = ("Urk", Quantity(0.3, "share", 0))
    assert [told.key for told in _apart("x", values, {})] == ["x.apart"]


def test_nothing_is_said_of_one(held):
    assert _apart("x", [("Urk", Quantity(0.1, "share")), ("Ee", Quantity(None, "share"))], {}) == ()
