"""The country by origin: ever more, ever smaller groups among residents with a migration background.

As far as CBS's national series names the origins; what it does not name is told as bounds.
"""

import math
from dataclasses import dataclass, field

import pandas as pd

from dashboard.analysis.national_origins import effective_bounds, growth, larger_than
from dashboard.analysis.part_bounds import moved
from dashboard.analysis.signals import NATIVE
from dashboard.findings.data.country_origins import (
    classic_names,
    classic_of_country,
    country_sources,
    no_origins,
    origins_partition,
    origins_persons,
    still_unnamed,
)
from dashboard.findings.data.national import National
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Finding, Link, Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.trends.written_bounds import apart, bounds_told
from data_sources.kept import kept

__all__ = [
    "LINK",
    "PARTS",
    "SIZES",
    "OriginMultiples",
    "growth_multiples",
    "growth_numbers",
    "national_classic",
    "national_growth",
    "national_numbers",
    "national_sizes",
    "national_variety",
]

SIZES = (1_000, 10_000)
"""Residents: how many origins have more is told."""

PARTS = ("effective", "classic", "sizes")
"""What is told of the country: how varied, the classic groups, how many origins of a size."""

LINK = Link("trends", (("beeld", "land"),))

_TOLD = 5
"""Countries in one sentence."""

_SHRUNK = 2
"""Of those that became fewer."""

_DRAWN = 12
"""Countries that have a picture."""


@dataclass(frozen=True)
class OriginMultiples:
    """The origins that grew most, in the order in which they are drawn.

    Attributes
    ----------
    regions : tuple of str
        CBS's names.
    names : tuple of Quantity
    series : tuple of (Partition, DataFrame)
        One: persons, (group × year).
    numbers : Numbers
        Every origin in the first and the last year.
    """

    regions: tuple[str, ...]
    names: tuple[Quantity, ...]
    series: tuple[tuple[Partition, pd.DataFrame], ...] = field(compare=False)
    numbers: Numbers


_UNNAMED, _STATES = Told("trends.land.unnamed"), Told("trends.land.states")
"""What is to be kept in mind."""


def _finding(
    held: National,
    id: str,
    *told: Told,
    sources: tuple[Citation, ...] = (),
    caveats: tuple[Told, ...] = (_UNNAMED, _STATES),
) -> Finding:
    persons = origins_persons(held)
    return Finding(
        id=id,
        told=told,
        sources=sources or country_sources(held)[:1],
        year=int(persons.index[-1]),
        base=Quantity("base.background", "text"),
        partition=origins_partition(held),
        caveats=caveats,
        link=LINK,
    )


def _years(persons: pd.DataFrame) -> dict[str, Quantity]:
    return {
        "first": Quantity(int(persons.index[0]), "year"),
        "last": Quantity(int(persons.index[-1]), "year"),
    }


@kept()
def national_variety(held: National) -> Finding:
    """Say as how many equally large groups the country's residents with a migration background were.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    persons = origins_persons(held)
    bounds = effective_bounds(persons, *no_origins())
    first, last = bounds.iloc[0], bounds.iloc[-1]
    digits = apart([first, last], least=1)
    told = _years(persons) | {
        "before": bounds_told(first, "count", digits, form="to"),
        "after": bounds_told(last, "count", digits, form="to"),
    }
    return _finding(
        held,
        "national_variety",
        Told(f"story.national_variety.{moved(first, last)}", told),
        caveats=(_UNNAMED,),
    )


@kept()
def national_classic(held: National) -> Finding:
    """Say what share of them the four classic groups were, at the most where one of them has no name.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    persons, bounds, known = origins_persons(held), classic_of_country(held), still_unnamed(held)
    series = bounds.loc[persons.index]
    years = {int(persons.index[0]), int(series["high"].idxmax()), *known.index, int(persons.index[-1])}
    years.add(int(bounds.index[-1]))
    open_ = set(series.index) - set(known.index)
    items = {
        year: Told(
            "story.national_classic.item",
            {
                "year": Quantity(year, "year"),
                "share": _most(bounds.loc[year, "high"])
                if year in open_
                else bounds_told(bounds.loc[year], "share", 1, 100),
            },
        )
        for year in sorted(years)
    }
    told = {"items": Quantity(tuple(items.values()), "list"), "groups": Quantity(classic_names(), "groups")}
    # What is the most that it can be, and what it is, cannot be laid beside one another.
    since = min((year for year in items if year not in open_), default=min(items))
    for name, year in (("since", since), ("until", max(items))):
        told |= {name: items[year].filled["year"], f"share_{name}": items[year].filled["share"]}
    said = [Told("story.national_classic.told", told)]
    missing = [name for name in classic_names() if name not in persons]
    if missing and len(known):
        year = int(known.index[-1])
        part = known.loc[year, "low"] / persons.loc[year, no_origins()[1]]
        of = {"groups": Quantity(tuple(missing), "groups"), "year": Quantity(year, "year")}
        of["share"] = Quantity(math.floor(100 * part) / 100, "share", 0)
        of["last"] = Quantity(int(persons.index[-1]), "year")
        said.append(Told("story.national_classic.unnamed", of))
    return _finding(held, "national_classic", *said, sources=country_sources(held))


def _most(share: float) -> Quantity:
    """Tell a share that is the most that it can be."""
    return Quantity(
        Told("bounds.at_most", {"high": Quantity(math.ceil(1000 * share) / 1000, "share", 1)}), "told"
    )


@kept()
def national_sizes(held: National) -> Finding:
    """Say how many of the origins with a name had more residents than the sizes, then and later.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    persons = origins_persons(held)
    found = larger_than(persons, SIZES, no_origins())
    told = _years(persons) | {"named": Quantity(persons.shape[1] - len(no_origins()), "count")}
    for name, size in zip(("small", "large"), SIZES, strict=True):
        told |= {
            name: Quantity(size, "count"),
            f"{name}_before": Quantity(int(found[size].iloc[0]), "count"),
            f"{name}_after": Quantity(int(found[size].iloc[-1]), "count"),
        }
    return _finding(held, "national_sizes", Told("story.national_sizes.told", told))


def _grown(held: National) -> pd.DataFrame:
    persons = origins_persons(held)
    return growth(persons, persons.index[0], persons.index[-1], no_origins())


@kept()
def national_growth(held: National) -> Finding:
    """Say which origins grew most, how many grew, and which became fewer.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    found = _grown(held)

    def listed(rows: pd.DataFrame) -> Quantity:
        items = (
            Told(
                "story.national_growth.item",
                {
                    "group": Quantity(str(name), "group"),
                    "before": Quantity(int(row["before"]), "count"),
                    "after": Quantity(int(row["after"]), "count"),
                },
            )
            for name, row in rows.iterrows()
        )
        return Quantity(tuple(items), "list")

    told = _years(origins_persons(held)) | {
        "countries": listed(found.head(_TOLD)),
        "grown": Quantity(int((found["growth"] > 0).sum()), "count"),
        "named": Quantity(len(found), "count"),
    }
    said = [Told("story.national_growth.told", told)]
    fewer = found[found["growth"] < 0].iloc[::-1].head(_SHRUNK)
    if len(fewer):
        said.append(Told("story.national_growth.fewer", {"countries": listed(fewer)}))
    return _finding(held, "national_growth", *said)


@kept()
def national_numbers(held: National, of: tuple[str, ...] = PARTS) -> Numbers:
    """Return the country's numbers by year, of the years that there are any of.

    Parameters
    ----------
    held : National
    of : tuple of str
        Some of `PARTS`: how varied, the classic groups, how many origins of a size.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    persons, classic = origins_persons(held), classic_of_country(held)
    sizes = larger_than(persons, SIZES, no_origins())
    parts = {
        "effective": effective_bounds(persons, *no_origins()).add_prefix("effective_"),
        "classic": classic[["low", "high"]].add_prefix("classic_"),
        "sizes": sizes.add_prefix("over_"),
    }
    frame = pd.concat([parts[one] for one in of], axis=1).dropna(how="all").sort_index()
    frame.insert(0, "elsewhere", persons.drop(columns=NATIVE).sum(axis=1).reindex(frame.index))
    frame.insert(0, "year", frame.index)
    bounds = [name for name in frame if str(name).endswith(("_low", "_high"))]
    shares = [name for name in bounds if name.startswith("classic")]
    units = {"year": "year"} | dict.fromkeys(map(str, frame.columns[1:]), "count")
    units |= dict.fromkeys(shares, "share")
    return Numbers(
        id="national_origins",
        frame=frame.reset_index(drop=True),
        units=units,
        # Only of the classic groups does another table than the series tell.
        sources=country_sources(held) if "classic" in of else country_sources(held)[:1],
        caveats=(_UNNAMED, _STATES),
        headings={name: Quantity(f"trends.land.heading.{name}", "text") for name in units if name != "year"},
        digits=dict.fromkeys(bounds, 2),
        national=True,
    )


def growth_numbers(held: National) -> Numbers:
    """Return every origin in the first and the last year, those that grew most first.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    persons = origins_persons(held)
    frame = _grown(held).reset_index()
    years = {"before": int(persons.index[0]), "after": int(persons.index[-1])}
    return Numbers(
        id="national_growth",
        frame=frame,
        units={"group": "group", "before": "count", "after": "count", "growth": "saldo"},
        digits={"growth": 0},
        sources=country_sources(held)[:1],
        partition=origins_partition(held),
        caveats=(_UNNAMED, _STATES),
        headings={
            "group": Quantity("trends.land.heading.group", "text"),
            "growth": Quantity("trends.land.heading.growth", "text"),
        }
        | {name: Quantity(year, "year") for name, year in years.items()},
        national=True,
    )


def growth_multiples(held: National) -> OriginMultiples:
    """Follow the origins that grew most.

    Raises
    ------
    NotHeldError
        The national series is not held.
    """
    numbers = growth_numbers(held)
    regions = tuple(map(str, numbers.frame["group"].head(_DRAWN)))
    return OriginMultiples(
        regions,
        tuple(Quantity(name, "group") for name in regions),
        ((origins_partition(held), origins_persons(held)[list(regions)].T),),
        numbers,
    )
