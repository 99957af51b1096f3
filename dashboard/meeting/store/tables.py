"""The tables. Everything hangs on its meeting, and goes with it.

Answers are rows and never counters: a counter that is raised by two at once, or by one who tries again, is wrong.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from dashboard.store.metadata import metadata

__all__ = [
    "answers",
    "apart",
    "curated",
    "holders",
    "meetings",
    "members",
    "notes",
    "published",
    "questions",
    "seatings",
]


def _of_meeting() -> Column[int]:
    return Column("meeting", ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False)


meetings = Table(
    "meetings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("day", String(10), nullable=False),
    Column("place", String(120), nullable=False),
    Column("practice", Boolean, nullable=False),
    # What one types, for as long as it is given out; what a QR holds; and of what leads the meeting only the hash.
    Column("code", String(8)),
    Column("code_until", String(10), nullable=False),
    Column("token", String(43), nullable=False),
    Column("leader", String(64), nullable=False),
    Column("open", Boolean, nullable=False),
    # What the projector shows, and whether of it the answers.
    Column("showing", String(40), nullable=False),
    Column("revealed", Boolean, nullable=False),
    # Raised by everything that changes what somebody may see.
    Column("revision", Integer, nullable=False),
    UniqueConstraint("code"),
    UniqueConstraint("token"),
    UniqueConstraint("leader"),
)

members = Table(
    "members",
    metadata,
    _of_meeting(),
    Column("gemeente", String(6), nullable=False),
    Column("place", Integer, nullable=False),
    Column("seats", Integer, nullable=False),
    # The type for this meeting, where somebody changed it.
    Column("type", String(40)),
    Column("at_table", Integer),
    Column("fixed", Boolean, nullable=False),
    PrimaryKeyConstraint("meeting", "gemeente"),
)

questions = Table(
    "questions",
    metadata,
    _of_meeting(),
    Column("key", String(40), nullable=False),
    Column("place", Integer, nullable=False),
    Column("form", String(10), nullable=False),
    Column("text", String(300), nullable=False),
    Column("options", Text, nullable=False),
    PrimaryKeyConstraint("meeting", "key"),
)

answers = Table(
    "answers",
    metadata,
    _of_meeting(),
    Column("gemeente", String(6), nullable=False),
    Column("question", String(40), nullable=False),
    Column("value", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("meeting", "gemeente", "question"),
    Index("ix_answers_question", "meeting", "question"),
)

holders = Table(
    "holders",
    metadata,
    _of_meeting(),
    Column("gemeente", String(6), nullable=False),
    Column("receipt", String(64), nullable=False),
    Column("words", String(64), nullable=False),
    Column("name", String(60), nullable=False),
    PrimaryKeyConstraint("meeting", "gemeente"),
)

published = Table(
    "published",
    metadata,
    _of_meeting(),
    Column("question", String(40), nullable=False),
    Column("answers", Integer, nullable=False),
    Column("totals", Text, nullable=False),
    Column("final", Boolean, nullable=False),
    PrimaryKeyConstraint("meeting", "question"),
)

curated = Table(
    "curated",
    metadata,
    _of_meeting(),
    Column("question", String(40), nullable=False),
    Column("gemeente", String(6), nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("pinned", Boolean, nullable=False),
    Column("under", String(80), nullable=False),
    PrimaryKeyConstraint("meeting", "question", "gemeente"),
)

seatings = Table(
    "seatings",
    metadata,
    _of_meeting(),
    Column("smallest", Integer, nullable=False),
    Column("largest", Integer, nullable=False),
    # What no seating of these people under these wishes is below, where it was asked for.
    Column("bound", Float),
    # Whether who takes part sees where they sit.
    Column("told", Boolean, nullable=False),
    PrimaryKeyConstraint("meeting"),
)

apart = Table(
    "apart",
    metadata,
    _of_meeting(),
    # In order of code, so that a pair is there once.
    Column("one", String(6), nullable=False),
    Column("other", String(6), nullable=False),
    PrimaryKeyConstraint("meeting", "one", "other"),
)

notes = Table(
    "notes",
    metadata,
    _of_meeting(),
    Column("at_table", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("meeting", "at_table"),
)
