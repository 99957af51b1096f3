"""What is too close to call: the one rule for every measure, from what is rounded.

A value lies within bounds: those of all that rounds to what is published. Of an exact value both are the value itself.
Of two values one is more only where all that it can be is more than all that the other can be; else they are too close
to call. So it is with sentences, with places (every one that a value can have) and with classes on a map.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = [
    "Call",
    "Range",
    "at_ends",
    "call",
    "in_one_class",
    "outward",
    "places",
    "rounded_away",
    "too_wide",
    "written_to",
    "written_within",
]

Call = Literal["more", "less", "close"]

Numbers: TypeAlias = npt.NDArray[np.float64]

_OPEN = 1 - 1e-9
"""What lies on the end of a range is written as the next number, and so is no part of it."""

_SLIGHT = 1e-9
"""By so much floating point may be off a whole number."""


@dataclass(frozen=True)
class Range:
    """Between what a value lies, both ends included; `low` is `high` where it is exact."""

    low: float
    high: float


def written_within(step: float) -> float:
    """Return how far a value lies at most from what it was rounded to, a multiple of `step`."""
    return step / 2 * _OPEN


def written_to(values: pd.Series, step: float) -> pd.DataFrame:
    """Return between what values lie that were rounded to a multiple of `step`: `low`, `high`, on their index.

    Examples
    --------
    >>> written_to(pd.Series([3.0, float("nan")]), 1.0).round(6).to_numpy().tolist()
    [[2.5, 3.5], [nan, nan]]
    """
    half = written_within(step)
    return pd.DataFrame({"low": values - half, "high": values + half}).astype(float)


def outward(low: float, high: float, scale: float, digits: int) -> tuple[float, float]:
    """Return bounds scaled and rounded: the low one down and the high one up; what is exact to the nearest.

    Examples
    --------
    >>> outward(0.1234, 0.1341, 100, 1), outward(0.5, 0.5, 100, 0)
    ((12.3, 13.5), (50.0, 50.0))
    """
    low, high = low * scale, high * scale
    times = 10.0**digits
    if high - low < _SLIGHT:
        return round(low, digits), round(low, digits)
    return math.floor(low * times + _SLIGHT) / times, math.ceil(high * times - _SLIGHT) / times


def rounded_away(values: npt.ArrayLike, high: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Whether each value is published as 0 and may be more: to call it none would be wrong.

    Parameters
    ----------
    values, high : array (values)
        What is published, and the most that it can be; NaN where nobody knows.

    Examples
    --------
    >>> rounded_away([0.0, 0.0, 2.0], [0.5, 0.0, 2.5]).tolist()
    [True, False, False]
    """
    return (np.asarray(values, dtype=float) == 0) & (np.asarray(high, dtype=float) > 0)


def call(own: Range, other: Range) -> Call:
    """Say whether one value is more or less than another, or too close to call.

    Examples
    --------
    >>> call(Range(0.2, 0.3), Range(0.31, 0.4)), call(Range(0.2, 0.3), Range(0.3, 0.4)), call(Range(1, 1), Range(1, 1))
    ('less', 'close', 'close')
    """
    if own.low > other.high:
        return "more"
    return "less" if own.high < other.low else "close"


def places(low: npt.ArrayLike, high: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return from which to which place (1 = the highest) each value can have among all.

    Parameters
    ----------
    low, high : array (values)
        Their bounds; NaN where there is no value.

    Returns
    -------
    array (values × 2)
        The best and the worst place. A place is one more than the number of values that are higher, so that equal
        values share the best one: exact ones have one place. NaN without a value, which is not counted either.

    Examples
    --------
    >>> places([0.5, 0.3, 0.2, 0.2], [0.5, 0.4, 0.35, 0.2]).tolist()
    [[1.0, 1.0], [2.0, 3.0], [2.0, 3.0], [3.0, 4.0]]
    """
    lows, highs = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
    known = ~np.isnan(lows) & ~np.isnan(highs)
    by_low, by_high = np.sort(lows[known]), np.sort(highs[known])
    surely = by_low.size - np.searchsorted(by_low, highs[known], side="right")
    perhaps = by_high.size - np.searchsorted(by_high, lows[known], side="right")
    # Of what can be more than its own least, a value itself is one.
    perhaps -= highs[known] > lows[known]
    found = np.full((lows.size, 2), np.nan)
    found[known] = 1 + np.column_stack([surely, perhaps])
    return found


def at_ends(low: npt.ArrayLike, high: npt.ArrayLike) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether each value can be the lowest, and the highest of all: none is less, or more, for certain.

    Examples
    --------
    >>> [one.tolist() for one in at_ends([0.1, 0.15, 0.4], [0.2, 0.3, 0.5])]
    [[True, True, False], [False, False, True]]
    """
    lows, highs = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
    return lows <= highs.min(initial=np.inf), highs >= lows.max(initial=-np.inf)


def in_one_class(low: npt.ArrayLike, high: npt.ArrayLike, borders: Sequence[float]) -> npt.NDArray[np.bool_]:
    """Whether all that each value can be lies in one class.

    Parameters
    ----------
    low, high : array (values)
    borders : sequence of float
        Between the classes, ascending; a class holds its lower one.

    Examples
    --------
    >>> in_one_class([0.1, 0.1, 0.2], [0.15, 0.2, 0.3], [0.2]).tolist()
    [True, False, True]
    """
    inner = np.asarray(borders, dtype=float)
    first, last = (np.searchsorted(inner, np.asarray(end, dtype=float), side="right") for end in (low, high))
    return np.asarray(first == last)


def too_wide(low: npt.ArrayLike, high: npt.ArrayLike, widest: float) -> npt.NDArray[np.bool_]:
    """Whether rounding decides so much of each value that it is laid beside no other; also where it has no bounds."""
    return ~(np.asarray(high, dtype=float) - np.asarray(low, dtype=float) <= widest)
