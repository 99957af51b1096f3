"""The numbers behind a map as a table, with their sources and what is to be kept in mind."""

from dataclasses import replace
from functools import partial

import pandas as pd

import geo
from dashboard.findings.data.national import national
from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.bounds import BOUNDS, bound_headings, exact, placed
from dashboard.findings.model.finding import CODE, Numbers
from dashboard.findings.model.indicators import Indicator
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.within.area_caveats import area_caveats, few_caveats, missing_caveats
from dashboard.findings.within.sure import width_told
from data_sources import Snapshot

__all__ = ["map_numbers", "with_sure"]


def map_numbers(
    indicator: Indicator,
    level: str,
    year: int,
    areas: pd.DataFrame,
    rows: pd.DataFrame,
    reference: pd.DataFrame | None,
    snapshot: Snapshot,
) -> Numbers:
    """Put the numbers behind a map together: every area, highest first, those without a figure last.

    Parameters
    ----------
    indicator : Indicator
    level : str
    year : int
    areas : DataFrame
        Of a :class:`~dashboard.findings.within.maps.MapFinding`, with `sure`.
    rows, reference : DataFrame
        The figures of the areas, and those of an earlier year where there are such.
    snapshot : Snapshot
    """
    unit = "share" if indicator.is_share else "index"
    ordered = _ordered(areas)
    differs, told_exactly = "now" in areas, exact(areas)
    table = pd.DataFrame({"name": ordered["name"], unit: ordered["now" if differs else "value"]})
    units = {unit: unit}
    headings = {"name": Quantity(f"level.{level}.heading", "text")}
    if "before" in areas and reference is not None:
        table["before"] = ordered["before"]
        units["before"] = unit
        earlier = int(reference["year"].dropna().iloc[0])
        headings |= {unit: _of_year(year), "before": _of_year(earlier)}
    if differs:
        table["difference"] = 100 * ordered["value"]
        units["difference"] = "change"
    if not told_exactly:
        for end in BOUNDS:
            table[end] = (100 if differs else 1) * ordered[end]
            units[end] = "change" if differs else unit
        headings |= bound_headings() | {"sure": Quantity("map.column_sure", "text")}
        table["sure"] = _answers(ordered)
        units["sure"] = "text"
    if not differs:
        table = table.assign(**placed(ordered[[*BOUNDS]]))
        units["rank"] = "place"
    table[CODE] = ordered.get("region", ordered.index)
    if areas["inhabitants"].notna().any():
        # Of a share both: how many that are, and of how many.
        for people in ("persons", "inhabitants") if indicator.is_share else ("inhabitants",):
            table[people] = ordered[people]
            units[people] = "count"
    if indicator.is_share:
        # Of those who are counted: they are not all residents of an area.
        headings["persons"] = _of(indicator, "persons")
        headings.setdefault(unit, _of(indicator, unit))
    tables = rows["source_table"].dropna().astype(str).unique()
    held = national(snapshot)
    sources = held.sources(",".join(tables), year, indicator.partition) if len(tables) else ()
    if reference is not None and len(before := reference["source_table"].dropna().astype(str).unique()):
        earlier = int(reference["year"].dropna().iloc[0])
        sources = (*held.sources(",".join(before), earlier, indicator.partition), *sources)
    digits = dict.fromkeys((unit, "before", *BOUNDS), 1) if indicator.is_share else {}
    return Numbers(
        "areas",
        table.reset_index(drop=True),
        units,
        tuple(dict.fromkeys(sources)),
        indicator.partition,
        (*_drawn(level, snapshot, held.year), *_caveats(indicator, level, year, areas, rows, reference)),
        headings,
        digits,
        bounded="" if differs or told_exactly else unit,
    )


def with_sure(numbers: Numbers, areas: pd.DataFrame) -> Numbers:
    """Return the numbers of a map of which other areas are `sure`, as of one in other classes."""
    if "sure" not in numbers.frame:
        return numbers
    return replace(numbers, frame=numbers.frame.assign(sure=_answers(_ordered(areas)).to_numpy()))


def _ordered(areas: pd.DataFrame) -> pd.DataFrame:
    return areas.sort_values(["value", "name"], ascending=[False, True], na_position="last")


def _answers(areas: pd.DataFrame) -> pd.Series:
    """Whether each area is sure, in words; none where there is no figure."""
    told = areas["sure"].map({True: "uw_gemeente.yes", False: "uw_gemeente.no"})
    return told.where(areas["value"].notna())


def _of_year(year: int) -> Quantity:
    return Quantity(Told("map.of_year", {"year": Quantity(year, "year")}), "told")


def _of(indicator: Indicator, column: str) -> Quantity:
    """Name a column by what its numbers are of."""
    return Quantity(Told(f"map.heading_{column}", {"indicator": indicator.told("name")}), "told")


def _drawn(level: str, snapshot: Snapshot, year: int) -> tuple[Told, ...]:
    """Say that gemeenten are drawn as in another year; nothing where they are not drawn at all."""
    drawn = if_held(partial(geo.drawn_year, level, year, snapshot=snapshot)) if level == "gemeente" else year
    if drawn in (year, None):
        return ()
    return (Told("caveat.drawn_as", {"drawn": Quantity(drawn, "year"), "year": Quantity(year, "year")}),)


def _caveats(
    indicator: Indicator,
    level: str,
    year: int,
    areas: pd.DataFrame,
    rows: pd.DataFrame,
    reference: pd.DataFrame | None,
) -> list[Told]:
    def told(key: str, **counts: int) -> Told:
        return Told(f"caveat.{key}", {name: Quantity(count, "count") for name, count in counts.items()})

    caveats = []
    if indicator.classification == "migratieachtergrond":
        caveats.append(told("old_classification", groups=indicator.groups))
    basis = (rows if reference is None else reference)["basis"].dropna()
    estimated, joined = int((basis == "herindeling").sum()), int((basis == "inwoners").sum())
    if estimated or joined:
        caveats.append(told("current_division", changed=estimated + joined, estimated=estimated))
    few = pd.Series(False, index=rows.index)
    if "summed" in rows:
        caveats += [*area_caveats(rows), *few_caveats(rows)]
        few = rows["inhabitants"].lt(FEWEST).fillna(False).astype(bool)
    lacking = rows["value"].isna() & ~few
    caveats += missing_caveats(rows[lacking], level, year)
    if apart := int((areas["value"].isna() & ~lacking & ~few).sum()):
        caveats.append(Told("caveat.not_both", {"n": Quantity(apart, "count")}, "n"))
    if (rows["off_by"].dropna() > 0).any():
        caveats.append(told("rounded"))
    if not exact(areas):
        caveats.append(Told("map.caveat", {"width": width_told(indicator)}))
    if rows["value"].notna().any() and rows["inhabitants"].isna().all():
        caveats.append(told("shares_only"))
    return caveats
