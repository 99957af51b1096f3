"""Bounds as they are written: never narrower than they are, and far enough apart to be seen to be."""

import pandas as pd

from dashboard.analysis.certainty import outward
from dashboard.findings.model.quantities import Quantity, Told

__all__ = ["MOST_DIGITS", "apart", "bounds_told"]

MOST_DIGITS = 1
"""Decimals that bounds are told with at the most."""


def bounds_told(
    bounds: pd.Series, unit: str, digits: int, scale: float = 1.0, form: str = "between"
) -> Quantity:
    """Tell what lies between bounds; one number where it is exact.

    Parameters
    ----------
    bounds : Series with `low` and `high`
    unit : str
        Of a :class:`~dashboard.findings.model.quantities.Quantity`.
    digits : int
    scale : float
        By what the unit multiplies what it tells.
    form : str
        `between`, or `to` where the bounds are a number of things.
    """
    low, high = outward(float(bounds["low"]), float(bounds["high"]), scale, digits)
    if low == high:
        return Quantity(low / scale, unit, digits)
    ends = {name: Quantity(end / scale, unit, digits) for name, end in (("low", low), ("high", high))}
    return Quantity(Told(f"bounds.{form}", ends), "told")


def apart(bounds: list[pd.Series], scale: float = 1.0, least: int = 0) -> int:
    """Return the decimals with which no two bounds that lie apart are written as if they touched, if there are.

    Parameters
    ----------
    bounds : list of Series with `low` and `high`
    scale : float
    least : int
        Decimals, at least.
    """
    for digits in range(MOST_DIGITS):
        written = [outward(float(one["low"]), float(one["high"]), scale, digits) for one in bounds]
        touching = (
            (one["low"] > other["high"]) and not (first[0] > second[1])
            for one, first in zip(bounds, written, strict=True)
            for other, second in zip(bounds, written, strict=True)
        )
        if digits >= least and not any(touching):
            return digits
    return MOST_DIGITS
