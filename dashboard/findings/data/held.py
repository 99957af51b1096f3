"""The origin of all gemeenten, from which everything else about them is computed; computed when first asked for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.analysis import trends
from dashboard.derived import derived
from dashboard.findings.data.gemeenten import Gemeenten, gemeenten
from dashboard.findings.data.origin import finest, gemeente_origin, offer, on_division
from dashboard.findings.data.small_areas import HERKOMST, OLD
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.cells import Cells
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.indicators import FINEST, Indicator, Partition, indicators
from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept
from geo.herindelingen import told

__all__ = ["Held"]


class Held:
    """Origin figures of all gemeenten of today; not to be changed by who asks for them.

    Parameters
    ----------
    snapshot : Snapshot

    Raises
    ------
    NotHeldError
        There are no figures of gemeenten at all.
    """

    def __init__(self, snapshot: Snapshot):
        self.snapshot = snapshot
        self.year = offer(snapshot).current_year

    @kept(16)
    @derived
    def origin(self, partition: Partition) -> pd.DataFrame:
        """Origin of all gemeenten and years, on today's division."""
        return gemeente_origin(self.snapshot, partition, self.year)

    @property
    @kept()
    def finest(self) -> Partition | None:
        """The present classification by country; None while the figures hold no more than its three groups."""
        return finest(self.snapshot, HERKOMST[0])

    def indicator(self, key: str) -> Indicator:
        """A declared indicator, with the number of groups that these figures have."""
        declared = indicators()[key]
        if declared.groups == FINEST and self.finest is not None:
            return replace(declared, groups=self.finest[1])
        return declared

    @kept(512)
    def values(self, indicator: str) -> pd.DataFrame:
        """An indicator of all gemeenten and years, on (region, year); see `values_of`."""
        declared = self.indicator(indicator)
        found = self._counted("gemeente", declared.partition).values(declared)
        return found.set_index(["region", "year"]).sort_index()

    def of_gemeenten(self, indicator: str) -> pd.DataFrame:
        """As :meth:`values`, of gemeenten alone, whatever else may stand among them."""
        return self.values(indicator)

    @kept(128)
    def land(self, indicator: str) -> pd.Series:
        """The published national value of an indicator, on year."""
        return self.land_values(self.indicator(indicator))["value"]

    @kept(8)
    @derived
    def land_origin(self, partition: Partition) -> pd.DataFrame:
        """Origin of the country, of all years."""
        classification, groups = partition
        return self.snapshot.origin("land", classification=classification, groups=groups)

    def land_values(self, indicator: Indicator) -> pd.DataFrame:
        """What `values_of` says of the country as published, on year."""
        return self._counted("land", indicator.partition).values(indicator).set_index("year")

    @kept(16)
    def _counted(self, level: str, partition: Partition) -> Cells:
        """The figures of a division, in order once for all indicators that are made of them."""
        return Cells(self.origin(partition) if level == "gemeente" else self.land_origin(partition))

    def unbroken(self, partition: Partition) -> pd.DataFrame:
        """The last years of the shares of a partition without a gap between them."""
        shares, there = self.shares[partition], self.years(partition)
        first = there[-1]
        while first - 1 in there:
            first -= 1
        years = shares.index.get_level_values("year")
        return shares[(years >= first) & (years <= there[-1])]

    def in_year(self, indicator: str, year: int) -> pd.DataFrame:
        """An indicator of all gemeenten in a year, on region.

        Raises
        ------
        NotHeldError
            There are no figures of that year.
        """
        values = self.values(indicator)
        if year not in values.index.get_level_values("year"):
            there = tuple(sorted({int(one) for one in values.index.get_level_values("year")}))
            partition = self.indicator(indicator).partition
            raise NotHeldError(Lacking("origin", ("gemeente",), (year,), *partition, there=there))
        return values.xs(year, level="year")

    def national_value(self, indicator: str, year: int) -> float:
        """The published national value beside that of a gemeente; NaN where there is none."""
        land = if_held(partial(self.land, indicator))
        return float("nan") if land is None else float(land.get(year, float("nan")))

    @property
    @kept()
    def shares(self) -> Mapping[Partition, pd.DataFrame]:
        """Series of shares (%) by partition, on (region, year); of the partitions that are held."""
        found = _Shares()
        for partition in (OLD, HERKOMST):
            origin = if_held(partial(self.origin, partition))
            if origin is not None:
                found |= {(key[0], key[1]): frame for key, frame in trends.series(origin).items()}
        return found

    @kept(8)
    def years(self, partition: Partition) -> tuple[int, ...]:
        """Years in which the shares of a classification are known of any gemeente, oldest first."""
        if partition not in self.shares:
            return ()
        known = self.shares[partition].dropna(how="all").index.get_level_values("year")
        return tuple(sorted(int(year) for year in known.unique()))

    @property
    @kept()
    def untold(self) -> tuple[int, ...]:
        """Years with figures that cannot be brought to the gemeenten of today, for want of CBS's history of them."""
        if told(self.snapshot):
            return ()
        shown = {year for partition in (OLD, HERKOMST) for year in self.years(partition)}
        return tuple(sorted(set(self.snapshot.years("gemeente", "origin")) - shown))

    @property
    @kept()
    def inhabitants(self) -> pd.Series:
        """Residents of every gemeente in the latest year with herkomst; else as counted with other figures."""
        for indicator in ("index", "index_18", "index_7"):
            values = if_held(partial(self.values, indicator))
            counted = None if values is None else values["inhabitants"].dropna()
            if counted is not None and len(counted):
                year = counted.index.get_level_values("year").max()
                # Also those without a number in that year.
                return values["inhabitants"].xs(year, level="year")
        known = on_division(
            self.snapshot.indicators("gemeente", indicator="inwoners"), self.year, self.snapshot
        )
        known = known[known["year"] == known["year"].max()]
        return known.set_index("region")["value"].round().astype("Int64")

    @property
    @kept()
    def gemeenten(self) -> Gemeenten:
        """The gemeenten of today and before."""
        return gemeenten(self.snapshot, self.year)

    @property
    @kept()
    def regions(self) -> pd.Index:
        """The codes of the gemeenten of today, in order."""
        return pd.Index(sorted(self.gemeenten.names), name="region")

    def source(self, table: str, period: str | int, partition: Partition | None = None) -> Citation:
        """Say where a figure comes from."""
        entry = self.snapshot.source(table)
        holder = entry.attribution.removeprefix("Bron: ")
        return Citation(entry.id, entry.title, entry.url, str(period), entry.retrieved, holder, partition)

    def sources(
        self, tables: str, period: str | int, partition: Partition | None = None
    ) -> tuple[Citation, ...]:
        """The same for several tables in one text, joined by commas."""
        ids = sorted({table.strip() for table in str(tables).split(",")})
        return tuple(self.source(table, period, partition) for table in ids)


class _Shares(dict[Partition, pd.DataFrame]):
    """Shares by partition; one that is not held says so."""

    def __missing__(self, partition: Partition) -> pd.DataFrame:
        raise NotHeldError(Lacking("origin", ("gemeente",), (), *partition))
