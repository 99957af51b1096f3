import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.meeting.store import ClosedError, ConflictError, HeldError, open_store
from dashboard.meeting.store.answering import (
    Kept,
    Save,
    answered,
    answers_of,
    hand_over,
    holds,
    receipt_of_words,
    save,
    totals_of,
)
from dashboard.meeting.store.meetings import by_token, create, delete_meeting, steer
from dashboard.meeting.store.secrets import words_of

UTRECHT, VAALS = "GM0344", "GM0981"


def keep(kept, meeting, gemeente, receipt, **answers):
    return kept.write(lambda it: save(it, Save(meeting.id, gemeente, receipt, answers)))


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


def test_the_four_words_give_another_receipt_and_the_old_one_holds_no_longer(kept, meeting):
    keep(kept, meeting, UTRECHT, "mine", enough=(4, 0))
    assert kept.write(lambda it: receipt_of_words(it, meeting.id, UTRECHT, "appel appel appel appel")) is None
    words = words_of("mine")
    assert kept.write(lambda it: receipt_of_words(it, meeting.id, VAALS, words)) is None
    other = kept.write(lambda it: receipt_of_words(it, meeting.id, UTRECHT, words))
    assert kept.read(lambda it: holds(it, meeting.id, UTRECHT, other))
    with pytest.raises(HeldError):
        keep(kept, meeting, UTRECHT, "mine", enough=(1, 1))
    assert keep(kept, meeting, UTRECHT, other, enough=(5, 1)) == {"enough": 2}


def test_who_leads_hands_the_answers_over(kept, meeting):
    keep(kept, meeting, UTRECHT, "lost", enough=(4, 0))
    receipt = kept.write(lambda it: hand_over(it, meeting.id, UTRECHT))
    assert keep(kept, meeting, UTRECHT, receipt, enough=(3, 1)) == {"enough": 2}


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
        told = list(pool.map(lambda it: keep(kept, meeting, it[0], it[0], **{it[1]: (1, 0)}), jobs))
    assert all(set(one.values()) == {1} for one in told)
    rows = kept.read(lambda it: totals_of(it, meeting.id))
    assert {key: len(given) for key, given in rows.items()} == {f"q{n}": 40 for n in range(10)}

    def change(value):
        try:
            return keep(kept, meeting, "GM0001", "GM0001", q0=(value, 1))
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
                return keep(store, meeting, VAALS, f"phone {number}", enough=(number % 5 + 1, 0))
            except (HeldError, ConflictError):
                return None

        with ThreadPoolExecutor(8) as pool:
            ends = list(pool.map(first, enumerate(stores)))
        assert ends.count({"enough": 1}) == 1
        assert len(kept.read(lambda it: answers_of(it, meeting.id, VAALS))) == 1
    finally:
        other.close()
