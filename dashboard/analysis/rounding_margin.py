"""What rounded counts leave open in the measures of mixing: how low and how high they can be.

A gemeente's areas each have a number of combinations of counts that the published ones can stand for. H and D depend on
all of them together, by way of the gemeente's shares. Once those shares are given, the measure is a ratio of sums over
areas, in which every area chooses for itself. So shares are tried all over their range: what the areas then choose is
a set of possible counts, with a measure that is attained; and with what the sums can differ within a cell of shares,
the farthest ratio bounds the measure of all counts with shares in that cell.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.consistent_counts import Combinations, combinations
from dashboard.analysis.counts import FloatArray
from dashboard.analysis.mixing_terms import MEASURES, Terms
from dashboard.analysis.segregation import Labels, segregation

__all__ = ["Ends", "ends", "segregation_margin"]

IntArray = npt.NDArray[np.intp]

_STARTS = 3
"""Shares of each group from which the search for an end starts."""

_NEAR = 0.005
"""So near to what is attained, a bound is near enough."""

_MOST_COUNTED = 100_000
"""So few sets of counts are all tried."""

_MOST_CELLS = 1000
"""Cells that are tried for one end of one gemeente; then the bound is left as it is."""

_ROUNDS, _SWEEPS, _PULLS = 12, 4, 8
"""Times that shares follow from counts, that all areas choose anew, and that counts are pulled into a cell."""

_LEAST = 1e-12
"""The least share of a group, so that it has a logarithm."""

_MOST_POLISHED = 25
"""Areas of a gemeente that each try all they can; of more, what one can do hardly matters."""

_AT_ONCE = 300_000
"""Numbers in memory at a time."""


@dataclass(frozen=True)
class Ends:
    """How low and how high one measure of one gemeente can be.

    Attributes
    ----------
    low, high : float
        Attained: there are counts for which the published ones can stand with this measure.
    least, most : float
        Outer: there are none with a lower or a higher one.
    """

    low: float
    high: float
    least: float
    most: float


def segregation_margin(
    counts: pd.DataFrame, parent: Labels, off_by: int, totals: pd.Series | None = None
) -> pd.DataFrame:
    """Lowest and highest H and D over all whole counts that the published ones can stand for.

    Parameters
    ----------
    counts : (areas × groups) frame of published persons, without a missing one
    parent : one label per area
    off_by : int
        How far each count may lie from what is published; 0 leaves no margin.
    totals : Series, optional
        Published inhabitants of the areas, rounded in the same way: counts must add up to a number that these can stand
        for, in every area where any can.

    Returns
    -------
    frame, one row per gemeente, sorted : `H_low`, `H_high`, `H_least`, `H_most`, and the same of `D`
        See :class:`Ends`; NaN where the measure of the published counts is.

    Raises
    ------
    ValueError
        As :func:`~dashboard.analysis.segregation.segregation`.
    """
    published = segregation(counts, parent)
    code = published.index.get_indexer(pd.Index(np.asarray(parent)))
    persons = counts.to_numpy(dtype=np.float64)
    inhabitants = None if totals is None else totals.to_numpy(dtype=np.float64, na_value=np.nan)
    rows = []
    for gemeente, measures in enumerate(published[list(MEASURES)].to_dict("records")):
        own = code == gemeente
        possible = combinations(persons[own], None if inhabitants is None else inhabitants[own], off_by)
        row: dict[str, float] = {}
        for name, value in measures.items():
            found = ends(possible, name) if not np.isnan(value) else Ends(*[np.nan] * 4)
            row |= {f"{name}_{end}": at for end, at in vars(found).items()}
        rows.append(row)
    return pd.DataFrame(rows, index=published.index)


def ends(possible: Combinations, measure: str) -> Ends:
    """Find how low and how high `H` or `D` of one gemeente can be."""
    if possible.number <= _MOST_COUNTED:
        values = MEASURES[measure](possible, 1).measure(possible.every())
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        return Ends(low, high, low, high)
    found = []
    for sign in (-1, 1):
        terms = MEASURES[measure](possible.present, sign)
        # Once shares are given, the highest is the greatest of what is convex in the counts of an area.
        chosen = MEASURES[measure](possible.extreme, sign) if sign > 0 else terms
        counts = _farthest(chosen)
        if len(counts) <= _MOST_POLISHED:
            counts = _polished(terms, counts)
        attained = float(terms.measure(counts[None])[0])
        found.append((attained, _beyond(chosen, counts, attained)))
    (low, least), (high, most) = found
    return Ends(low, high, max(least, 0.0), min(most, 1.0))


def _farthest(terms: Terms) -> FloatArray:
    """Counts with the farthest measure that is found: areas choose by shares, and these become what they choose."""
    low, high = terms.possible.share_range
    shares = _cells(low, high, _STARTS)[0]
    rate, pull = np.zeros(len(shares)), np.zeros_like(shares)
    best, before = -np.inf, np.full(len(shares), -np.inf)
    farthest = terms.possible.counts[:, 0]
    for _ in range(_ROUNDS):
        upper, lower = terms.linear(shares, np.zeros_like(shares))
        kept = terms.sign * (pull - (pull * shares).sum(axis=1, keepdims=True))
        counts, _ = _choice(
            terms, _bent(terms, terms.curved(shares)), terms.sign * (upper - rate[:, None] * lower) + kept
        )
        measured = terms.measure(counts)
        far = np.where(np.isnan(measured), -np.inf, terms.sign * measured)
        if far.max() > best:
            best, farthest = far.max(), counts[far.argmax()]
        if not (far > before + 1e-9).any():
            break
        before, rate, pull = far, np.nan_to_num(measured), terms.pull(counts)
        shares = _shares(counts)
    return farthest


def _polished(terms: Terms, counts: FloatArray) -> FloatArray:
    """Let one area after the other choose what is best for the measure itself, until none finds anything better."""
    best, unchanged = terms.sign * float(terms.measure(counts[None])[0]), 0
    for area in np.resize(np.arange(len(counts)), _SWEEPS * len(counts)):
        own = terms.possible.counts[area][terms.possible.allowed[area]]
        tried = np.repeat(counts[None], len(own), axis=0)
        tried[:, area] = own
        measured = terms.measure(tried)
        far = np.where(np.isnan(measured), -np.inf, terms.sign * measured)
        unchanged += 1
        if not far.max() <= best + 1e-12:
            best, counts, unchanged = far.max(), tried[far.argmax()], 0
        if unchanged == len(counts):
            break
    return counts


def _beyond(terms: Terms, counts: FloatArray, attained: float) -> float:
    """Return a measure that no counts go beyond.

    A cell of shares in which they may go farther than hardly beyond what is attained is divided, and its parts are
    tried, unless these become too many.
    """
    low, high = terms.possible.share_range
    if terms.everywhere:
        shares = _shares(counts[None])
        cells = shares, np.maximum(high - shares, shares - low)
    else:
        cells = _cells(low, high, _STARTS)
    rest, tried, beyond = int(np.argmax(low + high)), 0, 0.0
    while True:
        excess = _by_parts(terms, *cells, attained)
        tried += excess.size
        far = excess > _NEAR
        beyond = max(beyond, float(excess[~far].max(initial=0.0)))
        if not far.any() or terms.everywhere or tried + 2 ** (len(low) - 1) * far.sum() > _MOST_CELLS:
            return attained + terms.sign * max(beyond, float(excess.max()))
        cells = _divided(cells[0][far], cells[1][far], rest)


def _by_parts(terms: Terms, shares: FloatArray, off: FloatArray, attained: float) -> FloatArray:
    parts = max(1, round(len(shares) * terms.possible.allowed.size / _AT_ONCE))
    return np.concatenate(
        [
            _excess(terms, shares[part], off[part], attained)
            for part in np.array_split(np.arange(len(shares)), parts)
        ]
    )


def _excess(terms: Terms, shares: FloatArray, off: FloatArray, attained: float) -> FloatArray:
    """Return how far beyond what is attained counts with shares in each cell may go, at most; 0 where they do not.

    Notes
    -----
    What the counts exceed the attained ratio by is a sum over areas, of which every area may choose the greatest: then
    their shares may lie outside the cell. A pull back to the cell costs nothing to counts that are in it, and so lowers
    the sum without becoming untrue (a Lagrange multiplier); it is found by Polyak's steps.
    """
    bent = _bent(terms, terms.curved(shares))
    upper, lower = terms.linear(shares, off)
    weights = terms.sign * (upper - attained * lower)
    pull, value, left = np.zeros_like(shares), np.full(len(shares), np.inf), np.arange(len(shares))
    for _ in range(_PULLS):
        kept = pull + (np.abs(pull) * off - pull * shares).sum(axis=1, keepdims=True)
        of_left = bent if bent.shape[2] in (1, len(left)) else bent[..., left]
        counts, sums = _choice(terms, of_left, (weights + kept)[left])
        value[left] = np.minimum(value[left], sums)
        groups = counts.sum(axis=1)
        everyone = groups.sum(axis=1, keepdims=True)
        outside = groups - everyone * shares[left] + np.sign(pull[left]) * everyone * off[left]
        step = sums / np.maximum((outside**2).sum(axis=1), 1e-12)
        pull[left] -= step[:, None] * outside
        left = left[value[left] > 0]
        if not left.size:
            break
    # One more in the rate takes at least the least lower sum off.
    least = -_choice(terms, _bent(terms, np.zeros((*terms.possible.allowed.shape, 1))), -lower)[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(value > 0, np.where(least > 0, value / least, np.inf), 0.0)


def _bent(terms: Terms, curved: FloatArray) -> FloatArray:
    """What is not linear, with its sign; of combinations that cannot be, so little that they are never chosen."""
    return np.where(terms.possible.allowed[..., None], terms.sign * curved, -np.inf)


def _choice(terms: Terms, bent: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """What every area chooses (shares × areas × groups), and the greatest sums (shares) that these make."""
    counts = terms.possible.counts
    scores = counts @ weights.T
    scores += bent
    place = scores.argmax(axis=1)
    areas = np.arange(len(counts))[:, None]
    sums = np.take_along_axis(scores, place[:, None], axis=1).sum(axis=(0, 1))
    return counts[areas, place].transpose(1, 0, 2), sums


def _cells(low: FloatArray, high: FloatArray, number: int) -> tuple[FloatArray, FloatArray]:
    """Divide all possible shares: the middles of the cells (cells × groups), and how far their ends lie from these.

    So many for every group but the largest, which has what the others leave.
    """
    rest = int(np.argmax(low + high))
    others = np.arange(len(low)) != rest
    half = (high - low)[others] / number / 2
    at = np.stack(np.meshgrid(*[1 + 2 * np.arange(number)] * len(half), indexing="ij"), axis=-1)
    shares = _with_rest(low[others] + half * at.reshape(-1, len(half)), rest)
    off = np.insert(half, rest, half.sum()) + np.zeros_like(shares)
    touches = (np.abs(shares - (low + high) / 2) <= off + (high - low) / 2 + 1e-9).all(axis=1)
    return np.maximum(shares[touches], _LEAST), off[touches]


def _divided(shares: FloatArray, off: FloatArray, rest: int) -> tuple[FloatArray, FloatArray]:
    """Halve cells for every group but the one that has what the others leave."""
    half = np.delete(off, rest, axis=1) / 2
    way = np.stack(np.meshgrid(*[(-1, 1)] * half.shape[1], indexing="ij"), axis=-1).reshape(-1, half.shape[1])
    moved = (np.delete(shares, rest, axis=1)[:, None] + way * half[:, None]).reshape(-1, half.shape[1])
    return np.maximum(_with_rest(moved, rest), _LEAST), np.repeat(off / 2, len(way), axis=0)


def _with_rest(shares: FloatArray, rest: int) -> FloatArray:
    return np.insert(shares, rest, 1 - shares.sum(axis=1), axis=1)


def _shares(counts: FloatArray) -> FloatArray:
    """The gemeente's shares (sets × groups) of sets of counts (sets × areas × groups)."""
    groups = counts.sum(axis=1)
    return np.maximum(groups / np.maximum(groups.sum(axis=1, keepdims=True), 1), _LEAST)
