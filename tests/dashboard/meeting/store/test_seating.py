from functools import partial

from dashboard.meeting.store.meetings import by_token, delete_meeting
from dashboard.meeting.store.seating import Arranged, arrange, arranged, place, sit, tell
from dashboard.meeting.store.tables import apart, seatings


def test_what_is_asked_of_the_tables_is_kept_and_a_pair_once(kept, meeting):
    assert kept.read(partial(arranged, meeting=meeting.id)) == Arranged()
    asked = Arranged(4, 8, (("GM0344", "GM0310"), ("GM0310", "GM0344"), ("GM0059", "GM0059")), told=True)
    kept.write(partial(arrange, meeting=meeting.id, asked=asked))
    assert kept.read(partial(arranged, meeting=meeting.id)) == Arranged(
        4, 8, (("GM0310", "GM0344"),), None, True
    )


def test_who_sits_where_is_kept_and_what_was_shown_of_it_goes_with_a_change_by_hand(kept, meeting):
    kept.write(partial(sit, meeting=meeting.id, at={"GM0344": 1, "GM0310": 2, "GM9999": 3}, bound=1.5))
    held = kept.read(partial(by_token, token=meeting.token))
    assert {one.gemeente: one.table for one in held.members if one.table} == {"GM0344": 1, "GM0310": 2}
    assert kept.read(partial(arranged, meeting=meeting.id)).bound == 1.5
    assert held.revision > meeting.revision

    hand = partial(place, meeting=meeting.id, gemeente="GM0981", seats=3, table=2, fixed=True)
    kept.write(hand)
    member = kept.read(partial(by_token, token=meeting.token)).member("GM0981")
    assert (member.seats, member.table, member.fixed) == (3, 2, True)
    assert kept.read(partial(arranged, meeting=meeting.id)).bound is None

    # Who has no table cannot stay at it.
    kept.write(partial(place, meeting=meeting.id, gemeente="GM0981", seats=3, table=None, fixed=True))
    assert not kept.read(partial(by_token, token=meeting.token)).member("GM0981").fixed


def test_tables_are_told_only_when_asked_and_stay_told(kept, meeting):
    kept.write(partial(sit, meeting=meeting.id, at={"GM0344": 1}, bound=None))
    assert not kept.read(partial(arranged, meeting=meeting.id)).told
    kept.write(partial(tell, meeting=meeting.id, told=True))
    kept.write(partial(sit, meeting=meeting.id, at={"GM0344": 2}, bound=None))
    assert kept.read(partial(arranged, meeting=meeting.id)).told


def test_wishes_go_with_the_meeting(kept, meeting):
    kept.write(partial(arrange, meeting=meeting.id, asked=Arranged(apart=(("GM0310", "GM0344"),))))
    kept.write(partial(delete_meeting, id=meeting.id))
    assert kept.read(lambda it: (it.execute(apart.select()).all(), it.execute(seatings.select()).all())) == (
        [],
        [],
    )
