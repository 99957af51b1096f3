"""How diverse a gemeente is now, where it stands, and how that changed: the findings that head every page."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.finding import Finding, Link, Numbers
from dashboard.findings.model.indicators import Partition, short
from dashboard.findings.model.quantities import Quantity, Told, beside, compared, ends
from dashboard.findings.model.story import Section
from dashboard.findings.peers.rank_words import standing, unusual
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = [
    "SHARE_OF",
    "basis_caveats",
    "beside_country",
    "bounds_of_year",
    "change_finding",
    "index_finding",
    "last_year",
    "link",
    "of_gemeente",
    "of_year",
    "present",
    "share_finding",
    "short",
    "standing_finding",
    "sum_of_rounded",
    "tables",
]

Values = TypeVar("Values", pd.Series, pd.DataFrame)

SHARE_OF: dict[Partition, str] = {HERKOMST: "buiten_nederland", OLD: "migratieachtergrond"}
"""What is told first in each division: the index orders gemeenten as this share does, and is harder to read."""


_BASES = {
    "herindeling": "caveat.own_estimated",
    "inwoners": "caveat.own_joined",
    "afgerond": "caveat.rounded",
}
"""What is said of figures by how they were made."""


def link(page: str, gemeente: str, **query: object) -> Link:
    """Lead to a page with this gemeente and other parts of the URL's query."""
    asked = {"gemeente": gemeente} | {name: str(value) for name, value in query.items()}
    return Link(page, tuple(asked.items()))


def present(held: National, gemeente: str) -> Section:
    """Put together how many come from elsewhere, where that stands, how it changed, and the index.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """

    def index(indicator: str) -> Finding:
        return index_finding(held, gemeente, indicator, last_year(held, indicator))

    def stands(indicator: str, among: str) -> Finding | None:
        return standing_finding(held, gemeente, indicator, last_year(held, indicator), among)

    now, before = SHARE_OF[HERKOMST], SHARE_OF[OLD]
    by_country = held.by_country.index
    countries = short(held.by_country.partition)
    parts: dict[str, Callable[[], Finding | None]] = {
        "outside": lambda: share_finding(held, gemeente, now, last_year(held, now)),
        "standing_3_all": lambda: stands(now, "all"),
        "standing_3_peers": lambda: stands(now, "peers"),
        "change": lambda: change_finding(held, gemeente, now, last_year(held, now)),
        f"index_{countries}": lambda: index(by_country),
        "index_3": lambda: index("index"),
    }
    if HERKOMST not in held.shares:
        # Without the present division the newest of the old one is told.
        parts |= {
            "outside": lambda: share_finding(held, gemeente, before, last_year(held, before)),
            "standing_7_all": lambda: stands(before, "all"),
            "change": lambda: change_finding(held, gemeente, before, last_year(held, before)),
            "index_7": lambda: index("index_7"),
        }
    return Section("present", parts, {"positions": lambda: _positions(held)})


@kept(64)
def last_year(held: National, indicator: str) -> int:
    """Return the last year of an indicator."""
    return int(held.values(indicator).index.get_level_values("year").max())


@kept(64)
def of_year(held: National, indicator: str, year: int) -> pd.Series:
    """Return an indicator of all gemeenten in a year, on region; see :meth:`National.in_year`."""
    return held.in_year(indicator, year)["value"]


@kept(64)
def bounds_of_year(held: National, indicator: str, year: int) -> pd.DataFrame:
    """Return between what an indicator of all gemeenten lies in a year, on region: `low`, `high`; see `of_year`."""
    return held.in_year(indicator, year)[["low", "high"]]


def of_gemeente(values: Values, gemeente: str) -> Values:
    """Return the values of one gemeente, on year; none where there is no row of it."""
    try:
        rows = values.index.get_loc(gemeente)
    except KeyError:
        rows = slice(0)
    # As `values.loc[gemeente]`, in a quarter of its time.
    found: Values = values.iloc[rows]
    return found.set_axis(found.index.get_level_values("year"))


def basis_caveats(held: National, gemeente: str, indicator: str, year: int) -> tuple[Told, ...]:
    """Say when a figure was put together from former gemeenten."""
    basis = _cell(held, indicator, gemeente, year, "basis")
    key = _BASES.get(basis)
    name = Quantity(held.gemeenten.names[gemeente], "name")
    return (Told(key, {"name": name, "year": Quantity(year, "year")}),) if key else ()


def tables(held: National, indicator: str, gemeente: str, year: int) -> str:
    """Return the ids of the tables that a figure comes from (or would come from)."""
    found = _cell(held, indicator, gemeente, year, "source_table")
    return str(held.values(indicator)["source_table"].iloc[-1] if found is None else found)


def _cell(held: National, indicator: str, gemeente: str, year: int, column: str) -> Any:
    """One value by its place, which is found faster than a row; None where there is no such row."""
    years, rows = _places(held, indicator)
    first, last = rows.get(gemeente, (0, 0))
    place = bisect_left(years, year, first, last)
    return _column(held, indicator, column)[place] if place < last and years[place] == year else None


@kept(64)
def _places(held: National, indicator: str) -> tuple[list[int], dict[str, tuple[int, int]]]:
    """The year of every row of an indicator, and from which to which row each gemeente has."""
    index = held.values(indicator).index
    regions = index.get_level_values("region")
    firsts = np.flatnonzero(np.append(True, regions[1:] != regions[:-1])) if len(index) else np.zeros(0, int)
    spans = zip(firsts.tolist(), [*firsts[1:].tolist(), len(index)], strict=True)
    years = index.get_level_values("year").astype(int).tolist()
    return years, dict(zip(regions[firsts].tolist(), spans, strict=True))


@kept(128)
def _column(held: National, indicator: str, column: str) -> pd.api.extensions.ExtensionArray:
    return held.values(indicator)[column].array


def index_finding(held: National, gemeente: str, indicator: str, year: int) -> Finding:
    """Tell an index of a year, in the words of its division."""
    partition = held.indicator(indicator).partition
    value = float(of_year(held, indicator, year).get(gemeente, np.nan))
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "chance": Quantity(value, "chance"),
        "groups": Quantity(partition[1], "count"),
        "highest": Quantity(1 - 1 / partition[1], "chance"),
        "year": Quantity(year, "year"),
    }
    form = "missing" if np.isnan(value) else "known"
    return Finding(
        id=f"index_{short(partition)}",
        told=(Told(f"story.index_{short(partition)}.{form}", told),),
        sources=held.sources(tables(held, indicator, gemeente, year), year),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=partition,
        caveats=basis_caveats(held, gemeente, indicator, year),
        link=link("uw-gemeente", gemeente, jaar=year),
    )


def standing_finding(held: National, gemeente: str, indicator: str, year: int, among: str) -> Finding | None:
    """Tell where a share or an index of a year stands `among` all gemeenten, or its usual `peers`."""
    peers = held.all_others(gemeente) if among == "all" else held.usual_peers(gemeente)
    who = f"among.{'all' if among == 'all' else peers.kind}"
    told = standing(of_year(held, indicator, year), peers, who, bounds_of_year(held, indicator, year))
    if told is None:
        return None
    partition = held.indicator(indicator).partition
    return Finding(
        id=f"standing_{short(partition)}_{among}",
        told=(told,),
        sources=held.sources(tables(held, indicator, gemeente, year), year),
        year=year,
        base=Quantity("base.municipalities", "text"),
        partition=partition,
        link=link("vergelijk", gemeente, jaar=year),
    )


def change_finding(held: National, gemeente: str, indicator: str, year: int) -> Finding:
    """Tell the change of a share since the first year that the gemeente has."""
    values = held.values(indicator)["value"]
    known = of_gemeente(values, gemeente).dropna()
    earliest = int(values.index.get_level_values("year").min())
    first = int(known.index[0]) if len(known) else year
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name"), "year": Quantity(year, "year")}
    form, caveats = "missing", basis_caveats(held, gemeente, indicator, first)
    if first < year and year in known.index:
        before, after, points = ends(float(known[first]), float(known[year]))
        form = compared(after, before)
        told |= {"points": replace(points, value=abs(points.value)), "first": Quantity(first, "year")}
        told |= {"before": before, "after": after}
    if first > earliest:
        absent = Told("story.change.absent", {"name": told["name"], "absent": Quantity(earliest, "year")})
        caveats = (*caveats, absent)
    return Finding(
        id="change",
        told=(Told(f"story.change.{form}", told),),
        sources=held.sources(tables(held, indicator, gemeente, year), f"{first}–{year}"),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=held.indicator(indicator).partition,
        caveats=caveats,
        link=link("trends", gemeente),
    )


def share_finding(held: National, gemeente: str, indicator: str, year: int) -> Finding:
    """Tell how many residents have an origin elsewhere, beside the country, in the words of the division.

    Parameters
    ----------
    held : National
    gemeente : str
    indicator : str
        One of `SHARE_OF`.
    year : int
    """
    partition = held.indicator(indicator).partition
    value, counted = (_cell(held, indicator, gemeente, year, column) for column in ("value", "persons"))
    persons = None if pd.isna(counted) else int(counted)
    within = sum_of_rounded(held, indicator, gemeente, year)
    share = Quantity(
        None if value is None else float(value), "share", rounded=within is not None, within=within
    )
    national = Quantity(held.national_value(indicator, year), "share")
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "share": share,
        "persons": Quantity(persons, "persons", rounded=within is not None),
        "national": national,
        "year": Quantity(year, "year"),
    }
    # Of years with percentages alone nobody knows how many people that were.
    of_shares = "" if persons is not None or not share.known else "_share"
    return Finding(
        id="outside",
        told=(Told(f"story.outside{of_shares}.{partition[0]}.{beside_country(share, national)}", told),),
        sources=held.sources(tables(held, indicator, gemeente, year), year),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=partition,
        caveats=basis_caveats(held, gemeente, indicator, year),
        link=link("kaart", gemeente, indicator=indicator, jaar=year),
        unusual=unusual(of_year(held, indicator, year), gemeente, national.value),
    )


def sum_of_rounded(held: National, indicator: str, gemeente: str, year: int) -> Range | None:
    """Return between what a value lies that is made of rounded counts, as of an area of wijken; None of any other."""
    off_by, low, high = (_cell(held, indicator, gemeente, year, name) for name in ("off_by", "low", "high"))
    if off_by is None or pd.isna(off_by) or off_by == 0 or pd.isna(low):
        return None
    return Range(float(low), float(high))


def beside_country(share: Quantity, national: Quantity) -> str:
    """How a share lies beside that of the country: `alone` where the country has none."""
    return "alone" if share.known and not national.known else beside(share, national)


@kept()
def _positions(held: National) -> Numbers:
    """Put all gemeenten side by side on what is held of them."""
    countries = held.by_country
    shown = {"index_3": "index", f"index_{short(countries.partition)}": countries.index}
    shown |= {"outside": "buiten_nederland"}
    last = {column: if_held(partial(last_year, held, key)) for column, key in shown.items()}
    years = {column: year for column, year in last.items() if year is not None}
    if not years:
        raise NotHeldError(Lacking("origin", ("gemeente",)))
    frame = pd.DataFrame(
        {"region": held.regions, "name": [held.gemeenten.names[region] for region in held.regions]}
        | {
            column: of_year(held, shown[column], year).reindex(held.regions).to_numpy()
            for column, year in years.items()
        }
    )
    used = [
        held.source(table, year, held.indicator(shown[column]).partition)
        for column, year in years.items()
        if column != "outside"
        for table in sorted(held.values(shown[column])["source_table"].astype(str).unique())
        if "," not in table
    ]
    units = {column: "share" if column == "outside" else "index" for column in years}
    return Numbers("positions", frame, units, tuple(used))
