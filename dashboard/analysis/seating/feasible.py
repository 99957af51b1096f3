"""Whether everybody can be seated at all, a first seating if so, and what stands in the way if not."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import scipy

from dashboard.analysis.seating.errors import ConflictError, SizesError, UndecidedError
from dashboard.analysis.seating.problem import Bools, Floats, Ints, Problem
from dashboard.analysis.seating.wishes import Wishes

_NODES = 2000
"""Branches in which a seating is looked for; a number of these is the same on every machine, seconds are not."""


def check_sizes(asked: Problem) -> None:
    """Make sure that so many people divide over tables of these sizes, gemeenten staying together.

    Raises
    ------
    SizesError
        They do not.
    """
    seats, low, high = asked.seats, asked.smallest, asked.largest
    if divides(seats, low, high):
        return
    smaller = ((size, high) for size in range(min(low, asked.people), 1, -1))
    larger = ((low, size) for size in range(high + 1, asked.people + 1))
    works = [next((sizes for sizes in tried if divides(seats, *sizes)), None) for tried in (smaller, larger)]
    raise SizesError(asked.people, low, high, [sizes for sizes in works if sizes])


def divides(seats: Ints, smallest: int, largest: int) -> bool:
    """Whether parties of so many people each fill tables of these sizes, nobody left over.

    Ones alone divide when the number of tables fits; else whole numbers of each way to fill a table are looked for
    that use every party once (Gilmore and Gomory, 1961, without a cost).
    """
    people = int(seats.sum())
    if not people or -(-people // largest) > people // smallest:
        return False
    kinds, counts = np.unique(seats, return_counts=True)
    if kinds[-1] == 1:
        return True
    ways = np.array(list(_ways(kinds.tolist(), counts.tolist(), smallest, largest)), dtype=float)
    if not len(ways):
        return False
    # Every way to fill a table is a column: how many parties of each kind sit at it.
    found = scipy.optimize.milp(
        np.zeros(len(ways)),
        constraints=scipy.optimize.LinearConstraint(ways.T, counts, counts),
        integrality=np.ones(len(ways)),
        bounds=scipy.optimize.Bounds(0, np.inf),
    )
    return bool(found.success)


def _ways(kinds: list[int], counts: list[int], smallest: int, largest: int) -> Iterator[tuple[int, ...]]:
    if not kinds:
        if smallest <= 0:
            yield ()
        return
    for number in range(min(counts[0], largest // kinds[0]) + 1):
        used = number * kinds[0]
        for others in _ways(kinds[1:], counts[1:], smallest - used, largest - used):
            yield (number, *others)


def first_seating(asked: Problem, preference: Floats | None = None) -> Ints | None:
    """Seat everybody as sizes and wishes demand, at least cost.

    Parameters
    ----------
    asked : Problem
    preference : array (gemeenten × tables), optional
        A cost beside that of moving.

    Returns
    -------
    array (gemeenten) or None
        The table of each; None when there is no such seating.

    Raises
    ------
    UndecidedError
        Neither a seating was found nor that there is none.
    """
    if asked.apart.diagonal().any():
        return None
    guests, tables = asked.cost.shape
    free = np.isfinite(asked.cost)
    cost = np.where(free, asked.cost, 0) + (0 if preference is None else preference)
    of_guest = scipy.sparse.kron(scipy.sparse.eye_array(guests), np.ones((1, tables)))
    of_table = scipy.sparse.kron(np.ones((1, guests)), scipy.sparse.eye_array(tables))
    people = scipy.sparse.kron(asked.seats[None, :].astype(float), scipy.sparse.eye_array(tables))
    used, none = scipy.sparse.eye_array(tables), scipy.sparse.csr_array((guests, tables))
    constraints = [
        scipy.optimize.LinearConstraint(scipy.sparse.hstack([of_guest, none]), 1, 1),
        scipy.optimize.LinearConstraint(scipy.sparse.hstack([people, -asked.smallest * used]), 0, np.inf),
        scipy.optimize.LinearConstraint(scipy.sparse.hstack([people, -asked.largest * used]), -np.inf, 0),
        scipy.optimize.LinearConstraint(scipy.sparse.hstack([of_table, -guests * used]), -np.inf, 0),
    ]
    for clique in _cliques(asked.apart):
        one = np.zeros((1, guests))
        one[0, clique] = 1
        at_most = scipy.sparse.hstack([scipy.sparse.kron(one, scipy.sparse.eye_array(tables)), -used])
        constraints.append(scipy.optimize.LinearConstraint(at_most, -np.inf, 0))
    if tables - asked.named > 1:
        # Tables that nobody spoke of are alike: the first are used first.
        alike = np.arange(asked.named, tables - 1)
        rows = np.arange(len(alike))
        order = scipy.sparse.csr_array(
            (np.ones(len(alike)), (rows, guests * tables + alike)), (len(alike), guests * tables + tables)
        )
        order = order - scipy.sparse.csr_array(
            (np.ones(len(alike)), (rows, guests * tables + alike + 1)), order.shape
        )
        constraints.append(scipy.optimize.LinearConstraint(order, 0, np.inf))
    found = scipy.optimize.milp(
        np.concatenate([cost.ravel(), np.zeros(tables)]),
        constraints=constraints,
        integrality=np.ones(guests * tables + tables),
        bounds=scipy.optimize.Bounds(0, np.concatenate([free.ravel(), np.ones(tables)]).astype(float)),
        options={"node_limit": _NODES, "mip_rel_gap": 0.05},
    )
    if found.x is not None:
        return np.asarray(found.x[: guests * tables].reshape(guests, tables).argmax(axis=1), dtype=np.int64)
    if found.status == 2:
        return None
    raise UndecidedError("no seating was found that holds to all wishes, nor that there is none")


def _cliques(apart: Bools) -> list[Ints]:
    """Sets of gemeenten of which no two may sit together, that hold every such pair."""
    left, found = np.triu(apart, 1), []
    while left.any():
        one, other = np.unravel_index(int(left.argmax()), left.shape)
        members = [int(one), int(other)]
        for candidate in range(len(apart)):
            if candidate not in members and apart[candidate, members].all():
                members.append(candidate)
        clique = np.sort(np.array(members, dtype=np.int64))
        left[np.ix_(clique, clique)] = False
        found.append(clique)
    return found


def conflict(asked: Problem, wishes: Wishes) -> ConflictError:
    """Find wishes that cannot be held together: of all that stand in the way, no more than are needed to.

    Each wish is left out in turn, and stays out where it is shown that it still cannot be done without it (Chinneck
    and Dravnieks, 1991). To be asked where :func:`first_seating` found nothing.
    """
    row = {gemeente: place for place, gemeente in enumerate(asked.gemeenten)}
    fixed, apart = sorted(wishes.fixed.items()), sorted(wishes.apart)

    def holds(fixed: list[tuple[str, int]], apart: list[tuple[str, str]]) -> bool:
        cost = np.zeros_like(asked.cost)
        for gemeente, table in fixed:
            cost[row[gemeente]] = math.inf
            cost[row[gemeente], asked.labels.index(table)] = 0
        never = np.zeros_like(asked.apart)
        for one, other in apart:
            never[row[one], row[other]] = never[row[other], row[one]] = True
        try:
            return first_seating(replace(asked, cost=cost, apart=never)) is not None
        except UndecidedError:
            return True

    for pair in list(apart):
        if not holds(fixed, without := [other for other in apart if other != pair]):
            apart = without
    for seat in list(fixed):
        if not holds(without_seat := [other for other in fixed if other != seat], apart):
            fixed = without_seat
    return ConflictError(fixed, apart)
