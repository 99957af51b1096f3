"""Which of several shares grew most, as far as what they may be at both ends lets that be said."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.analysis.certainty import at_ends

__all__ = ["Grown", "grown_most"]


@dataclass(frozen=True)
class Grown:
    """What can be said of the greatest growth.

    Attributes
    ----------
    form : str
        `most`: one grew most. `several`: one of some did, and nobody knows which. `open`: none grew for certain.
        `none`: none grew.
    can : tuple of str
        Those that may have grown most, as published the greatest first.
    """

    form: Literal["most", "several", "open", "none"]
    can: tuple[str, ...]


def grown_most(before: pd.DataFrame, after: pd.DataFrame) -> Grown:
    """Tell which grew most.

    Parameters
    ----------
    before, after : DataFrame
        On the same names: `value`, and `low` and `high` between which it lies.

    Returns
    -------
    Grown

    Examples
    --------
    >>> before = pd.DataFrame({"value": 1.0, "low": 0.9, "high": 1.1}, index=["a", "b", "c"])
    >>> after = before.add([2.0, 1.9, 0.0], axis=0)
    >>> grown_most(before, after)
    Grown(form='several', can=('a', 'b'))
    >>> grown_most(before, before).form
    'open'
    """
    low, high = after["low"] - before["high"], after["high"] - before["low"]
    change = (after["value"] - before["value"])[at_ends(low, high)[1]]
    can = tuple(str(name) for name in change.sort_values(ascending=False, kind="stable").index)
    if high.max() <= 0:
        return Grown("none", can)
    if low.max() <= 0:
        return Grown("open", can)
    return Grown("most" if len(can) == 1 else "several", can)
