"""What rounded counts leave open: the true range of the diversity index.

CBS rounds the counts of wijken and buurten to multiples of 5 by lot, up or down, so a published 10 stands for 6 to 14
persons and a published 0 for 0 to 4. An index of such counts is an interval.
"""

from collections.abc import Hashable, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.counts import Array, FloatArray, persons_by_group

IntArray: TypeAlias = npt.NDArray[np.int64]
Totals: TypeAlias = pd.Series | npt.NDArray[Any] | Sequence[float]

_ANY = np.iinfo(np.int64).max

# So many areas at a time stay in the cache: twice as fast, and the result is the same.
_BLOCK = 512


def index_bounds(
    counts: pd.DataFrame | Array,
    off_by: int,
    *,
    totals: Totals | None = None,
    rest: Hashable | None = None,
) -> pd.DataFrame:
    """Lowest and highest diversity index over all whole counts that the published ones can stand for.

    Parameters
    ----------
    counts : (areas × groups) frame or array of published persons
    off_by : int
        How far each count may lie from what is published: 4 where it is rounded to a multiple of 5 by lot, 2 where to
        the nearest; 0 is exact.
    totals : published inhabitants per area, optional
        Rounded in the same way; the counts of an area must add up to a number that it can stand for.
    rest : label of a group, optional
        A group that is not published but is the total minus the others, such as Nederland in the old
        classification. Its error adds up those of the others, so it is left free within the total. Without
        ``totals`` the total is the sum of the counts.

    Returns
    -------
    frame on the index of the frame (areas) : ``low``, ``high``
        Equal when the counts are exact. NaN where a count or the total is missing, where nobody can live,
        and where no counts fit the total.

    Raises
    ------
    ValueError
        When a count is negative, infinite or not whole, or ``totals`` are of other areas.

    Notes
    -----
    The range is exact. For each number of inhabitants that fits, the index is highest when persons above the
    least possible counts go one by one to the smallest group, and lowest when they go to the largest: taking
    a person from a group and giving it to one no larger lowers Σ n², and published counts order the least
    and the most possible counts alike, so the largest group can always be filled first.
    """
    published = persons_by_group(counts)
    areas = counts.index if isinstance(counts, pd.DataFrame) else pd.RangeIndex(published.shape[1])
    groups = counts.columns if isinstance(counts, pd.DataFrame) else pd.RangeIndex(published.shape[0])
    if off_by < 0:
        raise ValueError(f"Counts are off by 0 or more, not {off_by}.")
    if rest is not None and rest not in groups:
        raise ValueError(f"The rest must be one of the groups {list(groups)}, not {rest!r}.")
    inhabitants = published.sum(axis=0) if totals is None else _inhabitants(totals, areas)
    if (np.vstack([published, inhabitants]) % 1 > 0).any():
        raise ValueError("Rounded counts are whole numbers of persons; some of these are not.")

    slack = _ANY if totals is None and rest is None else off_by
    counted = published if rest is None else published[groups != rest]
    complete = np.flatnonzero(~np.isnan(published.sum(axis=0) + inhabitants))
    bounds = np.full((2, len(areas)), np.nan)
    for block in np.split(complete, range(_BLOCK, complete.size, _BLOCK)):
        bounds[:, block] = _bounds(
            counted[:, block].T.astype(np.int64),
            inhabitants[block].astype(np.int64)[:, None],
            off_by,
            slack,
            with_rest=rest is not None,
        )
    return pd.DataFrame({"low": bounds[0], "high": bounds[1]}, index=areas)


def _inhabitants(totals: Totals, areas: pd.Index) -> FloatArray:
    if isinstance(totals, pd.Series) and not totals.index.equals(areas):
        raise ValueError("The totals are of other areas, or in another order, than the counts.")
    inhabitants = persons_by_group(pd.DataFrame({"total": totals}))[0]
    if inhabitants.size != len(areas):
        raise ValueError(f"There are {inhabitants.size} totals for {len(areas)} areas.")
    return inhabitants


def _bounds(
    counts: IntArray, inhabitants: IntArray, off_by: int, slack: int, *, with_rest: bool
) -> FloatArray:
    """Lowest and highest index (2 × areas) of published (areas × groups) counts."""
    largest_first = -np.sort(-counts, axis=1)
    least = np.maximum(largest_first - off_by, 0)
    most = largest_first + off_by

    # A person who joins a group of n raises Σ n² by 2n + 1.
    joined = least[:, :, None] + np.arange(2 * off_by)
    rise = np.where(joined < most[:, :, None], 2 * joined + 1, 0)
    rise = rise.reshape(len(counts), counts.shape[1] * 2 * off_by)
    smallest_first = np.sort(np.where(rise > 0, rise, _ANY), axis=1)
    smallest_first[smallest_first == _ANY] = 0

    def index_while_joining(rise: IntArray) -> FloatArray:
        persons = np.hstack([least.sum(axis=1, keepdims=True), rise > 0]).cumsum(axis=1)
        squares = np.hstack([(least**2).sum(axis=1, keepdims=True), rise]).cumsum(axis=1)
        around = range(-slack, slack + 1)
        totals = [inhabitants + off for off in around] if with_rest else [persons]
        indices = []
        for total in totals:
            remaining = total - persons
            fits = (total > 0) & (remaining >= 0) & (np.abs(total - inhabitants) <= slack)
            unlike = total**2 - squares - remaining**2
            indices.append(np.divide(unlike, total**2, out=np.full(persons.shape, np.nan), where=fits))
        return np.hstack(indices)

    lowest = np.fmin.reduce(index_while_joining(rise), axis=1)
    highest = np.fmax.reduce(index_while_joining(smallest_first), axis=1)
    return np.vstack([lowest, highest])
