"""A seating that is made better step by step: the best move or exchange of two gemeenten, until there is none."""

from typing import NamedTuple

import numpy as np

from dashboard.analysis.seating.problem import Bools, Floats, Ints, Problem

EPSILON = 1e-9
"""A difference that is none."""


class Exchange(NamedTuple):
    """A gemeente goes to another table, and who sat there comes in its place (None: it only moves)."""

    guest: int
    table: int
    other: int | None
    difference: float


class Tables:
    """The tables of a seating that is allowed, with what each step would change.

    Parameters
    ----------
    asked : Problem
    places : array (gemeenten)
        The table of each.
    """

    def __init__(self, asked: Problem, places: Ints) -> None:
        self.asked, self.places = asked, places.copy()
        guests, tables = asked.cost.shape
        at = np.zeros((guests, tables))
        at[np.arange(guests), places] = 1
        self._seats = asked.seats.astype(float)
        self._pairs = asked.unlike * np.outer(self._seats, self._seats)
        self._to = self._pairs @ at  # of each gemeente: the distances of its people to those of each table
        self._barred = asked.apart.astype(float) @ at  # with how many it must not sit, at each table
        self.sizes = self._seats @ at
        self._sums = (at * self._to).sum(axis=0) / 2
        self._values = self._worth(self._sums, self.sizes)
        self._replaced = self._replacing(np.arange(guests))

    @property
    def total(self) -> float:
        """What the seating is worth, with what its moves cost."""
        return float(self._values.sum()) + self.asked.moving(self.places)

    def moves(self) -> Floats:
        """Tell what each move would change.

        Returns
        -------
        array (gemeenten × tables)
            Infinite where it is not allowed, and for the table where they sit.
        """
        asked, rows, seats = self.asked, np.arange(len(self.places)), self._seats
        left = self.sizes[self.places] - seats
        without = self._worth(self._sums[self.places] - self._to[rows, self.places], left)
        leaves = without - self._values[self.places] - asked.cost[rows, self.places]
        leaves[(left > 0) & (left < asked.smallest)] = np.inf
        joined = self.sizes + seats[:, None]
        comes = self._worth(self._sums + self._to, joined) - self._values + asked.cost
        comes[(joined < asked.smallest) | (joined > asked.largest) | (self._barred > 0)] = np.inf
        comes[rows, self.places] = np.inf
        return np.asarray(leaves[:, None] + comes)

    def exchanges(self) -> Floats:
        """Tell what each exchange of two gemeenten would change.

        Returns
        -------
        array (gemeenten × gemeenten)
            Infinite where it is not allowed, and for two at one table.
        """
        found = self._replaced + self._replaced.T
        found[self.places[:, None] == self.places[None, :]] = np.inf
        return found

    def best(self) -> Exchange | None:
        """The step after which the seating is worth least; None when none is allowed."""
        found = []
        moves, exchanges = self.moves(), self.exchanges()
        for differences in (moves, exchanges):
            guest, to = divmod(int(differences.argmin()), differences.shape[1])
            found.append((float(differences[guest, to]), guest, to))
        if not np.isfinite(min(found)[0]):
            return None
        (move, guest, table), (exchange, one, other) = found
        if move < exchange:
            return Exchange(guest, table, None, move)
        return Exchange(one, int(self.places[other]), other, exchange)

    def take(self, step: Exchange) -> None:
        """Seat who moves, or both."""
        table = int(self.places[step.guest])
        self._put(step.guest, step.table)
        if step.other is not None:
            self._put(step.other, table)
        for one in (table, step.table):
            members = np.flatnonzero(self.places == one)
            # Summed anew, so that nothing is left over of many small differences.
            self._sums[one] = self._to[members, one].sum() / 2
            self._values[one] = self._worth(self._sums[one], self.sizes[one])
        touched = np.flatnonzero((self.places == table) | (self.places == step.table))
        self._replaced[touched] = self._replacing(touched)

    def descend(self) -> None:
        """Take the best step until none makes the seating better."""
        while (step := self.best()) and step.difference < -EPSILON:
            self.take(step)

    def _put(self, guest: int, table: int) -> None:
        before = self.places[guest]
        self._to[:, before] -= self._pairs[:, guest]
        self._to[:, table] += self._pairs[:, guest]
        self._barred[:, before] -= self.asked.apart[:, guest]
        self._barred[:, table] += self.asked.apart[:, guest]
        self.sizes[before] -= self._seats[guest]
        self.sizes[table] += self._seats[guest]
        self.places[guest] = table

    def _replacing(self, rows: Ints) -> Floats:
        """What changes at the table of each of these gemeenten when another gemeente comes in its place."""
        asked, at, seats = self.asked, self.places[rows], self._seats
        gone = self._sums[at] - self._to[rows, at]
        sums = gone[:, None] + self._to[:, at].T - self._pairs[rows]
        sizes = (self.sizes[at] - seats[rows])[:, None] + seats[None, :]
        found = self._worth(sums, sizes) - self._values[at][:, None]
        found += asked.cost[:, at].T - np.where(np.isfinite(own := asked.cost[rows, at]), own, 0)[:, None]
        forbidden: Bools = (sizes < asked.smallest) | (sizes > asked.largest)
        forbidden |= self._barred[:, at].T - asked.apart[rows] > 0
        found[forbidden] = np.inf
        return np.asarray(found)

    @staticmethod
    def _worth(sums: Floats, sizes: Floats) -> Floats:
        return np.asarray(sums / np.maximum(sizes - 1, 1))
