"""Taking what phones send: answers, and the totals that are due by them, for all that are sent within a moment."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard.meeting.store.errors import MeetingError
from dashboard.meeting.store.meetings import Meeting
from dashboard.meeting.store.publishing import publish
from dashboard.meeting.store.saving import Save, save_all

__all__ = ["Sent", "take"]


@dataclass(frozen=True)
class Sent:
    """What a phone sends.

    Attributes
    ----------
    meeting : Meeting
    asked : Save
    marked : collection of str or None
        See :func:`publish`.
    """

    meeting: Meeting
    asked: Save
    marked: Collection[str] | None = None


def take(connection: Connection, sent: Sequence[Sent]) -> list[dict[str, int] | MeetingError]:
    """Keep what is sent, and make the totals that are due by all of it: a job for :meth:`Store.written_together`.

    Returns
    -------
    list
        See :func:`save_all`.
    """
    told = {}
    # Once for each meeting, or totals and who answered could move at one moment; in one order on every server.
    for meeting in sorted({one.meeting.id for one in sent}):
        told[meeting] = iter(_at_one(connection, [one for one in sent if one.meeting.id == meeting]))
    return [next(told[one.meeting.id]) for one in sent]


def _at_one(connection: Connection, sent: list[Sent]) -> list[dict[str, int] | MeetingError]:
    told = save_all(connection, [one.asked for one in sent])
    kept = [one for one, was in zip(sent, told, strict=True) if not isinstance(was, MeetingError)]
    if kept:
        answered = {question for one in kept for question in one.asked.answers}
        marked = next((one.marked for one in kept if one.marked is not None), None)
        publish(connection, kept[-1].meeting, only=answered, marked=marked)
    return told
