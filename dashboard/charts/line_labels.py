"""Names at the ends of lines: as near as they can be to their line, and never over one another."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy

__all__ = ["spread"]


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> npt.NDArray[np.float64]:
    """Move places along a line apart, as little as possible.

    Parameters
    ----------
    wanted : sequence of float (n,)
        Where each would like to be.
    gap : float
        Smallest distance between two.
    low, high : float
        Ends of the line. Where they leave too little room the gap is made smaller.

    Returns
    -------
    array of float (n,)
        In the order of `wanted`; the order along the line stays the same.

    Notes
    -----
    With the gaps taken out this is isotonic regression (Barlow et al. 1972).
    """
    count = len(wanted)
    if not count:
        return np.zeros(0)
    gap = min(gap, (high - low) / max(count - 1, 1))
    places = np.asarray(wanted, dtype=np.float64)
    order = np.argsort(places, kind="stable")
    steps = gap * np.arange(count)
    level = scipy.optimize.isotonic_regression(places[order] - steps).x
    found = np.empty(count)
    found[order] = np.clip(level, low, max(low, high - steps[-1])) + steps
    return found
