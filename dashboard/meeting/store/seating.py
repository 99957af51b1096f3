"""Who sits where, and what is asked of it. Each function is a job for the store."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select, update

from dashboard.analysis.seating.wishes import LARGEST, SMALLEST
from dashboard.meeting.store import tables
from dashboard.meeting.store.meetings import raise_revision

__all__ = ["TABLES", "Arranged", "arrange", "arranged", "place", "sit", "tell"]

TABLES = "_tables"
"""What the projector shows, where it is who sits where."""


@dataclass(frozen=True)
class Arranged:
    """What is asked of the tables of a meeting, and what is known of them.

    Attributes
    ----------
    smallest, largest : int
        People at a table.
    apart : tuple of (str, str)
        Gemeenten that do not sit together.
    bound : float or None
        What no seating of these people under these wishes is below; None where it is not known.
    told : bool
        Whether who takes part sees where they sit.
    """

    smallest: int = SMALLEST
    largest: int = LARGEST
    apart: tuple[tuple[str, str], ...] = ()
    bound: float | None = None
    told: bool = False


def arranged(connection: Connection, meeting: int) -> Arranged:
    """Return what is asked of the tables of a meeting."""
    seatings, apart = tables.seatings, tables.apart
    row = connection.execute(select(seatings).where(seatings.c.meeting == meeting)).mappings().first()
    pairs = connection.execute(
        select(apart.c.one, apart.c.other)
        .where(apart.c.meeting == meeting)
        .order_by(apart.c.one, apart.c.other)
    )
    known = {name: row[name] for name in ("smallest", "largest", "bound", "told")} if row else {}
    return Arranged(**known, apart=tuple((one, other) for one, other in pairs))


def arrange(connection: Connection, meeting: int, asked: Arranged) -> None:
    """Keep what is asked of the tables; what was known of those that are is no longer."""
    apart = tables.apart
    _keep(connection, meeting, replace(asked, bound=None))
    connection.execute(delete(apart).where(apart.c.meeting == meeting))
    pairs = sorted({(min(pair), max(pair)) for pair in asked.apart if pair[0] != pair[1]})
    if pairs:
        rows = [{"meeting": meeting, "one": one, "other": other} for one, other in pairs]
        connection.execute(insert(apart), rows)
    raise_revision(connection, meeting)


def sit(connection: Connection, meeting: int, at: Mapping[str, int], bound: float | None) -> None:
    """Keep who sits where.

    Parameters
    ----------
    connection : Connection
    meeting : int
    at : mapping of gemeente to table
        Of all who sit; who is not in it has no place.
    bound : float or None
    """
    members = tables.members
    codes = connection.scalars(select(members.c.gemeente).where(members.c.meeting == meeting)).all()
    for code in codes:
        connection.execute(
            update(members)
            .where(members.c.meeting == meeting, members.c.gemeente == code)
            .values(at_table=at.get(code))
        )
    _keep(connection, meeting, replace(arranged(connection, meeting), bound=bound))
    raise_revision(connection, meeting)


def place(
    connection: Connection, meeting: int, gemeente: str, seats: int, table: int | None, fixed: bool
) -> None:
    """Give one gemeente its table by hand, and say how many come and whether it stays there."""
    members, seatings = tables.members, tables.seatings
    connection.execute(
        update(members)
        .where(members.c.meeting == meeting, members.c.gemeente == gemeente)
        .values(seats=seats, at_table=table, fixed=fixed and table is not None)
    )
    connection.execute(update(seatings).where(seatings.c.meeting == meeting).values(bound=None))
    raise_revision(connection, meeting)


def tell(connection: Connection, meeting: int, told: bool) -> None:
    """Let who takes part see where they sit, or no longer."""
    seatings = tables.seatings
    connection.execute(update(seatings).where(seatings.c.meeting == meeting).values(told=told))
    raise_revision(connection, meeting)


def _keep(connection: Connection, meeting: int, asked: Arranged) -> None:
    """Keep all but the pairs."""
    seatings = tables.seatings
    connection.execute(delete(seatings).where(seatings.c.meeting == meeting))
    row = {"smallest": asked.smallest, "largest": asked.largest, "bound": asked.bound, "told": asked.told}
    connection.execute(insert(seatings).values(meeting=meeting, **row))
