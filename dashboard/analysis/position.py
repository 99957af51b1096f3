"""Where a gemeente stands among its peers: rank, percentile, difference.

With fewer peers than the minimum there is none of these: one gemeente could decide them.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from dashboard.analysis.peers import PeerSet


@dataclass(frozen=True)
class Position:
    """Where one value stands among those of peers.

    Attributes
    ----------
    value : float
        The gemeente's own; NaN when missing.
    peers : int
        Peers with a value, the gemeente itself excluded.
    rank, of, tied : int or None
        1 = the highest of the gemeente and its peers together (`of` = peers + 1); equal values share the best
        rank, `tied` counts the peers with the same value.
    percentile : float or None
        % of peers (itself excluded) with a lower value, those with the same value counted for half.
    minimum, q1, median, q3, maximum : float or None
        Of the peers, itself excluded.
    difference : float or None
        Own value minus the peers' median, in the value's unit.
    status : str
        `genoeg`, `te weinig` (fewer peers with a value than the minimum) or `onbekend` (no own value). All of
        rank, percentile and difference are None unless `genoeg`; with `onbekend` the distribution is given.
    """

    value: float
    peers: int
    status: Literal["genoeg", "te weinig", "onbekend"]
    rank: int | None = None
    of: int | None = None
    tied: int | None = None
    percentile: float | None = None
    minimum: float | None = None
    q1: float | None = None
    median: float | None = None
    q3: float | None = None
    maximum: float | None = None
    difference: float | None = None


def position(values: pd.Series, peers: PeerSet) -> Position:
    """Where the gemeente stands among its peers.

    Parameters
    ----------
    values : Series (gemeenten)
        Peers without a value are left out; missing is never 0.
    peers : PeerSet

    Returns
    -------
    Position
        Quartiles by linear interpolation (Hyndman & Fan 1996, type 7).
    """
    numbers, regions = values.to_numpy(dtype=float, na_value=np.nan), values.index
    own = float(numbers[regions.get_loc(peers.region)]) if peers.region in regions else np.nan
    there = regions.get_indexer(peers.index)
    others = numbers[there[there >= 0]]
    others = others[~np.isnan(others)]
    if len(others) < peers.minimum:
        return Position(own, len(others), "te weinig")
    low, q1, median, q3, high = (float(value) for value in np.quantile(others, [0, 0.25, 0.5, 0.75, 1]))
    if np.isnan(own):
        return Position(own, len(others), "onbekend", minimum=low, q1=q1, median=median, q3=q3, maximum=high)
    lower, tied = int((others < own).sum()), int((others == own).sum())
    return Position(
        value=own,
        peers=len(others),
        status="genoeg",
        rank=len(others) - lower - tied + 1,
        of=len(others) + 1,
        tied=tied,
        percentile=100 * (lower + tied / 2) / len(others),
        minimum=low,
        q1=q1,
        median=median,
        q3=q3,
        maximum=high,
        difference=own - median,
    )
