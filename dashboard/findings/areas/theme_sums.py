"""The figures of the themes of an area of one's own: those that all parts have together; of the rest, why not."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.declared import Computation
from dashboard.analysis.themes import MARGIN, Values, laid_wide, margins_wide, with_margins
from dashboard.analysis.together import Together, together
from dashboard.findings.areas.added import same_parts
from dashboard.findings.areas.own_area import OwnArea
from dashboard.findings.data.national import National
from dashboard.findings.data.origin import on_division
from dashboard.findings.model.finding import BY_ROW, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from data_sources.kept import kept

__all__ = ["ThemeSum", "of_parts", "theme_numbers", "theme_sums"]


@dataclass(frozen=True)
class ThemeSum:
    """A figure of a theme, of all parts together.

    Attributes
    ----------
    code : str
    found : Together
    year : int or None
    source_table : str
    why : Told or None
        Why there is none; None where there is one.
    """

    code: str
    found: Together
    year: int | None = None
    source_table: str = ""
    why: Told | None = None


@kept(64)
def theme_sums(held: National, area: OwnArea) -> tuple[ThemeSum, ...]:
    """Make every declared figure of an area, or say why it has none.

    Parameters
    ----------
    held : National
    area : OwnArea

    Returns
    -------
    tuple of ThemeSum
        One for each declared figure, in the declared order: of the source and year that its parts have it of.
    """
    return tuple(_sum(held, area, code) for code in held.themes.declared.indicator)


def of_parts(held: National, area: OwnArea, code: str) -> Values | None:
    """Return a figure of all gemeenten or wijken, as the parts of an area have it; None where they have none."""
    if area.level == "gemeente":
        return held.themes.gemeente.get(code)
    return held.themes.wijk.get(code) if area.level == "wijk" else None


def _sum(held: National, area: OwnArea, code: str) -> ThemeSum:
    declared, values = held.themes.declared.indicator[code], of_parts(held, area, code)
    if area.level not in declared.levels:
        levels = {"levels": Quantity(f"level.{area.level}.plural", "text")}
        return ThemeSum(code, Together(), why=Told("areas.left_out.level", levels))
    if values is None:
        return ThemeSum(code, Together(), why=Told("areas.left_out.not_held"))
    figure = next(
        origin.figure
        for origin in declared.origins
        if set(origin.figure.measured) <= set(_codes(held, area.level, values))
    )
    if not (area.exact or same_parts(held, area, values.year)):
        told = {"year": Quantity(values.year, "year"), "now": Quantity(area.year, "year")}
        return ThemeSum(code, Together(), values.year, why=Told("areas.left_out.division", told))
    found = _together(held, area, values, figure)
    why = None if found.lack is None else Told(f"areas.left_out.{found.lack}")
    return ThemeSum(code, found, values.year, values.source_table, why)


def _together(held: National, area: OwnArea, values: Values, figure: Computation) -> Together:
    rows = _rows(held, area.level, values.year)
    rows = rows[rows["region"].isin(area.members)]
    wide, off = (make(rows, values.source_table, figure) for make in (laid_wide, margins_wide))
    if figure.weight is not None:
        of_weight = rows[rows["indicator"].isin((figure.weight, figure.weight + MARGIN))]
        weights = of_weight.pivot(index="region", columns="indicator", values="value")
        wide[figure.weight] = weights.get(figure.weight, pd.Series(dtype=float)).reindex(wide.index)
        off[figure.weight] = weights.get(figure.weight + MARGIN, pd.Series(dtype=float)).reindex(off.index)
    return together(figure, wide.reindex(list(area.members)), off)


@kept(16)
def _rows(held: National, level: str, year: int) -> pd.DataFrame:
    """All that figures are made of and weighted by, of a year; of gemeenten on today's division."""
    declared = held.themes.declared
    weights = [
        origin.figure.weight
        for one in declared.indicator.values()
        for origin in one.origins
        if origin.figure.weight
    ]
    codes = tuple(dict.fromkeys((*declared.needs, *weights)))
    found = with_margins(held.snapshot.indicators(level, years=year, indicator=codes))
    made = on_division(found, held.year, held.snapshot) if level == "gemeente" else found
    return made.astype({"indicator": str, "source_table": str})


def _codes(held: National, level: str, values: Values) -> set[str]:
    rows = _rows(held, level, values.year)
    return set(rows.loc[rows["source_table"] == values.source_table, "indicator"])


def theme_numbers(held: National, area: OwnArea) -> Numbers:
    """Put all figures of the themes side by side: of the area, and the lowest and the highest of its parts."""
    declared = held.themes.declared
    rows = []
    for one in theme_sums(held, area):
        numbers, values = declared.indicator[one.code], of_parts(held, area, one.code)
        there = values is not None and (area.exact or same_parts(held, area, values.year))
        own = values.by_region.reindex(list(area.members)) if values and there else pd.Series(dtype=float)
        label = declared.theme[numbers.theme].label
        rows.append(
            {
                "theme": (label.nl, label.en),
                "indicator": (numbers.label.nl, numbers.label.en),
                "unit": numbers.unit,
                "decimals": numbers.decimals,
                "year": one.year,
                "value": one.found.value,
                "low": one.found.low,
                "high": one.found.high,
                "minimum": float(own.min()),
                "maximum": float(own.max()),
                "why": one.why or Told("areas.left_out.nothing"),
            }
        )
    frame = pd.DataFrame(rows).astype({"year": "Int64"})
    units = dict.fromkeys(("value", "low", "high", "minimum", "maximum"), BY_ROW)
    units |= {"theme": "both", "indicator": "both", "year": "year", "why": "told"}
    used = dict.fromkeys((one.source_table, one.year) for one in theme_sums(held, area) if one.source_table)
    sources = tuple(source for table, year in used for source in held.sources(table, int(year or 0)))
    caveats = () if area.exact else (Told("caveat.rounded"),)
    headings = {
        name: Quantity(f"areas.heading.{name}", "text") for name in ("value", "minimum", "maximum", "why")
    }
    return Numbers("area_tasks", frame, units, sources, None, caveats, headings)
