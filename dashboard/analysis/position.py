"""Where a gemeente stands among its peers: rank, percentile, difference; never more than is certain.

With fewer peers than the minimum there is none of these: one gemeente could decide them.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.certainty import Range, places
from dashboard.analysis.peers import PeerSet

SPREAD = ("minimum", "q1", "median", "q3", "maximum")
"""What is told of the distribution of the peers."""

_PARTS = [0, 0.25, 0.5, 0.75, 1]


@dataclass(frozen=True)
class Position:
    """Where one value stands among those of peers.

    Attributes
    ----------
    value : float
        The gemeente's own; NaN when missing.
    peers : int
        Peers with a value, the gemeente itself excluded.
    rank, last, of : int or None
        From which place to which it can have (see :func:`~dashboard.analysis.certainty.places`): 1 = the highest of
        the gemeente and its peers together (`of` = peers + 1). Exact values have one place; equal ones share it.
    lower, higher, tied : int or None
        Peers of whose value that is certain; those with the same one, where both are exact.
    percentile : float or None
        % of peers (itself excluded) with a value that is lower for certain, `tied` ones counted for half.
    minimum, q1, median, q3, maximum : float or None
        Of the peers, itself excluded.
    difference : float or None
        Own value minus the peers' median, in the value's unit.
    own : Range or None
        Between what the own value lies, where bounds are given.
    spread : tuple of Range, or None
        Between what `minimum`, `q1`, `median`, `q3` and `maximum` lie, where bounds are given.
    status : str
        `genoeg`, `te weinig` (fewer peers with a value than the minimum) or `onbekend` (no own value). All of
        rank, percentile and difference are None unless `genoeg`; with `onbekend` the distribution is given.
    """

    value: float
    peers: int
    status: Literal["genoeg", "te weinig", "onbekend"]
    rank: int | None = None
    last: int | None = None
    of: int | None = None
    lower: int | None = None
    higher: int | None = None
    tied: int | None = None
    percentile: float | None = None
    minimum: float | None = None
    q1: float | None = None
    median: float | None = None
    q3: float | None = None
    maximum: float | None = None
    difference: float | None = None
    own: Range | None = None
    spread: tuple[Range, ...] | None = None

    @property
    def middle(self) -> Range | None:
        """Between what the median lies."""
        return None if self.spread is None else self.spread[SPREAD.index("median")]

    @property
    def within(self) -> tuple[Range | None, Range | None]:
        """Between what the own value and the median lie."""
        return self.own, self.middle

    @property
    def places(self) -> tuple[int, int] | None:
        """The best and the worst place that it can have; None without a rank."""
        return None if self.rank is None or self.last is None else (self.rank, self.last)


def position(values: pd.Series, peers: PeerSet, bounds: pd.DataFrame | None = None) -> Position:
    """Where the gemeente stands among its peers.

    Parameters
    ----------
    values : Series (gemeenten)
        Peers without a value are left out; missing is never 0.
    peers : PeerSet
    bounds : DataFrame (gemeenten), optional
        `low` and `high`: between what the values lie, on their index; where there are none they are exact.

    Returns
    -------
    Position
        Quartiles by linear interpolation (Hyndman & Fan 1996, type 7).
    """
    numbers, regions = values.to_numpy(dtype=float, na_value=np.nan), values.index
    ends = (numbers, numbers) if bounds is None else (bounds["low"].to_numpy(), bounds["high"].to_numpy())
    itself = regions.get_indexer([peers.region])[0]
    own = float(numbers[itself]) if itself >= 0 else np.nan
    there = regions.get_indexer(peers.index)
    there = there[there >= 0]
    there = there[~np.isnan(numbers[there])]
    others = numbers[there]
    # A gemeente that is not there has no own bounds, and of nobody then there is nothing to take.
    low, high = (np.append(np.asarray(end, dtype=float), np.nan)[np.r_[itself, there]] for end in ends)
    # Of what lies between unknown bounds nothing is certain.
    low, high = np.where(np.isnan(low), -np.inf, low), np.where(np.isnan(high), np.inf, high)
    within = None if bounds is None or np.isnan(own) else Range(float(low[0]), float(high[0]))
    if len(others) < peers.minimum:
        return Position(own, len(others), "te weinig", own=within)
    smallest, q1, median, q3, largest = (float(value) for value in np.quantile(others, _PARTS))
    known = Position(
        own,
        len(others),
        "onbekend",
        minimum=smallest,
        q1=q1,
        median=median,
        q3=q3,
        maximum=largest,
        spread=None if bounds is None else _spread(low[1:], high[1:]),
    )
    if np.isnan(own):
        return known
    first, last = (int(place) for place in places(low, high)[0])
    lower, higher = int((high[1:] < low[0]).sum()), int((low[1:] > high[0]).sum())
    tied = int(((low[1:] == high[0]) & (high[1:] == low[0])).sum())
    return replace(
        known,
        status="genoeg",
        rank=first,
        last=last,
        of=len(others) + 1,
        lower=lower,
        higher=higher,
        tied=tied,
        percentile=100 * (lower + tied / 2) / len(others),
        difference=own - median,
        own=within,
    )


def _spread(low: npt.NDArray[np.float64], high: npt.NDArray[np.float64]) -> tuple[Range, ...]:
    """Between what the distribution lies: no quartile is below that of the least values, or above that of the most."""
    at = np.array(_PARTS) * (len(low) - 1)
    below, above = np.floor(at).astype(int), np.ceil(at).astype(int)
    ends = []
    for values, nearest in ((np.sort(low), below), (np.sort(high), above)):
        first, step = values[below], np.zeros(len(at))
        between = (at > below) & np.isfinite(values[below]) & np.isfinite(values[above])
        step[between] = (at - below)[between] * (values[above][between] - first[between])
        # Between a number and what is open it is open.
        ends.append(np.where(between, first + step, values[nearest]))
    return tuple(Range(float(least), float(most)) for least, most in zip(*ends, strict=True))
