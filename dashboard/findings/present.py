"""How diverse a gemeente is now, where it stands, and how that changed: the findings that head every page."""

from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.findings.finding import Figure, Finding, Link, Section
from dashboard.findings.indicators import short
from dashboard.findings.national import HERKOMST, National
from dashboard.findings.quantities import Quantity, Told, compared
from dashboard.findings.standing import standing, unusual

__all__ = [
    "basis_caveats",
    "change_finding",
    "index_finding",
    "last_year",
    "link",
    "of_year",
    "present",
    "short",
    "standing_finding",
    "tables",
]


def link(page: str, gemeente: str, **query: object) -> Link:
    """Lead to a page with this gemeente and other parts of the URL's query."""
    asked = {"gemeente": gemeente} | {name: str(value) for name, value in query.items()}
    return Link(page, tuple(asked.items()))


def present(held: National, gemeente: str) -> Section:
    """Put together the index in both divisions, where it stands, its change, and who lives there.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    old_year, year = held.country_years[-1], last_year(held, "index")
    findings = [
        index_finding(held, gemeente, "index_18", old_year),
        standing_finding(held, gemeente, "index_18", old_year, "all"),
        index_finding(held, gemeente, "index", year),
        standing_finding(held, gemeente, "index", year, "all"),
        standing_finding(held, gemeente, "index", year, "type"),
        change_finding(held, gemeente, "index", year),
        _outside(held, gemeente, year),
    ]
    return Section(
        "present", tuple(found for found in findings if found), (_positions(held, old_year, year),)
    )


def last_year(held: National, indicator: str) -> int:
    """Return the last year of an indicator."""
    return int(held.values(indicator).index.get_level_values("year").max())


@lru_cache(maxsize=64)
def of_year(held: National, indicator: str, year: int) -> pd.Series:
    """Return an indicator of all gemeenten in a year, on region."""
    return held.values(indicator)["value"].xs(year, level="year")


def basis_caveats(held: National, gemeente: str, indicator: str, year: int) -> tuple[Told, ...]:
    """Say when a figure was put together from former gemeenten."""
    values = held.values(indicator)
    if (gemeente, year) not in values.index:
        return ()
    key = {"herindeling": "caveat.own_estimated", "inwoners": "caveat.own_joined"}.get(
        values.loc[(gemeente, year), "basis"]
    )
    name = Quantity(held.gemeenten.names[gemeente], "name")
    return (Told(key, {"name": name, "year": Quantity(year, "year")}),) if key else ()


def tables(held: National, indicator: str, gemeente: str, year: int) -> str:
    """Return the ids of the tables that a figure comes from (or would come from)."""
    values = held.values(indicator)["source_table"]
    return str(values.get((gemeente, year), values.iloc[-1]))


def index_finding(held: National, gemeente: str, indicator: str, year: int) -> Finding:
    """Tell an index of a year, in the words of its division."""
    partition = held.indicator(indicator).partition
    value = float(of_year(held, indicator, year).get(gemeente, np.nan))
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "chance": Quantity(value, "chance"),
        "groups": Quantity(partition[1], "count"),
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
        unusual=unusual(of_year(held, indicator, year), gemeente),
    )


def standing_finding(held: National, gemeente: str, indicator: str, year: int, among: str) -> Finding | None:
    """Tell where an index of a year stands `among` all gemeenten, or those of the same type."""
    peers = held.all_others(gemeente) if among == "all" else held.peers(gemeente, among)
    told = standing(of_year(held, indicator, year), peers, f"among.{among}")
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
    """Tell the change of an index since the first year that the gemeente has."""
    values = held.values(indicator)["value"]
    known = values.xs(gemeente, level="region").dropna()
    earliest = int(values.index.get_level_values("year").min())
    first = int(known.index[0]) if len(known) else year
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name"), "year": Quantity(year, "year")}
    form, caveats = "missing", basis_caveats(held, gemeente, indicator, first)
    if first < year and year in known.index:
        points = Quantity(100 * float(known[year] - known[first]), "points")
        form = compared(points, Quantity(0.0, "points"))
        told |= {"points": Quantity(abs(points.value), "points"), "first": Quantity(first, "year")}
        told |= {"before": Quantity(float(known[first]), "chance", 1)}
        told |= {"after": Quantity(float(known[year]), "chance", 1)}
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


def _outside(held: National, gemeente: str, year: int) -> Finding:
    """Share and number of residents with an origin outside the Netherlands, beside the country."""
    row = held.values("buiten_nederland").reindex([(gemeente, year)]).iloc[0]
    share = Quantity(float(row["value"]), "share")
    national = Quantity(float(held.land("buiten_nederland").get(year, np.nan)), "share")
    persons = None if pd.isna(row["persons"]) else int(row["persons"])
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "share": share,
        "persons": Quantity(persons, "persons"),
        "national": national,
        "year": Quantity(year, "year"),
    }
    return Finding(
        id="outside",
        told=(Told(f"story.outside.{compared(share, national)}", told),),
        sources=held.sources(tables(held, "buiten_nederland", gemeente, year), year),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=HERKOMST,
        caveats=basis_caveats(held, gemeente, "buiten_nederland", year),
        link=link("kaart", gemeente, indicator="buiten_nederland", jaar=year),
        unusual=unusual(of_year(held, "buiten_nederland", year), gemeente),
    )


@lru_cache(maxsize=4)
def _positions(held: National, old_year: int, year: int) -> Figure:
    frame = pd.DataFrame(
        {
            "region": held.types.index,
            "name": [held.gemeenten.names[region] for region in held.types.index],
            "index_3": of_year(held, "index", year).reindex(held.types.index).to_numpy(),
            "index_18": of_year(held, "index_18", old_year).reindex(held.types.index).to_numpy(),
            "outside": of_year(held, "buiten_nederland", year).reindex(held.types.index).to_numpy(),
        }
    )
    used = [
        held.source(table, when, held.indicator(indicator).partition)
        for when, indicator in ((year, "index"), (old_year, "index_18"))
        for table in sorted(held.values(indicator)["source_table"].astype(str).unique())
        if "," not in table
    ]
    units = {"index_3": "index", "index_18": "index", "outside": "share"}
    return Figure("positions", frame, units, tuple(used))
