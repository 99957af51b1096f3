"""Saving: what several send within a moment is kept together, and each of them is told of their own.

A save says from which version it goes on. Who sends it again, because its reply was lost, says what is kept already,
and is told so: nothing is kept twice.

How many statements it takes does not depend on how many save: what is kept is read once, each save goes on from what
the one before it left, and what came of it is written once. A hall that saves at once on PostgreSQL waits for a dozen
replies of it, not for a dozen each. Each function is a job for the store.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, insert, select, update

from dashboard.meeting.questions.answers import Answer, written
from dashboard.meeting.store import tables
from dashboard.meeting.store.answering import holder_row, read_value
from dashboard.meeting.store.curating import forget
from dashboard.meeting.store.errors import (
    ClosedError,
    ConflictError,
    HeldError,
    MeetingError,
    UnknownMeetingError,
)
from dashboard.meeting.store.meetings import raise_revision
from dashboard.store.tokens import hashed

__all__ = ["Save", "save", "save_all"]

Key = TypeVar("Key")


@dataclass(frozen=True)
class Save:
    """What is asked to be kept.

    Attributes
    ----------
    meeting : int
    gemeente : str
    receipt : str
        Of who answers; who is first holds the answers of this gemeente from then on.
    answers : mapping
        By question, the answer and the version that it goes on from (0: there was none).
    name : str
        What somebody calls themselves.
    """

    meeting: int
    gemeente: str
    receipt: str
    answers: Mapping[str, tuple[Answer, int]]
    name: str = ""


def save(connection: Connection, asked: Save) -> dict[str, int]:
    """Keep answers: all of them, or none.

    Returns
    -------
    dict
        The version of each question.

    Raises
    ------
    ClosedError, HeldError, ConflictError, UnknownMeetingError
    """
    (told,) = save_all(connection, [asked])
    if isinstance(told, MeetingError):
        raise told
    return told


def save_all(connection: Connection, asked: Sequence[Save]) -> list[dict[str, int] | MeetingError]:
    """Keep what several send to one meeting, in this order.

    Returns
    -------
    list
        For each what :func:`save` returns or raises: of who is refused nothing is kept, and nobody else is hindered.
    """
    (meeting,) = {one.meeting for one in asked}
    # From here on the meeting is held: what another server saves, or the close, waits until this is kept or undone.
    this = select(tables.meetings.c.open).where(tables.meetings.c.id == meeting).with_for_update()
    is_open = connection.execute(this).scalar_one_or_none()
    if not is_open:
        return [UnknownMeetingError() if is_open is None else ClosedError() for _ in asked]
    was = _read(connection, meeting, asked)
    now = _There(dict(was.holders), dict(was.answers))
    told = [_tried(now, one) for one in asked]
    if now != was:
        _write(connection, meeting, was, now)
        raise_revision(connection, meeting)
    return told


@dataclass(frozen=True)
class _There:
    """What is kept of those who save: the row of who holds a gemeente, and by gemeente and question an answer."""

    holders: dict[str, dict[str, Any]]
    answers: dict[tuple[str, str], tuple[str, int]]

    def take(self, asked: Save) -> dict[str, int]:
        """Go on from here with all of a save, or with nothing of it."""
        of = asked.gemeente
        holder = self.holders.get(of) or holder_row(asked.meeting, of, asked.receipt)
        if holder["receipt"] != hashed(asked.receipt, asked.meeting, of):
            raise HeldError
        answers = {
            (of, question): self._answer((of, question), written(value), version)
            for question, (value, version) in asked.answers.items()
        }
        self.holders[of] = holder | ({"name": asked.name[:60]} if asked.name else {})
        self.answers.update({key: one for key, one in answers.items() if one[1]})
        return {question: version for (_, question), (_, version) in answers.items()}

    def _answer(self, key: tuple[str, str], value: str, version: int) -> tuple[str, int]:
        kept = self.answers.get(key)
        if kept is None:
            return value, int(value != written(None))
        # Sent again because its reply was lost, or the very same from another phone: there is nothing to change.
        if kept[0] == value:
            return kept
        if kept[1] == version:
            return value, version + 1
        raise ConflictError(key[1], read_value(kept[0]), kept[1])


def _tried(there: _There, asked: Save) -> dict[str, int] | MeetingError:
    try:
        return there.take(asked)
    except MeetingError as refused:
        return refused


def _read(connection: Connection, meeting: int, asked: Sequence[Save]) -> _There:
    holders, answers = tables.holders, tables.answers
    of = sorted({one.gemeente for one in asked})
    to = sorted({question for one in asked for question in one.answers})
    held = select(holders).where(holders.c.meeting == meeting, holders.c.gemeente.in_(of))
    kept = select(answers.c.gemeente, answers.c.question, answers.c.value, answers.c.version).where(
        answers.c.meeting == meeting, answers.c.gemeente.in_(of), answers.c.question.in_(to)
    )
    return _There(
        {row["gemeente"]: dict(row) for row in connection.execute(held).mappings()},
        {(by, question): (value, version) for by, question, value, version in connection.execute(kept)},
    )


def _write(connection: Connection, meeting: int, was: _There, now: _There) -> None:
    holders, answers = tables.holders, tables.answers
    came, renamed = _differences(was.holders, now.holders)
    if came:
        connection.execute(insert(holders), [now.holders[of] for of in came])
    if renamed:
        connection.execute(
            update(holders).where(holders.c.meeting == meeting, holders.c.gemeente == bindparam("of")),
            [{"of": of, "name": now.holders[of]["name"]} for of in renamed],
        )
    new, changed = _differences(was.answers, now.answers)
    rows = {
        (of, to): {"of": of, "to": to, "value": value, "version": version}
        for (of, to), (value, version) in now.answers.items()
    }
    if new:
        connection.execute(
            insert(answers).values(meeting=meeting, gemeente=bindparam("of"), question=bindparam("to")),
            [rows[key] for key in new],
        )
    if changed:
        this = answers.c.gemeente == bindparam("of"), answers.c.question == bindparam("to")
        connection.execute(
            update(answers).where(answers.c.meeting == meeting, *this), [rows[key] for key in changed]
        )
        forget(connection, meeting, changed)


def _differences(was: Mapping[Key, object], now: Mapping[Key, object]) -> tuple[list[Key], list[Key]]:
    """Return what is there only now, and what is another than it was."""
    new = [key for key in now if key not in was]
    return new, [key for key in now if key in was and now[key] != was[key]]
