"""Figures of all gemeenten that findings are made of, computed once per snapshot when first asked for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

import pandas as pd

import geo
from dashboard.analysis import backtest, jumps, outlook, tempo, trends
from dashboard.analysis import peers as peer_sets
from dashboard.analysis.countries import fastest_growing, largest_origins
from dashboard.analysis.new_diversity import hidden_diversity, lenses
from dashboard.analysis.themes import ThemeTables, theme_tables, themes
from dashboard.findings.figures import finest, gemeente_origin
from dashboard.findings.finding import Source
from dashboard.findings.gemeenten import Gemeenten, gemeenten
from dashboard.findings.indicators import FINEST, Cells, Indicator, Partition, indicators
from dashboard.findings.small_areas import HERKOMST, OLD, SmallAreas
from dashboard.findings.types import gemeente_signals, gemeente_types
from data_sources import Snapshot
from data_sources.catalogue import groups

__all__ = ["HERKOMST", "KINDS", "OLD", "OLD_COUNTRIES", "National", "national"]

OLD_COUNTRIES: Partition = ("migratieachtergrond", 18)
KINDS = ("type", "nearest", "neighbours", "province", "size")
"""The sets of peers that every gemeente has."""


class National:
    """Frames of all gemeenten of today; not to be changed by who asks for them.

    Parameters
    ----------
    snapshot : Snapshot
    """

    def __init__(self, snapshot: Snapshot):
        self.snapshot = snapshot
        self.year = max(snapshot.area_years("gemeente"))
        self._origin: dict[Partition, pd.DataFrame] = {}
        self._cells: dict[tuple[str, Partition], Cells] = {}
        self._values: dict[str, pd.DataFrame] = {}

    # Composition

    def origin(self, partition: Partition) -> pd.DataFrame:
        """Origin of all gemeenten and years, on today's division."""
        if partition not in self._origin:
            self._origin[partition] = gemeente_origin(self.snapshot, partition, self.year)
        return self._origin[partition]

    @cached_property
    def finest(self) -> Partition | None:
        """The present classification by country; None while the figures hold no more than its three groups."""
        return finest(self.snapshot, HERKOMST[0])

    def indicator(self, key: str) -> Indicator:
        """A declared indicator, with the number of groups that these figures have."""
        declared = indicators()[key]
        if declared.groups == FINEST and self.finest is not None:
            return replace(declared, groups=self.finest[1])
        return declared

    def values(self, indicator: str) -> pd.DataFrame:
        """An indicator of all gemeenten and years, on (region, year); see `values_of`."""
        if indicator not in self._values:
            declared = self.indicator(indicator)
            found = self._counted("gemeente", declared.partition).values(declared)
            self._values[indicator] = found.set_index(["region", "year"]).sort_index()
        return self._values[indicator]

    @lru_cache(maxsize=128)  # noqa: B019 (there are two of these at most, as long as their snapshots live)
    def land(self, indicator: str) -> pd.Series:
        """The published national value of an indicator, on year."""
        return self.land_values(self.indicator(indicator))["value"]

    def land_values(self, indicator: Indicator) -> pd.DataFrame:
        """What `values_of` says of the country as published, on year."""
        return self._counted("land", indicator.partition).values(indicator).set_index("year")

    def _counted(self, level: str, partition: Partition) -> Cells:
        """The figures of a division, in order once for all indicators that are made of them."""
        if (level, partition) not in self._cells:
            classification, groups = partition
            rows = (
                self.origin(partition)
                if level == "gemeente"
                else self.snapshot.origin(level, classification=classification, groups=groups)
            )
            self._cells[level, partition] = Cells(rows)
        return self._cells[level, partition]

    @cached_property
    def shares(self) -> Mapping[Partition, pd.DataFrame]:
        """Series of shares (%) by partition, on (region, year)."""
        found: dict[Partition, pd.DataFrame] = {}
        for partition in (OLD, HERKOMST):
            found |= {(key[0], key[1]): frame for key, frame in trends.series(self.origin(partition)).items()}
        return found

    @lru_cache(maxsize=8)  # noqa: B019
    def years(self, partition: Partition) -> tuple[int, ...]:
        """Years in which the shares of a classification are known of any gemeente, oldest first."""
        if partition not in self.shares:
            return ()
        known = self.shares[partition].dropna(how="all").index.get_level_values("year")
        return tuple(sorted(int(year) for year in known.unique()))

    @cached_property
    def country_years(self) -> tuple[int, ...]:
        """Years of the 18 groups, oldest first."""
        return tuple(sorted(int(year) for year in self.origin(OLD_COUNTRIES)["year"].unique()))

    @lru_cache(maxsize=8)  # noqa: B019
    def countries(self, year: int) -> pd.DataFrame:
        """Persons of the 18 groups, (region × group)."""
        return _persons(self.origin(OLD_COUNTRIES), year)

    @cached_property
    def land_countries(self) -> pd.Series:
        """Persons of the 18 groups in the country, in their last year."""
        rows = self.snapshot.origin("land", classification=OLD_COUNTRIES[0], groups=OLD_COUNTRIES[1])
        return _persons(rows, self.country_years[-1]).loc["NL"]

    @cached_property
    def largest_origins(self) -> pd.DataFrame:
        """The largest countries of origin of every gemeente beside its type, on region."""
        found = largest_origins(self.countries(self.country_years[-1]), peers=self.pairs)
        return found.set_index("region").sort_index(kind="stable")

    @cached_property
    def fastest_growing(self) -> pd.DataFrame | None:
        """The countries of origin that grew most, on region; None while there is one year of countries only."""
        years = self.country_years
        if len(years) < 2:
            return None
        found = fastest_growing(self.countries(years[0]), self.countries(years[-1]), peers=self.pairs)
        return found.set_index("region").sort_index(kind="stable")

    @cached_property
    def lenses(self) -> pd.DataFrame:
        """Old and new lens of every gemeente, and of the country (NL)."""
        counts = pd.concat([self.countries(self.country_years[-1]), self.land_countries.to_frame("NL").T])
        return lenses(counts.astype(float), groups())

    @cached_property
    def hidden(self) -> pd.DataFrame:
        """Whether the old lens misses the diversity of a gemeente."""
        year = self.country_years[-1]
        index = self.values("index_18")["value"].xs(year, level="year")
        old = 100 * self.values("niet_westers")["value"].xs(year, level="year")
        return hidden_diversity(index, old)

    @cached_property
    def inhabitants(self) -> pd.Series:
        """Residents of every gemeente in the latest year with herkomst."""
        found = self.values("index")["inhabitants"]
        return found.xs(found.index.get_level_values("year").max(), level="year")

    # Change

    @cached_property
    def land_shares(self) -> pd.DataFrame:
        """The published national shares (%) of herkomst, on year."""
        rows = self.snapshot.origin("land", classification=HERKOMST[0], groups=HERKOMST[1])
        return next(iter(trends.series(rows).values())).loc["NL"]

    @cached_property
    def tempo_years(self) -> tuple[int, ...]:
        """Years of herkomst with figures of gemeenten and of the country, oldest first."""
        return tuple(year for year in self.years(HERKOMST) if year in self.land_shares.index)

    @cached_property
    def tempo(self) -> pd.DataFrame | None:
        """Change between the years with a national figure, beside the country and the same type; None with one year."""
        if len(self.tempo_years) < 2:
            return None
        found = trends.tempo(
            self.shares[HERKOMST],
            self.tempo_years[0],
            self.tempo_years[-1],
            country=self.land_shares,
            peers=self.pairs,
        )
        return found.set_index(["region", "measure"]).sort_index()

    @cached_property
    def jumps(self) -> pd.DataFrame:
        """Yearly changes that one large institution may explain, of all gemeenten."""
        changes = jumps.yearly_changes(
            self.shares[OLD]["Overig niet-westers"], self.shares[HERKOMST]["Buiten Europa"]
        )
        return jumps.institution_jumps(changes, self.inhabitants)

    @cached_property
    def window(self) -> int:
        """Years in a row that the present classification has: on these its outlook rests."""
        years = self.years(HERKOMST)
        return sum(years[-1] - year == len(years[place + 1 :]) for place, year in enumerate(years))

    @cached_property
    def record(self) -> pd.DataFrame | None:
        """What the outlook would have said from every earlier year, over windows as short as the present series.

        None where that cannot be checked: with too few years of the present classification, or of the old one.
        """
        window, years = self.window, self.years(OLD)
        if window < tempo.MINIMUM_YEARS or not years:
            return None
        first, last = years[0] + window - 1, years[-1]
        horizons = [ahead for ahead in outlook.HORIZONS if last - ahead >= first]
        if not horizons:
            return None
        old = backtest.three_groups(self.shares[OLD])
        return pd.concat(
            [
                backtest.backtest(
                    old, range(first, last - ahead + 1), [ahead], window=window, setting=tempo.SHORT
                )
                for ahead in horizons
            ],
            ignore_index=True,
        )

    @cached_property
    def outlook(self) -> pd.DataFrame:
        """Expected shares and index of herkomst, of the horizons that the record allows; on region."""
        horizons: list[int] = []
        if self.record is not None:
            allowed = backtest.shown(self.record)
            horizons = [int(horizon) for horizon in allowed.index[allowed]]
        if not horizons:
            return pd.DataFrame(columns=["region", "year", "measure"]).set_index("region")
        old = backtest.three_groups(self.shares[OLD])
        errors = outlook.past_errors(old, horizons, window=self.window, setting=tempo.SHORT)
        shares = self.shares[HERKOMST]
        recent = shares[shares.index.get_level_values("year") > self.years(HERKOMST)[-1] - self.window]
        found = outlook.outlook(recent, horizons, errors=errors, setting=tempo.SHORT)
        return found.set_index("region").sort_index(kind="stable")

    # Inside gemeenten

    @cached_property
    def inside(self) -> SmallAreas:
        """The wijken and buurten, by gemeente of today."""
        return SmallAreas(self.snapshot, self.year)

    # Types, peers, themes

    @cached_property
    def gemeenten(self) -> Gemeenten:
        """The gemeenten of today and before."""
        return gemeenten(self.snapshot, self.year)

    @cached_property
    def types(self) -> pd.DataFrame:
        """Type, signals and reasons of every gemeente."""
        return gemeente_types(self.snapshot)

    @cached_property
    def signals(self) -> pd.DataFrame:
        """All signals of every gemeente."""
        return gemeente_signals(self.snapshot).signals

    @cached_property
    def neighbours(self) -> pd.DataFrame:
        """Pairs of gemeenten with a shared border."""
        return geo.neighbours(self.year, snapshot=self.snapshot)

    @cached_property
    def provinces(self) -> pd.DataFrame:
        """Province of every gemeente, on region."""
        return geo.provinces(self.year, snapshot=self.snapshot).set_index("region")

    @lru_cache(maxsize=4096)  # noqa: B019
    def peers(self, gemeente: str, kind: str) -> peer_sets.PeerSet:
        """One of the sets of peers in `KINDS`."""
        if kind == "type":
            return peer_sets.same_type(gemeente, self.types["type"])
        if kind == "nearest":
            return peer_sets.nearest(gemeente, self.signals)
        if kind == "neighbours":
            return peer_sets.neighbouring(gemeente, self.neighbours)
        if kind == "province":
            return peer_sets.same_province(gemeente, self.provinces["province"])
        return peer_sets.same_size(gemeente, self.inhabitants)

    @lru_cache(maxsize=512)  # noqa: B019
    def all_others(self, gemeente: str) -> peer_sets.PeerSet:
        """All other gemeenten of today."""
        return peer_sets.PeerSet(
            "own", gemeente, tuple(code for code in self.types.index if code != gemeente)
        )

    @cached_property
    def themes(self) -> ThemeTables:
        """Figures of all themes, those of gemeenten on today's division."""
        needed = self.snapshot.indicators(["gemeente", "wijk"], indicator=themes().needs)
        of_gemeenten = geo.to_current(
            needed[needed["level"] == "gemeente"], self.year, snapshot=self.snapshot
        )
        families = {
            entry.id: family
            for entry in self.snapshot.sources()
            if (family := themes().family(entry.id, entry.title))
        }
        return theme_tables(pd.concat([of_gemeenten, needed[needed["level"] == "wijk"]]), families)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """Every gemeente (`region`) with each of the same type (`peer`)."""
        kinds = self.types["type"].rename_axis("region").reset_index()
        pairs = kinds.merge(kinds.rename(columns={"region": "peer"}), on="type")
        return pairs[["region", "peer"]]

    # Sources

    def source(self, table: str, period: str | int, partition: Partition | None = None) -> Source:
        """Say where a figure comes from."""
        entry = self.snapshot.source(table)
        holder = entry.attribution.removeprefix("Bron: ")
        return Source(entry.id, entry.title, entry.url, str(period), entry.retrieved, holder, partition)

    def sources(
        self, tables: str, period: str | int, partition: Partition | None = None
    ) -> tuple[Source, ...]:
        """The same for several tables in one text, joined by commas."""
        ids = sorted({table.strip() for table in str(tables).split(",")})
        return tuple(self.source(table, period, partition) for table in ids)


def _persons(origin: pd.DataFrame, year: int) -> pd.DataFrame:
    rows = origin[origin["year"] == year].astype({"group": str})
    return rows.pivot(index="region", columns="group", values="persons").rename_axis(columns=None)


@lru_cache(maxsize=2)
def national(snapshot: Snapshot) -> National:
    """Return the frames of a snapshot; the same object every time."""
    return National(snapshot)
