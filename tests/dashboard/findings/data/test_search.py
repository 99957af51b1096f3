"""Gemeenten found by what people type, in the real list."""

import pytest

from dashboard.findings.data.search import NotFoundError, find_gemeente


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("GM0344", "GM0344"),
        (" gm0344 ", "GM0344"),
        ("Utrecht", "GM0344"),
        ("utrecht", "GM0344"),
        ("Den Haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("s gravenhage", "GM0518"),
        ("den bosch", "GM0796"),
        ("sudwest fryslan", "GM1900"),
        ("Rijswijk", "GM0603"),
        ("Capelle aan den IJssel", "GM0502"),
    ],
)
def test_a_gemeente_of_today(known, asked, code):
    found = find_gemeente(asked, known)
    assert (found.code, found.former) == (code, None)


@pytest.mark.parametrize(
    ("asked", "code", "former"),
    [
        ("Winsum", "GM1966", "GM0053"),
        ("GM0053", "GM1966", "GM0053"),
        ("Weesp", "GM0363", "GM0457"),
        ("Brielle", "GM1992", "GM0501"),
    ],
)
def test_a_gemeente_that_is_gone_leads_to_its_successor(known, asked, code, former):
    found = find_gemeente(asked, known)
    assert (found.code, found.former) == (code, former)


def test_an_unknown_name_says_what_is_near(known):
    with pytest.raises(NotFoundError) as caught:
        find_gemeente("Utrecth", known)
    assert "Utrecht" in caught.value.names
    assert not caught.value.several


@pytest.mark.parametrize("asked", ["", "GM9999", "zzzzzz", "<script>", "'; drop", "x" * 10_000])
def test_what_is_no_name_is_not_found(known, asked):
    with pytest.raises(NotFoundError) as caught:
        find_gemeente(asked, known)
    assert caught.value.names == ()


def test_a_name_that_two_gemeenten_share_asks_which(known):
    with pytest.raises(NotFoundError) as caught:
        find_gemeente("Bergen", known)
    assert caught.value.several
    assert {"Bergen (NH.) (GM0373)", "Bergen (L.) (GM0893)"} == set(caught.value.names)
    assert find_gemeente("bergen l", known).code == "GM0893"


def test_every_gemeente_of_today_is_found_by_its_name(known):
    missed = [name for code, name in known.names.items() if find_gemeente(name, known).code != code]
    assert missed == []
