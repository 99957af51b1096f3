"""The story of an area of one's own: what is told of a gemeente as far as it holds of a sum, and what its parts add."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.findings.areas.added import known_years
from dashboard.findings.areas.held_area import HeldArea, held_area
from dashboard.findings.areas.laid import laid_numbers
from dashboard.findings.areas.own_area import OWN, OwnArea
from dashboard.findings.areas.parts import latest_year, part_numbers, told_names
from dashboard.findings.areas.parts_told import (
    area_finding,
    area_link,
    span_told,
    told_apart,
    told_ends,
    told_mixing,
    told_shared,
)
from dashboard.findings.areas.theme_sums import theme_numbers, theme_sums
from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.data.small_areas import TOLD_BY
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.bounds import bound_headings
from dashboard.findings.model.finding import BY_ROW, Finding, Numbers
from dashboard.findings.model.indicators import Partition, indicators
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.model.story import Section, Story
from dashboard.findings.profile.groups import group_findings
from dashboard.findings.profile.lenses import lens_findings
from dashboard.findings.profile.present import change_finding, index_finding, share_finding, standing_finding
from dashboard.findings.profile.variety import variety_findings
from dashboard.findings.trends.development import development
from data_sources.kept import kept

__all__ = ["area_story", "left_out", "made_of"]

_NAMED = 6
"""Parts that a sentence names."""

_OF_GROUPS = ("europa", "buiten_europa", "born_here", "countries", "special")
_OF_LENSES = ("classic", "outside_classic", "eu", "growing", "growing_absent")
_OF_VARIETY = ("largest", "top3", "effective")
_OF_YEARS = ("series_7", "series_3", "break", "tempo", "fastest_7", "fastest_3")

_NOT_TOLD: Mapping[str, tuple[str, ...]] = {
    "countries": ("index_18", "countries", "special", *_OF_LENSES, *_OF_VARIETY),
    "born": ("born_here",),
    "tempo": ("tempo",),
    "type": ("type", "type_peers", "nearest", "standing_3_peers"),
    "alike": ("variety_place", "variety_alike", "hidden"),
    "neighbours": ("neighbours", "neighbours_index"),
    "turnover": ("arrivals", "departures", "moves_balance"),
    "jumps": ("jumps",),
    "classic": ("classic_course",),
    "country": ("national_variety", "national_classic"),
    "outlook": ("outlook_absent",),
}
"""Findings of a gemeente that have no like in an area, or only in one of whole gemeenten, by why they have not."""


@kept(6)  # it holds the figures of all gemeenten with the area among them
def area_story(held: National, area: OwnArea) -> Story:
    """Tell the story of an area.

    Parameters
    ----------
    held : National
        All gemeenten, without the area.
    area : OwnArea

    Returns
    -------
    Story
        Of the code `OWN`. What is told of gemeenten alone is not there; :func:`left_out` says why.
    """
    own, year = held_area(held, area), latest_year(held, area)
    sections = [_present(own, area, year)]
    if area.exact:
        sections += [
            _only(group_findings(own, OWN), area, _OF_GROUPS, ("groups", "countries")),
            _only(lens_findings(own, OWN), area, _OF_LENSES, ("lenses",)),
            _only(variety_findings(own, OWN), area, _OF_VARIETY, ("variety",)),
        ]
    of_years = _OF_YEARS if area.exact else tuple(id for id in _OF_YEARS if id != "tempo")
    sections.append(_followed(_only(development(own, OWN), area, of_years, ("series", "share_series"))))
    sections += [_parts(held, area, year), _tasks(held, area)]
    return Story(OWN, area.name, tuple(sections), lambda _: ())


def _present(own: HeldArea, area: OwnArea, year: int) -> Section:
    share = TOLD_BY[HERKOMST]
    parts: dict[str, Callable[[], Finding | None]] = {
        "outside": lambda: share_finding(own, OWN, share, year),
        "standing_3_all": lambda: standing_finding(own, OWN, share, year, "all"),
        "change": lambda: change_finding(own, OWN, share, year),
        "area_made": lambda: area_finding(own, area, "area_made", made_of(own.base, area), year),
        "area_index": lambda: _index(own, area, year),
    }
    if area.exact:
        parts["index_18"] = lambda: index_finding(own, OWN, "index_18", own.old_countries.year)
    section = Section("present", parts, {"area_measures": lambda: _measures(own, area, year)})
    return _only(section, area, tuple(parts), tuple(section.makes_tables))


def _parts(held: National, area: OwnArea, year: int) -> Section:
    makers = {
        "parts_ends": told_ends,
        "parts_mixing": told_mixing,
        "parts_shared": told_shared,
        "parts_apart": told_apart,
    }
    found = {id: partial(make, held, area, year) for id, make in makers.items()}
    tables = {
        "area_parts": lambda: part_numbers(held, area, year),
        "area_laid": lambda: laid_numbers(held, area),
    }
    return Section("area_parts", found, tables)


def _tasks(held: National, area: OwnArea) -> Section:
    def told() -> Finding:
        made = sum(one.why is None for one in theme_sums(held, area))
        count = {"made": Quantity(made, "count"), "count": Quantity(len(theme_sums(held, area)), "count")}
        return area_finding(held, area, "area_tasks", (Told("areas.tasks", count, "made"),), None)

    return Section("area_tasks", {"area_tasks": told}, {"area_tasks": lambda: theme_numbers(held, area)})


def _only(section: Section, area: OwnArea, findings: tuple[str, ...], tables: tuple[str, ...]) -> Section:
    """Some findings and tables of a section, leading to the page of the area."""

    def led(make: Callable[[], Finding | None]) -> Finding | None:
        found = make()
        return None if found is None else replace(found, link=area_link(area))

    return Section(
        section.id,
        {id: partial(led, section.makes_findings[id]) for id in findings if id in section.makes_findings},
        {id: section.makes_tables[id] for id in tables if id in section.makes_tables},
    )


def _followed(section: Section) -> Section:
    """The same section; years without a figure between others are told as such, and no line goes on over them."""

    def whole(make: Callable[[], Numbers]) -> Numbers:
        found = make()
        frames = []
        for classification, rows in found.frame.groupby("classification", sort=False):
            years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
            laid = rows.set_index("year").reindex(pd.Index(years, name="year")).reset_index()
            frames.append(laid.assign(classification=classification)[[*found.frame.columns]])
        return replace(found, frame=pd.concat(frames, ignore_index=True) if frames else found.frame)

    tables = {id: partial(whole, make) for id, make in section.makes_tables.items()}
    return Section(section.id, section.makes_findings, tables)


def made_of(held: National, area: OwnArea) -> tuple[Told, ...]:
    """Say of what an area is made, and what that means for its figures."""
    names = sorted(told_names(held, area).values())
    shown: dict[str, Quantity] = {
        "name": Quantity(area.name, "name"),
        "count": Quantity(len(names), "count"),
        "names": Quantity(tuple(names), "names"),
    }
    form = "all"
    if len(names) > _NAMED:
        form, more = "some", len(names) - _NAMED
        shown |= {"names": Quantity(", ".join(names[:_NAMED]), "name"), "more": Quantity(more, "count")}
    if area.exact:
        return (Told(f"areas.made.gemeente.{form}", shown, "count"),)
    year = latest_year(held, area)
    off_by = len(names) * held.inside.off_by(area.level, year, HERKOMST)
    shown |= {"gemeente": Quantity(held.gemeenten.names[str(area.gemeente)], "name")}
    told = {"off": Quantity(off_by, "count"), "year": Quantity(year, "year")}
    return Told(f"areas.made.{area.level}.{form}", shown, "count"), Told("areas.rounded", told)


def _index(own: HeldArea, area: OwnArea, year: int) -> Finding:
    """The index over three groups, with what rounding leaves open of it."""
    row = own.values("index").loc[(OWN, year)]
    told = {
        "name": Quantity(area.name, "name"),
        "chance": span_told(float(row["value"]), Range(float(row["low"]), float(row["high"])), "chance", 1),
        "groups": Quantity(HERKOMST[1], "count"),
        "highest": Quantity(1 - 1 / HERKOMST[1], "chance"),
        "year": Quantity(year, "year"),
    }
    said = Told("story.index_3.known", told)
    found = area_finding(own, area, "area_index", (said,), year)
    return replace(found, sources=own.sources(str(row["source_table"]), year))


def _measures(own: HeldArea, area: OwnArea, year: int) -> Numbers:
    """Every indicator of the area with what rounding leaves open, beside the country, each of its last year."""
    rows = []
    used: dict[tuple[str, int, Partition], None] = {}
    for key, declared in indicators().items():
        if declared.group is not None or key not in _shown(own):
            continue
        values = if_held(partial(own.values, key))
        if values is None:
            continue
        there = values.loc[OWN].dropna(subset="value") if OWN in values.index else values.iloc[:0]
        if there.empty:
            continue
        last = year if year in there.index else int(there.index.max())
        row, partition = there.loc[last], own.indicator(key).partition
        used[str(row["source_table"]), last, partition] = None
        rows.append(
            {
                "indicator": own.indicator(key).told("option").value,
                "year": last,
                "unit": "share" if declared.is_share else "index",
                "decimals": 1 if declared.is_share else 3,
                "value": float(row["value"]),
                "low": float(row["low"]),
                "high": float(row["high"]),
                "national": own.national_value(key, last),
                "persons": row["persons"] if declared.is_share else pd.NA,
            }
        )
    columns = ["indicator", "year", "unit", "decimals", "value", "low", "high", "national", "persons"]
    frame = pd.DataFrame(rows, columns=columns).astype({"persons": "Int64"})
    units = dict.fromkeys(("value", "low", "high", "national"), BY_ROW)
    units |= {"indicator": "told", "year": "year", "persons": "count"}
    headings = bound_headings() | {
        "value": Quantity(area.name, "name"),
        "national": Quantity("site.country", "text"),
        "persons": Quantity("areas.heading.persons", "text"),
    }
    sources = tuple(
        source for table, when, partition in used for source in own.sources(table, when, partition)
    )
    caveats = (Told("trend.break"), *(() if area.exact else (Told("caveat.rounded"),)))
    return Numbers("area_measures", frame, units, sources, None, caveats, headings)


def _shown(own: HeldArea) -> tuple[str, ...]:
    level = "gemeente" if own.area.exact else own.area.level
    return tuple(key for key, one in indicators().items() if level in one.levels or key == "index")


def left_out(held: National, area: OwnArea) -> tuple[Told, ...]:
    """Say what is told of a gemeente and not of an area, and why."""
    told = {id for section in area_story(held, area).sections for id in section.makes_findings}
    found = [Told(f"areas.not_told.{why}") for why, ids in _NOT_TOLD.items() if not told.issuperset(ids)]
    if area.exact and len(known_years(held, area, ("migratieachtergrond", 7))) < len(
        held.years(("migratieachtergrond", 7))
    ):
        found.append(Told("areas.not_told.years"))
    lacking = [one for one in theme_sums(held, area) if one.why is not None]
    if lacking:
        found.append(Told("areas.not_told.tasks", {"count": Quantity(len(lacking), "count")}, "count"))
    return tuple(found)
