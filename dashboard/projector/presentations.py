"""Where slides are, kept for as long as one speaks: who has the link reads it on any device, and moves them.

Nothing is kept of who speaks or who looks.
"""

from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Integer,
    String,
    Table,
    Text,
    delete,
    false,
    insert,
    select,
    update,
)

from dashboard.store.metadata import metadata
from dashboard.store.tokens import hashed, new_token

__all__ = ["HOURS", "MOST_PLACES", "Place", "begin", "move", "notes_of", "place", "presentations"]

HOURS = 12
"""After so many hours a link leads nowhere any more."""

MOST_PLACES = 500
"""Slides of a row, and parts of a slide, are fewer."""

presentations = Table(
    "presentations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),
    # Where what the speaker reads lies.
    Column("notes", Text, nullable=False),
    Column("here", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("dark", Boolean, nullable=False, server_default=false()),
    # Raised by every move, whoever makes it.
    Column("revision", Integer, nullable=False),
    # Seconds since 1970.
    Column("until", BigInteger, nullable=False),
)


@dataclass(frozen=True)
class Place:
    """Where slides are: which one, how many of its parts are seen, and whether the screen is dark instead.

    `revision` tells one place from a later one.
    """

    here: int
    step: int
    revision: int = 0
    dark: bool = False


def begin(connection: Connection, notes: str, at: Place, now: int) -> str:
    """Keep where slides are; return what one must know to read and move them. What is over goes.

    Parameters
    ----------
    connection : Connection
    notes : str
        Where what the speaker reads lies.
    at : Place
    now : int
        Seconds since 1970.
    """
    token = new_token()
    connection.execute(delete(presentations).where(presentations.c.until <= now))
    connection.execute(
        insert(presentations).values(
            secret=_secret(token),
            notes=notes,
            here=at.here,
            step=at.step,
            dark=at.dark,
            revision=1,
            until=now + HOURS * 3600,
        )
    )
    return token


def place(connection: Connection, token: str, now: int) -> Place | None:
    """Return where slides are; None where there are none of that token, or no longer."""
    columns = (presentations.c[name] for name in ("here", "step", "revision", "dark"))
    row = connection.execute(select(*columns).where(*_of(token, now))).first()
    return None if row is None else Place(*row)


def notes_of(connection: Connection, token: str, now: int) -> str | None:
    """Return where what the speaker reads lies; None as of `place`."""
    found = connection.execute(select(presentations.c.notes).where(*_of(token, now))).scalar()
    return None if found is None else str(found)


def move(connection: Connection, token: str, to: Place, now: int) -> Place | None:
    """Go to another slide or part; return where slides are then, or None as `place`."""
    changed = (
        update(presentations)
        .where(*_of(token, now))
        .values(here=to.here, step=to.step, dark=to.dark, revision=presentations.c.revision + 1)
    )
    connection.execute(changed)
    return place(connection, token, now)


def _of(token: str, now: int):  # type: ignore[no-untyped-def]
    return presentations.c.secret == _secret(token), presentations.c.until > now


def _secret(token: str) -> str:
    return hashed(token, "presentation")
