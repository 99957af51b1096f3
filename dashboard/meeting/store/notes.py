"""What the tables note: one text for each. Each function is a job for the store."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from dashboard.meeting.store import tables
from dashboard.meeting.store.errors import ConflictError
from dashboard.meeting.store.meetings import raise_revision

__all__ = ["MOST_NOTED", "Note", "note", "notes"]

MOST_NOTED = 4000
"""Letters of a note; what is longer is refused before it comes here."""


@dataclass(frozen=True)
class Note:
    """What a table noted.

    Attributes
    ----------
    words : str
    version : int
        From 1; 0 where nothing was noted yet.
    """

    words: str = ""
    version: int = 0


def notes(connection: Connection, meeting: int) -> Mapping[int, Note]:
    """Return what is noted, by table."""
    kept = tables.notes
    rows = connection.execute(
        select(kept).where(kept.c.meeting == meeting).order_by(kept.c.at_table)
    ).mappings()
    return {row["at_table"]: Note(row["words"], row["version"]) for row in rows}


def note(connection: Connection, meeting: int, table: int, words: str, version: int) -> int:
    """Keep what a table notes, going on from a version that was read.

    Returns
    -------
    int
        The version it has now.

    Raises
    ------
    ConflictError
        Somebody else at the table noted something meanwhile; it holds what.
    """
    kept = tables.notes
    this = (kept.c.meeting == meeting) & (kept.c.at_table == table)
    # From here on the meeting is held: who notes at the same moment waits, and is then told.
    raise_revision(connection, meeting)
    row = connection.execute(select(kept.c.words, kept.c.version).where(this)).first()
    if row is not None and row.words == words:
        return int(row.version)
    if (row.version if row else 0) != version:
        raise ConflictError("note", row.words if row else "", row.version if row else 0)
    if row is None:
        connection.execute(insert(kept).values(meeting=meeting, at_table=table, words=words, version=1))
    else:
        connection.execute(update(kept).where(this).values(words=words, version=version + 1))
    return version + 1
