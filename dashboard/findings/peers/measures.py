"""Every number that all gemeenten have and that can be laid side by side: one shape for all, whatever it is made of.

Measures come from the declared indicators, the mixing over buurten, the new diversity, the turnover, the themes and the
signals of the typology; which of those is declared in ``measures.toml``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

import numpy as np
import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.analysis.themes import themes
from dashboard.analysis.turnover import flows
from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import HERKOMST, OLD_COUNTRIES, National
from dashboard.findings.data.turnover import turnover
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.bounds import BOUNDS, with_most
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import CODE, Numbers
from dashboard.findings.model.indicators import FINEST, Partition, indicators
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.sources.turnover_words import turnover_caveats, turnover_sources
from dashboard.findings.sources.type_reasons import old_groups
from dashboard.findings.sources.types import signal_sources
from dashboard.language.units import units
from data_sources.declared import Declared, read_declaration
from data_sources.kept import kept

__all__ = ["COUNTRIES", "DIVERSITY", "GEMEENTE", "TURNOVER", "Measure", "joint", "measure", "measure_groups"]
__all__ += ["mixing_measure", "start"]

DIVERSITY, COUNTRIES, TURNOVER, GEMEENTE = "diversiteit", "landen", "vlottendheid", "gemeente"
"""The groups of measures that are not a theme."""


class _Signal(Declared):
    unit: str | None = None
    groups: int | None = None


class Start(Declared):
    """What is shown at first: keys of measures."""

    strips: tuple[str, ...]
    x: str
    y: str


class _Measures(Declared):
    """The whole declaration."""

    signal: dict[str, _Signal]
    start: dict[str, Start]


_MIXING = {"menging_h": "H", "menging_d": "D"}


@dataclass(frozen=True)
class Measure:
    """One number of all gemeenten of today.

    Attributes
    ----------
    key : str
    name : Quantity
        What it is.
    period : str
        The year, or the first and the last.
    unit : str
        Of a :class:`~dashboard.findings.model.quantities.Quantity`.
    digits : int or None
    values : Series (gemeenten)
        Missing is missing.
    sources : tuple of Citation
    base : Quantity
        Of whom or what it is a part or a mean.
    partition : Partition or None
        Where it rests on groups of origin.
    caveats : tuple of Told
    log : bool
        Whether it is drawn on a logarithmic scale.
    bounds : DataFrame or None
        `low` and `high` (gemeenten): between what the values lie; missing where nobody knows. None: they are exact.
    """

    key: str
    name: Quantity
    period: str
    unit: str
    digits: int | None
    values: pd.Series = field(compare=False)
    sources: tuple[Citation, ...]
    base: Quantity = field(default_factory=lambda: Quantity("base.residents", "text"))
    partition: Partition | None = None
    caveats: tuple[Told, ...] = ()
    log: bool = False
    bounds: pd.DataFrame | None = field(default=None, compare=False)

    @property
    def label(self) -> Quantity:
        """What it is, and of which year."""
        told = {"name": self.name, "period": Quantity(self.period, "name")}
        return Quantity(Told("vergelijk.measure.label", told), "told")

    def quantity(self, value: float | None, within: Range | None = None) -> Quantity:
        """Return a value of it, and between what that lies, with all that is needed to tell it."""
        return Quantity(value, self.unit, self.digits, within=within)

    def ends(self, regions: Sequence[str] | pd.Index) -> pd.DataFrame:
        """Return the values of some gemeenten and between what they lie: `value`, `low`, `high`; those where exact."""
        values = self.values.reindex(regions)
        if self.bounds is None:
            return pd.DataFrame({"value": values} | dict.fromkeys(BOUNDS, values))
        return self.bounds[[*BOUNDS]].reindex(regions).assign(value=values)

    @property
    def scale(self) -> int:
        """By what a value is multiplied to be shown: shares are told in %."""
        return units()[self.unit].scale


def joint(
    id: str, measures: Sequence[Measure], frame: pd.DataFrame, caveats: tuple[Told, ...] = ()
) -> Numbers:
    """Put measures into one figure, with the sources and caveats of all.

    Parameters
    ----------
    id : str
    measures : sequence of Measure
    frame : DataFrame
        On gemeente, with a column for each measure, by its key.
    caveats : tuple of Told
        Besides those of the measures.
    """
    found = list(caveats)
    for one in measures:
        found += [caveat for caveat in one.caveats if caveat not in found]
    if len({one.partition for one in measures if one.partition}) > 1:
        found.append(Told("vergelijk.caveat.partitions"))
    told = with_most(frame, {one.key: one.ends(frame.index)["high"] for one in measures if one.key in frame})
    return Numbers(
        id=id,
        frame=told.assign(**{CODE: told.index}).reset_index(drop=True),
        units={one.key: one.unit for one in measures},
        sources=tuple(dict.fromkeys(source for one in measures for source in one.sources)),
        caveats=tuple(found),
        headings={one.key: one.label for one in measures},
        digits={one.key: one.digits for one in measures},
    )


@cache
def measure_groups() -> Mapping[str, tuple[str, ...]]:
    """Return the keys of all measures: of diversity, by country, of turnover, of each theme, of the gemeente."""
    overall = tuple(key for key, one in indicators().items() if one.group is None)
    of_themes: dict[str, list[str]] = {theme: [] for theme in themes().theme}
    for code, numbers in themes().indicator.items():
        if "gemeente" in numbers.levels:
            of_themes[numbers.theme].append(code)
    return {
        DIVERSITY: (*overall, *_MIXING),
        COUNTRIES: tuple(key for key in indicators() if key not in overall),
        TURNOVER: tuple(flows().flow),
        **{theme: tuple(codes) for theme, codes in of_themes.items()},
        GEMEENTE: tuple(_declared().signal),
    }


def start(classification: str) -> Start:
    """Return what is shown at first in a classification."""
    return _declared().start[classification]


def measure(held: National, key: str, year: int) -> Measure | None:
    """Return a measure of all gemeenten.

    Parameters
    ----------
    held : National
    key : str
        One of `measure_groups`.
    year : int
        Where a measure has several years: this one, or else the nearest.

    Returns
    -------
    Measure or None
        None where the snapshot does not hold it.

    Raises
    ------
    KeyError
        There is no such measure.
    """
    return if_held(partial(_made, held, key, year))


@kept(512)
def _made(held: National, key: str, year: int) -> Measure | None:
    if key in indicators():
        return _indicator(held, key, year)
    if key in _MIXING:
        return mixing_measure(held, key, HERKOMST)
    if key in flows().flow:
        return _flow(held, key)
    if key in themes().indicator:
        return _theme(held, key)
    return _signal(held, key)


def _indicator(held: National, key: str, year: int) -> Measure | None:
    declared = held.indicator(key)
    if declared.groups == FINEST:
        return None
    frame = held.values(key)
    if frame["value"].isna().all():
        return None
    years = frame.index.get_level_values("year").unique()
    nearest = int(min(years, key=lambda other: (abs(other - year), -other)))
    rows = frame.xs(nearest, level="year")
    used = sorted(
        {table.strip() for joined in rows["source_table"].astype(str) for table in joined.split(",")}
    )
    made = int(rows["basis"].eq("herindeling").sum())
    told = {"year": Quantity(nearest, "year"), "count": Quantity(made, "count")}
    return Measure(
        key=key,
        name=declared.told("option"),
        period=str(nearest),
        unit="share" if declared.is_share else "index",
        digits=1 if declared.is_share else None,
        values=_of_all(held, rows["value"]),
        bounds=rows[["low", "high"]].reindex(held.regions),
        sources=tuple(held.source(table, nearest, declared.partition) for table in used),
        partition=declared.partition,
        caveats=(Told("vergelijk.caveat.joined", told, "count"),) if made else (),
    )


def mixing_measure(held: National, key: str, partition: Partition) -> Measure:
    """Return a measure of mixing over buurten in the last year of a division.

    Raises
    ------
    NotHeldError
        There are no buurten of it.
    """
    year = held.inside.mixing_year(partition)
    table = held.inside.small_tables("buurt", partition)[year]
    return Measure(
        key=key,
        name=Quantity(f"vergelijk.measure.{key}", "text"),
        period=str(year),
        unit="index",
        digits=None,
        values=_of_all(held, held.inside.mixing(year, partition)[_MIXING[key]]),
        bounds=held.inside.mixing_bounds(_MIXING[key], partition).reindex(held.regions),
        sources=held.sources(table, year, partition),
        partition=partition,
        caveats=(Told("caveat.rounded"),),
    )


def _theme(held: National, key: str) -> Measure | None:
    declared, found = held.themes.declared.indicator[key], held.themes.gemeente.get(key)
    if found is None:
        return None
    name = Quantity((declared.label.nl, declared.label.en), "both")
    caveat = {"name": name, "caveat": Quantity((declared.caveat.nl, declared.caveat.en), "both")}
    return Measure(
        key=key,
        name=name,
        period=str(found.year),
        unit=declared.unit,
        digits=declared.decimals,
        values=_of_all(held, found.by_region),
        bounds=found.bounds.reindex(held.regions),
        sources=held.sources(found.source_table, found.year),
        base=Quantity((declared.base.nl, declared.base.en), "both"),
        caveats=(Told("vergelijk.caveat.of_measure", caveat),),
        log=declared.log,
    )


def _flow(held: National, key: str) -> Measure:
    declared, found = flows().flow[key], turnover(held)
    return Measure(
        key=key,
        name=Quantity((declared.label.nl, declared.label.en), "both"),
        period=found.period,
        unit=declared.unit,
        digits=flows().decimals,
        values=_of_all(held, found.mean[key]),
        sources=turnover_sources(held),
        caveats=turnover_caveats(held, key),
    )


def _signal(held: National, key: str) -> Measure:
    said, declared = _declared().signal[key], typology().signal[key]
    partition = next((part for part in (HERKOMST, OLD_COUNTRIES) if part[1] == said.groups), None)
    pairs = signal_sources(held.snapshot, (key,))
    return Measure(
        key=key,
        name=Quantity((declared.label.nl, declared.label.en), "both"),
        period=str(pairs[0][1]),
        unit=said.unit or declared.unit,
        digits=declared.decimals,
        values=_of_all(held, held.signals[key]),
        sources=tuple(source for table, period in pairs for source in held.sources(table, period, partition)),
        partition=partition,
        caveats=old_groups(held) if partition == OLD_COUNTRIES else (),
        log=declared.log,
    )


def _of_all(held: National, values: pd.Series) -> pd.Series:
    known = values.reindex(held.regions).astype(float)
    return known.replace([np.inf, -np.inf], np.nan)


@cache
def _declared() -> _Measures:
    return read_declaration(__package__, "measures.toml", _Measures)
