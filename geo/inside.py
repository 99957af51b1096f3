"""In which gemeente of today the wijken and buurten of any year lie."""

import pandas as pd

from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from geo.source import chosen
from geo.successors import transition


def division_year(snapshot: Snapshot | None = None) -> int:
    """Return the year whose gemeenten are those of today: the newest with figures of origin of gemeenten.

    Parameters
    ----------
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    int

    Raises
    ------
    data_sources.errors.NotHeldError
        There are no such figures.
    """
    years = chosen(snapshot).years("gemeente", "origin")
    if not years:
        raise NotHeldError(Lacking("origin", ("gemeente",)))
    return max(years)


def inside_today(gemeenten: pd.Series, year: int, snapshot: Snapshot | None = None) -> pd.Series:
    """Return the gemeente of today in which areas of a year lie, given the one of their own year.

    Parameters
    ----------
    gemeenten : Series of str
        Codes of gemeenten of `year`, one an area.
    year : int
        Of the areas.
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    Series
        On the same index; missing for an area of a gemeente that was split, as nobody tells in which part it lies.
        Without CBS's history (03759ned) the gemeente is the one of the area's own year.
    """
    held = chosen(snapshot)
    try:
        days = (pd.Timestamp(one, 1, 1) for one in (year, max(year, division_year(held))))
        heirs = transition(held, *days, with_parts=False)
    except NotHeldError:
        return gemeenten
    whole = heirs[heirs["weight"] == 1].set_index("old")["new"]
    return gemeenten.map(whole)
