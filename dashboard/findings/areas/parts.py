"""The parts of an area of one's own: what each is told by, and how unevenly the groups live over them."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.analysis.rounding_margin import segregation_margin
from dashboard.analysis.segregation import segregation
from dashboard.findings.areas.held_area import held_area
from dashboard.findings.areas.own_area import OWN, OwnArea
from dashboard.findings.data.areas import area_values
from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.data.small_areas import TOLD_BY
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import indicators
from dashboard.findings.model.quantities import Quantity, Told
from data_sources.kept import kept
from geo.called import called

__all__ = ["Mixing", "latest_year", "mixing", "names_of", "part_numbers", "parts_told_by", "told_names"]


@dataclass(frozen=True)
class Mixing:
    """How unevenly the groups live over the parts.

    Attributes
    ----------
    values : dict of measure to float
        `H` and `D`.
    within : dict of measure to Range
        What rounding leaves open; both ends are the value where it is exact.
    parts : int
        Parts with figures.
    year : int
    sources : tuple of Citation
    """

    values: dict[str, float]
    within: dict[str, Range]
    parts: int
    year: int
    sources: tuple[Citation, ...]


def latest_year(held: National, area: OwnArea, asked: int | None = None) -> int:
    """Return the year in which an area is told: the one that is asked for, or else the last with figures of it."""
    values = held_area(held, area).values(TOLD_BY[HERKOMST])["value"]
    own = values.loc[OWN].dropna() if OWN in values.index else pd.Series(dtype=float)
    if asked is not None and asked in own.index:
        return asked
    return int(own.index.max()) if len(own) else area.year


@kept(64)
def parts_told_by(held: National, area: OwnArea, year: int) -> pd.DataFrame:
    """Return every part with its share from elsewhere in a year, highest first.

    Returns
    -------
    DataFrame
        On region: `name`, `value`, `low`, `high` (0 to 1), `persons`, `inhabitants` (Int64).
    """
    rows = area_values(held.snapshot, TOLD_BY[HERKOMST], area.level, year).set_index("region")
    found = rows.reindex(list(area.members))[["value", "low", "high", "persons", "inhabitants"]]
    found.insert(0, "name", names_of(held, area))
    return found.sort_values(["value", "name"], ascending=[False, True])


def part_numbers(held: National, area: OwnArea, year: int) -> Numbers:
    """Put the parts in order, with the area itself and, to lay it beside, the country or the gemeente."""
    found = parts_told_by(held, area, year)
    own = held_area(held, area).values(TOLD_BY[HERKOMST]).loc[(OWN, year)]
    whole = pd.DataFrame([own[["value", "low", "high", "persons", "inhabitants"]]]).assign(name=area.name)
    frame = pd.concat([whole, found.reset_index()], ignore_index=True)
    frame["region"] = frame["region"].fillna("")
    exact = bool((found["low"] == found["high"]).all())
    columns = ["name", "region", "inhabitants", "persons", "value", *([] if exact else ["low", "high"])]
    units = {"inhabitants": "count", "persons": "count"} | dict.fromkeys(("value", "low", "high"), "share")
    headings = {
        "region": Quantity("areas.heading.code", "text"),
        "name": Quantity(f"level.{area.level}.heading", "text"),
        "persons": Quantity("areas.heading.persons", "text"),
        "value": indicators()[TOLD_BY[HERKOMST]].told("name"),
        "low": Quantity("bounds.low", "text"),
        "high": Quantity("bounds.high", "text"),
    }
    kinds = dict.fromkeys(("inhabitants", "persons"), "Int64") | dict.fromkeys(
        ("value", "low", "high"), float
    )
    return Numbers(
        "area_parts",
        frame[columns].astype({name: kind for name, kind in kinds.items() if name in columns}),
        {name: unit for name, unit in units.items() if name in columns},
        held.sources(str(own["source_table"]), year, HERKOMST),
        HERKOMST,
        () if exact else (Told("caveat.rounded"),),
        {name: words for name, words in headings.items() if name in columns},
        {} if exact else dict.fromkeys(("value", "low", "high"), 1),
    )


@kept(64)
def mixing(held: National, area: OwnArea, year: int) -> Mixing | None:
    """Return how unevenly the groups live over the parts; None with fewer than two parts that have figures."""
    counts = _counts(held, area, year).dropna()
    if len(counts) < 2:
        return None
    parent = pd.Series(OWN, index=counts.index)
    found = segregation(counts, parent).loc[OWN]
    values = {name: float(found[name]) for name in ("H", "D")}
    within = {name: Range(value, value) for name, value in values.items()}
    table = held.inside.small_tables(area.level, HERKOMST).get(year, "") if not area.exact else ""
    if area.exact:
        table = str(held.values(TOLD_BY[HERKOMST]).loc[(area.members[0], year), "source_table"])
    else:
        published = held.inside.inhabitants(area.level, year).reindex(counts.index)
        off_by = held.inside.off_by(area.level, year, HERKOMST)
        margin = segregation_margin(counts, parent, off_by, published).loc[OWN]
        within = {
            name: Range(float(margin[f"{name}_least"]), float(margin[f"{name}_most"])) for name in values
        }
    return Mixing(values, within, len(counts), year, held.sources(table, year, HERKOMST))


def _counts(held: National, area: OwnArea, year: int) -> pd.DataFrame:
    """Persons of every part by group."""
    if not area.exact:
        return held.inside.counts(area.level, year, HERKOMST).reindex(list(area.members)).astype(float)
    origin = held.origin(HERKOMST)
    rows = origin[(origin["year"] == year) & origin["region"].isin(area.members)]
    cells = rows.astype({"group": str, "persons": float}).groupby(["region", "group"])["persons"]
    return cells.sum(min_count=1).unstack()


def names_of(held: National, area: OwnArea) -> pd.Series:
    """Return the names of the parts, on region."""
    if area.exact:
        return pd.Series({code: held.gemeenten.names[code] for code in area.members})
    return held.inside.area_names(area.level, area.year).reindex(list(area.members)).astype(str)


def told_names(held: National, area: OwnArea) -> dict[str, str]:
    """Return by name what each part is called in sentences and on pictures; tables and files keep the name itself."""
    return called(names_of(held, area), area.name)
