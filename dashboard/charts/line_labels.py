"""Names at the ends of lines: as near as they can be to their line, and never over one another."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

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
    With the gaps taken out this is isotonic regression: of each, the most of the least means of what lies around it
    (Barlow et al. 1972). SciPy's comes with all of its optimisation, which a server has no other use for.
    """
    count = len(wanted)
    if not count:
        return np.zeros(0)
    gap = min(gap, (high - low) / max(count - 1, 1))
    places = np.asarray(wanted, dtype=np.float64)
    order = np.argsort(places, kind="stable")
    steps = gap * np.arange(count)
    level = _rising(places[order] - steps)
    found = np.empty(count)
    found[order] = np.clip(level, low, max(low, high - steps[-1])) + steps
    return found


def _rising(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return what never falls and lies nearest to some values, by least squares."""
    ends = np.concatenate([[0.0], np.cumsum(values)])
    first, last = np.ogrid[: len(values), : len(values)]
    means = (ends[last + 1] - ends[first]) / np.maximum(last - first + 1, 1)
    # Of the stretches that begin at or before a place, the least mean of those that reach it; of these the most.
    least = np.minimum.accumulate(np.where(last >= first, means, np.inf)[:, ::-1], axis=1)[:, ::-1]
    return np.asarray(np.maximum.accumulate(np.where(last >= first, least, -np.inf)).diagonal())
