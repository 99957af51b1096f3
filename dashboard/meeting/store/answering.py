"""Answers: one for each gemeente and question, of who answered first, changeable until the close.

A save says from which version it goes on. Who sends it again, because its reply was lost, says what is kept already,
and is told so: nothing is kept twice. Each function is a job for the store.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.meeting.questions.answers import Answer, written
from dashboard.meeting.store import tables
from dashboard.meeting.store.errors import ClosedError, ConflictError, HeldError, UnknownMeetingError
from dashboard.meeting.store.meetings import raise_revision
from dashboard.meeting.store.secrets import words_of
from dashboard.store.tokens import hashed, new_token

__all__ = [
    "Kept",
    "Save",
    "answered",
    "answers_of",
    "hand_over",
    "held",
    "holds",
    "how_many",
    "how_many_came",
    "receipt_of_words",
    "save",
    "totals_of",
]


@dataclass(frozen=True)
class Kept:
    """An answer as it is kept.

    Attributes
    ----------
    value : Answer
    version : int
        From 1; raised by every change.
    """

    value: Answer
    version: int


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
    meetings = tables.meetings
    # From here on the meeting is held: another save of it, or the close, waits until this one is kept or undone.
    is_open = connection.execute(
        update(meetings)
        .where(meetings.c.id == asked.meeting)
        .values(revision=meetings.c.revision + 1)
        .returning(meetings.c.open)
    ).scalar_one_or_none()
    if is_open is None:
        raise UnknownMeetingError
    if not is_open:
        raise ClosedError
    _hold(connection, asked)
    return {
        question: _keep(connection, asked, question, value, version)
        for question, (value, version) in asked.answers.items()
    }


def _keep(connection: Connection, asked: Save, question: str, value: Answer, version: int) -> int:
    answers = tables.answers
    this = (
        (answers.c.meeting == asked.meeting)
        & (answers.c.gemeente == asked.gemeente)
        & (answers.c.question == question)
    )
    if version:
        changed = connection.execute(
            update(answers)
            .where(this, answers.c.version == version, answers.c.value != written(value))
            .values(value=written(value), version=version + 1)
        )
        if changed.rowcount == 1:
            return version + 1
    kept = connection.execute(select(answers).where(this)).mappings().first()
    if kept is None:
        if value is None:
            return 0
        row = {"meeting": asked.meeting, "gemeente": asked.gemeente, "question": question}
        connection.execute(insert(answers).values(**row, value=written(value), version=1))
        return 1
    # Sent again because its reply was lost, or the very same from another phone: there is nothing to change.
    if kept["value"] == written(value):
        return int(kept["version"])
    raise ConflictError(question, _read(kept["value"]), kept["version"])


def _hold(connection: Connection, asked: Save) -> None:
    """Let who is first hold the answers of a gemeente; from then on only them."""
    holders = tables.holders
    mine = hashed(asked.receipt, asked.meeting, asked.gemeente)
    this = (holders.c.meeting == asked.meeting) & (holders.c.gemeente == asked.gemeente)
    row = connection.execute(select(holders.c.receipt, holders.c.name).where(this)).first()
    if row is None:
        connection.execute(insert(holders).values(_holder(asked)))
    elif row.receipt != mine:
        raise HeldError
    elif asked.name and asked.name != row.name:
        connection.execute(update(holders).where(this).values(name=asked.name[:60]))


def _holder(asked: Save) -> dict[str, object]:
    of = asked.meeting, asked.gemeente
    return {
        "meeting": asked.meeting,
        "gemeente": asked.gemeente,
        "receipt": hashed(asked.receipt, *of),
        "words": hashed(words_of(asked.receipt), *of),
        "name": asked.name[:60],
    }


def held(connection: Connection, meeting: int, gemeente: str) -> bool:
    """Whether somebody answers for a gemeente."""
    return connection.execute(_holding(meeting, gemeente)).first() is not None


def holds(connection: Connection, meeting: int, gemeente: str, receipt: str) -> bool:
    """Whether a receipt is that of who answers for a gemeente."""
    found = connection.execute(_holding(meeting, gemeente)).scalar_one_or_none()
    return found is not None and found == hashed(receipt, meeting, gemeente)


def receipt_of_words(connection: Connection, meeting: int, gemeente: str, words: str) -> str | None:
    """Give a new receipt to who knows the four words, which then are other ones too; None where they are wrong."""
    this = (tables.holders.c.meeting == meeting) & (tables.holders.c.gemeente == gemeente)
    found = connection.execute(select(tables.holders.c.words).where(this)).scalar_one_or_none()
    if found is None or found != hashed(words, meeting, gemeente):
        return None
    return hand_over(connection, meeting, gemeente)


def hand_over(connection: Connection, meeting: int, gemeente: str) -> str:
    """Give a new receipt for a gemeente: the old one holds no longer, the answers stay.

    Returns
    -------
    str
        The receipt.
    """
    receipt = new_token()
    named = select(tables.holders.c.name).where(
        tables.holders.c.meeting == meeting, tables.holders.c.gemeente == gemeente
    )
    name = connection.execute(named).scalar_one_or_none() or ""
    connection.execute(
        delete(tables.holders).where(
            tables.holders.c.meeting == meeting, tables.holders.c.gemeente == gemeente
        )
    )
    connection.execute(insert(tables.holders).values(_holder(Save(meeting, gemeente, receipt, {}, name))))
    raise_revision(connection, meeting)
    return receipt


def answers_of(connection: Connection, meeting: int, gemeente: str) -> dict[str, Kept]:
    """Return what is kept of a gemeente, by question."""
    rows = connection.execute(
        select(tables.answers).where(
            tables.answers.c.meeting == meeting, tables.answers.c.gemeente == gemeente
        )
    ).mappings()
    return {row["question"]: Kept(_read(row["value"]), row["version"]) for row in rows}


def answered(connection: Connection, meeting: int) -> dict[str, str]:
    """Return the gemeenten for which somebody answers, with what they call themselves."""
    rows = connection.execute(select(tables.holders).where(tables.holders.c.meeting == meeting)).mappings()
    return {row["gemeente"]: row["name"] for row in rows}


def how_many_came(connection: Connection, meeting: int) -> int:
    """Return for how many gemeenten somebody answers."""
    came = select(func.count()).select_from(tables.holders).where(tables.holders.c.meeting == meeting)
    return int(connection.execute(came).scalar_one())


def how_many(connection: Connection, meeting: int, questions: Collection[str]) -> dict[str, int]:
    """Return how many answers there are to each of some questions; none that was taken back."""
    question = tables.answers.c.question
    rows = connection.execute(
        select(question, func.count())
        .where(
            tables.answers.c.meeting == meeting,
            question.in_(questions),
            tables.answers.c.value != written(None),
        )
        .group_by(question)
    )
    return {key: int(count) for key, count in rows}


def totals_of(
    connection: Connection, meeting: int, questions: Collection[str] | None = None
) -> dict[str, dict[str, Answer]]:
    """Return all answers of a meeting, or to some questions: by question, by gemeente; none that was taken back."""
    which = [tables.answers.c.meeting == meeting]
    if questions is not None:
        which.append(tables.answers.c.question.in_(questions))
    rows = connection.execute(
        select(tables.answers).where(*which).order_by(tables.answers.c.question, tables.answers.c.gemeente)
    ).mappings()
    found: dict[str, dict[str, Answer]] = {}
    for row in rows:
        if (value := _read(row["value"])) is not None:
            found.setdefault(row["question"], {})[row["gemeente"]] = value
    return found


def _holding(meeting: int, gemeente: str):  # type: ignore[no-untyped-def]
    return select(tables.holders.c.receipt).where(
        tables.holders.c.meeting == meeting, tables.holders.c.gemeente == gemeente
    )


def _read(value: str) -> Answer:
    read = json.loads(value)
    return tuple(read) if isinstance(read, list) else read
