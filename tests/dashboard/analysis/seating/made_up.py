"""Made-up guests, and what their seatings are worth by another reckoning: plain loops over people, nothing shared."""

import itertools

import numpy as np
import pandas as pd

from dashboard.analysis.seating.unlikeness import Unlikeness
from dashboard.analysis.seating.wishes import Guest, Wishes


def guests_of(seats):
    return [Guest(f"GM{number:04d}", people) for number, people in enumerate(seats, start=1)]


def apart_of(count, seed=0, kinds=3, penalty=1.0):
    """Gemeenten as dots in a plane, of types in turn; those of the first type are never of one type."""
    random = np.random.default_rng(seed)
    codes = [f"GM{number:04d}" for number in range(1, count + 1)]
    dots = random.normal(size=(count, 2))
    distance = np.sqrt(((dots[:, None] - dots[None, :]) ** 2).sum(axis=2))
    distance = (distance + distance.T) / 2
    kind = random.integers(0, kinds, count)
    same = (kind[:, None] == kind[None, :]) & (kind > 0)[:, None]
    return Unlikeness(pd.DataFrame(distance, codes, codes), pd.DataFrame(same, codes, codes), penalty)


def mean_distances(tables, guests, apart):
    """Everybody's mean distance to the others at the table, person by person."""
    people = [(guest.gemeente, number) for guest in guests for number in range(guest.seats)]
    distance, same = apart.distance.to_dict(), apart.same_type.to_dict()
    found = {}
    for person in people:
        mates = [other for other in people if other != person and tables[other[0]] == tables[person[0]]]
        one = person[0]
        far = [
            0.0 if other == one else distance[one][other] + (0 if same[one][other] else apart.penalty)
            for other, _ in mates
        ]
        found[person] = sum(far) / len(far)
    return found


def worth(tables, guests, apart, wishes=None):
    """The value of a seating with what its moves cost."""
    wishes = wishes or Wishes()
    value = sum(mean_distances(tables, guests, apart).values()) / 2
    present = wishes.present
    moved = sum(
        guest.seats
        for guest in guests
        if present.get(guest.gemeente, tables[guest.gemeente]) != tables[guest.gemeente]
        and guest.gemeente not in wishes.fixed
    )
    return value + wishes.move_cost * moved


def holds(tables, guests, wishes):
    """Whether everybody is seated once, at tables of the sizes, as was wished."""
    sizes = {}
    for guest in guests:
        sizes[tables[guest.gemeente]] = sizes.get(tables[guest.gemeente], 0) + guest.seats
    return (
        set(tables) == {guest.gemeente for guest in guests}
        and all(wishes.smallest <= size <= wishes.largest for size in sizes.values())
        and all(tables[gemeente] == table for gemeente, table in wishes.fixed.items())
        and all(tables[one] != tables[other] for one, other in wishes.apart)
    )


def by_brute_force(guests, apart, wishes):
    """The least worth of all seatings that are allowed, or None: every way to give everybody a table is tried."""
    people = sum(guest.seats for guest in guests)
    most = people // wishes.smallest
    spoken = sorted({*wishes.fixed.values(), *wishes.present.values()})
    new = [number for number in range(1, 30) if number not in spoken][:most]
    best = None
    names = [guest.gemeente for guest in guests]
    for places in itertools.product([*spoken, *new], repeat=len(guests)):
        fresh = list(dict.fromkeys(place for place in places if place in new))
        if fresh != new[: len(fresh)]:
            continue  # the same as one with the new tables in order
        tables = dict(zip(names, places, strict=True))
        if holds(tables, guests, wishes):
            found = worth(tables, guests, apart, wishes)
            best = found if best is None else min(best, found)
    return best


def steps_from(tables, guests, wishes):
    """Every seating one move or one exchange away that is allowed."""
    numbers = sorted({*tables.values(), *wishes.fixed.values(), *wishes.present.values()})
    numbers.append(max(numbers) + 1)
    for gemeente, table in itertools.product(tables, numbers):
        if table != tables[gemeente] and holds(moved := tables | {gemeente: table}, guests, wishes):
            yield moved
    for one, other in itertools.combinations(tables, 2):
        if tables[one] != tables[other]:
            exchanged = tables | {one: tables[other], other: tables[one]}
            if holds(exchanged, guests, wishes):
                yield exchanged
