"""The whole counts that published ones can stand for, area by area."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations as pairs

import numpy as np
import numpy.typing as npt

from dashboard.analysis.counts import FloatArray

__all__ = ["Combinations", "combinations"]


@dataclass(frozen=True, eq=False)
class Combinations:
    """What the counts of each area of one gemeente can be.

    Attributes
    ----------
    counts : array (areas × combinations × groups) of persons
    allowed : array (areas × combinations) of bool
        Whether a combination counts; every area has one.
    axes : tuple of int
        How many values each group has along the combinations, in the order in which these run; of extreme ones, how
        many there are.
    """

    counts: FloatArray
    allowed: npt.NDArray[np.bool_]
    axes: tuple[int, ...]

    @property
    def number(self) -> int:
        """How many sets of counts of all areas together are possible."""
        return math.prod(self.allowed.sum(axis=1).tolist())

    def every(self) -> FloatArray:
        """All sets of counts (sets × areas × groups)."""
        own = [counts[allowed] for counts, allowed in zip(self.counts, self.allowed, strict=True)]
        places = np.indices([len(one) for one in own]).reshape(len(own), -1)
        return np.stack([one[place] for one, place in zip(own, places, strict=True)], axis=1)

    @property
    def share_range(self) -> tuple[FloatArray, FloatArray]:
        """Between which shares every group's part of the gemeente lies."""
        ends = []
        for missing, reduce in ((np.inf, np.min), (-np.inf, np.max)):
            ends.append(reduce(np.where(self.allowed[..., None], self.counts, missing), axis=1).sum(axis=0))
        low, high = ends
        with np.errstate(invalid="ignore", divide="ignore"):
            least = low / (low + high.sum() - high)
            most = high / (high + low.sum() - low)
        return np.nan_to_num(least), np.nan_to_num(most, nan=1)

    @cached_property
    def extreme(self) -> "Combinations":
        """Only those that are not midway between two others: the greatest of anything convex is among them."""
        areas, groups = self.counts.shape[0], self.counts.shape[2]
        shape = (areas, *self.axes)
        grid = self.allowed.reshape(shape)
        padded = np.pad(grid, [(0, 0), *[(1, 1)] * groups])
        midway = np.zeros(shape, dtype=bool)
        steps = [np.eye(groups, dtype=int)[one] for one in range(groups)]
        steps += [steps[one] - steps[other] for one, other in pairs(range(groups), 2)]
        for step in steps:
            ahead, behind = (
                padded[:, *(slice(1 + off, 1 + off + size) for off, size in zip(way, self.axes, strict=True))]
                for way in (step, -step)
            )
            midway |= ahead & behind
        return self._only((grid & ~midway).reshape(areas, -1))

    @cached_property
    def present(self) -> "Combinations":
        """The same with those that count first, and no more than the area with the most has."""
        return self._only(self.allowed)

    def _only(self, kept: npt.NDArray[np.bool_]) -> "Combinations":
        most = int(kept.sum(axis=1).max(initial=0))
        order = np.argsort(~kept, axis=1, kind="stable")[:, :most]
        return Combinations(
            np.take_along_axis(self.counts, order[..., None], axis=1),
            np.take_along_axis(kept, order, axis=1),
            (most,),
        )


def combinations(counts: FloatArray, totals: FloatArray | None, off_by: int) -> Combinations:
    """List what the published counts of areas can stand for.

    Parameters
    ----------
    counts : array (areas × groups)
    totals : array (areas), optional
        Published inhabitants, NaN where there are none.
    off_by : int
        How far each of both may lie from what is published.

    Returns
    -------
    Combinations
        Where some add up to what the total can stand for, those alone.
    """
    groups, off = counts.shape[1], np.arange(-off_by, off_by + 1)
    every = np.stack(np.meshgrid(*[off] * groups, indexing="ij"), axis=-1).reshape(-1, groups)
    possible = counts[:, None, :] + every
    allowed: npt.NDArray[np.bool_] = np.all(possible >= 0, axis=2)
    if totals is not None:
        fits = allowed & (np.abs(possible.sum(axis=2) - totals[:, None]) <= off_by)
        allowed = np.where(fits.any(axis=1, keepdims=True), fits, allowed)
    return Combinations(np.maximum(possible, 0), allowed, (off.size,) * groups)
