"""The country by origin, year by year: every resident in one group, and the four classic groups among them."""

from functools import cache, partial

import pandas as pd

from dashboard.analysis.part_bounds import HALF_TENTH, of_counts
from dashboard.analysis.signals import NATIVE
from dashboard.derived import derived
from dashboard.findings.data.held import Held
from dashboard.findings.data.small_areas import OLD
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.indicators import Partition
from data_sources.catalogue import column_partitions, groups, tables, trees
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = [
    "classic_names",
    "classic_of_country",
    "country_sources",
    "no_origins",
    "origins_partition",
    "origins_persons",
    "origins_table",
    "still_unnamed",
]

_MARGIN = HALF_TENTH / 100


def origins_table() -> tuple[str, str]:
    """The table with the national series by origin, and its group of whoever has no origin with a name."""
    for table in tables():
        every = trees()[table.tree].every if table.tree else None
        if every is not None:
            return table.id, every.rest
    raise LookupError("no table of the catalogue divides the country into every origin")


@cache
def classic_names() -> tuple[str, ...]:
    """The four classic groups, as the old classification names them."""
    old = next(one for one in column_partitions().values() if one.classification == OLD[0])
    there = {column.group for column in old.groups}
    return tuple(group.name for group in groups() if group.classic and group.name in there)


@kept()
@derived
def origins_persons(held: Held) -> pd.DataFrame:
    """Persons of the country by origin, (year × group), every resident in one group.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    table, _ = origins_table()
    lacking = NotHeldError(Lacking("source", sources=(table,)))
    rows = if_held(partial(held.snapshot.origin, "land", classification=OLD[0]))
    if rows is None:
        raise lacking
    rows = rows[(rows["source_table"] == table) & (rows["groups"] == rows["groups"].max())]
    if rows.empty:
        raise lacking
    return _wide(rows, "year", "persons")


def origins_partition(held: Held) -> Partition:
    """Return the division into every origin."""
    return OLD[0], origins_persons(held).shape[1]


def no_origins() -> tuple[str, str]:
    """The groups that are no origin."""
    return NATIVE, origins_table()[1]


def _wide(rows: pd.DataFrame, index: str, values: str) -> pd.DataFrame:
    found = rows.pivot(index=index, columns="group", values=values).astype("Float64").astype(float)
    return found.set_axis([str(name) for name in found.columns], axis=1)


@kept()
@derived
def still_unnamed(held: Held) -> pd.DataFrame:
    """Between what the persons lie of a classic group that the national series does not name, on year.

    From the percentages of all gemeenten, in the years of the series in which their residents are known.

    Returns
    -------
    DataFrame
        `low`, `high` (persons). No rows where no such year is held.
    """
    persons = origins_persons(held)
    missing = [name for name in classic_names() if name not in persons]
    none = pd.DataFrame({"low": [], "high": []}, dtype=float)
    shares = if_held(partial(held.snapshot.origin, "gemeente", classification=OLD[0], groups=OLD[1]))
    known = if_held(partial(held.snapshot.indicators, "gemeente", indicator="inwoners"))
    if shares is None or known is None:
        return none
    found = {}
    for year, rows in shares[shares["group"].isin(missing) & shares["persons"].isna()].groupby("year"):
        part = _wide(rows, "region", "share_pct") / 100
        of_year = known[known["year"] == year].set_index("region")["value"].astype(float)
        if (
            year in persons.index
            and of_year.sum() == persons.loc[year].sum()
            and set(part.index) == set(of_year.index)
        ):
            ends = ((part + way * _MARGIN).clip(lower=0).mul(of_year, axis=0).sum().sum() for way in (-1, 1))
            found[int(str(year))] = dict(zip(("low", "high"), ends, strict=True))
    return pd.DataFrame.from_dict(found, orient="index") if found else none


@kept()
@derived
def classic_of_country(held: Held) -> pd.DataFrame:
    """Bounds of the share of the four classic groups among residents with a migration background, on year.

    Returns
    -------
    DataFrame
        `low`, `high` (0 to 1). Of a classic group that the national series does not name, all of the rest may be, or
        nobody, but for what the gemeenten tell (:func:`still_unnamed`); in the years that CBS publishes in seven groups
        both are equal.

    Raises
    ------
    NotHeldError
        There are neither.
    """
    found = []
    rows = if_held(partial(held.land_origin, OLD))
    if rows is not None:
        found.append(of_counts(_wide(rows, "year", "persons"), classic_names(), NATIVE))
    series = if_held(partial(origins_persons, held))
    if series is not None:
        named, rest = [name for name in classic_names() if name in series], origins_table()[1]
        bounds = of_counts(series.fillna(0), named, NATIVE, rest)
        whole = series.drop(columns=NATIVE).sum(axis=1)
        for year, ends in still_unnamed(held).iterrows():
            sure = series.loc[year, named].sum()
            bounds.loc[year, "low"] = (sure + ends["low"]) / whole[year]
            bounds.loc[year, "high"] = (sure + min(ends["high"], series.loc[year, rest])) / whole[year]
        found.append(bounds)
    if not found:
        raise NotHeldError(Lacking("source", sources=(origins_table()[0],)))
    together = pd.concat(found)
    return together[~together.index.duplicated()].sort_index()


def country_sources(held: Held) -> tuple[Citation, ...]:
    """The tables of the country's figures, each with its years."""
    found: list[Citation] = []
    persons = if_held(partial(origins_persons, held))
    if persons is not None:
        period = f"{persons.index[0]}–{persons.index[-1]}"
        found.append(held.source(origins_table()[0], period, origins_partition(held)))
    rows = if_held(partial(held.land_origin, OLD))
    if rows is not None:
        exact = rows[["year", "source_table"]].drop_duplicates().sort_values("year")
        found += [held.source(str(one.source_table), int(one.year), OLD) for one in exact.itertuples()]
    return tuple(found)
