"""Wijken and buurten of all gemeenten, and how the groups live over them; computed when first asked for."""

from functools import partial

import numpy as np
import pandas as pd

import geo
from dashboard.analysis.diversity import diversity_index, index_bounds
from dashboard.analysis.segregation import segregation
from dashboard.derived import derived, earlier
from dashboard.findings.data.mixing_margin import mixing_margin
from dashboard.findings.data.origin import small_area_origin
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.cells import values_of
from dashboard.findings.model.indicators import Partition, indicators
from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["FEWEST", "HERKOMST", "OLD", "TOLD_BY", "SmallAreas"]

HERKOMST: Partition = ("herkomst", 3)
OLD: Partition = ("migratieachtergrond", 7)

TOLD_BY = {HERKOMST: "buiten_nederland", OLD: "index_7"}
"""The indicator by which wijken and buurten of each division are told: three groups are too few for an index."""

FEWEST = 50
"""Inhabitants that a wijk or buurt has at least to be laid beside others: of fewer, who moves in or out decides it."""


class SmallAreas:
    """Figures of wijken and buurten; not to be changed by who asks for them.

    Parameters
    ----------
    snapshot : Snapshot
    gemeente_year : int
        The division of gemeenten in which areas are put.
    """

    def __init__(self, snapshot: Snapshot, gemeente_year: int):
        self.snapshot = snapshot
        self.year = gemeente_year

    @kept(4)
    @derived
    def mixing(self, year: int, partition: Partition) -> pd.DataFrame:
        """Segregation over the buurten of a year, per gemeente of today."""
        counts = self.counts("buurt", year, partition)
        inside = self.parents("buurt", year).reindex(counts.index)
        return segregation(counts[inside.notna()], inside.dropna())

    @kept(8)
    @derived
    def small_tables(self, level: str, partition: Partition) -> dict[int, str]:
        """Table of the figures of wijken or buurten by year, oldest first; none where they are not held."""
        read = partial(self.snapshot.origin, level, classification=partition[0], groups=partition[1])
        rows = if_held(read)
        if rows is None:
            return {}
        used = rows.astype({"source_table": str}).groupby("year")["source_table"].unique()
        return {int(year): ", ".join(sorted(tables)) for year, tables in used.items()}

    @property
    @kept()
    def mixing_years(self) -> dict[Partition, int]:
        """The last year with buurten of each division."""
        found = {partition: list(self.small_tables("buurt", partition)) for partition in (HERKOMST, OLD)}
        return {partition: years[-1] for partition, years in found.items() if years}

    def last_year(self, level: str, partition: Partition) -> int:
        """The last year with wijken or buurten of a division.

        Raises
        ------
        NotHeldError
            There is none.
        """
        years = self.small_tables(level, partition)
        if not years:
            raise NotHeldError(Lacking("origin", (level,), (), *partition))
        return max(years)

    def mixing_year(self, partition: Partition) -> int:
        """The last year with buurten of a division; see :meth:`last_year`."""
        return self.last_year("buurt", partition)

    @property
    @kept()
    @derived
    def margin(self) -> pd.DataFrame:
        """What rounding leaves open in the mixing of the present division, per gemeente; see `mixing_margin`."""
        year = self.mixing_year(HERKOMST)
        counts = self.counts("buurt", year, HERKOMST).dropna()
        inside = self.parents("buurt", year).reindex(counts.index).dropna()
        published = self.inhabitants("buurt", year).reindex(inside.index)
        off_by = self.off_by("buurt", year, HERKOMST)
        before = earlier(self.snapshot, "small_areas.SmallAreas.margin")
        return mixing_margin(counts.loc[inside.index], inside, off_by, published, before)

    @kept(4)
    def mixing_bounds(self, measure: str, partition: Partition) -> pd.DataFrame:
        """Between what a measure (`H` or `D`) lies, per gemeente: `low`, `high`; missing where nobody knows.

        Only of the present division that is computed.
        """
        if partition != HERKOMST:
            return pd.DataFrame({"low": [], "high": []}, dtype=float)
        ends = {f"{measure}_least": "low", f"{measure}_most": "high"}
        return self.margin.rename(columns=ends)[["low", "high"]]

    @property
    @kept()
    @derived
    def wijken(self) -> pd.DataFrame:
        """The wijken of the last year, as :meth:`told` has them."""
        return self.told("wijk", self.last_year("wijk", HERKOMST), HERKOMST)

    @kept(12)
    def indices(self, level: str, year: int, partition: Partition) -> pd.DataFrame:
        """Index of all wijken or buurten of a year with what rounding leaves open.

        Returns
        -------
        DataFrame
            On region: `name`, `gemeente` (of today), `inhabitants`, `summed` (bool; see :meth:`residents`), `index`,
            `low`, `high`, and `fits` (bool): whether counts that the published ones can stand for reach the published
            inhabitants. Where they do, `low` and `high` are of those alone; else of all. As the published counts need
            not reach them, the range is made to hold their index. All three are missing below `FEWEST` inhabitants.
        """
        counts = self.counts(level, year, partition)
        # Nederland of the old classification is what is left of the total.
        rest = "Nederland" if partition == OLD else None
        found = self.residents(level, year, partition)
        index = diversity_index(counts).where(~(found["inhabitants"] < FEWEST).fillna(False).astype(bool))
        off_by = self.off_by(level, year, partition)
        bound = index_bounds(counts, off_by, totals=found["inhabitants"].astype(float), rest=rest)
        free = index_bounds(counts, off_by, rest=rest)
        fits = bound["low"].notna() | free["low"].isna()
        low, high = bound["low"].fillna(free["low"]), bound["high"].fillna(free["high"])
        return found.assign(
            index=index,
            low=np.fmin(low, index).where(index.notna()),
            high=np.fmax(high, index).where(index.notna()),
            fits=fits,
            gemeente=self.parents(level, year).reindex(counts.index),
            name=self.area_names(level, year).reindex(counts.index),
        )

    @kept(12)
    def told(self, level: str, year: int, partition: Partition) -> pd.DataFrame:
        """What wijken or buurten of a year are told by: the indicator in `TOLD_BY` of their division.

        Returns
        -------
        DataFrame
            As :meth:`indices`, with `value` for `index`.
        """
        declared = indicators()[TOLD_BY[partition]]
        areas = self.indices(level, year, partition)
        if not declared.is_share:
            return areas.rename(columns={"index": "value"})
        published = areas["inhabitants"].where(~self.residents(level, year, partition)["summed"])
        origin = small_area_origin(self.snapshot, level, year, partition)
        shares = values_of(declared, origin, published).set_index("region").reindex(areas.index)
        found = areas.drop(columns="index")
        few = (areas["inhabitants"] < FEWEST).fillna(False).astype(bool)
        return found.assign(
            **{name: shares[name].astype(float).where(~few) for name in ("value", "low", "high")}
        )

    @kept(12)
    def residents(self, level: str, year: int, partition: Partition) -> pd.DataFrame:
        """Residents of all wijken or buurten of a year with counts, on region: `inhabitants`, `summed`.

        `inhabitants` (Int64) are those that CBS publishes; where it publishes none, what the counts add up to, and
        `summed` is true.
        """
        counts = self.counts(level, year, partition)
        published = self.inhabitants(level, year).reindex(counts.index)
        sums = counts.sum(axis=1, skipna=False).astype("Int64")
        summed = published.isna() & sums.notna()
        return pd.DataFrame({"inhabitants": published.fillna(sums), "summed": summed})

    @kept(8)
    @derived
    def inhabitants(self, level: str, year: int) -> pd.Series:
        """Residents of wijken or buurten as CBS publishes them (rounded); none where it does not."""
        rows = if_held(partial(self.snapshot.indicators, level, year, "inwoners"))
        if rows is None:
            return pd.Series(dtype="Int64", name="inhabitants", index=pd.Index([], name="region"))
        return rows.set_index("region")["value"].round().astype("Int64").rename("inhabitants").sort_index()

    @kept(8)
    @derived
    def off_by(self, level: str, year: int, partition: Partition) -> int:
        """How far each of the counts, and the inhabitants, may lie from what is published."""
        rows = small_area_origin(self.snapshot, level, year, partition)
        return int(rows["off_by"].max())

    @kept(8)
    @derived
    def counts(self, level: str, year: int, partition: Partition) -> pd.DataFrame:
        """Persons of wijken or buurten, (region × group), as published (rounded)."""
        rows = small_area_origin(self.snapshot, level, year, partition)
        return rows.astype({"group": str}).pivot(index="region", columns="group", values="persons")

    @kept(8)
    @derived
    def parents(self, level: str, year: int) -> pd.Series:
        """Gemeente of today in which each wijk or buurt of a year lies; missing where it was split."""
        own = self.snapshot.regions(level, year).set_index("region")["gemeente"]
        return geo.inside_today(own, year, self.snapshot)

    @kept(8)
    @derived
    def incomplete(self, year: int) -> frozenset[str]:
        """Gemeenten of today that took over a part of a gemeente of that year: `parents` misses its areas."""
        heirs = geo.successors(year, self.year, snapshot=self.snapshot)
        return frozenset(heirs.loc[heirs["basis"] == "herindeling", "new"])

    def area_names_of(self, level: str, year: int, gemeente: str) -> "pd.Series[str]":
        """Names of the wijken or buurten of a year that lie in a gemeente of today."""
        names, inside = self.area_names(level, year), self.parents(level, year)
        return names[inside.reindex(names.index) == gemeente]

    @kept(8)
    def area_names(self, level: str, year: int) -> pd.Series:
        """Names of the wijken or buurten of a year."""
        return self.snapshot.regions(level, year).set_index("region")["name"]
