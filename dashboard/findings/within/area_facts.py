"""What is told of one area of a map, and of two beside one another: value, place, change and course."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pandas as pd

from dashboard.analysis.certainty import Range, outward, places
from dashboard.findings.areas.held_area import HeldArea
from dashboard.findings.areas.own_area import OWN
from dashboard.findings.data.national import National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.bounds import BOUNDS
from dashboard.findings.model.indicators import indicators
from dashboard.findings.model.quantities import Quantity, Told, compared
from dashboard.findings.peers.measures import Measure
from dashboard.findings.profile.present import of_gemeente
from dashboard.findings.themes.comparison import ThemeWijken
from dashboard.findings.within.maps import MapFinding
from dashboard.findings.within.reasons import reason
from dashboard.language.units import units

__all__ = ["AreaFacts", "area_facts", "beside", "measure_facts", "theme_facts", "together_facts"]

_NONE = pd.Series(dtype=float)
_PARTS = ("share", "chance", "change", "%")
"""Units of which a difference is told in percentage points."""


@dataclass(frozen=True)
class AreaFacts:
    """One area.

    Attributes
    ----------
    name : str
    told : mapping of str to Quantity
        First what the map shows: `value`, or of a map of differences `change` or `difference`. Then those that there
        are of `bounds` (between what rounding lets it lie), `persons`, `place` and `change`.
    old, new : Series of float
        The course of the value, on year: in the classification until 2022, and in that since.
    """

    name: str
    told: Mapping[str, Quantity]
    old: pd.Series = field(default_factory=lambda: _NONE, compare=False)
    new: pd.Series = field(default_factory=lambda: _NONE, compare=False)

    @property
    def shown(self) -> Quantity:
        """What the map shows."""
        return next(iter(self.told.values()))

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year of the course; None without any."""
        years = [*self.old.index, *self.new.index]
        return (int(min(years)), int(max(years))) if len(years) > 1 else None


def area_facts(held: National, finding: MapFinding, region: str) -> AreaFacts:
    """Tell of an area what the map shows of it, and where all gemeenten are shown how that came about.

    Parameters
    ----------
    held : National
    finding : MapFinding
    region : str
        One of its areas.
    """
    row = finding.areas.loc[region]
    shown, value = finding.against.kind if finding.against else "value", finding.quantity(region)
    told = {shown: value}
    if (why := finding.reason(region)) is not None:
        told[shown] = Quantity(why, "told")
    else:
        told |= _bounds(value, row, 1 if finding.against is None else 100)
        if finding.has_persons:
            told |= _persons(finding, row)
    told |= _place(finding.areas[[*BOUNDS]], region)
    if finding.level != "gemeente":
        return AreaFacts(str(row["called"]), told)
    return _with_course(held, finding, region, str(row["called"]), told)


def together_facts(held: HeldArea, finding: MapFinding) -> AreaFacts | None:
    """Tell of areas that are taken together what a map of values tells of each; None where it is not known."""
    values = held.values(finding.indicator.key)
    if finding.against is not None or (OWN, finding.year) not in values.index:
        return None
    row = values.loc[(OWN, finding.year)]
    if pd.isna(row["value"]):
        return None
    within = Range(float(row["low"]), float(row["high"]))
    value = finding.indicator.quantity(float(row["value"]), within)
    told = {"value": value} | _bounds(value, row) | _persons(finding, row)
    if not held.area.exact:
        return AreaFacts(held.area.name, told)
    return _with_course(held, finding, OWN, held.area.name, told)


def _bounds(value: Quantity, row: pd.Series, times: float = 1) -> dict[str, Quantity]:
    """Between what rounding lets a value lie, where that is written otherwise than the value; `times` as it is told."""
    scale, digits = units()[value.unit].scale, value.decimals
    low, high = outward(times * float(row["low"]), times * float(row["high"]), scale, digits)
    # What is published as 0 and may be more says so itself.
    if low == high or value.rounded_away:
        return {}
    ends = {
        "low": Quantity(low / scale, value.unit, digits),
        "high": Quantity(high / scale, value.unit, digits),
    }
    return {"bounds": Quantity(Told("bounds.to", ends), "told")}


def _persons(finding: MapFinding, row: pd.Series) -> dict[str, Quantity]:
    if pd.isna(row["persons"]):
        return {}
    return {
        "persons" if finding.indicator.is_share else "inhabitants": Quantity(int(row["persons"]), "count")
    }


def _with_course(
    held: National, finding: MapFinding, region: str, name: str, told: dict[str, Quantity]
) -> AreaFacts:
    """Tell besides how an area changed, and its course."""
    own = _course(held, finding.indicator.key, region)
    if finding.against is None and len(before := own.loc[: finding.year - 1]) and finding.year in own.index:
        change = Quantity(100 * (own[finding.year] - before.iloc[0]), "change")
        since = {"change": change, "year": Quantity(int(before.index[0]), "year")}
        told["change"] = Quantity(Told("map.card_since", since), "told")
    other = _course(held, finding.indicator.counterpart, region) if _mutual(finding.indicator.key) else _NONE
    old, new = (other, own) if finding.indicator.classification == "herkomst" else (own, other)
    return AreaFacts(name, told, old, new)


def measure_facts(held: National, one: Measure, region: str) -> AreaFacts:
    """Tell of a gemeente what a map of a measure shows of it."""
    ends = one.ends(held.regions)
    told = {"value": one.quantity(float(ends["value"][region]))}
    if not told["value"].known:
        told["value"] = Quantity(reason("lacking", held.year), "told")
    return AreaFacts(held.gemeenten.names[region], told | _place(ends[[*BOUNDS]], region))


def theme_facts(found: ThemeWijken, region: str) -> AreaFacts:
    """Tell of a wijk or buurt what a map of a figure of a task shows of it."""
    areas = found.numbers.frame.set_axis(list(found.regions))
    row, declared = areas.loc[region], found.declared
    within = Range(float(row["low"]), float(row["high"]))
    value = Quantity(float(row["value"]), declared.unit, declared.decimals, within=within)
    told = {"value": value}
    if value.known:
        told |= _bounds(value, row)
    else:
        told["value"] = Quantity(reason("lacking", found.found.year), "told")
    return AreaFacts(str(row["name"]), told | _place(areas[[*BOUNDS]].astype(float), region))


def beside(first: AreaFacts, second: AreaFacts) -> Told | None:
    """Say how far apart two areas are, as far as that is certain; None where one of them has no figure."""
    mine, theirs = first.shown, second.shown
    if "told" in (mine.unit, theirs.unit):
        return None
    call = compared(mine, theirs)
    if call == "missing":
        return None
    decimals = max(mine.decimals, theirs.decimals)
    unit = "points" if mine.unit in _PARTS else mine.unit
    apart = Quantity(round(abs(mine.shown - theirs.shown), decimals), unit, decimals)
    names = {"first": Quantity(first.name, "name"), "second": Quantity(second.name, "name"), "apart": apart}
    return Told(f"map.card_{call}", names)


def _place(bounds: pd.DataFrame, region: str) -> dict[str, Quantity]:
    """The place of an area among all that have a figure, by the height of it."""
    ends = places(bounds["low"], bounds["high"])
    best, worst = ends[bounds.index.get_loc(region)]
    if np.isnan(best):
        return {}
    told = {
        "place": Quantity((int(best), int(worst)), "place"),
        "of": Quantity(int((~np.isnan(ends[:, 0])).sum()), "count"),
    }
    return {"place": Quantity(Told("map.card_place_of", told), "told")}


def _course(held: National, key: str | None, region: str) -> pd.Series:
    """An indicator of a gemeente by year, without the years that have no figure."""
    values = None if key is None else if_held(partial(held.values, key))
    return _NONE if values is None else of_gemeente(values["value"], region).dropna().sort_index()


def _mutual(key: str) -> bool:
    """Whether an indicator and its counterpart are told as one another in the other classification."""
    other = indicators()[key].counterpart
    return other is not None and indicators()[other].counterpart == key
