"""How many origins a country's residents have, and how large, as far as its table names them."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from dashboard.analysis.diversity import effective_groups

__all__ = ["effective_bounds", "growth", "larger_than"]


def effective_bounds(persons: pd.DataFrame, native: str, rest: str) -> pd.DataFrame:
    """How many equally large origins would be as varied as those of all but the natives: ²D.

    Parameters
    ----------
    persons : (years × groups) frame
        A group that is missing in a year is in the rest.
    native : name of a group
    rest : name of a group
        Everyone whose origin has no name: at the least one origin, at the most as many as there are people.

    Returns
    -------
    frame on the same index : ``low``, ``high``
        NaN where there is nobody, or (``high``) where nobody has an origin with a name.

    Notes
    -----
    Hill (1973); Jost (2006). ``high`` is the limit to which an ever more scattered rest comes.
    """
    elsewhere = persons.drop(columns=native).astype(np.float64).fillna(0)
    squares = (elsewhere.drop(columns=rest) ** 2).sum(axis=1)
    return pd.DataFrame(
        {
            "low": effective_groups(elsewhere, 2),
            "high": elsewhere.sum(axis=1) ** 2 / squares.where(squares > 0),
        }
    )


def larger_than(persons: pd.DataFrame, sizes: Iterable[int], apart: Iterable[str]) -> pd.DataFrame:
    """How many origins have more residents than a size.

    Parameters
    ----------
    persons : (years × groups) frame
    sizes : persons
    apart : names of groups
        That are no origin: the natives and the rest.

    Returns
    -------
    frame on the same index, one column per size
    """
    named = persons.drop(columns=list(apart)).astype(np.float64)
    return pd.DataFrame({size: (named > size).sum(axis=1) for size in sizes})


def growth(persons: pd.DataFrame, first: int, last: int, apart: Iterable[str]) -> pd.DataFrame:
    """Residents of every origin in two years, those that grew most first.

    Parameters
    ----------
    persons : (years × groups) frame
    first, last : years
    apart : names of groups
        That are no origin: the natives and the rest.

    Returns
    -------
    frame on group : ``before``, ``after``, ``growth``
        Of the groups that have a name in both years.
    """
    named = persons.drop(columns=list(apart)).astype(np.float64)
    found = pd.DataFrame({"before": named.loc[first], "after": named.loc[last]}).dropna()
    found["growth"] = found["after"] - found["before"]
    return found.sort_values(["growth", "after"], ascending=False, kind="stable").rename_axis("group")
