"""What is sent within a moment moves the room once, and by the same rules as what is sent one after another."""

from dashboard.meeting.store import HeldError
from dashboard.meeting.store.answering import answers_of
from dashboard.meeting.store.meetings import Member, create
from dashboard.meeting.store.publishing import BLIND, QUADRANT, TARGETED, published, who_answered
from dashboard.meeting.store.saving import Save
from dashboard.meeting.store.taking import Sent, take

CODES = [f"GM{number:04}" for number in range(40)]


def hall(kept):
    return kept.write(lambda it: create(it, "VNG", members=[Member(code) for code in CODES])).meeting


def sent(meeting, code, marked=None, **answers):
    return Sent(
        meeting, Save(meeting.id, code, code, {key: (one, 0) for key, one in answers.items()}), marked
    )


def seen(kept, meeting):
    return kept.read(lambda it: (published(it, meeting.id), who_answered(it, meeting.id)))


def test_what_is_sent_together_moves_the_totals_once_and_tells_who_later(kept):
    one, few = hall(kept), hall(kept)
    asked = [
        *(sent(one, code, proactive=number % 5 + 1, plural=3) for number, code in enumerate(CODES[:7])),
        sent(one, CODES[0], plural=1),
        *(sent(few, code, proactive=number % 5 + 1) for number, code in enumerate(CODES[:4])),
        sent(one, CODES[7], recognise="yes"),
    ]
    told = kept.write(lambda it: take(it, asked))
    assert told[6:9] == [{"proactive": 1, "plural": 1}, told[7], {"proactive": 1}]
    assert (told[7].question, told[7].value) == ("plural", 3)
    totals, came = seen(kept, one)
    assert {key: one.answers for key, one in totals.items() if one} == {"proactive": 7, QUADRANT: 7}
    assert totals["plural"] is None
    # Who answered is not told at the moment that totals move.
    assert came == ()
    kept.write(lambda it: take(it, [sent(one, CODES[8], recognise="yes")]))
    assert seen(kept, one)[1] == tuple(CODES[:9])
    assert seen(kept, few) == ({}, tuple(CODES[:4]))


def test_who_is_marked_is_known_where_one_of_those_who_send_says_so(kept):
    meeting, marked = hall(kept), set(CODES[::2])
    asked = [
        sent(meeting, code, None if number == 0 else marked, **{TARGETED: ("no", "no", "yes")[number % 3]})
        for number, code in enumerate(CODES)
    ]
    kept.write(lambda it: take(it, asked))
    assert seen(kept, meeting)[0][BLIND].answers == 40


def test_who_is_refused_moves_nothing(kept):
    meeting = hall(kept)
    kept.write(lambda it: take(it, [sent(meeting, code, recognise="yes") for code in CODES[:5]]))
    before = seen(kept, meeting)
    stranger = Save(meeting.id, CODES[0], "of another", {"enough": (4, 0)})
    told = kept.write(lambda it: take(it, [Sent(meeting, stranger)]))
    assert [type(one) for one in told] == [HeldError]
    assert seen(kept, meeting) == before
    assert "enough" not in kept.read(lambda it: answers_of(it, meeting.id, CODES[0]))
