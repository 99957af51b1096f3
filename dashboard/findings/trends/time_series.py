"""The course of one subject over the years: a panel for each classification, never joined across the break of 2022."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.analysis.peers import PeerSet
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.bounds import BOUNDS
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.indicators import Indicator, Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.present import of_gemeente
from dashboard.findings.trends.jumped import partition_of, told_of
from dashboard.findings.trends.subjects import Subject, country, subjects, values

__all__ = [
    "COUNTRY",
    "MEASURES",
    "MIDDLE",
    "Line",
    "Panel",
    "ends_of",
    "group_panel",
    "group_panels",
    "joined_until",
    "lines_of",
    "panels",
    "sources",
]

MEASURES = ("aandeel", "index", "aantal")
"""What is followed: shares, the index, or numbers of persons."""

COUNTRY, MIDDLE = "NL", "midden"

_ESTIMATED, _JOINED = "herindeling", "inwoners"


@dataclass(frozen=True)
class Line:
    """One line.

    Attributes
    ----------
    who : str
        Code of a gemeente, `COUNTRY`, `MIDDLE`, or the code of a subject.
    name : Quantity
    values : Series on year
        As computed; missing is missing.
    estimated : frozenset of int
        Years whose value is an estimate.
    group : str or None
        The group of origin whose line it is, where each group has its own.
    bounds : DataFrame on year, or None
        `low` and `high` between which the values lie; None where they are taken as they are.
    """

    who: str
    name: Quantity
    values: pd.Series = field(compare=False)
    estimated: frozenset[int] = frozenset()
    group: str | None = None
    bounds: pd.DataFrame | None = field(default=None, compare=False)

    @cached_property
    def known(self) -> pd.Series:
        """The years with a value."""
        return self.values.dropna()

    @property
    def most(self) -> pd.Series:
        """The most that each value can be; the values where they are taken as they are."""
        return self.values if self.bounds is None else self.bounds["high"].reindex(self.values.index)

    def within(self, year: int) -> Range:
        """Between what the value of a year lies."""
        value = float(self.values[year])
        if self.bounds is None:
            return Range(value, value)
        return Range(*(float(self.bounds.loc[year, end]) for end in BOUNDS))


@dataclass(frozen=True)
class Panel:
    """The lines of one classification.

    Attributes
    ----------
    partition : Partition
    lines : tuple of Line
        The own gemeente first, or all groups of it.
    indicators : tuple of Indicator
        What each line is of; one for all, or one a line.
    band : DataFrame on year, or None
        `q1` and `q3` of the peers.
    jumps : mapping of year to Told
        Yearly changes of the own line (or of the line in `jumping`) that are sudden jumps.
    jumping : str
        Whose line they are on.
    tables : mapping of year to tables
        Of the published national figures, where those are drawn.
    """

    partition: Partition
    lines: tuple[Line, ...]
    indicators: tuple[Indicator, ...]
    band: pd.DataFrame | None = field(default=None, compare=False)
    jumps: Mapping[int, Told] = field(default_factory=dict)
    jumping: str = ""
    tables: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def years(self) -> list[int]:
        """Years of which anything is known, oldest first."""
        return sorted({int(year) for line in self.lines for year in line.known.index})


def panels(
    held: National,
    gemeente: str,
    subject: Subject,
    measure: str,
    beside: str | PeerSet | tuple[str, ...] = "",
) -> tuple[Panel, ...]:
    """Follow one subject in a gemeente, beside others.

    Parameters
    ----------
    held : National
    gemeente : str
    subject : Subject
    measure : str
        One of `MEASURES`.
    beside : str, PeerSet or tuple of str
        `COUNTRY`, the peers (their middle and the middle half), gemeenten one by one, or nothing.

    Returns
    -------
    tuple of Panel
        Oldest classification first; one without any value of the gemeente is left out.
    """
    made = []
    for declared in subject.indicators:
        indicator = held.indicator(declared.key) if declared.group else declared
        own = if_held(partial(_line, held, gemeente, indicator, measure))
        if own is None or not len(own.known):
            continue
        lines = [own]
        band, tables = None, {}
        if beside == COUNTRY and measure != "aantal":
            found = if_held(partial(country, held, subject, indicator))
            if found is not None:
                weighted = frozenset(int(year) for year in found.index[found["weighted"]])
                lines.append(Line(COUNTRY, Quantity("site.country", "text"), found["value"], weighted))
                tables = {int(str(year)): table for year, table in found["table"].dropna().items()}
        elif isinstance(beside, PeerSet):
            band = _quartiles(held, beside, indicator, measure)
            middle = Quantity("trends.line.middle", "text")
            lines.append(
                Line(MIDDLE, middle, band["median"], bounds=_open_zero(held, beside, indicator, band))
            )
        elif isinstance(beside, tuple):
            lines += [_line(held, code, indicator, measure) for code in beside]
        made.append(
            Panel(
                partition=indicator.partition,
                lines=tuple(line for line in lines if len(line.known)),
                indicators=(indicator,),
                band=band,
                jumps=_jumps(held, gemeente, indicator.partition) if subject.jumps else {},
                jumping=gemeente,
                tables=tables,
            )
        )
    return tuple(made)


def group_panels(held: National, gemeente: str, measure: str) -> tuple[Panel, ...]:
    """Follow every group with an origin outside the Netherlands in a gemeente.

    Parameters
    ----------
    held : National
    gemeente : str
    measure : str
        `aandeel` or `aantal`.

    Returns
    -------
    tuple of Panel
        Oldest classification first; one without any value is left out.
    """
    made = (group_panel(held, gemeente, measure, partition) for partition in (OLD, HERKOMST))
    return tuple(panel for panel in made if panel is not None)


def group_panel(held: National, gemeente: str, measure: str, partition: Partition) -> Panel | None:
    """Follow the groups of one classification as :func:`group_panels` does; None without any value."""
    lines, used, jumping = [], [], ""
    for code, subject in subjects().items():
        for indicator in subject.indicators:
            if subject.group is None or indicator.partition != partition:
                continue
            found = if_held(partial(_line, held, gemeente, indicator, measure))
            if found is None:
                continue
            name = Quantity(subject.group, "group")
            lines.append(replace(found, who=code, name=name, group=subject.group))
            used.append(indicator)
            jumping = code if subject.jumps else jumping
    if not any(len(line.known) for line in lines):
        return None
    jumps = _jumps(held, gemeente, partition)
    return Panel(partition, tuple(lines), tuple(used), jumps=jumps, jumping=jumping)


def ends_of(lines: Iterable[Line], year: int) -> pd.DataFrame:
    """Return the values of lines in a year and between what they lie, on whose they are: `value`, `low`, `high`."""
    within = {line.who: (line.known[year], line.within(year)) for line in lines}
    rows = {who: (value, it.low, it.high) for who, (value, it) in within.items()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["value", *BOUNDS])


def lines_of(lines: Iterable[Line], whose: Iterable[str]) -> list[Line]:
    """Return the lines of some, in their order."""
    by_who = {line.who: line for line in lines}
    return [by_who[who] for who in whose]


def sources(held: National, shown: Sequence[Panel], regions: Iterable[str]) -> tuple[Citation, ...]:
    """Say where the figures of panels come from, each table with its own years.

    Parameters
    ----------
    held : National
    shown : sequence of Panel
    regions : iterable of str
        The gemeenten whose figures are in them.
    """
    wanted = list(regions)
    made: list[Citation] = []
    for panel in shown:
        found: dict[str, set[int]] = {}
        for indicator in panel.indicators:
            tables = values(held, indicator)["source_table"]
            tables = tables[tables.index.get_level_values("region").isin(wanted)].astype(str)
            for (joined, year), _ in tables.groupby(
                [tables.to_numpy(), tables.index.get_level_values("year")]
            ):
                if int(year) in panel.years:
                    for table in str(joined).split(","):
                        found.setdefault(table.strip(), set()).add(int(year))
        for year, joined in panel.tables.items():
            for table in joined.split(","):
                found.setdefault(table.strip(), set()).add(year)
        for table, years in found.items():
            first, last = min(years), max(years)
            period = str(first) if first == last else f"{first}–{last}"
            made.append(held.source(table, period, panel.partition))
    return tuple(dict.fromkeys(made))


def _line(held: National, region: str, indicator: Indicator, measure: str) -> Line:
    rows = of_gemeente(values(held, indicator), region)
    column = rows["persons"] if measure == "aantal" else rows["value"]
    estimated = frozenset(int(year) for year in rows.index[rows["basis"] == _ESTIMATED])
    name = Quantity(held.gemeenten.names[region], "name")
    bounds = None if measure == "aantal" else rows[[*BOUNDS]].astype(float)
    return Line(region, name, column.astype("Float64").astype(float), estimated, bounds=bounds)


def joined_until(held: National, region: str, shown: Sequence[Panel]) -> int | None:
    """Return the last year drawn whose figure was put together from former gemeenten; None without any."""
    found: list[int] = []
    for panel in shown:
        found_rows = values(held, panel.indicators[0])
        rows = found_rows[found_rows.index.get_level_values("region") == region].droplevel("region")
        made = rows.index[rows["basis"].isin([_ESTIMATED, _JOINED])]
        found += [int(year) for year in made if year in panel.years]
    return max(found, default=None)


def _quartiles(held: National, peers: PeerSet, indicator: Indicator, measure: str) -> pd.DataFrame:
    """Quartiles of the peers on year, of the years in which there are enough of them.

    Linear interpolation (Hyndman & Fan 1996, type 7), as :func:`dashboard.analysis.position.position`.
    """
    column = values(held, indicator)["persons" if measure == "aantal" else "value"].astype("Float64")
    wide = column.astype(float).unstack("year").reindex(list(peers.members))
    enough = wide.notna().sum() >= peers.minimum
    found = wide.loc[:, enough].quantile([0.25, 0.5, 0.75]) if enough.any() else pd.DataFrame()
    if found.empty:
        return pd.DataFrame({"q1": [], "median": [], "q3": []}, dtype=float)
    return found.T.set_axis(["q1", "median", "q3"], axis=1)


def _open_zero(held: National, peers: PeerSet, indicator: Indicator, band: pd.DataFrame) -> pd.DataFrame:
    """Between what the middle of the peers lies on year: itself, but where it is published as 0 and may be more."""
    high = values(held, indicator)["high"].astype(float).unstack("year").reindex(list(peers.members))
    known = (
        values(held, indicator)["value"].astype("Float64").astype(float).unstack("year").reindex(high.index)
    )
    most = high.fillna(math.inf).where(known.notna()).median().reindex(band.index)
    middle = band["median"].astype(float)
    return pd.DataFrame({"low": middle, "high": most.where(middle == 0, middle)})


def _jumps(held: National, gemeente: str, partition: Partition) -> dict[int, Told]:
    """What is said of each jump, by year; a year of both classifications belongs to the old one."""
    rows = held.sudden_jumps(gemeente)
    return {
        int(str(row.year)): told_of(held, row)
        for row in rows.itertuples()
        if partition_of(held, int(str(row.year))) == partition
    }
