"""Why an area has no figure: for each the one reason that is true of it."""

import numpy as np
import pandas as pd

from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.model.quantities import Quantity, Told

__all__ = ["reason", "reasons"]


def reasons(rows: pd.DataFrame, areas: pd.DataFrame, level: str) -> pd.Series:
    """Return why areas have no figure; missing where they have one.

    Parameters
    ----------
    rows : DataFrame
        The figures of the areas as :func:`~dashboard.findings.data.areas.area_values` gives them.
    areas : DataFrame
        What is drawn of them, on the same index: without a `value` where there is no figure to draw.
    level : str

    Returns
    -------
    Series of str
        `few` (residents), `parts` (of a gemeente that are not in the table), `withheld` (by CBS), `empty` (what is
        published rounds to nobody), `not_both` (of the two years of a change).
    """
    few = rows["inhabitants"].lt(FEWEST).fillna(False).to_numpy(bool) & (level != "gemeente")
    lacking = rows["value"].isna().to_numpy()
    parts = np.full(len(rows), level == "gemeente")
    told = np.select(
        [~lacking, few, parts, rows["persons"].isna().to_numpy()],
        ["not_both", "few", "parts", "withheld"],
        "empty",
    )
    return pd.Series(told, index=areas.index, dtype=object).where(areas["value"].isna())


def reason(why: str, year: int) -> Told:
    """Say why an area has no figure of a year."""
    return Told(f"reason.{why}", {"year": Quantity(year, "year"), "least": Quantity(FEWEST, "count")})
