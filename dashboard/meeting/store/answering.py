"""Answers: one for each gemeente and question, of who answered first, changeable until the close.

Each function is a job for the store.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from dashboard.meeting.questions.answers import Answer, written
from dashboard.meeting.store import tables
from dashboard.meeting.store.meetings import raise_revision
from dashboard.meeting.store.secrets import words_of
from dashboard.store.tokens import hashed, new_token

__all__ = [
    "Kept",
    "answered",
    "answers_of",
    "hand_over",
    "held",
    "holder_row",
    "holds",
    "how_many",
    "how_many_came",
    "read_value",
    "receipt_of_words",
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


def holder_row(meeting: int, gemeente: str, receipt: str, name: str = "") -> dict[str, Any]:
    """Return what is kept of who answers for a gemeente: of the receipt, and of its four words, only the hash."""
    of = meeting, gemeente
    return {
        "meeting": meeting,
        "gemeente": gemeente,
        "receipt": hashed(receipt, *of),
        "words": hashed(words_of(receipt), *of),
        "name": name,
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
    connection.execute(insert(tables.holders).values(holder_row(meeting, gemeente, receipt, name)))
    raise_revision(connection, meeting)
    return receipt


def answers_of(
    connection: Connection, meeting: int, gemeente: str, receipt: str | None = None
) -> dict[str, Kept]:
    """Return what is kept of a gemeente, by question.

    Parameters
    ----------
    connection : Connection
    meeting : int
    gemeente : str
    receipt : str, optional
        Of who asks, where only who holds these answers may see them: others find none.
    """
    asked = select(tables.answers).where(
        tables.answers.c.meeting == meeting, tables.answers.c.gemeente == gemeente
    )
    if receipt is not None:
        asked = asked.where(
            _holding(meeting, gemeente).scalar_subquery() == hashed(receipt, meeting, gemeente)
        )
    rows = connection.execute(asked).mappings()
    return {row["question"]: Kept(read_value(row["value"]), row["version"]) for row in rows}


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
        if (value := read_value(row["value"])) is not None:
            found.setdefault(row["question"], {})[row["gemeente"]] = value
    return found


def _holding(meeting: int, gemeente: str):  # type: ignore[no-untyped-def]
    return select(tables.holders.c.receipt).where(
        tables.holders.c.meeting == meeting, tables.holders.c.gemeente == gemeente
    )


def read_value(value: str) -> Answer:
    """Read an answer as it is kept."""
    read = json.loads(value)
    return tuple(read) if isinstance(read, list) else read
