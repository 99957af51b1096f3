"""Whole numbers in proportion: how many of a hundred figures each group gets."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["largest_remainder"]

_NOISE = 9
"""Decimals to which quotas are known: 100 times 0.29 must not fall below 29."""


def largest_remainder(
    amounts: Sequence[float] | npt.NDArray[np.float64], seats: int = 100
) -> npt.NDArray[np.int64]:
    """Divide a number of seats in proportion to amounts.

    Every amount gets the whole part of its quota; the seats that are left go to the largest remainders. Of equal
    remainders the larger amount comes first, of equal amounts the one that stands first.

    Parameters
    ----------
    amounts : sequence of float
        Not negative, in any unit; shares need not add up to 1.
    seats : int

    Returns
    -------
    array of int
        As long as `amounts`; adds up to exactly `seats`.

    Raises
    ------
    ValueError
        An amount is missing or negative, or all are 0: there is nothing to divide by.

    Notes
    -----
    The method of Hamilton (1792), also Hare-Niemeyer; Balinski & Young (1982), Fair Representation.

    Examples
    --------
    >>> largest_remainder([2, 1, 1], 10).tolist()
    [5, 3, 2]
    """
    given = np.asarray(amounts, dtype=np.float64)
    if np.isnan(given).any() or (given < 0).any() or not given.sum() > 0:
        raise ValueError("Seats are divided over amounts that are known, not negative, and not all 0.")
    quotas = np.round(seats * given / given.sum(), _NOISE)
    whole = np.floor(quotas).astype(np.int64)
    order = np.lexsort((np.arange(len(given)), -given, -np.round(quotas - whole, _NOISE)))
    whole[order[: seats - int(whole.sum())]] += 1
    return whole
