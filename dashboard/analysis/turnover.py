"""Turnover (vlottendheid): who came and who left, by 1,000 residents; of one year, or of several together.

Which flows there are, and of how many years they are told, is declared in `turnover.toml`. Missing stays missing.
"""

from functools import cache

import pandas as pd
from pydantic import Field, model_validator

from dashboard.language.units import units
from data_sources.declared import Declared, Text, read_declaration

__all__ = ["Flow", "Flows", "flows", "linked", "rates", "together"]


class Flow(Declared):
    """One flow: counts that are added up, and those that are taken off."""

    plus: tuple[str, ...]
    less: tuple[str, ...] = ()
    unit: str
    label: Text
    caveats: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """The counts without which it is not known."""
        return (*self.plus, *self.less)

    def of(self, counts: pd.DataFrame) -> pd.Series:
        """Return the persons of the flow, from counts in columns; missing where one is."""
        plus, less = (
            counts[list(codes)].astype(float).sum(axis=1, skipna=False) for codes in (self.plus, self.less)
        )
        return plus - less


class Flows(Declared):
    """The whole declaration; see `turnover.toml` for the meaning of each field."""

    years: int = Field(ge=1)
    per: int
    residents: str
    growth: str
    decimals: int
    caveat: dict[str, Text]
    flow: dict[str, Flow]

    @model_validator(mode="after")
    def _hangs_together(self) -> "Flows":
        for code, flow in self.flow.items():
            if flow.unit not in units():
                raise ValueError(f"flow {code!r} in unit {flow.unit!r}, which has no words in units.toml")
            if unknown := set(flow.caveats) - set(self.caveat):
                raise ValueError(f"flow {code!r} with unknown caveats: {', '.join(sorted(unknown))}")
        return self

    @property
    def needs(self) -> tuple[str, ...]:
        """Every count that some flow is made of."""
        return tuple(dict.fromkeys(code for flow in self.flow.values() for code in flow.needs))

    def caveats(self, code: str) -> tuple[Text, ...]:
        """Return what to keep in mind of a flow."""
        return tuple(self.caveat[name] for name in self.flow[code].caveats)


@cache
def flows() -> Flows:
    """Return the declaration in `turnover.toml`.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        The file says something that has no meaning, or lacks a language.
    """
    return read_declaration(__package__, "turnover.toml", Flows)


def linked(residents: pd.Series, growth: pd.Series) -> pd.Series:
    """Residents on 1 January of every year with a growth: as counted, else from a counted year and the growth between.

    Growth is by definition what lies between two such counts: births less deaths, arrivals less departures, and
    corrections.

    Parameters
    ----------
    residents, growth : Series of float on (region, year)
        Counted on 1 January; grown in the course of the year.

    Returns
    -------
    Series of float on (region, year)
        Reckoned onwards from the nearest count before, else back from the nearest after; missing where a growth
        between is.

    Examples
    --------
    >>> def of(years): return pd.Series(years).rename_axis("year")
    >>> counted, grown = of({2015: 100.0}), of({2014: -10.0, 2015: 5.0, 2016: 3.0})
    >>> linked(pd.concat({"A": counted}, names=["region"]), pd.concat({"A": grown}, names=["region"])).to_list()
    [110.0, 100.0, 105.0]
    """
    grown = growth.unstack("year")
    years = [int(year) for year in grown]
    counted = residents.unstack("year").reindex(index=grown.index, columns=range(years[0], years[-1] + 2))
    found = counted.astype(float)
    grown = grown.reindex(columns=found.columns)
    for year in found.columns[1:]:
        found[year] = found[year].fillna(found[year - 1] + grown[year - 1])
    for year in reversed(found.columns[:-1]):
        found[year] = found[year].fillna(found[year + 1] - grown[year])
    return found[years].stack(future_stack=True).rename("residents")


def rates(counts: pd.DataFrame, residents: pd.Series) -> pd.DataFrame:
    """Every flow by 1,000 residents, year by year.

    Parameters
    ----------
    counts : DataFrame on (region, year)
        A column for each count.
    residents : Series on (region, year)
        On 1 January of the year.

    Returns
    -------
    DataFrame on (region, year)
        A column for each declared flow.
    """
    base = residents.reindex(counts.index)
    persons = _persons(counts)
    return flows().per * persons.div(base.where(base > 0), axis=0)


def together(counts: pd.DataFrame, residents: pd.Series) -> pd.DataFrame:
    """Every flow by 1,000 residents of the years together: the mean of the years, each weighted by its residents.

    Returns
    -------
    DataFrame on region
        A column for each declared flow; missing for a region of which one year is.
    """
    years = counts.index.unique("year")
    whole = pd.MultiIndex.from_product([counts.index.unique("region"), years], names=["region", "year"])
    of_regions = _persons(counts.reindex(whole)).groupby(level="region").sum(min_count=len(years))
    base = residents.reindex(whole).groupby(level="region").sum(min_count=len(years))
    return flows().per * of_regions.div(base.where(base > 0), axis=0)


def _persons(counts: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({code: flow.of(counts) for code, flow in flows().flow.items()})
