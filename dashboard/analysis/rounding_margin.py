"""What rounded counts leave open in the measures of mixing, by trying counts that round to the published ones."""

import numpy as np
import pandas as pd

from dashboard.analysis.segregation import Labels, segregation

MEASURES = ("H", "D")


def segregation_margin(
    counts: pd.DataFrame, parent: Labels, rounded_to: int = 5, draws: int = 20, seed: int = 2018
) -> pd.DataFrame:
    """Lowest and highest H and D over counts that round to the published ones.

    Parameters
    ----------
    counts : (areas × groups) frame of published persons, without a missing one
    parent : one label per area
    rounded_to : int
        The multiple to which counts were rounded; 1 leaves no margin.
    draws : int
        Sets of counts that are tried, besides the published ones.
    seed : int
        Of the draws, so that the same snapshot gives the same margin.

    Returns
    -------
    frame, one row per gemeente, sorted : `H_low`, `H_high`, `D_low`, `D_high`
        NaN where the measure is.

    Raises
    ------
    ValueError
        As :func:`~dashboard.analysis.segregation.segregation`.

    Notes
    -----
    Every count is drawn on its own, evenly over the whole numbers that round to it (Monte Carlo). The true range is
    wider, but its ends need all counts of a gemeente to err in the worst way at once.
    """
    published = counts.to_numpy(dtype=np.float64)
    margin, random = rounded_to // 2, np.random.default_rng(seed)
    low = np.maximum(published - margin, 0)
    tried = [segregation(counts, parent)[list(MEASURES)]]
    for _ in range(draws if margin else 0):
        drawn = low + np.floor(random.random(published.shape) * (published + margin - low + 1))
        frame = pd.DataFrame(drawn, index=counts.index, columns=counts.columns)
        tried.append(segregation(frame, parent)[list(MEASURES)])
    together = pd.concat(tried).groupby(level=0)
    columns = {}
    for measure in MEASURES:
        columns[f"{measure}_low"] = together[measure].min()
        columns[f"{measure}_high"] = together[measure].max()
    return pd.DataFrame(columns)
