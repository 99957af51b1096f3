"""Between what the part of some groups among all people elsewhere lies, where figures round, merge or lack a name."""

from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd

from dashboard.analysis.counts import FloatArray
from dashboard.analysis.share_bounds import share_of

__all__ = [
    "HALF_TENTH",
    "RELATIVE",
    "Course",
    "moved",
    "of_counts",
    "of_parts",
    "of_rounded_shares",
    "whole_of_rounded",
]

HALF_TENTH = 0.05
"""Half of the last decimal of a percentage with one."""

RELATIVE = 2.0
"""By so many times the sizes of former areas may have differed more, or less, than when they came together.

Not to be derived from the figures, which hold inhabitants of few years. Of the gemeenten of 2015 that merged until
2025, none grew 1.2 times as fast as another of the same merger (a test holds it); twice as fast is far more.
"""

Course = Literal["rose", "fell", "open"]


def of_rounded_shares(
    shares: pd.DataFrame, of: Iterable[str], native: str, margin: float = HALF_TENTH
) -> pd.DataFrame:
    """What part some groups are of all but the natives, given rounded shares of all residents.

    Parameters
    ----------
    shares : (rows × groups) frame, in % of all residents, rounded
        Of a partition; that of the natives is 100 minus a rounded total.
    of : names of groups
        Whose part it is.
    native : name of a group
        Left out of the whole.
    margin : float
        By so much each share (and that total) may be off.

    Returns
    -------
    frame on the same index : ``low``, ``high`` (0 to 1)
        The least and the most over all shares that round to these. NaN where a share is missing or where nobody may
        be in the whole.

    Raises
    ------
    ValueError
        When there is no such group.
    """
    of = list(of)
    if missing := {*of, native} - set(shares):
        raise ValueError(f"There is no group {', '.join(sorted(missing))} among {', '.join(shares)}.")
    values = shares.astype(np.float64)
    rest = values.drop(columns=[*of, native])
    part = [_bounded(values[of], way * margin) for way in (-1, 1)]
    others = [_bounded(rest, way * margin) for way in (-1, 1)]
    whole = 100 - values[native]
    least, most = whole - margin, whole + margin
    low, high = share_of(*((one.to_numpy(), two.to_numpy()) for one, two in (part, others, (least, most))))
    found = pd.DataFrame({"low": low, "high": high}, index=shares.index)
    return found.where(values.notna().all(axis=1) & (least > 0))


def whole_of_rounded(shares: pd.DataFrame, native: str, margin: float = HALF_TENTH) -> pd.DataFrame:
    """What part of all residents the others than the natives are: ``low``, ``high`` (0 to 1)."""
    whole = 100 - shares[native].astype(np.float64)
    return pd.DataFrame({"low": (whole - margin).clip(lower=0), "high": whole + margin}) / 100


def _bounded(shares: pd.DataFrame, off: float) -> pd.Series:
    """The sum of shares that are all off by as much; none is below 0."""
    return (shares + off).clip(lower=0).sum(axis=1, skipna=False)


def of_counts(
    persons: pd.DataFrame, of: Iterable[str], native: str, unnamed: str | None = None
) -> pd.DataFrame:
    """What part some groups are of all but the natives, given whole counts.

    Parameters
    ----------
    persons : (rows × groups) frame
    of : names of groups
        Whose part it is.
    native : name of a group
        Left out of the whole.
    unnamed : name of a group, optional
        Of whom nobody knows how many belong to the part: none for the least, all for the most.

    Returns
    -------
    frame on the same index : ``low``, ``high`` (0 to 1)
        Equal without `unnamed`; NaN where a count is missing or nobody is in the whole.
    """
    counts = persons.astype(np.float64)
    whole = counts.drop(columns=native).sum(axis=1, skipna=False)
    whole = whole.where(whole > 0)
    least = counts[list(of)].sum(axis=1, skipna=False)
    most = least if unnamed is None else least + counts[unnamed]
    return pd.DataFrame({"low": least / whole, "high": most / whole})


def of_parts(bounds: pd.DataFrame, whole: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """What is known of areas that were put together of others.

    Parameters
    ----------
    bounds : frame on the old area : ``low``, ``high``
        Of the share.
    whole : frame on the old area : ``low``, ``high``
        What part of all its people it is a share of.
    links : frame with `old`, `new`, `weight` and `part`
        The part of old's people that came to new, and the part of new's people that came from old, as counted when
        they came together (:func:`geo.successors`).

    Returns
    -------
    frame on the new area : ``low``, ``high``
        The least and the most that the share of all together can be, for all sizes of the parts that are `RELATIVE`
        to each other. NaN where a part is not known, or is a piece of an area: who lived in that piece is not told.
    """
    known = bounds.join(whole.add_suffix("_whole"))
    found = links.join(known, on="old")
    found.loc[found["weight"] < 1, ["low", "high"]] = np.nan
    low, high, part, *of_all = (
        found[["low", "high", "part", "low_whole", "high_whole"]].to_numpy(np.float64).T
    )
    least, most = part * of_all[0], part * of_all[1] * RELATIVE
    together = {
        str(new): (-_highest(-low[own], least[own], most[own]), _highest(high[own], least[own], most[own]))
        for new, own in found.groupby("new", observed=True).indices.items()
        if len(own) > 1
    }
    single = found[~found["new"].duplicated(keep=False)].set_index("new")[["low", "high"]]
    merged = pd.DataFrame.from_dict(together, orient="index", columns=["low", "high"])
    return pd.concat([single, merged]).sort_index().rename_axis("region")


def _highest(values: FloatArray, least: FloatArray, most: FloatArray) -> float:
    """The highest mean of values, for all weights between a least and a most of each."""
    order = np.argsort(-values)
    sorted_, least, most = values[order], least[order], most[order]
    if np.isnan(sorted_).any() or np.isnan(most).any():
        return float("nan")
    # The highest values weigh their most, the others their least: which are the highest is tried.
    weights = np.where(np.tri(len(sorted_), dtype=bool), most, least)
    return float(((weights * sorted_).sum(axis=1) / weights.sum(axis=1)).max())


def moved(before: pd.Series, after: pd.Series) -> Course:
    """Whether what lies within bounds rose or fell; open where the bounds allow both.

    Parameters
    ----------
    before, after : Series with `low` and `high`
    """
    if after["low"] > before["high"]:
        return "rose"
    if after["high"] < before["low"]:
        return "fell"
    return "open"
