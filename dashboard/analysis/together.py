"""One figure of several regions together: of their counts added up, or weighted by what it is a part or a mean of.

Never the mean of means: a figure of which the base is not held has no value of several regions together.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.declared import Computation

__all__ = ["Lack", "Together", "together"]

Lack = Literal["unweighted", "part", "base"]
"""Why there is none: the figure has no base that is held anywhere (`unweighted`), a part lacks it (`part`), or a part
lacks its base (`base`)."""


@dataclass(frozen=True)
class Together:
    """A figure of several regions together.

    Attributes
    ----------
    value, low, high : float
        In the unit of the figure; between what rounding lets it lie. NaN where there is none.
    lack : str or None
        Why there is none.
    """

    value: float = np.nan
    low: float = np.nan
    high: float = np.nan
    lack: Lack | None = None


def together(figure: Computation, parts: pd.DataFrame, margins: pd.DataFrame) -> Together:
    """Make a figure of all regions together.

    Parameters
    ----------
    figure : Computation
    parts : (regions × indicators) frame
        With all that the figure needs, and its weight; missing where a region lacks one.
    margins : (regions × indicators) frame
        How far each may lie from what is there; what is absent is exact.

    Returns
    -------
    Together
    """
    needed = parts.reindex(columns=list(figure.needs)).astype(float)
    off = margins.reindex(index=parts.index, columns=list(parts)).fillna(0.0).astype(float)
    if figure.value is None:
        if needed.isna().to_numpy().any() or needed.empty:
            return Together(lack="part")
        whole, errs = needed.sum().to_frame("all").T, off[list(needed)].sum().to_frame("all").T
        ends = figure.bounds(whole, errs).loc["all"]
        return _made(float(figure.of(whole)["all"]), float(ends["low"]), float(ends["high"]))
    if figure.weight is None:
        return Together(lack="unweighted")
    if needed.isna().to_numpy().any() or needed.empty:
        return Together(lack="part")
    if figure.weight not in parts or parts[figure.weight].isna().any():
        return Together(lack="base")
    values, weights = (parts[code].to_numpy(dtype=float) for code in (figure.value, figure.weight))
    margin, unsure = (off[code].to_numpy(dtype=float) for code in (figure.value, figure.weight))
    if not weights.sum() > 0:
        return Together(lack="base")
    least, most = np.maximum(weights - unsure, 0.0), weights + unsure
    value = float((values * weights).sum() / weights.sum())
    low = _least_mean(values - margin, least, most)
    high = -_least_mean(-(values + margin), least, most)
    return _made(figure.per * value, figure.per * low, figure.per * high)


def _made(value: float, low: float, high: float) -> Together:
    """The value within its bounds, to the last digit."""
    if np.isnan(value):
        return Together(lack="base")
    return Together(value, min(low, value), max(high, value))


def _least_mean(
    values: npt.NDArray[np.float64], least: npt.NDArray[np.float64], most: npt.NDArray[np.float64]
) -> float:
    """The lowest weighted mean of values whose weights lie within bounds.

    Notes
    -----
    It is a ratio of sums that are linear in each weight, so that every weight lies at one of its ends: at its most for
    values below the mean, at its least for others.
    """
    order = np.argsort(values, kind="stable")
    values, least, most = values[order], least[order], most[order]
    means = []
    for heavy in range(len(values) + 1):
        weights = np.r_[most[:heavy], least[heavy:]]
        if weights.sum() > 0:
            means.append(float((values * weights).sum() / weights.sum()))
    return min(means, default=np.nan)
