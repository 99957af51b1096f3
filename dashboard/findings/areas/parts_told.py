"""What is said of the parts of an area of one's own: the ends, how apart, in what they are alike and in what not."""

from dataclasses import replace

from dashboard.analysis.certainty import Range
from dashboard.findings.areas.laid import Laid, apart, shared
from dashboard.findings.areas.own_area import OwnArea
from dashboard.findings.areas.parts import mixing, part_numbers, parts_told_by, told_names
from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.model.finding import Finding, Link, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.within.sure import alike, chance, ends_told

__all__ = ["area_finding", "area_link", "ends_of_parts", "laid_told", "span_told"]
__all__ += ["told_apart", "told_ends", "told_mixing", "told_shared"]

_FIRST = 3
"""Measures that a sentence tells of."""


def area_link(area: OwnArea) -> Link:
    """Lead to the page of an area."""
    return Link("eigen-gebied", (("samen", ",".join(area.members)), ("naam", area.name)))


def area_finding(
    held: National,
    area: OwnArea,
    id: str,
    told: tuple[Told, ...],
    year: int | None,
    numbers: Numbers | None = None,
) -> Finding:
    """Make a finding of an area, with what holds of all that is told of it."""
    sources = () if numbers is None else numbers.sources
    rounded = () if area.exact else (Told("caveat.rounded"),)
    base = Quantity("base.residents", "text")
    return Finding(id, told, sources, year, base, HERKOMST if year else None, rounded, area_link(area))


def span_told(value: float, within: Range, unit: str, digits: int) -> Quantity:
    """Tell a value, or between what it lies where rounding leaves that open as it is written."""
    first, last = (Quantity(end, unit, digits) for end in (within.low, within.high))
    if within.low == within.high:
        return Quantity(value, unit, digits)
    if first.shown == last.shown:
        return Quantity(value, unit, digits, rounded=True)
    return Quantity(Told("value.places", {"first": first, "last": last}), "told")


def ends_of_parts(held: National, area: OwnArea, year: int) -> dict[str, Quantity] | None:
    """Name the parts that can have the largest and the smallest share; None where these are not to be told apart."""
    known = parts_told_by(held, area, year).dropna(subset=["value"])
    known = known.assign(name=known["name"].map(told_names(held, area)))
    if len(known) < 2 or alike(known):
        return None

    def told(value: float) -> Quantity:
        return Quantity(value, "chance") if area.exact else chance(value)

    return ends_told(known, told, f"level.{area.level}.plural")


def told_ends(held: National, area: OwnArea, year: int) -> Finding | None:
    """Name the parts with the largest and the smallest share; None of one part."""
    if len(area.members) < 2:
        return None
    ends = ends_of_parts(held, area, year)
    words = {
        "name": Quantity(area.name, "name"),
        "levels": Quantity(f"level.{area.level}.plural", "text"),
        "year": Quantity(year, "year"),
    }
    said = Told("areas.ends.apart", words | ends) if ends else Told("areas.ends.alike", words)
    return area_finding(held, area, "parts_ends", (said,), year, part_numbers(held, area, year))


def told_mixing(held: National, area: OwnArea, year: int) -> Finding | None:
    """Say how unevenly the groups live over the parts; None with fewer than two that have figures."""
    found = mixing(held, area, year)
    if found is None:
        return None
    told = {"count": Quantity(found.parts, "count"), "levels": Quantity(f"level.{area.level}.plural", "text")}
    told |= {"year": Quantity(year, "year"), "groups": Quantity(HERKOMST[1], "count")}
    for name, value in found.values.items():
        told[name] = span_told(value, found.within[name], "index", 3)
    said = Told("areas.mixing", told)
    return replace(area_finding(held, area, "parts_mixing", (said,), year), sources=found.sources)


def laid_told(held: National, area: OwnArea, one: Laid, form: str) -> Told:
    """Say of a measure on which side of the middle all parts lie (`shared`), or from what to what they go (`apart`)."""
    low, high = (one.parts.iloc[at] for at in (-1, 0))
    names = told_names(held, area)
    told = {
        "measure": one.name,
        "period": Quantity(one.period, "name"),
        "count": Quantity(len(one.parts), "count"),
        "levels": Quantity(f"level.{area.level}.plural", "text"),
        "middle": one.middle,
        "beside": Quantity(Told(f"areas.beside.{area.level}", _beside(held, area)), "told"),
        "lowest": Quantity(names[str(low["name"])], "name"),
        "highest": Quantity(names[str(high["name"])], "name"),
        "least": one.quantity(float(low["value"])),
        "most": one.quantity(float(high["value"])),
    }
    if form == "shared":
        return Told(f"areas.shared.{one.side}.{'some' if one.missing else 'all'}", told)
    return Told("areas.apart", told)


def _beside(held: National, area: OwnArea) -> dict[str, Quantity]:
    return {} if area.exact else {"gemeente": Quantity(held.gemeenten.names[str(area.gemeente)], "name")}


def told_shared(held: National, area: OwnArea, year: int) -> Finding | None:
    """Say in what all parts lie to one side of the middle; None of one part."""
    return _told_laid(held, area, shared(held, area), "shared", "areas.shared.nothing")


def told_apart(held: National, area: OwnArea, year: int) -> Finding | None:
    """Say in what the parts differ most; None of one part."""
    return _told_laid(held, area, apart(held, area), "apart", "areas.apart_nothing")


def _told_laid(
    held: National, area: OwnArea, found: tuple[Laid, ...], form: str, nothing: str
) -> Finding | None:
    if len(area.members) < 2:
        return None
    first = found[:_FIRST]
    told = tuple(laid_told(held, area, one, form) for one in first) or (Told(nothing),)
    made = area_finding(held, area, f"parts_{form}", told, None)
    return replace(made, sources=tuple(dict.fromkeys(source for one in first for source in one.sources)))
