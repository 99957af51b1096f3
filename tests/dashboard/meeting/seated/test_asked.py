from collections import Counter
from dataclasses import replace

import pytest

from dashboard.analysis.seating.errors import SizesError
from dashboard.meeting.seated.asked import accounted, at_tables, known, seated, table_area
from dashboard.meeting.store.meetings import Member
from dashboard.meeting.store.seating import Arranged
from tests.dashboard.meeting.seated.conftest import with_tables


def people(meeting):
    return Counter(
        {n: sum(one.seats for one in sitting) for n, sitting in at_tables(meeting.members).items()}
    )


def test_everybody_sits_at_a_table_of_the_size_that_was_asked(at):
    assert all(one.table is not None for one in at.members)
    assert sum(people(at).values()) == 17
    assert set(people(at).values()) <= set(range(6, 11))


def test_what_is_accounted_for_is_what_was_made(held, at, found):
    told = accounted(held, at, Arranged(bound=found.bound))
    assert told.seating.value == pytest.approx(found.value)
    assert told.seating.better is None
    assert (told.broken, dict(told.wrong)) == ((), {})


def test_who_is_fixed_and_who_is_apart_are_held_to(held, coming, found):
    near = found.places["GM0981"].mates[0]
    asked = Arranged(apart=(tuple(sorted(("GM0981", near))),))
    members = tuple(
        replace(one, table=7, fixed=True) if one.gemeente == "GM0599" else one for one in coming.members
    )
    again = seated(held, replace(coming, members=members), asked)
    assert again.tables["GM0599"] == 7
    assert again.tables["GM0981"] != again.tables[near]


def test_who_walks_in_gets_a_place_and_nobody_else_moves(held, at):
    more = replace(at, members=(*at.members, Member("GM0268")))
    again = seated(held, more, Arranged(), stay=True)
    assert again.moved == ()
    assert {code: table for code, table in again.tables.items() if code != "GM0268"} == {
        one.gemeente: one.table for one in at.members
    }
    assert again.tables["GM0268"] in set(again.tables.values())


def test_a_seating_changed_by_hand_is_accounted_for_as_it_is(held, at, found):
    near = found.places["GM0981"].mates[0]
    tables = {one.gemeente: one.table for one in at.members}
    # One more at the table of another: sizes and a pair that should be apart are told, not refused.
    other = next(table for table in tables.values() if table != tables["GM0981"])
    moved = with_tables(at, tables | {"GM0981": other, near: other})
    told = accounted(held, moved, Arranged(apart=(tuple(sorted(("GM0981", near))),)))
    assert told.broken == (tuple(sorted(("GM0981", near))),)
    assert told.seating.better is not None
    assert told.seating.value > found.value
    alone = with_tables(at, {"GM0981": 1})
    assert accounted(held, alone, Arranged()).seating is None
    assert dict(accounted(held, alone, Arranged()).wrong) == {1: 1}


def test_sizes_that_cannot_be_are_refused_with_sizes_that_can(held, coming):
    with pytest.raises(SizesError) as told:
        seated(held, replace(coming, members=coming.members[:4]), Arranged())
    assert told.value.works


def test_a_gemeente_that_the_figures_do_not_know_has_no_likes(held, coming):
    assert [one.gemeente for one in known(held, replace(coming, members=(Member("GM0001"),)))] == []


def test_a_table_is_an_area_like_any_other(held, at):
    sitting = at_tables(at.members)[1]
    area = table_area(held, sitting, "Tafel 1")
    assert area.members == tuple(sorted(one.gemeente for one in sitting))
    assert (area.level, area.name, area.exact) == ("gemeente", "Tafel 1", True)
