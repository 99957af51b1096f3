"""The meeting that somebody prepares, by the key in the address; what is changed of it is kept, or said not to be."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.meeting.store import MeetingError, StoreError, UnknownMeetingError, store
from dashboard.meeting.store.meetings import Meeting, by_leader
from dashboard.shell import frame

__all__ = ["KEY", "keep", "led"]

KEY = "sleutel"
"""The parameter that holds what leads the meeting."""


def led(leader: str) -> Meeting | None:
    """Return the meeting that a key leads; where there is none, say so.

    Raises
    ------
    StoreError
        What is kept cannot be reached.
    """
    say = frame.current().language.say
    try:
        return store().read(partial(by_leader, leader=leader[:64]))
    except UnknownMeetingError:
        st.title(say("meeting.join.gone"), anchor=False)
        st.markdown(say("meeting.join.gone_text"))
        return None


def keep(job: Callable[..., object]) -> None:
    """Keep a change, or let the run that follows say that it could not be kept."""
    say = frame.current().language.say
    try:
        store().write(job)
    except StoreError:
        frame.tell_next(say("meeting.store.away"))
    except MeetingError:
        frame.tell_next(say("bijeenkomst.answered_stays"))
