import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from dashboard.meeting.store import ClosedError, ConflictError, HeldError, UnknownMeetingError, open_store
from dashboard.meeting.store.answering import Kept, answered, answers_of, holds, totals_of
from dashboard.meeting.store.curating import Curated, curate, curated
from dashboard.meeting.store.meetings import by_token, create, delete_meeting, steer
from dashboard.meeting.store.saving import Save, save, save_all

UTRECHT, VAALS = "GM0344", "GM0981"


def keep(kept, meeting, gemeente, receipt, **answers):
    return kept.write(lambda it: save(it, Save(meeting.id, gemeente, receipt, answers)))


def together(kept, meeting, gemeente, receipt, **answers):
    """Keep with whatever else is being saved."""
    return kept._writer.submit_together(save_all, Save(meeting.id, gemeente, receipt, answers)).result()


def test_an_answer_is_kept_changed_and_taken_back(kept, meeting):
    assert keep(kept, meeting, UTRECHT, "r", recognise=("yes", 0)) == {"recognise": 1}
    assert keep(kept, meeting, UTRECHT, "r", recognise=("no", 1), themes=(("work", "care"), 0)) == {
        "recognise": 2,
        "themes": 1,
    }
    keep(kept, meeting, UTRECHT, "r", themes=(None, 1))
    assert kept.read(lambda it: answers_of(it, meeting.id, UTRECHT)) == {
        "recognise": Kept("no", 2),
        "themes": Kept(None, 2),
    }
    assert kept.read(lambda it: totals_of(it, meeting.id)) == {"recognise": {UTRECHT: "no"}}


def test_what_is_sent_again_is_kept_once(kept, meeting):
    for _ in range(3):
        assert keep(kept, meeting, UTRECHT, "r", enough=(4, 0)) == {"enough": 1}
    assert kept.read(lambda it: answers_of(it, meeting.id, UTRECHT)) == {"enough": Kept(4, 1)}
    # The others need not ask for what is as it was.
    assert kept.read(lambda it: by_token(it, meeting.token)).revision == meeting.revision + 1


def test_of_two_changes_at_once_the_second_is_told_and_nothing_of_it_is_kept(kept, meeting):
    keep(kept, meeting, UTRECHT, "r", enough=(4, 0))
    keep(kept, meeting, UTRECHT, "r", enough=(5, 1))
    with pytest.raises(ConflictError) as told:
        keep(kept, meeting, UTRECHT, "r", recognise=("yes", 0), enough=(1, 1))
    assert (told.value.question, told.value.value, told.value.version) == ("enough", 5, 2)
    assert kept.read(lambda it: answers_of(it, meeting.id, UTRECHT)) == {"enough": Kept(5, 2)}
    # Who says the very same has no quarrel.
    assert keep(kept, meeting, UTRECHT, "r", enough=(5, 1)) == {"enough": 2}


def test_what_is_said_again_unchanged_is_no_change_to_others(kept, meeting):
    """A form without script sends all its answers each time."""
    keep(kept, meeting, UTRECHT, "r", enough=(4, 0))
    assert keep(kept, meeting, UTRECHT, "r", enough=(4, 1), recognise=("yes", 0)) == {
        "enough": 1,
        "recognise": 1,
    }
    assert keep(kept, meeting, UTRECHT, "r", enough=(5, 1)) == {"enough": 2}


def test_who_answers_first_holds_the_answers_of_a_gemeente(kept, meeting):
    keep(kept, meeting, UTRECHT, "mine", enough=(4, 0))
    with pytest.raises(HeldError):
        keep(kept, meeting, UTRECHT, "theirs", enough=(1, 1))
    with pytest.raises(HeldError):
        keep(kept, meeting, UTRECHT, "theirs", recognise=("no", 0))
    assert kept.read(lambda it: holds(it, meeting.id, UTRECHT, "mine"))
    assert not kept.read(lambda it: holds(it, meeting.id, UTRECHT, "theirs"))
    # The same words at another gemeente hold nothing there.
    assert not kept.read(lambda it: holds(it, meeting.id, VAALS, "mine"))
    assert kept.read(lambda it: answers_of(it, meeting.id, UTRECHT)) == {"enough": Kept(4, 1)}


def test_after_the_close_nothing_is_taken_until_it_is_opened_again(kept, meeting):
    kept.write(lambda it: steer(it, meeting.id, open=False))
    with pytest.raises(ClosedError):
        keep(kept, meeting, UTRECHT, "r", enough=(4, 0))
    assert kept.read(lambda it: answered(it, meeting.id)) == {}
    kept.write(lambda it: steer(it, meeting.id, open=True))
    assert keep(kept, meeting, UTRECHT, "r", enough=(4, 0)) == {"enough": 1}


def test_what_is_answered_at_one_meeting_is_not_at_another(kept, meeting):
    other = kept.write(lambda it: create(it, "Elders", members=meeting.members)).meeting
    keep(kept, meeting, UTRECHT, "r", enough=(4, 0))
    assert kept.read(lambda it: answers_of(it, other.id, UTRECHT)) == {}
    keep(kept, other, UTRECHT, "s", enough=(1, 0))
    kept.write(lambda it: delete_meeting(it, meeting.id))
    assert kept.read(lambda it: answers_of(it, meeting.id, UTRECHT)) == {}
    assert kept.read(lambda it: answers_of(it, other.id, UTRECHT)) == {"enough": Kept(1, 1)}


@pytest.mark.slow
def test_a_storm_of_saves_keeps_each_answer_once_and_lets_one_of_two_change_it(kept, meeting):
    """Forty phones save ten answers each, each three times over; two of one gemeente change one answer at once."""
    codes = [f"GM{number:04}" for number in range(40)]
    jobs = [(code, f"q{n}") for code in codes for n in range(10)] * 3
    random.Random(7).shuffle(jobs)
    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(lambda it: together(kept, meeting, it[0], it[0], **{it[1]: (1, 0)}), jobs))
    assert all(set(one.values()) == {1} for one in told)
    rows = kept.read(lambda it: totals_of(it, meeting.id))
    assert {key: len(given) for key, given in rows.items()} == {f"q{n}": 40 for n in range(10)}

    def change(value):
        try:
            return together(kept, meeting, "GM0001", "GM0001", q0=(value, 1))
        except ConflictError as conflict:
            return conflict.value

    with ThreadPoolExecutor(8) as pool:
        ends = list(pool.map(change, range(10, 18)))
    (won,) = [value for value, end in zip(range(10, 18), ends, strict=True) if end == {"q0": 2}]
    assert [end for end in ends if end != {"q0": 2}] == [won] * 7
    before = kept.read(lambda it: by_token(it, meeting.token)).revision
    assert before > meeting.revision


def test_two_servers_on_one_database_keep_to_the_same(url, kept, meeting):
    other = open_store(url)
    try:
        stores = [kept, other] * 10

        def first(numbered):
            number, store = numbered
            try:
                return together(store, meeting, VAALS, f"phone {number}", enough=(number % 5 + 1, 0))
            except (HeldError, ConflictError):
                return None

        with ThreadPoolExecutor(8) as pool:
            ends = list(pool.map(first, enumerate(stores)))
        assert ends.count({"enough": 1}) == 1
        assert len(kept.read(lambda it: answers_of(it, meeting.id, VAALS))) == 1
    finally:
        other.close()


def test_of_several_together_each_goes_on_from_the_one_before_and_who_is_refused_hinders_nobody(
    kept, meeting
):
    asked = [
        Save(meeting.id, UTRECHT, "mine", {"enough": (4, 0)}, "An"),
        Save(meeting.id, UTRECHT, "theirs", {"recognise": ("no", 0)}),
        Save(meeting.id, UTRECHT, "mine", {"enough": (5, 1), "recognise": ("yes", 0)}),
        Save(meeting.id, UTRECHT, "mine", {"recognise": ("partly", 1), "enough": (1, 1)}),
        Save(meeting.id, VAALS, "other", {"enough": (2, 0), "seen": (None, 0)}),
    ]
    told = kept.write(lambda it: save_all(it, asked))
    assert told[:1] + told[2:3] + told[4:] == [
        {"enough": 1},
        {"enough": 2, "recognise": 1},
        {"enough": 1, "seen": 0},
    ]
    assert [type(told[1]), type(told[3])] == [HeldError, ConflictError]
    assert (told[3].question, told[3].value, told[3].version) == ("enough", 5, 2)
    assert kept.read(lambda it: answers_of(it, meeting.id, UTRECHT)) == {
        "enough": Kept(5, 2),
        "recognise": Kept("yes", 1),
    }
    assert kept.read(lambda it: answered(it, meeting.id)) == {UTRECHT: "An", VAALS: ""}
    kept.write(lambda it: save_all(it, [Save(meeting.id, UTRECHT, "mine", {}, "Bo")]))
    assert kept.read(lambda it: answered(it, meeting.id)) == {UTRECHT: "Bo", VAALS: ""}


def test_a_hall_that_saves_at_once_takes_as_many_statements_as_one_phone(kept, meeting):
    said = []
    event.listen(kept._writing, "before_cursor_execute", lambda *told: said.append(told[2]))

    def statements(codes, version):
        said.clear()
        asked = [Save(meeting.id, code, code, {"enough": (version + 1, version)}) for code in codes]
        told = kept.write(lambda it: save_all(it, asked))
        assert told == [{"enough": version + 1}] * len(codes)
        return len(said)

    one, hall = ["GM0001"], [f"GM{number:04}" for number in range(2, 150)]
    assert statements(one, 0) == statements(hall, 0)
    assert statements(one, 1) == statements(hall, 1)


def test_what_is_decided_of_an_answer_holds_for_its_words_alone(kept, meeting):
    keep(kept, meeting, UTRECHT, "r", seen=("Van alles", 0), help_vng=("Kennis", 0))
    for question in ("seen", "help_vng"):
        kept.write(lambda it, of=question: curate(it, meeting.id, of, UTRECHT, Curated(shown=True)))
    # A form without script sends all its answers each time.
    keep(kept, meeting, UTRECHT, "r", seen=("Iets anders", 1), help_vng=("Kennis", 1))
    assert list(kept.read(lambda it: curated(it, meeting.id))) == [("help_vng", UTRECHT)]


def test_of_a_meeting_that_is_not_there_nothing_is_kept(kept, meeting):
    kept.write(lambda it: delete_meeting(it, meeting.id))
    with pytest.raises(UnknownMeetingError):
        keep(kept, meeting, UTRECHT, "r", enough=(4, 0))
