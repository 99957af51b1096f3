import pytest
from sqlalchemy import text

from dashboard.meeting.questions import own_question
from dashboard.meeting.store import MeetingError, UnknownMeetingError, open_store
from dashboard.meeting.store.meetings import (
    Member,
    ask_own,
    by_code,
    by_leader,
    by_token,
    create,
    delete_meeting,
    set_members,
    steer,
)
from dashboard.meeting.store.saving import Save, save
from dashboard.store.metadata import metadata
from dashboard.store.settings import Keeping


def test_a_meeting_is_found_by_its_code_its_token_and_by_who_leads_it(kept):
    made = kept.write(
        lambda it: create(it, " VNG  in Utrecht ", "2099-12-10", "Utrecht", [Member("GM0344", 2)])
    )
    held, leader = made.meeting, made.leader
    assert (held.name, held.open, held.members) == ("VNG in Utrecht", True, (Member("GM0344", 2),))
    assert kept.read(lambda it: by_code(it, held.code)) == held
    assert kept.read(lambda it: by_token(it, held.token)) == held
    assert kept.read(lambda it: by_leader(it, leader)) == held
    for find, wrong in (
        (by_code, held.token),
        (by_token, held.code),
        (by_leader, held.token),
        (by_token, leader),
    ):
        with pytest.raises(UnknownMeetingError):
            kept.read(lambda it, find=find, wrong=wrong: find(it, wrong))
    # Of what leads it nothing is kept from which it could be made.
    rows = kept.read(lambda it: it.execute(text("SELECT * FROM meetings")).all())
    assert leader not in str(rows)


def test_a_code_is_given_back_after_the_meeting_and_the_link_goes_on(kept):
    past = kept.write(lambda it: create(it, "Vorig jaar", "2020-01-01")).meeting
    with pytest.raises(UnknownMeetingError):
        kept.read(lambda it: by_code(it, past.code))
    kept.write(lambda it: create(it, "Nu"))
    assert kept.read(lambda it: by_token(it, past.token)).code is None


def test_who_comes_can_be_changed_and_each_gemeente_comes_once(kept, meeting):
    members = [Member("GM0981", 3, "grens", 2, True), Member("GM0344"), Member("GM0981", 1)]
    kept.write(lambda it: set_members(it, meeting.id, members))
    held = kept.read(lambda it: by_token(it, meeting.token))
    assert {one.gemeente for one in held.members} == {"GM0981", "GM0344"}
    assert held.revision == meeting.revision + 1
    with pytest.raises(UnknownMeetingError):
        held.member("GM0363")


def test_a_question_that_was_answered_stays_as_it_is(kept, meeting):
    first = own_question("own1", "one", "Komt u  weer?", ("ja", "nee"))
    kept.write(lambda it: ask_own(it, meeting.id, [first]))
    held = kept.read(lambda it: by_token(it, meeting.token))
    assert held.own == (first,)
    assert held.question("own1").text == "Komt u weer?"
    kept.write(lambda it: save(it, Save(meeting.id, "GM0344", "r", {"own1": ("ja", 0)})))
    with pytest.raises(MeetingError):
        kept.write(lambda it: ask_own(it, meeting.id, []))
    kept.write(lambda it: ask_own(it, meeting.id, [first, own_question("own2", "open", "Wat nog?")]))
    assert len(kept.read(lambda it: by_token(it, meeting.token)).own) == 2


def test_what_is_deleted_is_gone_with_all_that_hangs_on_it(kept, meeting):
    kept.write(lambda it: save(it, Save(meeting.id, "GM0344", "r", {"seen": ("iets geheims", 0)})))
    kept.write(lambda it: delete_meeting(it, meeting.id))
    for table in metadata.sorted_tables:
        assert kept.read(lambda it, name=table.name: it.execute(text(f"SELECT * FROM {name}")).all()) == []


def test_what_is_deleted_is_not_in_the_file_either(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/held.sqlite")
    made = store.write(lambda it: create(it, "VNG")).meeting
    store.write(lambda it: save(it, Save(made.id, "GM0344", "r", {"seen": ("iets geheims", 0)})))
    store.write(lambda it: delete_meeting(it, made.id))
    store.close()
    assert b"iets geheims" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_who_leads_says_what_is_shown(kept, meeting):
    kept.write(lambda it: steer(it, meeting.id, showing="enough", revealed=True))
    held = kept.read(lambda it: by_token(it, meeting.token))
    assert (held.showing, held.revealed, held.open) == ("enough", True, True)


def test_the_password_of_an_address_is_not_shown():
    assert "secret" not in repr(Keeping(database_url="postgresql://user:secret@host/name"))
