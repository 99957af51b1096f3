"""Answers in words of one's own, as who leads lets the room see them. Each function is a job for the store."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, tuple_

from dashboard.meeting.store import tables
from dashboard.meeting.store.meetings import raise_revision

__all__ = ["Curated", "curate", "curated", "forget"]


@dataclass(frozen=True)
class Curated:
    """What who leads decided of an answer.

    Attributes
    ----------
    shown, pinned : bool
    under : str
        The heading under which it stands together with others.
    """

    shown: bool = False
    pinned: bool = False
    under: str = ""


def curate(connection: Connection, meeting: int, question: str, gemeente: str, decided: Curated) -> None:
    """Keep what is decided of an answer."""
    row = {"meeting": meeting, "question": question, "gemeente": gemeente}
    table = tables.curated
    this = [table.c[name] == value for name, value in row.items()]
    connection.execute(delete(table).where(*this))
    kept = {"shown": decided.shown, "pinned": decided.pinned, "under": decided.under[:80]}
    connection.execute(insert(table).values(**row, **kept))
    raise_revision(connection, meeting)


def forget(connection: Connection, meeting: int, answers: Collection[tuple[str, str]]) -> None:
    """Forget what is decided of answers that were changed, by gemeente and question: other words were let through."""
    table = tables.curated
    these = tuple_(table.c.gemeente, table.c.question).in_(answers)
    connection.execute(delete(table).where(table.c.meeting == meeting, these))


def curated(connection: Connection, meeting: int) -> Mapping[tuple[str, str], Curated]:
    """Return what is decided, by question and gemeente."""
    rows: Any = connection.execute(
        select(tables.curated).where(tables.curated.c.meeting == meeting)
    ).mappings()
    return {
        (row["question"], row["gemeente"]): Curated(row["shown"], row["pinned"], row["under"]) for row in rows
    }
