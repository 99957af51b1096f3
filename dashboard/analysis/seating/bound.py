"""What no seating can do better than: shown, not guessed."""

import numpy as np
import numpy.typing as npt
import scipy  # its parts load when they are used: annotations that name one are quoted

from dashboard.analysis.seating.problem import Floats, Ints, Problem

_ROUNDS = 4
_CUTS = 15
"""How many triangles are added around each gemeente in a round."""
_VIOLATED = 1e-4


def nearest_bound(asked: Problem) -> float:
    """Everybody at the smallest table, with the people that lie nearest: half the sum of those mean distances.

    No mean over more people, or over others, is smaller. People of one gemeente are each other's first company, at
    distance 0; who must not sit together is no company.
    """
    others = asked.smallest - 1
    total = 0.0
    for guest, seats in enumerate(asked.seats):
        far = np.where(asked.apart[guest], np.inf, asked.unlike[guest])
        far[guest] = np.inf
        near = np.repeat(far, asked.seats)
        near = np.concatenate([np.zeros(seats - 1), np.sort(near)])[: max(others, seats - 1)]
        near = near[np.isfinite(near)]
        total += seats * float(near.mean()) if len(near) else 0.0
    return total / 2


def lower_bound(asked: Problem) -> float:
    """A value that no seating is below, above everybody's nearest: who are near must be near to each other too.

    Of two people, z is 1 / (size − 1) where they share a table, else 0; w is that number for one's own table. Then
    z and w are at most 1 / (smallest − 1), everybody's z add up to 1, and of three people
    z(i,j) + z(j,k) − z(i,k) ≤ w(j): the triangle inequalities of Grötschel and Wakabayashi (1989) for clique
    partitioning. The least sum of distances under these, by linear programming; triangles are added where the last
    solution lacks them.

    Returns
    -------
    float
        By weak duality from the duals and the bounds of the variables, so that it holds however exact the solver was.
    """
    model = _Model(asked)
    best = nearest_bound(asked)
    cuts: npt.NDArray[np.int64] = np.empty((0, 4), dtype=np.int64)
    for _ in range(_ROUNDS):
        value, solution, tight = model.solved(cuts)
        best = max(best, value)
        missing = model.missing(solution)
        if not len(missing):
            break
        cuts = np.unique(np.concatenate([cuts[tight], missing]), axis=0)
    return best


class _Model:
    """The linear programme: a variable for each pair of gemeenten, then one for each gemeente."""

    def __init__(self, asked: Problem) -> None:
        guests, seats = len(asked.gemeenten), asked.seats
        self.guests = guests
        one, other = np.triu_indices(guests, 1)
        pairs, own = np.arange(len(one)), len(one) + np.arange(guests)
        self.number = np.zeros((guests, guests), dtype=np.int64)
        self.number[one, other] = self.number[other, one] = pairs
        self.pairs = len(one)
        self.costs = np.append(asked.unlike[one, other] * seats[one] * seats[other], np.zeros(guests))
        values = np.concatenate([seats[other], seats[one], seats - 1]).astype(float)
        rows = np.concatenate([one, other, np.arange(guests)])
        columns = np.concatenate([pairs, pairs, own])
        self.company = scipy.sparse.csr_array((values, (rows, columns)), (guests, self.pairs + guests))
        both = seats[one] + seats[other]
        possible = ~asked.apart[one, other] & (both <= asked.largest)
        most_of_pair = possible / (np.maximum(asked.smallest, both) - 1)
        self.high = np.append(most_of_pair, 1 / (np.maximum(asked.smallest, seats) - 1))
        self.low = np.append(np.zeros(self.pairs), np.full(guests, 1 / (asked.largest - 1)))

    def solved(self, cuts: npt.NDArray[np.int64]) -> tuple[float, Floats, npt.NDArray[np.bool_]]:
        """The bound that follows from the duals, the solution, and which cuts it leans on."""
        triangles = self._triangles(cuts)
        found = scipy.optimize.linprog(
            self.costs,
            A_ub=triangles,
            b_ub=np.zeros(len(cuts)),
            A_eq=self.company,
            b_eq=np.ones(self.guests),
            bounds=np.column_stack([self.low, self.high]),
            method="highs-ipm",
        )
        if found.x is None:
            return 0.0, np.zeros(len(self.costs)), np.zeros(len(cuts), dtype=bool)
        duals, of_cuts = np.asarray(found.eqlin.marginals), np.minimum(found.ineqlin.marginals, 0)
        reduced = self.costs - self.company.T @ duals - triangles.T @ of_cuts
        value = duals.sum() + np.where(reduced > 0, reduced * self.low, reduced * self.high).sum()
        return float(value), np.asarray(found.x), np.asarray(triangles @ found.x > -1e-7)

    def missing(self, solution: Floats) -> npt.NDArray[np.int64]:
        """The triangles that a solution lacks most: numbers of the two sides, the third side, the gemeente between."""
        together = solution[self.number]
        np.fill_diagonal(together, 0)
        found = [self._around(guest, together, solution) for guest in range(self.guests)]
        return np.concatenate(found)

    def _around(self, guest: int, together: Floats, solution: Floats) -> npt.NDArray[np.int64]:
        near: Ints = np.flatnonzero(together[guest] > 1e-6)
        own = self.pairs + guest
        sides = together[guest, near]
        lacking = sides[:, None] + sides[None, :] - together[np.ix_(near, near)] - solution[own]
        lacking[np.tril_indices(len(near))] = -np.inf
        worst = np.argsort(-lacking, axis=None, kind="stable")[:_CUTS]
        worst = worst[lacking.flat[worst] > _VIOLATED]
        one, other = near[worst // max(len(near), 1)], near[worst % max(len(near), 1)]
        sides_of = self.number[guest, one], self.number[guest, other], self.number[one, other]
        return np.column_stack([*sides_of, np.full(len(worst), own)])

    def _triangles(self, cuts: npt.NDArray[np.int64]) -> "scipy.sparse.csr_array":
        signs = np.tile([1.0, 1.0, -1.0, -1.0], len(cuts))
        rows = np.repeat(np.arange(len(cuts)), 4)
        return scipy.sparse.csr_array((signs, (rows, cuts.ravel())), (len(cuts), len(self.costs)))
