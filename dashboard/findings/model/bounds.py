"""Between what values lie, and the places that they can have, as columns of a table."""

import pandas as pd

from dashboard.analysis.certainty import places
from dashboard.findings.model.finding import LAST
from dashboard.findings.model.quantities import Quantity

__all__ = ["BOUNDS", "bound_headings", "exact", "placed"]

BOUNDS = ("low", "high")
"""The columns between which a value lies."""


def placed(bounds: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the columns of the best and the worst place of each row among all: `rank`, `rank_last`."""
    found = pd.DataFrame(places(bounds["low"], bounds["high"]), index=bounds.index).astype("Int64")
    return {"rank": found[0], f"rank{LAST}": found[1]}


def exact(bounds: pd.DataFrame) -> bool:
    """Whether rounding leaves nothing open in any of the values."""
    known = bounds.dropna()
    return bool((known["low"] == known["high"]).all())


def bound_headings() -> dict[str, Quantity]:
    """Return what stands above the columns between which a value lies."""
    return {end: Quantity(f"bounds.{end}", "text") for end in BOUNDS}
