"""Values put into classes for a map, with bounds that are exactly what the legend says."""

import warnings
from dataclasses import dataclass

import mapclassify
import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["METHODS", "Classes", "classify"]

METHODS = ("natural", "quantiles", "equal")
MOST = 6

_CLASSIFIERS = {
    "natural": mapclassify.FisherJenks,
    "quantiles": mapclassify.Quantiles,
    "equal": mapclassify.EqualInterval,
}


@dataclass(frozen=True)
class Classes:
    """Classes of values.

    Attributes
    ----------
    bounds : tuple of float
        One more than there are classes, ascending; a class holds its lower bound, the last one both.
    counts : tuple of int
        Areas in each class.
    missing : int
        Areas without a value.
    """

    bounds: tuple[float, ...]
    counts: tuple[int, ...]
    missing: int

    def __len__(self) -> int:
        return len(self.counts)

    def of(self, value: float) -> int:
        """Return the class (0 is the lowest) of a value between the bounds."""
        return int(_class_of(np.array([value]), self.bounds)[0])


def classify(values: pd.Series, method: str, digits: int) -> Classes:
    """Put values into at most six classes.

    Parameters
    ----------
    values : Series of float
        NaN where there is no figure.
    method : str
        One of `METHODS`: natural breaks (Fisher 1958, Jenks 1977), quantiles, or equal intervals.
    digits : int
        Decimals to which bounds are rounded, so that the legend tells them in full.

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
    >>> classify(pd.Series([0.1, 0.2, 0.5, float("nan")]), "equal", 1).counts
    (1, 1, 0, 0, 1)
    """
    if method not in _CLASSIFIERS:
        raise ValueError(f"Classes are made by {', '.join(METHODS)}, not {method!r}.")
    known = values.dropna().to_numpy(dtype=float)
    missing = len(values) - len(known)
    if not len(known):
        return Classes((), (), missing)
    step = 10.0**-digits
    low, high = np.floor(known.min() / step) * step, np.ceil(known.max() / step) * step
    different = len(np.unique(known))
    with warnings.catch_warnings():
        # Fewer values than classes is no surprise in a gemeente with three wijken.
        warnings.simplefilter("ignore", UserWarning)
        inner = _CLASSIFIERS[method](known, k=min(MOST, different)).bins[:-1] if different > 1 else []
    bounds = np.unique(np.round([low, *inner, max(high, low + step)], digits))
    counts = np.bincount(_class_of(known, tuple(bounds)), minlength=len(bounds) - 1)
    return Classes(tuple(map(float, bounds)), tuple(map(int, counts)), missing)


def _class_of(values: npt.NDArray[np.float64], bounds: tuple[float, ...]) -> npt.NDArray[np.intp]:
    found = np.searchsorted(bounds, values, side="right") - 1
    return np.clip(found, 0, len(bounds) - 2)
