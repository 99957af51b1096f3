"""Values put into classes for a map, from the lowest to the highest, with bounds between them that are round."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import jenkspy
import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["METHODS", "Classes", "classify", "classify_around_zero"]

METHODS = ("natural", "quantiles", "equal")
MOST = 6

_MOST_AT_ONE_SIDE, _FEW = 5, 0.05
"""Where fewer than this part of the differences has the other sign, one side gets more classes."""

_MANY = 2000
"""Natural breaks of more values are those of so many quantiles: the time that they take grows with the square."""

_Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Classes:
    """Classes of values.

    Attributes
    ----------
    bounds : tuple of float
        One more than there are classes, ascending; a class holds its lower bound, the last one both. The first and the
        last are the lowest and the highest value; those between are exactly what the legend says.
    counts : tuple of int
        Areas in each class.
    missing : int
        Areas without a value.
    around_zero : bool
        Whether they hold differences: none reaches from below zero to above it.
    """

    bounds: tuple[float, ...]
    counts: tuple[int, ...]
    missing: int
    around_zero: bool = False

    def __len__(self) -> int:
        return len(self.counts)

    @property
    def below_zero(self) -> int:
        """The number of classes that lie below zero."""
        return sum(bound < 0 for bound in self.bounds[:-1])

    def of(self, values: pd.Series) -> npt.NDArray[np.intp]:
        """Return the class (0 is the lowest) of each value between the bounds."""
        return _class_of(values.to_numpy(dtype=float), self.bounds)

    def counting(self, values: pd.Series) -> "Classes":
        """Return the same classes for other values, none of which lies outside the bounds."""
        known = values.dropna().to_numpy(dtype=float)
        if not len(self):
            return replace(self, missing=len(values))
        counts = np.bincount(_class_of(known, self.bounds), minlength=len(self))
        return replace(self, counts=tuple(map(int, counts)), missing=len(values) - len(known))


def classify(values: pd.Series, method: str, digits: int, most: int = MOST) -> Classes:
    """Put values into a few classes.

    Parameters
    ----------
    values : Series of float
        NaN where there is no figure.
    method : str
        One of `METHODS`: natural breaks (Fisher 1958, Jenks 1977), quantiles, or equal intervals.
    digits : int
        Decimals to which bounds between classes are rounded, so that the legend tells them in full.
    most : int
        Classes at most.

    Returns
    -------
    Classes
        Fewer classes where values are alike; none when there are no values.

    Raises
    ------
    ValueError
        For an unknown method.

    Examples
    --------
    >>> classify(pd.Series([0.1, 0.2, 0.6, float("nan")]), "quantiles", 2)
    Classes(bounds=(0.1, 0.15, 0.4, 0.6), counts=(1, 1, 1), missing=1, around_zero=False)
    """
    if method not in _HIGHEST:
        raise ValueError(f"Classes are made by {', '.join(METHODS)}, not {method!r}.")
    known = values.dropna().to_numpy(dtype=float)
    missing = len(values) - len(known)
    if not len(known):
        return Classes((), (), missing)
    low, high = known.min(), known.max()
    inner = np.unique(np.round(_between(known, method, most), digits))
    # Rounding can move one past the ends, where it parts nothing.
    bounds = np.r_[low, inner[(inner > low) & (inner < high)], high]
    counts = np.bincount(_class_of(known, tuple(bounds)), minlength=len(bounds) - 1)
    if method != "equal":
        # Rounding can empty a class; equal steps stay equal, the others can do without it.
        bounds = np.r_[bounds[:-1][counts > 0], bounds[-1]]
        counts = counts[counts > 0]
    return Classes(tuple(map(float, bounds)), tuple(map(int, counts)), missing)


def classify_around_zero(values: pd.Series, method: str, digits: int) -> Classes:
    """Put differences into classes that mirror one another around zero.

    Parameters
    ----------
    values : Series of float
        NaN where there is no figure.
    method : str
        One of `METHODS`, applied to the size of the differences, whatever their sign.
    digits : int
        Decimals to which bounds between classes are rounded.

    Returns
    -------
    Classes
        At most three on each side, or five where nearly all differences have one sign; outer classes that hold
        nothing are left out. A difference of zero is in the lowest class above it.

    Examples
    --------
    >>> classify_around_zero(pd.Series([-0.1, 0.2, 0.3]), "equal", 2).bounds
    (-0.1, 0.0, 0.17, 0.23, 0.3)
    """
    below = float((values.dropna() < 0).mean()) if values.notna().any() else 0.0
    most = _MOST_AT_ONE_SIDE if min(below, 1 - below) < _FEW else MOST // 2
    sizes = classify(values.abs(), method, digits, most=most)
    if not len(sizes):
        return replace(sizes, around_zero=True)
    above = [bound for bound in sizes.bounds[1:] if bound > 0] or [0.0]
    bounds = (*(-bound for bound in reversed(above)), 0.0, *above)
    whole = Classes(bounds, (0,) * (2 * len(above)), 0, around_zero=True).counting(values)
    held = np.flatnonzero(whole.counts)
    first, last = int(held[0]), int(held[-1])
    # One side may reach less far than the other, after which both are made.
    bounds = (float(values.min()), *whole.bounds[first + 1 : last + 1], float(values.max()))
    return replace(whole, bounds=bounds, counts=whole.counts[first : last + 1])


def _between(known: _Values, method: str, most: int) -> _Values:
    """Bounds between the classes: halfway from the highest value of one to the lowest of the next."""
    ordered = np.unique(known)
    classes = min(most, len(ordered), round(1 + math.sqrt(2 * len(known))))
    if classes < 2:
        return np.array([])
    bins = _HIGHEST[method](known, classes)
    if method == "equal":
        return bins
    above = np.searchsorted(ordered, bins, side="right")
    above = above[(above > 0) & (above < len(ordered))]
    return (ordered[above - 1] + ordered[above]) / 2


def _natural(known: _Values, classes: int) -> _Values:
    if len(known) > _MANY:
        known = np.quantile(known, (np.arange(_MANY) + 0.5) / _MANY)
    return np.asarray(jenkspy.jenks_breaks(known, n_classes=classes)[1:-1])


def _quantiles(known: _Values, classes: int) -> _Values:
    return np.unique(np.quantile(known, np.arange(1, classes) / classes))


def _equal(known: _Values, classes: int) -> _Values:
    return np.linspace(known.min(), known.max(), classes + 1)[1:-1]


_HIGHEST: dict[str, Callable[[_Values, int], _Values]] = {
    "natural": _natural,
    "quantiles": _quantiles,
    "equal": _equal,
}
"""How the highest value of every class but the last is found."""


def _class_of(values: _Values, bounds: tuple[float, ...]) -> npt.NDArray[np.intp]:
    found = np.searchsorted(bounds, values, side="right") - 1
    return np.clip(found, 0, len(bounds) - 2)
