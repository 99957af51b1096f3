"""Arrivals and departures of all gemeenten of today by 1,000 residents, and of the country.

Only of gemeenten that are the same since: who moved within what is one gemeente now would count as come and gone.
"""

from dataclasses import dataclass
from functools import partial

import pandas as pd

import geo
from dashboard.analysis.turnover import flows, linked, rates, together
from dashboard.derived import derived
from dashboard.findings.data.held import Held
from dashboard.findings.model.absence import if_held
from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["LAND", "Turnover", "turnover"]

LAND = "NL"

_UNCHANGED = "ongewijzigd"


@dataclass(frozen=True)
class Turnover:
    """Flows by 1,000 residents on 1 January of the same year; the country is `LAND` among the regions.

    Attributes
    ----------
    mean : DataFrame on region
        The mean of `years`, each weighted by its residents; a column for each flow. Missing is a gemeente that is not
        the same since the first of them.
    yearly : DataFrame on (region, year)
        Of every year with figures, of gemeenten that are the same since.
    years : tuple of int
        Those of the mean, oldest first.
    counted : tuple of int
        Of those, the years with a count of residents; of the others it follows from these and the growth.
    changed : frozenset of str
        Gemeenten of today that are not the same since the first of `years`.
    tables : dict of str to tuple of int
        The sources, each with its years.
    """

    mean: pd.DataFrame
    yearly: pd.DataFrame
    years: tuple[int, ...]
    counted: tuple[int, ...]
    changed: frozenset[str]
    tables: dict[str, tuple[int, ...]]

    @property
    def period(self) -> str:
        """The years of the mean, in short."""
        return _period(self.years)

    def of_year(self, flow: str) -> pd.DataFrame:
        """Return a flow of all regions, year by year: (region × year)."""
        return self.yearly[flow].unstack("year")


@kept()
@derived
def turnover(held: Held) -> Turnover:
    """Put together the flows of all gemeenten that are the same since.

    Parameters
    ----------
    held : Held

    Returns
    -------
    Turnover

    Raises
    ------
    NotHeldError
        There are no flows, or no residents to lay them by.
    """
    declared, snapshot = flows(), held.snapshot
    codes = (*declared.needs, declared.growth)
    found = snapshot.indicators("gemeente", indicator=codes)
    land = if_held(partial(snapshot.indicators, "land", indicator=codes), found.iloc[:0])
    years = sorted(int(year) for year in found["year"].unique())
    # Those of the year after lie at the end of the last one.
    asked = tuple(range(years[0], years[-1] + 2))
    residents = if_held(
        partial(snapshot.indicators, ["gemeente", "land"], years=asked, indicator=declared.residents),
        found.iloc[:0],
    )
    same = {year: of_year for year in asked if (of_year := _same(held, year)) is not None}
    counts = pd.concat([_wide(_today(found, same)), _wide(land)])
    counted = pd.concat([_today(residents, same), _of_land(residents, snapshot)])
    counted = counted.set_index(["region", "year"])["value"]
    base = linked(counted, counts[declared.growth])
    yearly = rates(counts, base)
    known = yearly.drop(index=LAND, level="region", errors="ignore").dropna(how="all")
    if known.empty:
        wanted = (declared.residents,)
        raise NotHeldError(Lacking("indicators", ("gemeente",), tuple(years), indicators=wanted))
    last = tuple(sorted(int(year) for year in known.index.unique("year")))[-declared.years :]
    in_years = counts.index.get_level_values("year").isin(last)
    first = set(same[last[0]].values())
    used = pd.concat([found, residents[residents["year"].isin(last)]])
    return Turnover(
        mean=together(counts[in_years], base).reindex(pd.Index([*held.regions, LAND], name="region")),
        yearly=yearly.dropna(how="all"),
        years=last,
        counted=tuple(year for year in last if year in set(counted.index.get_level_values("year"))),
        changed=frozenset(set(held.regions) - first),
        tables={
            str(table): tuple(sorted(int(year) for year in rows["year"].unique()))
            for table, rows in used.groupby("source_table", observed=True)
        },
    )


def _same(held: Held, year: int) -> dict[str, str] | None:
    """The gemeenten of 1 January of a year that are the same today, and what each is called now."""
    if year > held.year:
        return {region: region for region in held.regions}
    links = if_held(partial(geo.successors, year, held.year, snapshot=held.snapshot))
    if links is None:
        return None
    unchanged = links[links["basis"] == _UNCHANGED]
    return dict(zip(unchanged["old"], unchanged["new"], strict=True))


def _today(figures: pd.DataFrame, same: dict[int, dict[str, str]]) -> pd.DataFrame:
    """Figures of gemeenten under what they are called today, of those that are the same."""
    of_gemeenten = figures[figures["level"] == "gemeente"]
    parts = [
        rows.assign(region=rows["region"].map(same[int(year)]))
        for year, rows in of_gemeenten.groupby("year")
        if int(year) in same
    ]
    return pd.concat([*parts, figures.iloc[:0]]).dropna(subset="region")


def _of_land(residents: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """Residents of the country: as published, else those of all its gemeenten together."""
    land = residents[residents["level"] == "land"]
    others = residents[(residents["level"] == "gemeente") & ~residents["year"].isin(land["year"])]
    whole = [
        rows.assign(region=LAND).groupby(["region", "year"], as_index=False)["value"].sum()
        for year, rows in others.groupby("year")
        if set(geo.gemeenten(int(year), snapshot)["region"]) == set(rows.dropna(subset="value")["region"])
    ]
    return pd.concat([land, *whole])


def _wide(figures: pd.DataFrame) -> pd.DataFrame:
    """Counts in columns, on (region, year)."""
    rows = figures.astype({"indicator": str, "region": str})
    wide = rows.pivot(index=["region", "year"], columns="indicator", values="value")
    return wide.reindex(columns=[*flows().needs, flows().growth])


def _period(years: tuple[int, ...]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
