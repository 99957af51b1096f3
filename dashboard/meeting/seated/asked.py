"""From what is kept of a meeting to what is asked of a seating, and back."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.analysis.seating.errors import BrokenError
from dashboard.analysis.seating.seating import Progress, Seating, judged, seat
from dashboard.analysis.seating.unlikeness import Unlikeness, unlikeness
from dashboard.analysis.seating.wishes import Guest, Wishes
from dashboard.findings.areas.own_area import OwnArea
from dashboard.findings.areas.reading import division
from dashboard.findings.data.national import National
from dashboard.meeting.store.meetings import Meeting, Member
from dashboard.meeting.store.seating import Arranged

__all__ = ["Accounted", "accounted", "at_tables", "known", "seated", "table_area"]

_STAY = 1000.0
"""What a move costs where who sits stays: more than any of them could bring."""


@dataclass(frozen=True)
class Accounted:
    """A seating as it is.

    Attributes
    ----------
    seating : Seating or None
        None where nobody sits, or somebody sits alone: nothing can be said of the others there.
    broken : tuple of (str, str)
        Gemeenten that sit together and should not.
    wrong : mapping of table to people
        Tables of another size than asked for.
    """

    seating: Seating | None
    broken: tuple[tuple[str, str], ...]
    wrong: Mapping[int, int]


def known(held: National, meeting: Meeting) -> tuple[Member, ...]:
    """Return the gemeenten of a meeting that the figures know; one that was merged away has no likes."""
    types = held.types.index
    return tuple(one for one in meeting.members if one.gemeente in types)


def at_tables(members: tuple[Member, ...]) -> dict[int, tuple[Member, ...]]:
    """Return who sits at each table, in order of table."""
    numbers = sorted({one.table for one in members if one.table is not None})
    return {number: tuple(one for one in members if one.table == number) for number in numbers}


def seated(
    held: National,
    meeting: Meeting,
    asked: Arranged,
    stay: bool = False,
    progress: Progress | None = None,
) -> Seating:
    """Seat everybody who comes.

    Parameters
    ----------
    held : National
    meeting : Meeting
    asked : Arranged
    stay : bool
        Who sits already stays there, where that can be; otherwise only who is fixed does.
    progress : callable, optional

    Raises
    ------
    dashboard.analysis.seating.errors.SeatingError
        It cannot be done as it is asked.
    """
    members = known(held, meeting)
    wishes = _wishes(
        members,
        asked,
        present={one.gemeente: one.table for one in members if one.table is not None} if stay else {},
        move_cost=_STAY if stay else 0.0,
    )
    return seat(_guests(members), _apart(held, members), wishes, progress=progress)


def accounted(held: National, meeting: Meeting, asked: Arranged) -> Accounted:
    """Account for who sits where, whoever put them there."""
    members = tuple(one for one in known(held, meeting) if one.table is not None)
    people = {number: sum(one.seats for one in sitting) for number, sitting in at_tables(members).items()}
    wrong = {table: count for table, count in people.items() if not asked.smallest <= count <= asked.largest}
    if not members or min(people.values()) < 2:
        return Accounted(None, (), wrong)
    # As it is: of no table it is asked that it be larger or smaller.
    sizes = min(asked.smallest, *people.values()), max(asked.largest, *people.values())
    tables = {one.gemeente: one.table for one in members if one.table is not None}
    guests, apart = _guests(members), _apart(held, members)
    codes = set(tables)
    broken: tuple[tuple[str, str], ...] = ()
    pairs = tuple(pair for pair in asked.apart if set(pair) <= codes)
    while True:
        wishes = _wishes(members, Arranged(*sizes, pairs))
        try:
            return Accounted(judged(guests, apart, tables, wishes, asked.bound), broken, wrong)
        except BrokenError as error:
            broken = error.apart
            pairs = tuple(pair for pair in pairs if pair not in broken)


def table_area(held: National, sitting: tuple[Member, ...], name: str) -> OwnArea:
    """Take the gemeenten of a table together as one area."""
    codes = tuple(sorted(one.gemeente for one in sitting))
    return OwnArea("gemeente", codes, division(held, "gemeente"), name)


def _guests(members: tuple[Member, ...]) -> list[Guest]:
    return [Guest(one.gemeente, one.seats) for one in members]


def _apart(held: National, members: tuple[Member, ...]) -> Unlikeness:
    moves = {one.gemeente: one.type for one in members if one.type}
    codes = [one.gemeente for one in members]
    return unlikeness(codes, held.signals, held.types["type"], moves, scores=held.scores)


def _wishes(
    members: tuple[Member, ...],
    asked: Arranged,
    present: Mapping[str, int] | None = None,
    move_cost: float = 0.0,
) -> Wishes:
    codes = {one.gemeente for one in members}
    return Wishes(
        smallest=asked.smallest,
        largest=asked.largest,
        apart=tuple(pair for pair in asked.apart if set(pair) <= codes),
        fixed={one.gemeente: one.table for one in members if one.fixed and one.table is not None},
        present=present or {},
        move_cost=move_cost,
    )
