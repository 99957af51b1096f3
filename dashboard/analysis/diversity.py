"""How mixed is one area: diversity, entropy, evenness and polarisation of its groups.

Every measure looks at one area at a time: a value never depends on which other areas are asked for with it.
"""

import numpy as np
import pandas as pd

from dashboard.analysis.counts import Array, Composition, FloatArray, one_value_per_area, total
from dashboard.analysis.rounding import index_bounds

__all__ = [
    "diversity_index",
    "diversity_measures",
    "effective_groups",
    "entropy",
    "evenness",
    "index_bounds",
    "polarisation",
    "unbiased_diversity_index",
]


@one_value_per_area
def diversity_index(counts: Composition) -> FloatArray:
    """Chance that two residents, drawn with replacement, belong to different groups: I = 1 − Σ p².

    The WRR's diversity index (which it calls its HHI); also Gini-Simpson, Blau, ELF. Depends on the number
    of groups: compare values of one classification only.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons

    Returns
    -------
    Series on the index of the frame, or array: one value per area, 0 (one group) to 1 − 1/groups;
    NaN without inhabitants or where a count is missing

    Raises
    ------
    ValueError
        When a count is negative or infinite.

    Notes
    -----
    Simpson (1949); WRR (2018), §3.2. Written as (N² − Σ n²) / N², which for whole persons (up to 94 million
    an area) is rounded once only: equal areas give equal values, whatever the order of their groups.

    Examples
    --------
    >>> diversity_index([[80, 10, 10], [50, 50, 0]])
    array([0.34, 0.5 ])
    """
    return (counts.inhabitants**2 - counts.squares) / counts.inhabitants**2


@one_value_per_area
def unbiased_diversity_index(counts: Composition) -> FloatArray:
    """Chance that two different residents belong to different groups: 1 − Σ n(n − 1) / (N(N − 1)).

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons

    Returns
    -------
    Series on the index of the frame, or array: one value per area, 0 to 1; NaN with fewer than two
    inhabitants or where a count is missing

    Raises
    ------
    ValueError
        When a count is negative or infinite.

    Notes
    -----
    Simpson (1949). For whole persons; Σ n(n − 1) = Σ n² − N.
    """
    pairs = counts.inhabitants * (counts.inhabitants - 1)
    return np.where(counts.inhabitants > 1, (counts.inhabitants**2 - counts.squares) / pairs, np.nan)


@one_value_per_area
def effective_groups(counts: Composition, order: float) -> FloatArray:
    """Number of equally large groups that would be as diverse: the Hill number of an order.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons
    order : float, 0 or more
        0 counts every group that is there, 1 weighs groups by size (exp of the entropy), 2 weighs large
        groups more (1 / Σ p²), infinity looks at the largest group only.

    Returns
    -------
    Series on the index of the frame, or array: one value per area, 1 to the number of groups; NaN without
    inhabitants or where a count is missing

    Raises
    ------
    ValueError
        When a count is negative or infinite, or the order is negative or not a number.

    Notes
    -----
    (Σ p^q)^(1 / (1 − q)), Hill (1973); Jost (2006).
    """
    if not order >= 0:
        raise ValueError(f"The order of a Hill number is 0 or more, not {order}.")
    if order == 0:
        return np.where(counts.inhabitants > 0, counts.groups_present, np.nan)
    if order == 2:
        return counts.inhabitants**2 / counts.squares
    if order == 1:
        return np.exp(counts.entropy)
    shares = np.vstack(counts.shares)
    largest = shares.max(axis=0)
    if np.isinf(order):
        return 1 / largest
    if order > 2:
        # Relative to the largest share, so that a high power does not run out of digits.
        return largest ** (order / (1 - order)) * total((shares / largest) ** order) ** (1 / (1 - order))
    # Σ p^q as 1 + Σ p (p^(q − 1) − 1): near q = 1 the plain form divides two vanishing numbers.
    excess = np.where(shares > 0, shares * np.expm1((order - 1) * np.log(shares)), shares)
    return np.exp(np.log1p(total(excess)) / (1 - order))


@one_value_per_area
def entropy(counts: Composition) -> FloatArray:
    """Uncertainty about the group of a resident, in nats: E = −Σ p ln p.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons

    Returns
    -------
    Series on the index of the frame, or array: one value per area, 0 to ln(groups); NaN without inhabitants
    or where a count is missing

    Raises
    ------
    ValueError
        When a count is negative or infinite.

    Notes
    -----
    Shannon (1948).
    """
    return counts.entropy


@one_value_per_area
def evenness(counts: Composition) -> FloatArray:
    """Entropy as a part of the highest that the groups present allow: E / ln K.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons

    Returns
    -------
    Series on the index of the frame, or array: one value per area, 0 to 1 (all groups equally large); NaN
    without inhabitants or where a count is missing

    Raises
    ------
    ValueError
        When a count is negative or infinite.

    Notes
    -----
    Pielou (1966). K counts the groups that the area has; a group without residents drops out. An area with
    one group only is 0, the limit of an ever smaller second group.
    """
    highest = np.log(np.maximum(counts.groups_present, 2))
    return np.minimum(counts.entropy / highest, 1)


@one_value_per_area
def polarisation(counts: Composition) -> FloatArray:
    """How near an area is to two equally large groups: RQ = 4 Σ p²(1 − p).

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons

    Returns
    -------
    Series on the index of the frame, or array: one value per area, 0 (one group) to 1 (two halves); NaN
    without inhabitants or where a count is missing

    Raises
    ------
    ValueError
        When a count is negative or infinite.

    Notes
    -----
    Montalvo & Reynal-Querol (2005).
    """
    return 4 * total(p * p * (1 - p) for p in counts.shares)


def diversity_measures(counts: pd.DataFrame | Array) -> pd.DataFrame:
    """Every measure of this module at once.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons

    Returns
    -------
    frame on the index of the frame (areas) : ``diversity_index``, ``unbiased_diversity_index``,
        ``effective_groups_0``, ``effective_groups_1``, ``effective_groups_2``, ``entropy``, ``evenness``,
        ``polarisation``, each as its own function gives it

    Raises
    ------
    ValueError
        When a count is negative or infinite.
    """
    composition = Composition(counts)
    measures = (diversity_index, unbiased_diversity_index, entropy, evenness, polarisation)
    values = {measure.__name__: measure(composition) for measure in measures}
    orders = {f"effective_groups_{order}": effective_groups(composition, order) for order in (0, 1, 2)}
    return pd.DataFrame(values | orders)
