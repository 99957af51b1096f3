"""Tables as columns: out of many possible ones, those that together seat everybody once at the least cost.

The set partitioning of Balas and Padberg (1976), its columns priced by the duals of its linear relaxation.
"""

import itertools
import math
from collections.abc import Iterable

import numpy as np
import scipy  # its parts load when they are used: annotations that name one are quoted

from dashboard.analysis.seating.problem import Bools, Floats, Ints, Problem
from dashboard.analysis.seating.tables import EPSILON

_NODES = 40
_KEPT = 2000
"""How many columns go into the search at most: those that the relaxation likes best."""
_WIDENED, _ADDED = 400, 500
"""Around how many columns others are looked for, and how many of these are added."""


class Columns:
    """Sets of gemeenten that may share a table, each with what that is worth.

    Parameters
    ----------
    asked : Problem
    """

    def __init__(self, asked: Problem) -> None:
        self.asked = asked
        self._members: list[Ints] = []
        self._costs: list[float] = []
        self._tables: list[int] = []  # the table that was spoken of, or -1 for any other
        self._known: dict[bytes, range] = {}

    def __len__(self) -> int:
        return len(self._members)

    def add(self, members: Ints) -> None:
        """Add a set, in order of gemeente, that holds to sizes and to who is apart: at each table where it may sit."""
        key = members.tobytes()
        if key in self._known:
            return
        before = len(self)
        worth = self.asked.of_table(members)
        costs = self.asked.cost[members]
        named = costs[:, : self.asked.named].sum(axis=0)
        # A table where nobody of the set sits now is as good as any other.
        ours = np.flatnonzero(np.isfinite(named) & (costs[:, : self.asked.named] == 0).any(axis=0))
        others = float(costs[:, self.asked.named :].sum(axis=0).min(initial=math.inf))
        for table, cost in [*((int(table), float(named[table])) for table in ours), (-1, others)]:
            if math.isfinite(cost):
                self._members.append(members)
                self._costs.append(worth + cost)
                self._tables.append(table)
        self._known[key] = range(before, len(self))

    def add_seating(self, places: Ints) -> None:
        """Add every table of a seating."""
        for table in np.unique(places):
            self.add(np.flatnonzero(places == table))

    def price(self, duals: Floats) -> None:
        """Add, around each gemeente, the tables that are worth most less than what their gemeenten are held to cost.

        A table grows by who makes it worth least, and of each size exchanges gemeenten for others as long as that
        helps.

        Parameters
        ----------
        duals : array (gemeenten)
            What seating each costs at most; zeros give tables of those that lie nearest.
        """
        asked, seats = self.asked, self.asked.seats.astype(float)
        at = np.eye(len(duals), dtype=bool)
        while len(at):
            sizes, pairs, inside = self._sums(at)
            self._improve(at[sizes >= asked.smallest], duals)
            joined = sizes[:, None] + seats
            scores = (inside[:, None] + seats * pairs) / (joined - 1) - duals
            scores[at | (joined > asked.largest) | (self._together(at, asked.apart) > 0)] = np.inf
            joins = scores.argmin(axis=1)
            grows = np.isfinite(scores[np.arange(len(at)), joins])
            at, joins = at[grows], joins[grows]
            at[np.arange(len(at)), joins] = True

    def widen(self, duals: Floats, reduced: Floats, limit: float) -> None:
        """Add tables that differ in one gemeente from those here and may be in a seating better than the best.

        Parameters
        ----------
        duals, reduced : array
            Of :meth:`relaxed`.
        limit : float
            How far the best seating lies above the relaxation: what costs more by itself is in no better one.
        """
        near = np.argsort(reduced, kind="stable")[:_WIDENED]
        near = near[reduced[near] < limit]
        if not len(near):
            return
        at = np.zeros((len(near), len(duals)), dtype=bool)
        for row, column in enumerate(near):
            at[row, self._members[column]] = True
        change, members = self._exchanges(at, duals)
        worth = change + reduced[near][:, None]
        chosen = np.argsort(worth, axis=None, kind="stable")[:_ADDED]
        chosen = chosen[worth.flat[chosen] < limit]
        rows = chosen // worth.shape[1]
        for table in self._exchanged(at[rows], members[rows], chosen % worth.shape[1]):
            self.add(np.flatnonzero(table))

    def relaxed(self) -> tuple[Floats, Floats, float]:
        """The linear relaxation: duals of the gemeenten, what each column is worth by all duals, and its value."""
        matrix, low = self._matrix()
        guests, costs = len(self.asked.gemeenten), np.array(self._costs)
        found = scipy.optimize.linprog(
            costs,
            A_eq=matrix[:guests],
            b_eq=low[:guests],
            A_ub=matrix[guests:] if self.asked.named else None,
            b_ub=np.ones(self.asked.named) if self.asked.named else None,
            method="highs",
        )
        duals = np.asarray(found.eqlin.marginals)
        reduced = costs - matrix[:guests].T @ duals
        if self.asked.named:
            reduced -= matrix[guests:].T @ found.ineqlin.marginals
        return duals, np.asarray(reduced), float(found.fun)

    def partition(self, reduced: Floats, relaxed: float, best: Ints, total: float) -> tuple[Ints, bool]:
        """Seat everybody at the best of these tables.

        Parameters
        ----------
        reduced : array (columns)
        relaxed : float
            Both of :meth:`relaxed`.
        best : array (gemeenten)
            A seating of which all tables are among the columns.
        total : float
            What that one is worth, with its moves.

        Returns
        -------
        array (gemeenten), bool
            The table of each, and whether it was shown that these columns hold no better one.
        """
        # What by itself raises the relaxation above the seating that is there is in no better one.
        useful = np.flatnonzero(reduced <= total - relaxed + EPSILON)
        if total - relaxed < EPSILON:
            return best, True
        chosen = useful[np.argsort(reduced[useful], kind="stable")][:_KEPT]
        tables = (np.flatnonzero(best == table) for table in np.unique(best))
        there = [column for members in tables for column in self._known[members.tobytes()]]
        chosen = np.union1d(chosen, np.array(there, dtype=np.int64))
        matrix, low = self._matrix()
        found = scipy.optimize.milp(
            np.array(self._costs)[chosen],
            constraints=scipy.optimize.LinearConstraint(matrix[:, chosen], low, np.ones(len(low))),
            integrality=np.ones(len(chosen)),
            bounds=scipy.optimize.Bounds(0, 1),
            options={"node_limit": _NODES, "mip_rel_gap": 1e-7},
        )
        proven = found.status in (0, 2) and len(useful) <= _KEPT
        if found.x is None or found.fun > total - EPSILON:
            return best, proven
        return self._seated(chosen[found.x > 0.5]), proven

    def _matrix(self) -> "tuple[scipy.sparse.csc_array, Floats]":
        """Who sits at each column, and below it which table that was spoken of it takes; with the lower bounds."""
        guests, named = len(self.asked.gemeenten), self.asked.named
        rows = [
            np.append(members, guests + table) if table >= 0 else members
            for members, table in zip(self._members, self._tables, strict=True)
        ]
        ends = np.cumsum([0, *(len(row) for row in rows)])
        shape = (guests + named, len(rows))
        matrix = scipy.sparse.csc_array((np.ones(ends[-1]), np.concatenate(rows), ends), shape)
        return matrix, np.concatenate([np.ones(guests), np.zeros(named)])

    def _seated(self, chosen: Iterable[int]) -> Ints:
        places = np.full(len(self.asked.gemeenten), -1, dtype=np.int64)
        columns = list(chosen)
        for column in columns:
            places[self._members[column]] = self._tables[column]
        taken = {self._tables[column] for column in columns}
        free = [table for table in reversed(range(len(self.asked.labels))) if table not in taken]
        for column in columns:
            if self._tables[column] < 0:
                places[self._members[column]] = free.pop(0)
        return places

    def _sums(self, at: Bools) -> tuple[Floats, Floats, Floats]:
        """Of tables (tables × gemeenten): people, distances of everybody to them, and those within."""
        theirs = at * self.asked.seats
        pairs = self._together(theirs, self.asked.unlike)
        return theirs.sum(axis=1).astype(float), pairs, (theirs * pairs).sum(axis=1) / 2

    @staticmethod
    def _together(at: Bools | Ints, matrix: Bools | Floats) -> Floats:
        # A table holds few of all gemeenten.
        return np.asarray(scipy.sparse.csr_array(at.astype(float)) @ matrix.astype(float))

    def _improve(self, at: Bools, duals: Floats) -> None:
        """Exchange gemeenten of these tables (tables × gemeenten) for others as long as that helps; add the tables."""
        while len(at):
            change, members = self._exchanges(at, duals)
            best = change.argmin(axis=1)
            better = change[np.arange(len(at)), best] < -EPSILON
            for done in at[~better]:
                self.add(np.flatnonzero(done))
            at = self._exchanged(at[better], members[better], best[better])

    def _exchanges(self, at: Bools, duals: Floats) -> tuple[Floats, Ints]:
        """What each exchange changes at each of these tables, less the duals.

        Returns
        -------
        array (tables × (members × gemeenten)), array (tables × members)
            Infinite where it is not allowed; the gemeenten of each table in order, behind them some that are not.
        """
        asked, seats = self.asked, self.asked.seats.astype(float)
        sizes, pairs, inside = self._sums(at)
        members = np.argsort(~at, axis=1, kind="stable")[:, : at.sum(axis=1).max()]
        own = seats[members]
        gone = inside[:, None] - own * np.take_along_axis(pairs, members, axis=1)
        left = (sizes[:, None] - own)[:, :, None] + seats
        change = pairs[:, None, :] - own[:, :, None] * asked.unlike[members]
        change *= seats
        change += gone[:, :, None]
        change /= np.maximum(left - 1, 1)
        change += duals[members][:, :, None] - duals
        change -= (inside / (sizes - 1))[:, None, None]
        if not (seats == seats[0]).all():
            change[(left < asked.smallest) | (left > asked.largest)] = np.inf
        if asked.apart.any():
            barred = self._together(at, asked.apart)
            change[barred[:, None, :] - asked.apart[members] > 0] = np.inf
        change[~np.take_along_axis(at, members, axis=1)] = np.inf
        change[np.broadcast_to(at[:, None, :], change.shape)] = np.inf
        return change.reshape(len(at), -1), members

    @staticmethod
    def _exchanged(at: Bools, members: Ints, which: Ints) -> Bools:
        found, rows = at.copy(), np.arange(len(at))
        found[rows, members[rows, which // at.shape[1]]] = False
        found[rows, which % at.shape[1]] = True
        return found


def every_table(asked: Problem, at_most: int) -> list[Ints] | None:
    """All sets of gemeenten that may share a table; None where there may be more than so many."""
    guests = len(asked.gemeenten)
    sizes = range(1, min(guests, asked.largest) + 1)
    if sum(math.comb(guests, size) for size in sizes) > at_most:
        return None
    found = []
    for size in sizes:
        for members in itertools.combinations(range(guests), size):
            chosen = np.array(members, dtype=np.int64)
            people = asked.seats[chosen].sum()
            if asked.smallest <= people <= asked.largest and not asked.apart[np.ix_(chosen, chosen)].any():
                found.append(chosen)
    return found
