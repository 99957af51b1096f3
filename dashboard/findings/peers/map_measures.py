"""What the map of all gemeenten can draw besides indicators of the year that is looked at, by subject.

Those that gemeenten are compared by, and what a comparison has no use for: the groups of the old classification one by
one, and how varied those with an origin elsewhere are among themselves.
"""

from collections.abc import Mapping
from functools import cache, partial

import pandas as pd

from dashboard.analysis.new_diversity import countries
from dashboard.findings.data.national import OLD_COUNTRIES, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.bounds import BOUNDS
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.measures import Measure, measure, measure_groups
from dashboard.findings.sources.type_reasons import old_groups
from data_sources.catalogue import groups
from data_sources.declared import Declared, read_declaration
from data_sources.kept import kept

__all__ = ["NAMED", "VARIETY", "map_measure", "mapped"]

NAMED, VARIETY = "groepen", "verscheidenheid"
"""The subjects that no comparison knows."""

_PREFIX = "groep_"


class _Variety(Declared):
    column: str
    scale: int
    unit: str
    decimals: int


class _MapMeasures(Declared):
    """The whole declaration."""

    subjects: tuple[str, ...]
    variety: dict[str, _Variety]


@cache
def _declared() -> _MapMeasures:
    return read_declaration(__package__, "map_measures.toml", _MapMeasures)


@kept()
def mapped(held: National) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of all measures that there are figures of, by subject, in the declared order."""
    own = {
        NAMED: tuple(_PREFIX + code for code in if_held(lambda: tuple(_named(held)), ())),
        VARIETY: tuple(_declared().variety),
    }
    found = {}
    for subject in _declared().subjects:
        keys = own.get(subject) or measure_groups().get(subject, ())
        there = tuple(key for key in keys if if_held(partial(map_measure, held, key, held.year)) is not None)
        if there:
            found[subject] = there
    return found


@kept(256)
def map_measure(held: National, key: str, year: int) -> Measure | None:
    """Return a measure of all gemeenten; see :func:`dashboard.findings.peers.measures.measure`."""
    if key.startswith(_PREFIX):
        return if_held(lambda: _group(held, key))
    if key in _declared().variety:
        return if_held(lambda: _variety(held, key))
    return measure(held, key, year)


def _named(held: National) -> dict[str, str]:
    """The countries and groups that the old classification names, by code."""
    there = held.origin(OLD_COUNTRIES)["group"].unique()
    codes = {group.name: group.code for group in groups()}
    return {codes[name]: name for name in sorted(countries(there))}


def _group(held: National, key: str) -> Measure:
    """The share of one group in the last year that tells it."""
    name = _named(held)[key.removeprefix(_PREFIX)]
    origin = held.origin(OLD_COUNTRIES)
    rows = origin[(origin["year"] == held.old_countries.year) & (origin["birthplace"] == "all")]
    persons = rows.pivot_table("persons", "region", "group", "sum", observed=True, min_count=1).astype(float)
    shares = 100 * persons[name] / persons.sum(axis=1, min_count=persons.shape[1])
    words = Told("map_measure.group", {"group": Quantity(name, "group")})
    return _measure(held, key, Quantity(words, "told"), "%", 1, shares, "base.residents")


def _variety(held: National, key: str) -> Measure:
    """How varied those with an origin elsewhere are: what is known for certain, as a rest is of no one country."""
    said = _declared().variety[key]
    values = said.scale * held.old_countries.variety[said.column]
    name = Quantity(f"map_measure.{key}", "text")
    return _measure(held, key, name, said.unit, said.decimals, values, "base.background")


def _measure(
    held: National,
    key: str,
    name: Quantity,
    unit: str,
    digits: int,
    values: "pd.Series[float]",
    base: str,
) -> Measure:
    by_country = held.old_countries
    used = sorted(held.values(by_country.index)["source_table"].astype(str).unique())
    known = values.reindex(held.regions).astype(float)
    of = {"groups": Quantity(OLD_COUNTRIES[1], "count")}
    return Measure(
        key=key,
        name=name,
        period=str(by_country.year),
        unit=unit,
        digits=digits,
        values=known,
        sources=tuple(held.sources(", ".join(used), by_country.year, OLD_COUNTRIES)),
        base=Quantity(base, "text"),
        partition=OLD_COUNTRIES,
        caveats=(Told("caveat.old_classification", of), *old_groups(held)),
        bounds=pd.DataFrame(dict.fromkeys(BOUNDS, known)),
    )
