"""Seat the guests of a meeting: those that are alike at one table, shown how good that is and why.

What is made small is, over all tables, the sum over pairs of people of their distance divided by the others each has
at the table: half the sum of everybody's mean distance to table-mates. Seatings are made from many starts, each made
better by moves and exchanges until none helps; their tables, and those of who lie nearest, are columns of a set
partitioning; its relaxation says around whom to look for more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.seating.bound import lower_bound
from dashboard.analysis.seating.columns import Columns, every_table
from dashboard.analysis.seating.errors import BrokenError, TableSizeError, UnknownGuestError
from dashboard.analysis.seating.feasible import check_sizes, conflict, first_seating
from dashboard.analysis.seating.problem import Ints, Problem, problem
from dashboard.analysis.seating.reasons import Place, Step, reasons
from dashboard.analysis.seating.starts import starts, with_present
from dashboard.analysis.seating.tables import EPSILON, Tables
from dashboard.analysis.seating.unlikeness import Unlikeness
from dashboard.analysis.seating.wishes import Guest, Wishes

Progress = Callable[[float], None]
"""Told which part is done, from 0 to 1, never less than before."""

_STARTS = 24
_ROUNDS = 20
_PARTITIONS = 3
_ALL = 20_000
"""So many tables are all looked at; then the seating is the best there is."""


@dataclass(frozen=True)
class Seating:
    """Who sits where.

    Attributes
    ----------
    tables : mapping of gemeente to table
        In order of gemeente.
    value : float
        Half the sum of everybody's mean distance to the others at the table.
    bound : float or None
        What no seating under these wishes is below (the value itself where it was shown to be the best, whatever
        moves cost); None where it was not asked for.
    moved : tuple of str
        Who no longer sits where it sat.
    places : mapping of gemeente to Place
        Why each sits where it sits.
    better : Step or None
        The exchange of two gemeenten, or the move, that would make it better most. None: every one of them was
        reckoned, and none does.
    """

    tables: Mapping[str, int]
    value: float
    bound: float | None
    moved: tuple[str, ...]
    places: Mapping[str, Place]
    better: Step | None

    @property
    def at(self) -> dict[int, tuple[str, ...]]:
        """The gemeenten of each table, in order of table and of gemeente."""
        numbers = sorted(set(self.tables.values()))
        return {n: tuple(name for name, table in self.tables.items() if table == n) for n in numbers}


def seat(
    guests: Sequence[Guest],
    apart: Unlikeness,
    wishes: Wishes | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Seating:
    """Seat everybody.

    Parameters
    ----------
    guests : sequence of Guest
        In any order: it changes nothing.
    apart : Unlikeness
        Of at least these gemeenten.
    wishes : Wishes, optional
        By default tables of 6 to 10.
    seed : int, optional
        The same seed gives the same seating.
    progress : callable, optional
        Called with the part that is done. What it raises ends the search.

    Returns
    -------
    Seating
        No exchange of two gemeenten and no move makes it better (`better` is None).

    Raises
    ------
    SizesError
        So many people do not divide over tables of these sizes.
    ConflictError
        Wishes contradict one another, or the sizes.
    TwiceError, UnknownGuestError, TooManySeatsError, UndecidedError
        As their names say.
    KeyError
        It is not known how far a guest lies apart from others.
    """
    wishes = wishes or Wishes()
    asked = problem(guests, apart, wishes)
    check_sizes(asked)
    told = progress or (lambda part: None)
    told(0.0)
    first = with_present(asked) if asked.named else first_seating(asked)
    if first is None:
        raise conflict(asked, wishes)
    told(0.05)
    places, proven = _searched(asked, first, np.random.default_rng(seed), told)
    free = not asked.moving(places)
    bound = asked.value(places) if proven and free else lower_bound(asked)
    told(1.0)
    return _accounted(asked, apart, wishes, places, bound)


def judged(
    guests: Sequence[Guest],
    apart: Unlikeness,
    tables: Mapping[str, int],
    wishes: Wishes | None = None,
    bound: float | None = None,
) -> Seating:
    """Account for a seating as it is, made or changed by hand, without looking for another.

    Parameters
    ----------
    guests : sequence of Guest
    apart : Unlikeness
    tables : mapping of gemeente to table
        Of every guest.
    wishes : Wishes, optional
    bound : float, optional
        Where it is known.

    Raises
    ------
    UnknownGuestError
        A table is given for who does not come, or none for who does.
    BrokenError
        It does not hold to who is fixed or apart.
    TableSizeError
        A table is smaller or larger than asked for; to account for it as it is, ask for sizes that allow it.
    TwiceError, TooManySeatsError, KeyError
        As for :func:`seat`.
    """
    wishes = wishes or Wishes()
    asked = problem(guests, apart, wishes, tables.values())
    if unknown := set(asked.gemeenten) ^ set(tables):
        raise UnknownGuestError(sorted(unknown))
    fixed = [(name, table) for name, table in sorted(wishes.fixed.items()) if tables[name] != table]
    together = [pair for pair in wishes.apart if tables[pair[0]] == tables[pair[1]]]
    if fixed or together:
        raise BrokenError(fixed, together)
    places = np.array([asked.labels.index(tables[name]) for name in asked.gemeenten], dtype=np.int64)
    for table, people in enumerate(np.bincount(places, asked.seats)):
        if people and not asked.smallest <= people <= asked.largest:
            raise TableSizeError(asked.labels[table], int(people), asked.smallest, asked.largest)
    return _accounted(asked, apart, wishes, places, bound)


def _searched(asked: Problem, first: Ints, random: np.random.Generator, told: Progress) -> tuple[Ints, bool]:
    """The best seating found, and whether it was shown that there is none better."""
    columns, best, total = Columns(asked), first, np.inf
    complete = every_table(asked, _ALL)
    for turn, start in enumerate(starts(asked, first, _STARTS, random)):
        tables = Tables(asked, start)
        tables.descend()
        columns.add_seating(tables.places)
        if tables.total < total - EPSILON:
            best, total = tables.places, tables.total
        told(0.05 + 0.35 * (turn + 1) / _STARTS)
    for members in complete or ():
        columns.add(members)
    columns.price(np.zeros(len(asked.gemeenten)))
    proven = False
    for turn in range(_PARTITIONS):
        if complete is None:
            _priced(columns, total, random)
        _, reduced, relaxed = columns.relaxed()
        places, proven = columns.partition(reduced, relaxed, best, total)
        told(0.4 + 0.4 * (turn + 1) / _PARTITIONS)
        tables = Tables(asked, places)
        tables.descend()
        if turn and tables.total > total - EPSILON:
            break
        best, total = tables.places, tables.total
        columns.add_seating(best)
    told(0.8)
    return best, proven and complete is not None


def _priced(columns: Columns, total: float, random: np.random.Generator) -> None:
    """Add the tables that the relaxation asks for until it hardly falls, then those around its own.

    Every other time it asks with duals that are a little off, so that other tables are met.
    """
    duals, reduced, relaxed = columns.relaxed()
    still = 0
    for turn in range(_ROUNDS):
        was = relaxed
        columns.price(duals * random.uniform(0.9, 1.1, len(duals)) if turn % 2 else duals)
        duals, reduced, relaxed = columns.relaxed()
        still = still + 1 if relaxed > was - 1e-5 * abs(was) else 0
        if still == 4:
            break
    columns.widen(duals, reduced, total - relaxed)


def _accounted(
    asked: Problem, apart: Unlikeness, wishes: Wishes, places: Ints, bound: float | None
) -> Seating:
    places = asked.numbered(places)
    found, better = reasons(asked, apart, places)
    tables = {name: place.table for name, place in found.items()}
    moved = tuple(name for name, table in tables.items() if wishes.present.get(name, table) != table)
    return Seating(tables, asked.value(places), bound, moved, found, better)
