"""Meetings: made, found by what one holds of them, led, and deleted. Each function is a job for the store.

What somebody holds decides what they find: the short code and the token lead to taking part, the leader's token to
leading. A meeting is never found by a number.
"""

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.meeting.questions import Question, given
from dashboard.meeting.store import tables
from dashboard.meeting.store.errors import MeetingError, UnknownMeetingError
from dashboard.meeting.store.secrets import new_code
from dashboard.store.errors import StoreError
from dashboard.store.tokens import hashed, new_token

__all__ = ["Made", "Meeting", "Member"]
__all__ += [
    "ask_own",
    "by_code",
    "by_leader",
    "by_token",
    "create",
    "delete_meeting",
    "raise_revision",
    "set_members",
    "steer",
]

MOST_MEMBERS = 342
"""Gemeenten of a meeting: all there are."""

_TRIES = 20


@dataclass(frozen=True)
class Member:
    """A gemeente at a meeting.

    Attributes
    ----------
    gemeente : str
        Code.
    seats : int
        People who come.
    type : str or None
        Its type for this meeting, where somebody changed it.
    table : int or None
        From 1.
    fixed : bool
        Whether it stays at that table.
    """

    gemeente: str
    seats: int = 1
    type: str | None = None
    table: int | None = None
    fixed: bool = False


@dataclass(frozen=True)
class Meeting:
    """A meeting as its participants may know it: without what leads it.

    Attributes
    ----------
    id : int
    name, place : str
    day : str
        ISO date, or empty.
    practice : bool
        Whether its answers are made up.
    code : str or None
        What one types to take part, while it is given out.
    token : str
        What a link to take part holds.
    open : bool
        Whether answers are taken.
    showing : str
        Key of the question on the projector; empty for the code.
    revealed : bool
        Whether the projector shows what was answered to it.
    revision : int
        Raised by whatever changes what somebody may see.
    members : tuple of Member
    own : tuple of Question
    """

    id: int
    name: str
    day: str
    place: str
    practice: bool
    code: str | None
    token: str
    open: bool
    showing: str
    revealed: bool
    revision: int
    members: tuple[Member, ...]
    own: tuple[Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that is asked, in order."""
        return (*given(), *self.own)

    def member(self, gemeente: str) -> Member:
        """Return a gemeente of this meeting.

        Raises
        ------
        UnknownMeetingError
            It is none of them.
        """
        found = next((one for one in self.members if one.gemeente == gemeente), None)
        if found is None:
            raise UnknownMeetingError
        return found

    def question(self, key: str) -> Question | None:
        """Return a question of this meeting."""
        return next((one for one in self.questions if one.key == key), None)


@dataclass(frozen=True)
class Made:
    """A meeting that was just made, with what leads it: told once, and kept only as a hash."""

    meeting: Meeting
    leader: str


def create(
    connection: Connection,
    name: str,
    day: str = "",
    place: str = "",
    members: Sequence[Member] = (),
    practice: bool = False,
    code_days: int = 14,
) -> Made:
    """Make a meeting.

    Parameters
    ----------
    connection : Connection
    name, place : str
    day : str
        ISO date, or empty: then the code holds from today on.
    members : sequence of Member
    practice : bool
    code_days : int
        Days after the meeting for which its code is given out.
    """
    token, leader = new_token(), new_token()
    until = datetime.date.fromisoformat(day) if day else datetime.date.today()
    values: dict[str, Any] = {
        "name": " ".join(name.split())[:120],
        "place": " ".join(place.split())[:120],
        "day": day,
        "practice": practice,
        "code_until": (until + datetime.timedelta(days=code_days)).isoformat(),
        "token": token,
        "leader": hashed(leader),
        "open": True,
        "showing": "",
        "revealed": False,
        "revision": 1,
    }
    _give_back_codes(connection)
    for _ in range(_TRIES):
        try:
            with connection.begin_nested():
                row = connection.execute(
                    insert(tables.meetings).values(**values, code=new_code()).returning(tables.meetings.c.id)
                )
                id = row.scalar_one()
            break
        except IntegrityError:
            continue
    else:
        raise StoreError("no code is free")
    _write_members(connection, id, members)
    return Made(_read(connection, tables.meetings.c.id == id), leader)


def by_code(connection: Connection, code: str) -> Meeting:
    """Find a meeting by what somebody typed, while its code is given out.

    Raises
    ------
    UnknownMeetingError
    """
    today = datetime.date.today().isoformat()
    return _read(connection, (tables.meetings.c.code == code) & (tables.meetings.c.code_until >= today))


def by_token(connection: Connection, token: str) -> Meeting:
    """Find the meeting that a link leads to.

    Raises
    ------
    UnknownMeetingError
    """
    return _read(connection, tables.meetings.c.token == token)


def by_leader(connection: Connection, leader: str) -> Meeting:
    """Find the meeting that somebody leads.

    Raises
    ------
    UnknownMeetingError
    """
    return _read(connection, tables.meetings.c.leader == hashed(leader))


def steer(connection: Connection, id: int, **changed: Any) -> None:
    """Change what the projector shows, or whether answers are taken.

    Parameters
    ----------
    connection : Connection
    id : int
    **changed
        Of `open`, `showing`, `revealed`.
    """
    assert changed.keys() <= {"open", "showing", "revealed"}
    connection.execute(update(tables.meetings).where(tables.meetings.c.id == id).values(**changed))
    raise_revision(connection, id)


def set_members(connection: Connection, id: int, members: Sequence[Member]) -> None:
    """Say which gemeenten come, in this order; what one that is left out answered stays until the meeting goes.

    Parameters
    ----------
    connection : Connection
    id : int
    members : sequence of Member
    """
    connection.execute(delete(tables.members).where(tables.members.c.meeting == id))
    _write_members(connection, id, members)
    of_these = tables.seatings.c.meeting == id  # what was shown of the tables holds for who came until now
    connection.execute(update(tables.seatings).where(of_these).values(bound=None))
    raise_revision(connection, id)


def ask_own(connection: Connection, id: int, asked: Iterable[Question]) -> None:
    """Say what is asked besides what is given.

    Raises
    ------
    MeetingError
        A question that is gone, or has other words or options, was answered already.
    """
    asked = tuple(asked)
    had = {one.key: one for one in _own(connection, id)}
    gone = [key for key, one in had.items() if one not in asked]
    there = select(tables.answers.c.question).where(
        tables.answers.c.meeting == id, tables.answers.c.question.in_(gone)
    )
    if gone and connection.execute(there.limit(1)).first():
        raise MeetingError("a question that was answered stays as it is")
    connection.execute(delete(tables.questions).where(tables.questions.c.meeting == id))
    rows = [
        {
            "meeting": id,
            "key": one.key,
            "place": place,
            "form": one.form,
            "text": one.text,
            "options": json.dumps(one.options, ensure_ascii=False),
        }
        for place, one in enumerate(asked)
    ]
    if rows:
        connection.execute(insert(tables.questions), rows)
    raise_revision(connection, id)


def delete_meeting(connection: Connection, id: int) -> None:
    """Delete a meeting with all that hangs on it."""
    connection.execute(delete(tables.meetings).where(tables.meetings.c.id == id))


def raise_revision(connection: Connection, id: int) -> None:
    """Say that something changed which somebody may see."""
    number = tables.meetings.c.revision
    connection.execute(update(tables.meetings).where(tables.meetings.c.id == id).values(revision=number + 1))


def _give_back_codes(connection: Connection) -> None:
    past = tables.meetings.c.code_until < datetime.date.today().isoformat()
    connection.execute(update(tables.meetings).where(past).values(code=None))


def _write_members(connection: Connection, id: int, members: Sequence[Member]) -> None:
    once = list({one.gemeente: one for one in members}.values())[:MOST_MEMBERS]
    rows = [
        {
            "meeting": id,
            "place": place,
            "gemeente": one.gemeente,
            "seats": one.seats,
            "type": one.type,
            "at_table": one.table,
            "fixed": one.fixed,
        }
        for place, one in enumerate(once)
    ]
    if rows:
        connection.execute(insert(tables.members), rows)


def _read(connection: Connection, which: Any) -> Meeting:
    row = connection.execute(select(tables.meetings).where(which)).mappings().first()
    if row is None:
        raise UnknownMeetingError
    came = connection.execute(
        select(tables.members).where(tables.members.c.meeting == row["id"]).order_by(tables.members.c.place)
    ).mappings()
    members = tuple(
        Member(one["gemeente"], one["seats"], one["type"], one["at_table"], one["fixed"]) for one in came
    )
    known = {name: row[name] for name in Meeting.__dataclass_fields__ if name in row}
    return Meeting(**known, members=members, own=_own(connection, row["id"]))


def _own(connection: Connection, id: int) -> tuple[Question, ...]:
    rows = connection.execute(
        select(tables.questions).where(tables.questions.c.meeting == id).order_by(tables.questions.c.place)
    ).mappings()
    return tuple(
        Question(
            key=row["key"],
            part="own",
            form=row["form"],
            text=row["text"],
            options=tuple(json.loads(row["options"])),
        )
        for row in rows
    )
