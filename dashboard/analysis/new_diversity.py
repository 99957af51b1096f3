"""The new diversity beside the old lens: few large groups then, many small ones from many countries now.

The WRR's view (De nieuwe verscheidenheid, 2018). How far it can be told depends on the groups that a table names:
every sum over countries travels with those that it misses (:func:`coverage`).
"""

from collections.abc import Iterable
from functools import cache
from typing import Protocol

import numpy as np
import pandas as pd

from data_sources.declared import Declared, read_declaration

SETS = ("classic", "eu", "moe", "gips")


class OriginGroup(Protocol):
    """What is declared of a group of origin: one of the four classic ones, EU, and which part of the EU."""

    @property
    def name(self) -> str:
        """CBS's name, short."""

    @property
    def classic(self) -> bool:
        """Turkije, Marokko, Suriname or the Dutch Caribbean."""

    @property
    def eu(self) -> bool:
        """A member of the European Union."""

    @property
    def moe(self) -> bool:
        """An EU member in Central or Eastern Europe."""

    @property
    def gips(self) -> bool:
        """Greece, Italy, Portugal or Spain."""


class HiddenDiversityRule(Declared):
    """Quantiles over all gemeenten: the index from the first, the old lens's share below the second."""

    index_from: float
    old_lens_below: float


class _NewDiversity(Declared):
    """The whole declaration."""

    native: str
    not_countries: tuple[str, ...]
    same_people: tuple[tuple[str, ...], ...]
    unnamed: dict[str, tuple[str, ...]]
    rest: dict[str, str]
    hidden_diversity: HiddenDiversityRule


def coverage(columns: Iterable[str], groups: Iterable[OriginGroup]) -> pd.DataFrame:
    """Which countries a sum over a set of groups holds, and which it misses.

    Parameters
    ----------
    columns : names of the groups of a partition
    groups : declared groups

    Returns
    -------
    frame indexed by set (`classic`, `eu`, `moe`, `gips`)
        `named`, `missing`: tuples of names of countries; `groups`: all columns that belong to it, also those that are
        no country; `complete`. With no groups, the set cannot be told at all; with countries missing, its sum is a
        lower bound. What a table names as the rest of a set holds all that it does not name.
    """
    columns, groups = set(columns), list(groups)
    ways = [set(way) for way in _declared().same_people]
    told = set().union(*ways) if any(way <= columns for way in ways) else set()
    rows = {}
    for name in SETS:
        declared = [group.name for group in groups if getattr(group, name)]
        held = tuple(member for member in declared if member in columns)
        members = [*countries(declared), *_declared().unnamed[name]]
        rests = _declared().rest
        whole = rests.get(name) in columns
        missing = () if whole else tuple(member for member in members if member not in columns | told)
        rows[name] = {
            "named": tuple(member for member in held if member not in rests.values()),
            "missing": missing,
            "groups": held,
            "complete": bool(held) and not missing,
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def lenses(counts: pd.DataFrame, groups: Iterable[OriginGroup]) -> pd.DataFrame:
    """Old and new lens side by side, for every area.

    Parameters
    ----------
    counts : (areas × groups) frame of persons, with a column Nederland
    groups : declared groups

    Returns
    -------
    frame on the same index
        Shares of all residents in %: `outside_nl`; of these `classic`, `eu` and `other` (neither), and the parts
        `moe` and `gips` of the EU, as far as the columns name them (:func:`coverage`); NaN where they name none.
        `outside_classic`: % of residents with an origin outside NL that is in none of the classic groups. NaN without
        such residents, or where a count is missing.

    Raises
    ------
    ValueError
        When there is no column Nederland, or a count is negative.

    Notes
    -----
    WRR (2018).
    """
    native = _declared().native
    if native not in counts:
        raise ValueError(f"Old and new lens need the group {native}; there are {list(counts.columns)}.")
    persons = counts.astype(np.float64)
    residents = persons.sum(axis=1, min_count=persons.shape[1])
    residents = residents.where(residents > 0)
    outside = residents - persons[native]
    covered = coverage(counts.columns, groups)
    found = pd.DataFrame({"outside_nl": 100 * outside / residents})
    sums = {}
    for name in SETS:
        held = list(covered["groups"][name])
        sums[name] = persons[held].sum(axis=1, skipna=False) if held else outside * np.nan
        found[name] = 100 * sums[name] / residents
    found.insert(3, "other", 100 * (outside - sums["classic"] - sums["eu"]) / residents)
    found["outside_classic"] = 100 * (outside - sums["classic"]) / outside.where(outside > 0)
    return found


def non_western_share(counts: pd.DataFrame) -> pd.Series:
    """Share (%) that the old lens looked at: everyone neither Nederland nor Westers.

    Parameters
    ----------
    counts : (areas × groups) frame of persons or shares, with columns Nederland and Westers

    Returns
    -------
    Series on the same index
    """
    values = counts.astype(np.float64)
    whole = values.sum(axis=1, min_count=values.shape[1])
    share = 100 * (whole - values["Nederland"] - values["Westers"]) / whole.where(whole > 0)
    return share.rename("non_western_share")


def hidden_diversity(
    index: pd.Series, old_lens: pd.Series, rule: HiddenDiversityRule | None = None
) -> pd.DataFrame:
    """Gemeenten with a high diversity index whose share under the old lens is not high.

    Parameters
    ----------
    index : Series region -> diversity index, of all gemeenten, one classification
    old_lens : Series region -> %, of the same year
        Of :func:`non_western_share`.
    rule : HiddenDiversityRule, optional
        Default: the declared one.

    Returns
    -------
    frame on the index of both
        `index`, `old_lens`, `index_from`, `old_lens_below` (the thresholds as values) and `hidden` (bool,
        missing where either figure is).
    """
    rule = rule or _declared().hidden_diversity
    found = pd.concat({"index": index, "old_lens": old_lens}, axis=1)
    known = found.dropna()
    found["index_from"] = known["index"].quantile(rule.index_from)
    found["old_lens_below"] = known["old_lens"].quantile(rule.old_lens_below)
    hidden = (found["index"] >= found["index_from"]) & (found["old_lens"] < found["old_lens_below"])
    return found.assign(
        hidden=hidden.astype("boolean").where(found[["index", "old_lens"]].notna().all(axis=1))
    )


@cache
def _declared() -> _NewDiversity:
    return read_declaration(__package__, "new_diversity.toml", _NewDiversity)


def countries(columns: Iterable[str]) -> list[str]:
    """The groups that are one country (or a former part of the Kingdom), without totals and rests."""
    return [name for name in columns if name not in _declared().not_countries]
