"""A clock that jumps loses no answer: the order of answers is that of their versions, and no row holds a time."""

import datetime
from functools import partial

import pytest

from dashboard.meeting.store import ConflictError, UnknownMeetingError
from dashboard.meeting.store import meetings as of_meetings
from dashboard.meeting.store.answering import answers_of
from dashboard.meeting.store.meetings import by_code, by_token
from dashboard.meeting.store.publishing import publish
from dashboard.meeting.store.saving import Save, save

UTRECHT = "GM0344"


@pytest.fixture
def jump(monkeypatch):
    """Put the clock somewhere else."""
    today = datetime.date.today()

    def to(days):
        class Day(datetime.date):
            @classmethod
            def today(cls):
                return today + datetime.timedelta(days=days)

        clock = type("Clock", (), {"date": Day, "timedelta": datetime.timedelta})
        monkeypatch.setattr(of_meetings, "datetime", clock)

    return to


def asked(meeting, value, version):
    return partial(save, asked=Save(meeting.id, UTRECHT, "r" * 43, {"enough": (value, version)}))


@pytest.mark.slow
@pytest.mark.parametrize("days", [-4000, -1, 1, 4000])
def test_answers_go_on_from_their_version_whatever_the_clock_says(kept, meeting, jump, days):
    assert kept.write(asked(meeting, 1, 0)) == {"enough": 1}
    jump(days)
    assert kept.write(asked(meeting, 2, 1)) == {"enough": 2}
    with pytest.raises(ConflictError):
        kept.write(asked(meeting, 3, 1))
    kept.write(lambda it: publish(it, meeting))
    jump(0)
    assert kept.write(asked(meeting, 4, 2)) == {"enough": 3}
    held = kept.read(partial(answers_of, meeting=meeting.id, gemeente=UTRECHT))
    assert (held["enough"].value, held["enough"].version) == (4, 3)


def test_a_code_that_a_jump_hides_comes_back_and_the_link_never_went(kept, meeting, jump):
    jump(4000)
    with pytest.raises(UnknownMeetingError):
        kept.read(partial(by_code, code=meeting.code))
    assert kept.read(partial(by_token, token=meeting.token)).id == meeting.id
    jump(0)
    assert kept.read(partial(by_code, code=meeting.code)).id == meeting.id
