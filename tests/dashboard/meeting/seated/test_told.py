from dataclasses import replace

import pytest

from dashboard.analysis.seating.errors import ConflictError, SizesError, TooManySeatsError, UndecidedError
from dashboard.language import Language
from dashboard.meeting.seated.asked import accounted, at_tables
from dashboard.meeting.seated.told import cannot, of_all, of_place, of_table, type_of
from dashboard.meeting.store.meetings import Member
from dashboard.meeting.store.seating import Arranged
from tests.dashboard.meeting.seated.conftest import with_tables


def test_of_all_tables_it_is_told_that_no_exchange_helps_only_where_none_does(held, at, found, nl):
    good = accounted(held, at, Arranged(bound=found.bound))
    words = [told.say(nl) for told in of_all(held, good, at_tables(at.members))]
    assert words[0] == f"{len(found.at)} tafels voor 17 mensen uit 16 gemeenten."
    assert "Geen ruil van twee gemeenten en geen verplaatsing van een gemeente maakt dit beter." in words

    tables = {one.gemeente: one.table for one in at.members}
    mine = tables["GM0981"]
    away = next(code for code, table in tables.items() if table != mine and code != "GM0344")
    swapped = with_tables(at, tables | {"GM0981": tables[away], away: mine})
    bad = accounted(held, swapped, Arranged())
    words = [told.say(nl) for told in of_all(held, bad, at_tables(swapped.members))]
    assert not [one for one in words if one.startswith("Geen ruil")]
    assert [one for one in words if one.startswith("Het kan beter: ")]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_of_a_gemeente_it_is_told_who_is_nearest_and_what_comes_next(held, at, found, code):
    language = Language(code)
    told = accounted(held, at, Arranged(bound=found.bound)).seating
    for gemeente, place in told.places.items():
        words = " ".join(one.say(language) for one in of_place(held, place, told, gemeente == "GM0981"))
        assert held.gemeenten.names[place.mates[0]] in words
        assert ("vast" in words or "fixed" in words) == (gemeente == "GM0981")
        step = place.next_best
        assert step is None or f"{'tafel' if code == 'nl' else 'table'} {step.table}" in words
        assert "nan" not in words and "inf" not in words


def test_a_type_that_was_changed_is_the_type_it_has_at_the_table(held, nl):
    vaals = Member("GM0981", type="expat")
    assert type_of(held, Member("GM0981")) == "grens"
    assert type_of(held, vaals) == "expat"
    assert of_table(held, (vaals, Member("GM1903"))).say(nl) in (
        "2 mensen: één expatgemeente en één grensgemeente.",
        "2 mensen: één grensgemeente en één expatgemeente.",
    )
    assert of_table(held, (replace(vaals, type=None),)).say(nl) == "Een mens: één grensgemeente."


def test_what_cannot_be_is_told_with_what_would_do(held, nl):
    assert cannot(held, SizesError(11, 6, 10, [(5, 10), (6, 11)])).say(nl) == (
        "11 mensen zijn niet te verdelen over tafels van 6 tot en met 10. "
        "Wel lukt het met tafels van 5 tot en met 10 of 6 tot en met 11."
    )
    assert cannot(held, SizesError(1, 6, 10, [])).say(nl) == "Met een mens is er geen tafel te maken."
    assert cannot(held, TooManySeatsError("GM0344", 12, 10)).say(nl) == (
        "Utrecht komt met 12 mensen, en een tafel heeft er hooguit 10."
    )
    both = ConflictError([("GM0344", 2), ("GM0981", 2)], [("GM0344", "GM0981")])
    assert cannot(held, both).say(nl) == (
        "Dit gaat niet samen: Utrecht aan tafel 2, Vaals aan tafel 2 en Utrecht niet met Vaals. "
        "Laat een van deze wensen los."
    )
    assert "geen indeling gevonden" in cannot(held, UndecidedError()).say(nl)
