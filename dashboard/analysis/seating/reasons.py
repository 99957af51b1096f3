"""Why a gemeente sits where it sits, in figures; the words are the pages'."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.seating.problem import Floats, Ints, Problem
from dashboard.analysis.seating.tables import EPSILON, Tables
from dashboard.analysis.seating.unlikeness import Unlikeness


@dataclass(frozen=True)
class Step:
    """A gemeente at another table.

    Attributes
    ----------
    gemeente : str
    table : int
        Where it would go.
    instead_of : str or None
        Who would come in its place; None when it would only move.
    worse : float
        What that adds to the value of all tables, with what moves cost; below 0 when it makes them better.
    mean_distance : float
        Of one of its people to the others at the table, there.
    """

    gemeente: str
    table: int
    instead_of: str | None
    worse: float
    mean_distance: float


@dataclass(frozen=True)
class Place:
    """Why a gemeente sits where it sits.

    Attributes
    ----------
    gemeente : str
    table : int
    seats : int
    mates : tuple of str
        The other gemeenten at its table, those that lie nearest first.
    of_its_type : tuple of str
        Which of these are of its type.
    mean_distance : float
        Of one of its people to all others at the table, with what another type adds, its own people at 0: half the
        sum of these over everybody is the value.
    mean_likeness : float or None
        The mean distance of likeness alone to the people of the other gemeenten; None where it sits alone.
    next_best : Step or None
        The other table where it could sit that makes the whole least worse; None where it cannot sit elsewhere.
    """

    gemeente: str
    table: int
    seats: int
    mates: tuple[str, ...]
    of_its_type: tuple[str, ...]
    mean_distance: float
    mean_likeness: float | None
    next_best: Step | None


def reasons(asked: Problem, apart: Unlikeness, places: Ints) -> tuple[dict[str, Place], Step | None]:
    """Account for a seating.

    Parameters
    ----------
    asked : Problem
    apart : Unlikeness
        That the problem was made with.
    places : array (gemeenten)
        A seating that is allowed.

    Returns
    -------
    mapping of gemeente to Place, Step or None
        And the step that would make the seating better most: None when no exchange of two gemeenten and no move does.
        All of them are reckoned here, from the seating alone.
    """
    steps = Tables(asked, places)
    moves, exchanges = steps.moves(), steps.exchanges()
    best: Step | None = None
    found = {}
    names = list(asked.gemeenten)
    likeness = apart.distance.loc[names, names].to_numpy(dtype=float)
    same = apart.same_type.loc[names, names].to_numpy(dtype=bool)
    for guest, name in enumerate(names):
        step = _next(asked, places, guest, moves[guest], exchanges[guest])
        mates = np.flatnonzero((places == places[guest]) & (np.arange(len(names)) != guest))
        mates = mates[np.argsort(asked.unlike[guest, mates], kind="stable")]
        people = asked.seats[mates]
        found[name] = Place(
            name,
            asked.labels[places[guest]],
            int(asked.seats[guest]),
            tuple(names[mate] for mate in mates),
            tuple(names[mate] for mate in mates if same[guest, mate]),
            _mean(asked, guest, mates),
            float(likeness[guest, mates] @ people / people.sum()) if len(mates) else None,
            step,
        )
        if step and step.worse < (best.worse if best else -EPSILON):
            best = step
    return found, best


def _next(asked: Problem, places: Ints, guest: int, moves: Floats, exchanges: Floats) -> Step | None:
    move, other = int(moves.argmin()), int(exchanges.argmin())
    if not np.isfinite(min(moves[move], exchanges[other])):
        return None
    moved = moves[move] < exchanges[other]
    table = move if moved else int(places[other])
    there = np.flatnonzero(places == table)
    if not moved:
        there = there[there != other]
    return Step(
        asked.gemeenten[guest],
        asked.labels[table],
        None if moved else asked.gemeenten[other],
        float(moves[move] if moved else exchanges[other]),
        _mean(asked, guest, there),
    )


def _mean(asked: Problem, guest: int, mates: Ints) -> float:
    people = asked.seats[mates]
    return float(asked.unlike[guest, mates] @ people / (people.sum() + asked.seats[guest] - 1))
