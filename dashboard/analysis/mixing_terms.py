"""H and D as ratios of sums over areas, once the shares of the gemeente are given.

With n the persons of an area by group, t all of them, and Q the gemeente's shares, H is Σ (−n·ln Q − t E(n / t)) over
Σ −n·ln Q, and D is Σ |n − t Q| over Σ 2 (t (1 + Q²) − 2 n·Q). Both are exact where Q are the shares of these counts.
"""

from abc import ABC, abstractmethod

import numpy as np
import scipy

from dashboard.analysis.consistent_counts import Combinations
from dashboard.analysis.counts import FloatArray

__all__ = ["MEASURES", "Terms"]


class Terms(ABC):
    """A measure of which the areas choose the lowest (`sign` −1) or the highest (1).

    Parameters
    ----------
    possible : Combinations
    sign : int
    """

    def __init__(self, possible: Combinations, sign: int):
        self.possible = possible
        self.sign = sign
        self.everywhere = False  # whether what is linear holds for counts with any shares

    @abstractmethod
    def curved(self, shares: FloatArray) -> FloatArray:
        """What a combination adds to the upper sum and is not linear (areas × combinations × shares, or × 1)."""

    @abstractmethod
    def linear(self, shares: FloatArray, off: FloatArray) -> tuple[FloatArray, FloatArray]:
        """What a person of each group adds to the upper and the lower sum (shares × groups).

        With so much more or less that the ratio is no less far than that of any counts with shares that are at
        most `off` from these.
        """

    @abstractmethod
    def measure(self, counts: FloatArray) -> FloatArray:
        """Measure sets of counts (sets × areas × groups); NaN where it is not defined."""

    def pull(self, counts: FloatArray) -> FloatArray:
        """How much the upper sum rises with a person of each group by what that does to the gemeente's shares."""
        return np.zeros((len(counts), counts.shape[2]))


class _H(Terms):
    """Theil's information theory index."""

    def __init__(self, possible: Combinations, sign: int):
        super().__init__(possible, sign)
        self._inside = _entropy(possible.counts)[..., None]
        self.everywhere = sign > 0

    def curved(self, shares: FloatArray) -> FloatArray:
        return -self._inside

    def linear(self, shares: FloatArray, off: FloatArray) -> tuple[FloatArray, FloatArray]:
        with np.errstate(divide="ignore"):
            each = -np.log(shares)
        if self.sign < 0:
            each = each - np.sum(off**2 / shares, axis=1, keepdims=True)
        return each, each

    def measure(self, counts: FloatArray) -> FloatArray:
        whole = _entropy(counts.sum(axis=1))
        with np.errstate(divide="ignore", invalid="ignore"):
            return (whole - _entropy(counts).sum(axis=1)) / np.where(whole > 0, whole, np.nan)


class _D(Terms):
    """Multigroup dissimilarity."""

    def curved(self, shares: FloatArray) -> FloatArray:
        counts = self.possible.counts
        here = counts.sum(axis=2)
        apart = np.zeros((*here.shape, len(shares)))
        one = np.empty_like(
            apart
        )  # written over for every group: what is made anew each time costs as much again
        for group in range(counts.shape[2]):
            np.multiply(here[..., None], shares[:, group], out=one)
            np.subtract(counts[..., group, None], one, out=one)
            apart += np.abs(one, out=one)
        return apart

    def linear(self, shares: FloatArray, off: FloatArray) -> tuple[FloatArray, FloatArray]:
        slack = off.sum(axis=1, keepdims=True)
        lower = 2 * (1 + (shares**2).sum(axis=1, keepdims=True) - 2 * shares)
        if self.sign > 0:
            lower = lower - 2 * (off**2).sum(axis=1, keepdims=True)
        return self.sign * slack + np.zeros_like(shares), lower

    def measure(self, counts: FloatArray) -> FloatArray:
        shares, everyone = _shares(counts)
        apart = np.abs(counts - counts.sum(axis=2, keepdims=True) * shares[:, None, :]).sum(axis=(1, 2))
        unlike = 2 * everyone * (1 - (shares**2).sum(axis=1))
        return apart / np.where(unlike > 1e-9, unlike, np.nan)

    def pull(self, counts: FloatArray) -> FloatArray:
        shares, everyone = _shares(counts)
        here = counts.sum(axis=2, keepdims=True)
        above = np.sign(counts - here * shares[:, None, :])
        return -(here * above).sum(axis=1) / np.maximum(everyone, 1)[:, None]


MEASURES: dict[str, type[Terms]] = {"H": _H, "D": _D}
"""By name."""


def _entropy(counts: FloatArray) -> FloatArray:
    """t E(n / t) over the last axis."""
    return scipy.special.xlogy(total := counts.sum(axis=-1), total) - scipy.special.xlogy(counts, counts).sum(
        axis=-1
    )


def _shares(counts: FloatArray) -> tuple[FloatArray, FloatArray]:
    groups = counts.sum(axis=1)
    everyone = groups.sum(axis=1)
    return groups / np.maximum(everyone, 1)[:, None], everyone
