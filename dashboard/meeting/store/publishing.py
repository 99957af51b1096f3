"""What the room is shown: totals made at a step, and kept until the next. Each function is a job for the store."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from dashboard.meeting.questions.questions import Question
from dashboard.meeting.questions.totals import STEP, Totals, due, pairs, total
from dashboard.meeting.store import tables
from dashboard.meeting.store.answering import answered, totals_of
from dashboard.meeting.store.meetings import Meeting

__all__ = ["AXES", "QUADRANT", "WHO", "publish", "published", "who_answered"]

QUADRANT, WHO = "_quadrant", "_who"
"""What is published besides the questions: places on both scales at once, and which gemeenten answered."""

AXES = "proactive", "plural"


def publish(
    connection: Connection, meeting: Meeting, closing: bool = False, only: Collection[str] | None = None
) -> None:
    """Make the totals that are due.

    Parameters
    ----------
    connection : Connection
    meeting : Meeting
    closing : bool
    only : collection of str, optional
        The questions that were answered, where nothing else can be due.
    """
    asked = [
        one
        for one in meeting.questions
        if only is None or one.key in only or (one.key in AXES and {*AXES} & {*only})
    ]
    given = totals_of(connection, meeting.id, [one.key for one in asked if one.form != "open"])
    had = _rows(connection, meeting.id)
    made = False
    for question in asked:
        if question.form != "open":
            answers = given.get(question.key, {})
            made |= _publish(
                connection, meeting, question.key, len(answers), closing, had, _of(question, answers)
            )
    across, up = (given.get(key, {}) for key in AXES)
    made |= _publish(
        connection, meeting, QUADRANT, len(across.keys() & up.keys()), closing, had, lambda: pairs(across, up)
    )
    # Who answered is not told at the moment that totals move: the one would tell of the other.
    came, told = sorted(answered(connection, meeting.id)), had.get(WHO)
    if closing or (not made and len(came) >= (told["answers"] if told else 0) + STEP):
        _keep(connection, meeting.id, WHO, len(came), came, closing)


def published(connection: Connection, meeting: int) -> dict[str, Totals | None]:
    """Return the totals that may be shown, by question; None where all said the same."""
    found = {}
    for key, row in _rows(connection, meeting).items():
        if key != WHO:
            counts = json.loads(row["totals"])
            found[key] = None if counts is None else Totals(row["answers"], counts)
    return found


def who_answered(connection: Connection, meeting: int) -> tuple[str, ...]:
    """Return the gemeenten of which the room is told that they answered."""
    row = _rows(connection, meeting).get(WHO)
    return tuple(json.loads(row["totals"])) if row else ()


def _of(question: Question, answers: Mapping[str, Any]):  # type: ignore[no-untyped-def]
    return lambda: total(question, answers.values())


def _publish(
    connection: Connection,
    meeting: Meeting,
    key: str,
    count: int,
    closing: bool,
    had: Mapping[str, Any],
    make: Any,
) -> bool:
    row = had.get(key)
    if not due(count, row["answers"] if row else 0, closing, bool(row and row["final"])):
        return False
    made: Totals | None = make()
    _keep(connection, meeting.id, key, count, None if made is None else dict(made.counts), closing)
    return True


def _keep(connection: Connection, meeting: int, key: str, count: int, totals: object, final: bool) -> None:
    this = (tables.published.c.meeting == meeting) & (tables.published.c.question == key)
    connection.execute(delete(tables.published).where(this))
    connection.execute(
        insert(tables.published).values(
            meeting=meeting, question=key, answers=count, totals=json.dumps(totals), final=final
        )
    )


def _rows(connection: Connection, meeting: int) -> dict[str, dict[str, Any]]:
    rows = connection.execute(
        select(tables.published).where(tables.published.c.meeting == meeting)
    ).mappings()
    return {row["question"]: dict(row) for row in rows}
