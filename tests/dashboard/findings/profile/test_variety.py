"""What is said of how varied origins are: never more than the table knows."""

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.profile.story import story
from dashboard.language import Language

TOLD = ("largest", "top3", "effective", "variety_place", "variety_alike")


def said(snapshot, code, language):
    return {finding.id: finding.sentence(language) for finding in story(snapshot, code).there(*TOLD)}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("GM0981", ["Duitsland: 66% van hen, twee op de drie.", "2,1 tot 2,2 even grote groepen"]),
        ("GM0513", ["Marokko: 34% van hen, ruim één op de drie.", "5,0 tot 7,3 even grote groepen"]),
        ("GM0363", ["16 landen die de tabel noemt was Marokko", "5,2 tot 18,5 even grote groepen"]),
        ("GM0772", ["één op de acht. Wie uit een ander land kwam was samen 35%"]),
        ("GM0184", ["op Urk de grootste achtergrond. Dat is 12%"]),
    ],
)
def test_largest_groups_are_told_with_what_is_not_known(snapshot, nl, code, words):
    text = " ".join(said(snapshot, code, nl).values())
    for each in words:
        assert each in text, text


@pytest.mark.slow
def test_the_rest_is_told_wherever_it_may_hold_a_larger_group(snapshot, nl):
    found = national(snapshot).by_country.variety
    larger = 0
    for code in national(snapshot).gemeenten.names:
        row = found.loc[code]
        open_ = row["rest_share"] > row["largest_share"]
        larger += open_
        for language, words in (
            (nl, "kan een grotere groep zijn"),
            (Language("en"), "may be a larger group"),
        ):
            assert (words in said(snapshot, code, language)["largest"]) == open_, code
    # In most gemeenten the rest is larger than the largest that is named.
    assert larger > 280


def test_more_and_less_are_said_only_where_bounds_lie_apart(snapshot):
    found = national(snapshot).by_country.variety
    land, forms = found.loc["NL"], {"between_more": 0, "between_less": 0, "between": 0}
    for code in national(snapshot).gemeenten.names:
        row = found.loc[code]
        for id, least, most in (
            ("top3", "top3_share", "top3_most"),
            ("effective", "effective_low", "effective_high"),
        ):
            (finding,) = story(snapshot, code).there(id)
            form = finding.told[0].key.rpartition(".")[2]
            forms[form] += 1
            if form == "between_more":
                assert row[least] > land[most]
            elif form == "between_less":
                assert row[most] < land[least]
    assert all(forms.values()), forms


def test_places_count_who_is_certainly_smaller_and_larger(snapshot):
    found = national(snapshot).by_country.variety.drop("NL")
    for code in ("GM0981", "GM0363", "GM1783"):
        (finding,) = story(snapshot, code).there("variety_place")
        told = finding.told[0].filled
        count = {name: told[name].value.filled["count"].value for name in ("smaller", "larger")}
        others, own = found.drop(code), found.loc[code]
        assert count["smaller"] == sum(others["largest_most"] < own["largest_share"])
        assert count["larger"] == sum(others["largest_share"] > own["largest_most"])
        assert told["of"].value == len(others) == 341


@pytest.mark.slow
def test_a_corner_is_told_only_where_both_are_certain_and_names_who_stands_there(snapshot, nl):
    held = national(snapshot)
    found, land = held.by_country.variety.drop("NL"), held.by_country.variety.loc["NL"]
    told = {
        code: text["variety_alike"]
        for code in found.index
        if "variety_alike" in (text := said(snapshot, code, nl))
    }
    certain = found[found["largest_share"] > land["largest_most"]].index
    assert 20 <= len(told) <= len(certain)
    assert set(told) <= set(certain)
    assert "Gouda" in told["GM0981"]
    assert "Vaals" in told["GM0513"]


@pytest.mark.slow
def test_with_all_countries_bounds_nearly_close(by_country, nl):
    held = national(by_country)
    found = held.by_country.variety
    assert held.by_country.partition[0] == "herkomst"
    assert ((found["effective_high"] - found["effective_low"]) / found["effective_low"]).median() < 0.25
    for code in ("GM0981", "GM0363"):
        text = " ".join(said(by_country, code, nl).values())
        assert f"1 januari {held.by_country.year}" in text
        assert "migratieachtergrond" not in text
