"""A seating as numbers: people, distances, what is not allowed, and what it is worth."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.analysis.seating.errors import TooManySeatsError, TwiceError, UnknownGuestError
from dashboard.analysis.seating.unlikeness import Unlikeness
from dashboard.analysis.seating.wishes import Guest, Wishes

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Problem:
    """What is asked, by place in arrays.

    Attributes
    ----------
    gemeenten : tuple of str
        In order of code, so that the order in which they were given changes nothing.
    seats : array (gemeenten)
        Their people.
    unlike : array (gemeenten × gemeenten)
        Distances with what another type adds; 0 to itself.
    apart : array (gemeenten × gemeenten)
        Whether they cannot sit together: wished so, or fixed at different tables.
    cost : array (gemeenten × tables)
        What it costs to sit there: nothing, that of moving, or infinite for who is fixed elsewhere.
    labels : tuple of int
        Numbers of the tables: as many as can be in use at once, or more where more were spoken of.
    named : int
        How many of these, the first, were spoken of; the others, at least one, are all alike.
    smallest, largest : int
        People at a table.
    """

    gemeenten: tuple[str, ...]
    seats: Ints
    unlike: Floats
    apart: Bools
    cost: Floats
    labels: tuple[int, ...]
    named: int
    smallest: int
    largest: int

    @property
    def people(self) -> int:
        """How many people come."""
        return int(self.seats.sum())

    @property
    def most_tables(self) -> int:
        """How many tables can be in use at most."""
        return self.people // self.smallest

    def of_table(self, members: Ints) -> float:
        """What one table is worth: the sum over its pairs of people, divided by the others each person has."""
        seats = self.seats[members]
        return float(seats @ self.unlike[np.ix_(members, members)] @ seats / 2 / (seats.sum() - 1))

    def value(self, places: Ints) -> float:
        """What a seating is worth: half the sum of everybody's mean distance to the others at the table."""
        return sum(self.of_table(np.flatnonzero(places == table)) for table in np.unique(places))

    def moving(self, places: Ints) -> float:
        """What the moves of a seating cost."""
        return float(self.cost[np.arange(len(places)), places].sum())

    def allowed(self, places: Ints) -> bool:
        """Whether a seating holds to sizes and wishes."""
        sizes = np.bincount(places, self.seats, len(self.labels))
        together = places[:, None] == places[None, :]
        return bool(
            np.isfinite(self.moving(places))
            and ((sizes == 0) | (sizes >= self.smallest) & (sizes <= self.largest)).all()
            and not (together & self.apart).any()
        )

    def numbered(self, places: Ints) -> Ints:
        """The same seating with the tables that nobody spoke of in order of their first gemeente."""
        free = itertools.count(self.named)
        new = {place: place for place in range(self.named)}
        return np.array([new[n] if n in new else new.setdefault(n, next(free)) for n in places.tolist()])


def problem(
    guests: Sequence[Guest], apart: Unlikeness, wishes: Wishes, tables: Iterable[int] = ()
) -> Problem:
    """Put what is asked into arrays.

    Parameters
    ----------
    guests : sequence of Guest
    apart : Unlikeness
        Of at least these gemeenten.
    wishes : Wishes
    tables : iterable of int, optional
        Numbers of tables that are spoken of besides those of the wishes.

    Raises
    ------
    TwiceError, UnknownGuestError, TooManySeatsError
        As their names say.
    KeyError
        It is not known how far a guest lies apart from others.
    """
    seats = {guest.gemeente: guest.seats for guest in guests}
    if len(seats) < len(guests):
        names = [guest.gemeente for guest in guests]
        raise TwiceError(sorted(name for name in seats if names.count(name) > 1))
    if unknown := {*wishes.fixed, *(name for pair in wishes.apart for name in pair)} - set(seats):
        raise UnknownGuestError(sorted(unknown))
    for gemeente, count in seats.items():
        if count > wishes.largest:
            raise TooManySeatsError(gemeente, count, wishes.largest)
    gemeenten = tuple(sorted(seats))
    place = {gemeente: row for row, gemeente in enumerate(gemeenten)}
    people = np.array([seats[gemeente] for gemeente in gemeenten], dtype=np.int64)
    present = {gemeente: table for gemeente, table in wishes.present.items() if gemeente in seats}
    named = sorted({*wishes.fixed.values(), *present.values(), *tables})
    labels = _labels(named, int(people.sum()) // wishes.smallest)
    cost = np.zeros((len(gemeenten), len(labels)))
    for gemeente, table in present.items():
        cost[place[gemeente]] = wishes.move_cost * seats[gemeente]
        cost[place[gemeente], labels.index(table)] = 0
    for gemeente, table in wishes.fixed.items():
        cost[place[gemeente]] = np.inf
        cost[place[gemeente], labels.index(table)] = 0
    free = np.isfinite(cost)
    never: Bools = np.asarray(~(free[:, None, :] & free[None, :, :]).any(axis=2))
    for one, other in wishes.apart:
        never[place[one], place[other]] = never[place[other], place[one]] = True
    unlike = apart.whole(list(gemeenten)).to_numpy()
    sizes = wishes.smallest, wishes.largest
    return Problem(gemeenten, people, unlike, never, cost, labels, len(named), *sizes)


def _labels(named: list[int], most: int) -> tuple[int, ...]:
    """The tables that were spoken of, and as many more as may be in use, with the lowest numbers that are free."""
    free = (number for number in itertools.count(1) if number not in named)
    return (*named, *itertools.islice(free, max(most - len(named), 1)))
