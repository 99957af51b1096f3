"""What rounding leaves open in shares: in the sum of some of them, and in the index that is made of all.

The parts of a whole lie within bounds each, and add up to it: so a sum is bounded by what the others leave, too.
"""

import numpy as np
import numpy.typing as npt

__all__ = ["index_of_shares", "share_of"]

Numbers = npt.NDArray[np.float64]

_ROUNDS = 60
"""Halvings until what is left is far smaller than a share can be written."""


def share_of(
    part: tuple[Numbers, Numbers], rest: tuple[Numbers, Numbers], whole: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers]:
    """Return between what a part of a whole lies, 0 to 1.

    Parameters
    ----------
    part, rest, whole : pair of arrays
        The least and the most of the part, of all others together, and of both together; nothing below zero.

    Returns
    -------
    low, high : array
        NaN without a whole. Where no part and rest make up the whole, that is left out of account.

    Examples
    --------
    >>> ends = [np.array([8.0]), np.array([12.0])], [np.array([88.0]), np.array([92.0])], [np.array([98.0])] * 2
    >>> [end.round(4).tolist() for end in share_of(*map(tuple, ends))]
    [[0.0816], [0.102]]
    """
    least = _least(part, rest, whole)
    return least, 1 - _least(rest, part, whole)


def _least(
    part: tuple[Numbers, Numbers], rest: tuple[Numbers, Numbers], whole: tuple[Numbers, Numbers]
) -> Numbers:
    """Few in the part, and of those who then fit as many as there can be in the rest."""
    fits = (part[0] + rest[0] <= whole[1]) & (part[1] + rest[1] >= whole[0])
    few = np.where(fits, np.maximum(part[0], whole[0] - rest[1]), part[0])
    many = np.where(fits, np.minimum(rest[1], whole[1] - few), rest[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(few + many > 0, few / (few + many), np.nan)


def index_of_shares(low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """Return the lowest and the highest 1 − Σ p² of shares within bounds that add up to 1.

    Parameters
    ----------
    low, high : array (areas × groups)
        0 to 1; NaN where one is missing.

    Returns
    -------
    low, high : array (areas)
        NaN where a share is missing, or none within the bounds add up to 1.

    Notes
    -----
    Exact. The index is highest where shares are as even as their bounds let them be (each the same level, or the bound
    that lies nearest to it), and lowest where what is above all least shares goes to the largest first: taking from a
    share and giving to one no smaller raises Σ p². That asks for bounds that order the groups alike, as those of
    shares that are rounded alike do.

    Examples
    --------
    >>> [end.round(3).tolist() for end in index_of_shares(np.array([[0.8, 0.1]]), np.array([[0.9, 0.2]]))]
    [[0.18], [0.32]]
    """
    possible = (low.sum(axis=1) <= 1) & (high.sum(axis=1) >= 1)
    bottom, top = np.zeros(len(low)), np.ones(len(low))
    for _ in range(_ROUNDS):
        level = (bottom + top) / 2
        over = np.clip(level[:, None], low, high).sum(axis=1) > 1
        top, bottom = np.where(over, level, top), np.where(over, bottom, level)
    even = np.clip(top[:, None], low, high)
    order = np.argsort(-(low + high), axis=1)
    least, room = (np.take_along_axis(one, order, axis=1) for one in (low, high - low))
    given = np.minimum(np.cumsum(room, axis=1), (1 - low.sum(axis=1))[:, None])
    uneven = least + np.diff(given, axis=1, prepend=0)
    lowest, highest = (1 - (shares**2).sum(axis=1) for shares in (uneven, even))
    return np.where(possible, lowest, np.nan), np.where(possible, highest, np.nan)
