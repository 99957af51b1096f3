"""Between what values lie, and the places that they can have, as columns of a table."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.analysis.certainty import places, rounded_away
from dashboard.findings.model.finding import BOUNDS, LAST, MOST
from dashboard.findings.model.quantities import Quantity

__all__ = ["BOUNDS", "bound_headings", "exact", "open_zero", "placed", "with_most"]


def placed(bounds: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the columns of the best and the worst place of each row among all: `rank`, `rank_last`."""
    found = pd.DataFrame(places(bounds["low"], bounds["high"]), index=bounds.index).astype("Int64")
    return {"rank": found[0], f"rank{LAST}": found[1]}


def exact(bounds: pd.DataFrame) -> bool:
    """Whether rounding leaves nothing open in any of the values that lie between `low` and `high`."""
    low, high = (bounds[end].to_numpy(dtype=float, na_value=np.nan) for end in BOUNDS)
    return bool((np.isnan(low) | np.isnan(high) | (low == high)).all())


def bound_headings() -> dict[str, Quantity]:
    """Return what stands above the columns between which a value lies."""
    return {end: Quantity(f"bounds.{end}", "text") for end in BOUNDS}


def open_zero(areas: pd.DataFrame) -> "pd.Series[bool]":
    """Whether each `value` is published as 0 and may be more, as its `high` tells."""
    return pd.Series(rounded_away(areas["value"], areas["high"]), index=areas.index)


def with_most(frame: pd.DataFrame, most: Mapping[str, pd.Series]) -> pd.DataFrame:
    """Put the most that they can be behind the numbers of columns in which one is published as 0 and may be more.

    Parameters
    ----------
    frame : DataFrame
    most : mapping of column to Series
        On the index of the frame; NaN or infinite where nobody knows.
    """
    opened = {
        f"{column}{MOST}": high.astype(float)
        for column, high in most.items()
        if rounded_away(frame[column].astype(float), high.astype(float)).any()
    }
    return frame.assign(**opened)
