"""Bounds learnt from the errors that were made before: split conformal prediction, each side on its own.

What came true minus what was expected, of cases that the bounds are not tested on, has ranks; the bounds are
expected values plus those errors whose ranks leave as many cases outside on either side as is meant to be (Vovk,
Gammerman & Shafer, 2005; Linusson, Johansson & Löfström, 2014, on either side apart). Errors that lean to one side
give bounds that do.
"""

import numpy as np

from dashboard.analysis.counts import FloatArray

__all__ = ["interval_score", "leaning"]


def leaning(errors: FloatArray, coverage: float) -> tuple[FloatArray, FloatArray]:
    """The errors between which a new one lies in so many cases, if it is like these.

    Parameters
    ----------
    errors : array (cases × …)
        What came true minus what was expected.
    coverage : above 0, below 1

    Returns
    -------
    tuple of array (…)
        Lowest and highest; infinite where there are too few cases to say it of.
    """
    ranked = np.sort(errors, axis=0)
    cases, outside = len(ranked), (1 - coverage) / 2
    below = int(np.floor(outside * (cases + 1) + 1e-9))
    if below < 1:
        nothing = np.full(ranked.shape[1:], np.inf)
        return -nothing, nothing
    return ranked[below - 1], ranked[cases - below]


def interval_score(truth: FloatArray, low: FloatArray, high: FloatArray, coverage: float) -> FloatArray:
    """Width of an interval, and a fine for every miss: lower is better (Gneiting & Raftery, 2007)."""
    fine = 2 / (1 - coverage)
    return (high - low) + fine * (np.maximum(low - truth, 0) + np.maximum(truth - high, 0))
