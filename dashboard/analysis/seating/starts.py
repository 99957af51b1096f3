"""Seatings to begin with: tables filled one by one with who lies nearest, from other first guests each time."""

from collections.abc import Iterator

import numpy as np

from dashboard.analysis.seating.feasible import first_seating
from dashboard.analysis.seating.problem import Ints, Problem

_NUMBERS = 4
"""How many numbers of tables are tried in turn, from the highest down: small tables let everybody sit near."""
_TRIES = 20


def starts(asked: Problem, first: Ints, count: int, random: np.random.Generator) -> Iterator[Ints]:
    """Give so many seatings that are allowed.

    Parameters
    ----------
    asked : Problem
    first : array (gemeenten)
        One that is; it is the first given.
    count : int
    random : Generator

    Yields
    ------
    array (gemeenten)
        The table of each. Where tables could not be filled one by one, a seating of least random cost.
    """
    yield first
    fewest = -(-asked.people // asked.largest)
    searched = 0
    for turn in range(count - 1):
        tables = max(fewest, asked.most_tables - turn % _NUMBERS)
        tries = (_filled(asked, tables, random) for _ in range(_TRIES))
        found = next((places for places in tries if places is not None), None)
        if found is None and searched < 3:
            searched += 1  # that takes long
            found = first_seating(asked, random.uniform(size=asked.cost.shape))
        if found is not None:
            yield found


def with_present(asked: Problem) -> Ints | None:
    """Seat everybody with the fewest moves, who is new where they lie nearest; None when it cannot be done.

    Raises
    ------
    UndecidedError
    """
    at = np.isfinite(asked.cost) & (asked.cost == 0)
    at[:, asked.named :] = False
    at[at.sum(axis=1) > 1] = False  # who sits nowhere yet may sit anywhere
    seats = asked.seats[:, None] * at
    sizes = seats.sum(axis=0)
    distance = asked.unlike @ seats / np.maximum(sizes, 1)
    distance[:, sizes == 0] = asked.unlike.mean()
    return first_seating(asked, distance * asked.seats[:, None] / 2)


def _filled(asked: Problem, tables: int, random: np.random.Generator) -> Ints | None:
    """Fill so many tables of about one size; None when that does not come out."""
    places = np.full(len(asked.gemeenten), -1, dtype=np.int64)
    certain = np.isfinite(asked.cost).sum(axis=1) == 1
    places[certain] = np.isfinite(asked.cost)[certain].argmax(axis=1)
    used = list(dict.fromkeys(places[certain].tolist()))
    free = [table for table in reversed(range(len(asked.labels))) if table not in used]
    if len(used) > tables:
        return None
    wanted = np.full(tables, asked.people // tables)
    wanted[: asked.people % tables] += 1
    for table, size in zip([*used, *free][:tables], random.permutation(wanted), strict=True):
        _fill(asked, places, table, int(size), random)
    for guest in np.flatnonzero(places < 0):
        _seat(asked, places, int(guest))
    return places if (places >= 0).all() and asked.allowed(places) else None


def _fill(asked: Problem, places: Ints, table: int, size: int, random: np.random.Generator) -> None:
    while True:
        members = np.flatnonzero(places == table)
        people = asked.seats[members].sum()
        candidates = (places < 0) & (asked.seats <= size - people) & ~asked.apart[members].any(axis=0)
        waiting = np.flatnonzero(candidates)
        if not len(waiting):
            return
        if len(members):
            apart = asked.unlike[np.ix_(waiting, members)] @ asked.seats[members] / people
            places[waiting[int((apart + random.uniform(0, 0.3, len(waiting))).argmin())]] = table
        else:
            places[random.choice(waiting)] = table


def _seat(asked: Problem, places: Ints, guest: int) -> None:
    """Seat who was left over where there is room and they lie nearest; nowhere if there is no room."""
    best = np.inf
    for table in np.unique(places[places >= 0]):
        members = np.flatnonzero(places == table)
        room = asked.seats[members].sum() + asked.seats[guest] <= asked.largest
        allowed = not asked.apart[guest, members].any() and np.isfinite(asked.cost[guest, table])
        distance = float(asked.unlike[guest, members].mean())
        if room and allowed and distance < best:
            best, places[guest] = distance, table
