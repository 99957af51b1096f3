"""The figures of an area of one's own: the counts of its parts added up, in every year in which all of them have one.

Gemeenten are counted exactly; of years with percentages alone, these are weighted by the residents of each part, where
those are held. Wijken and buurten are rounded, so that their sum errs by as much as all of them together can.
"""

from collections.abc import Iterable
from functools import partial

import pandas as pd

from dashboard.analysis.rounding import index_bounds
from dashboard.findings.areas.own_area import OWN, OwnArea
from dashboard.findings.data.national import OLD, National
from dashboard.findings.data.origin import on_division, small_area_origin
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.cells import Cells
from dashboard.findings.model.indicators import Indicator, Partition
from data_sources.kept import kept

__all__ = ["ROUNDED", "area_origin", "area_values", "known_years", "residents", "same_parts"]

ROUNDED = "afgerond"
"""The basis of figures that are sums of rounded ones."""

_CELL = ["year", "group", "birthplace"]
_ESTIMATED, _WEIGHTED, _COUNTED = "herindeling", "inwoners", "ongewijzigd"


@kept(64)
def area_origin(held: National, area: OwnArea, partition: Partition) -> pd.DataFrame:
    """Origin of an area in every year in which it is known of all its parts.

    Parameters
    ----------
    held : National
        Of all gemeenten, without the area.
    area : OwnArea
    partition : Partition

    Returns
    -------
    DataFrame
        As :func:`~dashboard.findings.data.origin.gemeente_origin` has gemeenten, of the region `OWN`. `off_by` is how
        far the sum of each count may lie from that of exact ones: what the parts may be off by, added up.

    Raises
    ------
    NotHeldError
        There are no such figures of any area of this level.
    """
    make = _of_gemeenten if area.exact else _of_small_areas
    return make(held, area, partition)


def _of_gemeenten(held: National, area: OwnArea, partition: Partition) -> pd.DataFrame:
    origin = held.origin(partition)
    rows = origin[origin["region"].isin(area.members)]
    weights = _weights(held, area).reindex(pd.MultiIndex.from_frame(rows[["region", "year"]]))
    found = _together(rows.assign(weighted=rows["share_pct"] * weights.to_numpy()), len(area.members))
    if found.empty:
        return origin.iloc[:0]
    counted = found.groupby("year")["persons"].transform("count") == found.groupby("year")["year"].transform(
        "size"
    )
    total = found.groupby("year")["persons"].transform("sum")
    shares = (100 * found["persons"] / total).where(counted, found["weighted"])
    estimated = set(rows.loc[rows["basis"] == _ESTIMATED, "year"])
    basis = [
        _ESTIMATED if year in estimated else _COUNTED if exact else _WEIGHTED
        for year, exact in zip(found["year"], counted, strict=True)
    ]
    known = counted | found["weighted"].notna()
    return _laid_out(found.assign(share_pct=shares, basis=basis)[known], origin, _tables_of(rows))


def _of_small_areas(held: National, area: OwnArea, partition: Partition) -> pd.DataFrame:
    inside = held.inside
    parts = []
    for year in inside.small_tables(area.level, partition):
        origin = small_area_origin(held.snapshot, area.level, year, partition)
        rows = origin[origin["region"].isin(area.members)]
        if not same_parts(held, area, year):
            continue
        found = _together(rows.assign(weighted=rows["share_pct"]), len(area.members))
        if found["persons"].isna().any() or found.empty:
            continue
        off_by = len(area.members) * inside.off_by(area.level, year, partition)
        shares = 100 * found["persons"] / found["persons"].sum()
        made = found.assign(share_pct=shares, off_by=off_by, basis=ROUNDED)
        parts.append(_laid_out(made, origin, _tables_of(rows)))
    template = small_area_origin(
        held.snapshot, area.level, inside.last_year(area.level, partition), partition
    ).iloc[:0]
    return pd.concat([*parts, template.assign(basis="")], ignore_index=True)


def _together(rows: pd.DataFrame, parts: int) -> pd.DataFrame:
    """Add up cells that all parts have; the sum is missing as soon as one part is."""
    cells = rows.groupby(_CELL, observed=True)
    found = pd.DataFrame(
        {
            "persons": cells["persons"].sum(min_count=1).where(cells["persons"].count() == parts),
            "weighted": cells["weighted"].sum(min_count=1).where(cells["weighted"].count() == parts),
            "off_by": cells["off_by"].max(),
            "rounded_to": cells["rounded_to"].max(),
            "there": cells["region"].nunique(),
        }
    ).reset_index()
    lacking = set(found.loc[found["there"] < parts, "year"])
    return found[~found["year"].isin(lacking)].drop(columns="there")


def _laid_out(found: pd.DataFrame, like: pd.DataFrame, tables: pd.Series) -> pd.DataFrame:
    """Lay cells out as the rows of a gemeente."""
    whole = found.assign(
        region=OWN,
        level="gemeente",
        classification=str(like["classification"].iloc[0]),
        groups=int(like["groups"].iloc[0]),
        source_table=found["year"].map(tables),
    )
    return whole[[*like.columns, *(["basis"] if "basis" not in like else [])]]


def _tables_of(rows: pd.DataFrame) -> pd.Series:
    """The sources of each year."""
    return rows.groupby("year")["source_table"].agg(_named)


def _named(tables: Iterable[object]) -> str:
    return ", ".join(sorted({name.strip() for table in tables for name in str(table).split(",")}))


@kept(64)
def residents(held: National, area: OwnArea) -> pd.Series:
    """Residents of every part, on (region, year), as CBS publishes them (of wijken and buurten rounded)."""
    if not area.exact:
        years = sorted(set(held.snapshot.years(area.level, "indicators")))
        found = {year: held.inside.inhabitants(area.level, year).reindex(area.members) for year in years}
        long = pd.concat(found, names=["year", "region"]) if found else pd.Series(dtype="Int64")
        return long.swaplevel().astype(float) if found else long
    rows = if_held(partial(held.snapshot.indicators, "gemeente", indicator="inwoners"))
    if rows is None:
        return pd.Series(dtype=float, index=pd.MultiIndex.from_arrays([[], []], names=["region", "year"]))
    rows = on_division(rows, held.year, held.snapshot)
    rows = rows[rows["region"].isin(area.members)]
    return rows.groupby(["region", "year"])["value"].first().astype(float)


def _weights(held: National, area: OwnArea) -> pd.Series:
    """The part of each gemeente in the residents of the area, on (region, year); used only where all are known."""
    known = residents(held, area)
    return known / known.groupby(level="year").transform("sum")


def same_parts(held: National, area: OwnArea, year: int) -> bool:
    """Whether all wijken or buurten of an area are there in a year, under the code and the name that they have now."""
    now, then = (held.inside.area_names(area.level, one) for one in (area.year, year))
    members = list(area.members)
    return bool((then.reindex(members) == now.reindex(members)).all())


def known_years(held: National, area: OwnArea, partition: Partition) -> tuple[int, ...]:
    """Years of which an area has figures in a division, oldest first."""
    found = if_held(partial(area_origin, held, area, partition))
    return () if found is None else tuple(sorted({int(year) for year in found["year"]}))


def area_values(held: National, area: OwnArea, indicator: Indicator) -> pd.DataFrame:
    """Return an indicator of an area in every year, as :func:`~dashboard.findings.model.cells.values_of` does.

    Of rounded counts the range of the index is there too.
    """
    origin = area_origin(held, area, indicator.partition)
    if area.exact or origin.empty:
        return Cells(origin).values(indicator) if len(origin) else _none(held, indicator)
    known = residents(held, area)
    made = []
    for year, rows in origin.groupby("year"):
        counted = known.xs(year, level="year") if year in known.index.unique("year") else pd.Series([None])
        published = pd.Series({OWN: counted.sum(skipna=False)})
        found = Cells(rows).values(indicator, published if published.notna().all() else None)
        if not indicator.is_share:
            low, high = _index_bounds(rows, published, indicator.partition)
            found = found.assign(low=min(low, *found["value"]), high=max(high, *found["value"]))
        made.append(found)
    return pd.concat(made, ignore_index=True)


def _index_bounds(rows: pd.DataFrame, published: pd.Series, partition: Partition) -> tuple[float, float]:
    """The range of the index of a sum: over counts that reach the published residents, else over all."""
    counts = rows.groupby(rows["group"].astype(str))["persons"].sum().to_frame(OWN).T.astype(float)
    off_by, rest = int(rows["off_by"].max()), "Nederland" if partition == OLD else None
    free = index_bounds(counts, off_by, rest=rest).iloc[0]
    if published.isna().any():
        return float(free["low"]), float(free["high"])
    fitting = index_bounds(counts, off_by, totals=published.astype(float), rest=rest).iloc[0]
    ends = free if fitting.isna().any() else fitting
    return float(ends["low"]), float(ends["high"])


def _none(held: National, indicator: Indicator) -> pd.DataFrame:
    """No rows, in the columns of those that there could be."""
    return held.values(indicator.key).reset_index().iloc[:0]
