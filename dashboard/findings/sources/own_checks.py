"""What caveats rest on where no sentence of CBS's says it: comparisons of our own, made again of the figures at hand.

Each is a function of the snapshot under the name that a caveat gives; its words stand under ``ground.own`` among the
texts. ``python -m dashboard.findings --grounds`` prints them.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from dashboard.findings.model.quantities import Quantity
from dashboard.findings.sources import figure_checks as figures
from data_sources import Snapshot
from geo import herindelingen

__all__ = ["OWN_CHECKS"]

Filled = dict[str, Quantity]

PRESENT, OLD_COUNTRIES, LONG_SERIES = "85458NED", "84910NED", "70072ned"
POPULATION, FLOWS = "03759ned", "37230ned"
KEY_FIGURES, MAP_FIGURES = "Kerncijfers wijken en buurten", "wijken-en-buurten-"
EUROPE, HALF = "Europa (exclusief Nederland)", 0.5
EUROPEANS = {
    "nl": "perc_geb_in_nl_met_herkomstland_in_europa_ex_nl",
    "abroad": "perc_geb_buiten_nl_met_herkomstlnd_in_europa_ex_nl",
}
HERKOMST, OLD = ("herkomst", 3), ("migratieachtergrond", 7)


def gaps(snapshot: Snapshot) -> Filled:
    """Gemeenten that the present table lacks in its first year."""
    there = _of(snapshot.origin("gemeente", classification=HERKOMST[0], groups=3), PRESENT)
    first = int(there["year"].min())
    listed = set(herindelingen.gemeenten(first, snapshot)["region"])
    lacking = sorted(listed - set(there.loc[there["year"] == first, "region"]))
    names = herindelingen.names(snapshot)
    return {
        "year": Quantity(first, "year"),
        "listed": _count(listed),
        "lacking": _count(lacking),
        "names": Quantity(tuple(names[code] for code in lacking), "names"),
    }


def beside_key_figures(snapshot: Snapshot) -> Filled:
    """Gemeenten whose groups are the same in the present table as in the key figures of the newest year of both."""
    rows = _all_origin(snapshot, HERKOMST)
    key_figures = rows[rows["title"].str.startswith(KEY_FIGURES)]
    year = max(set(key_figures["year"]) & set(_of(rows, PRESENT)["year"]))
    both = [
        frame[frame["year"] == year].groupby(["region", "group"], observed=True)["persons"].sum().unstack()
        for frame in (_of(rows, PRESENT), key_figures)
    ]
    own, other = (frame.astype(float) for frame in both)
    regions = own.index.intersection(other.index)
    same = (own.loc[regions] == other.loc[regions, own.columns]).all(axis=1)
    return {
        "year": Quantity(year, "year"),
        "same": Quantity(int(same.sum()), "count"),
        "among": _count(regions),
        "table": Quantity(str(key_figures.loc[key_figures["year"] == year, "source_table"].iloc[0]), "name"),
    }


def derived_cells(snapshot: Snapshot) -> Filled:
    """Gemeenten whose Europeans by birthplace are those of the map's whole per cents, within their rounding."""
    counted = _of(_all_origin(snapshot, HERKOMST), PRESENT)
    entry = max((e for e in snapshot.sources() if e.id.startswith(MAP_FIGURES)), key=lambda e: e.id)
    year = int(entry.id.removeprefix(MAP_FIGURES))
    counted = counted[counted["year"] == year]
    people = counted.groupby("region")["persons"].sum().astype(float)
    within = pd.Series(True, people.index)
    for birthplace, code in EUROPEANS.items():
        cell = counted[(counted["group"] == EUROPE) & (counted["birthplace"] == birthplace)]
        share = 100 * cell.set_index("region")["persons"].astype(float) / people
        told = _values(snapshot, entry.id, code, year)
        within &= (share - told.reindex(share.index)).abs() <= HALF
    return {
        "year": Quantity(year, "year"),
        "same": Quantity(int(within.sum()), "count"),
        "among": _count(within),
        "table": Quantity(entry.id, "name"),
    }


def old_countries(snapshot: Snapshot) -> Filled:
    """Gemeenten whose inhabitants differ between the old table by country and the key figures of that year."""
    counted = _of(snapshot.origin("gemeente", classification=OLD[0], groups=18), OLD_COUNTRIES)
    year = int(counted["year"].max())
    summed = counted[counted["year"] == year].groupby("region")["persons"].sum().astype(float)
    entry = next(e for e in snapshot.sources() if e.title == f"{KEY_FIGURES} {year}")
    listed = _values(snapshot, entry.id, "inwoners", year)
    apart = (summed - listed.reindex(summed.index)).dropna()
    moved = sorted(set(listed.index) - set(summed.index))
    taken_in = {new for old, new in _successors(snapshot, moved)}
    apart = apart[(apart != 0) & ~apart.index.isin(taken_in)]
    names = herindelingen.names(snapshot)
    return {
        "year": Quantity(year, "year"),
        "moved": Quantity(tuple(names[code] for code in moved), "names"),
        "names": Quantity(tuple(names[code] for code in apart.index), "names"),
        "most": Quantity(int(apart.abs().max()) if len(apart) else 0, "count"),
        "table": Quantity(entry.id, "name"),
    }


def tenths(snapshot: Snapshot) -> Filled:
    """Shares of the long series that have one decimal, and the numbers of persons beside them."""
    rows = _of(snapshot.origin("gemeente", classification=OLD[0], groups=7), LONG_SERIES)
    shares = rows["share_pct"].dropna().astype(float)
    return {
        "tenths": Quantity(int(((10 * shares).round(6) % 1 == 0).sum()), "count"),
        "among": _count(shares),
        "persons": Quantity(int(rows["persons"].notna().sum()), "count"),
    }


def listed_gemeenten(snapshot: Snapshot) -> Filled:
    """Gemeenten with inhabitants in the newest year, beside those that live by CBS's own account."""
    rows = snapshot.indicators("gemeente", indicator="inwoners")
    rows = rows[rows["source_table"] == POPULATION]
    year = int(rows["year"].max())
    listed = set(rows.loc[rows["year"] == year, "region"])
    told = set(herindelingen.gemeenten(year, snapshot)["region"])
    return {
        "year": Quantity(year, "year"),
        "listed": _count(listed),
        "same": _count(listed & told),
    }


def whole_years(snapshot: Snapshot) -> Filled:
    """Gemeenten with flows in the newest year of flows, beside those that lived from its first day to its last."""
    rows = snapshot.indicators("gemeente", indicator="immigratie")
    rows = rows[rows["source_table"] == FLOWS]
    year = int(rows["year"].max())
    all_year = set(herindelingen.gemeenten(year, snapshot)["region"])
    all_year &= set(herindelingen.alive(pd.Timestamp(year, 12, 31), snapshot)["region"])
    flows = set(rows.loc[rows["year"] == year, "region"])
    return {"year": Quantity(year, "year"), "flows": _count(flows), "same": _count(flows & all_year)}


def linked_residents(snapshot: Snapshot) -> Filled:
    """Residents of the country that follow from a count and the growth between, beside those that CBS counted then."""
    growth = snapshot.indicators("land", indicator="bevolkingsgroei").set_index("year")["value"]
    counted = snapshot.indicators("gemeente", years=growth.index.unique(), indicator="inwoners")
    year = int(counted["year"].min())
    origin = snapshot.origin("land", years=range(int(growth.index.min()), year))
    first = int(origin["year"].min())
    of_first = origin[(origin["year"] == first) & (origin["groups"] == origin["groups"].min())]
    reckoned = counted.loc[counted["year"] == year, "value"].sum() - growth.loc[first : year - 1].sum()
    return {
        "year": Quantity(year, "year"),
        "first": Quantity(first, "year"),
        "reckoned": Quantity(int(reckoned), "persons"),
        "counted": Quantity(int(of_first["persons"].sum()), "count"),
    }


def both_of_2022(snapshot: Snapshot) -> Filled:
    """How many more have an origin elsewhere than a migration background, where the first year has both."""
    new = _of(_all_origin(snapshot, HERKOMST), PRESENT)
    old = _all_origin(snapshot, OLD)
    old = old[old["persons"].notna()]
    year = min(set(new["year"]) & set(old["year"]))
    one, other = (
        frame[(frame["year"] == year) & (frame["group"] != "Nederland")]
        .groupby("region")["persons"]
        .sum()
        .astype(float)
        for frame in (new, old)
    )
    both = one.index.intersection(other.index)
    return {
        "year": Quantity(int(year), "year"),
        "among": _count(both),
        "background": Quantity(int(other.loc[both].sum()), "persons"),
        "origin": Quantity(int(one.loc[both].sum()), "persons"),
    }


def brought_together(snapshot: Snapshot) -> Filled:
    """Gemeenten that CBS's account says were dissolved since its first year, and those of them that were split."""
    events = herindelingen.events(snapshot)
    gone = events[events["kind"] == "opgeheven"]
    heirs = gone.groupby(["date", "old"])["new"].nunique()
    return {
        "since": Quantity(int(events["date"].dt.year.min()), "year"),
        "gone": _count(heirs),
        "split": Quantity(int((heirs > 1).sum()), "count"),
    }


def _nothing(snapshot: Snapshot) -> Filled:
    """What follows from our own formula needs no figures."""
    return {}


OWN_CHECKS: Mapping[str, Callable[[Snapshot], Filled]] = MappingProxyType(
    {
        "gaps": gaps,
        "beside_key_figures": beside_key_figures,
        "derived_cells": derived_cells,
        "old_countries": old_countries,
        "tenths": tenths,
        "listed_gemeenten": listed_gemeenten,
        "whole_years": whole_years,
        "linked_residents": linked_residents,
        "whole_per_cents": figures.whole_per_cents,
        "beside_map_figures": figures.beside_map_figures,
        "drawn_area": figures.drawn_area,
        "by_lot": figures.by_lot,
        "not_nearest": figures.not_nearest,
        "benefits_in_tens": figures.benefits_in_tens,
        "new_homes": figures.new_homes,
        "pupils_live_here": figures.pupils_live_here,
        "students_live_here": figures.students_live_here,
        "both_of_2022": both_of_2022,
        "brought_together": brought_together,
        "own_division": _nothing,
        "own_formula": _nothing,
    }
)
"""By the name that a caveat gives."""


def _all_origin(snapshot: Snapshot, partition: tuple[str, int]) -> pd.DataFrame:
    """Origin of gemeenten of every source that has this partition, with the source's title."""
    found = []
    for entry in snapshot.sources():
        rows = snapshot.of_source(entry.id, "origin")
        if rows is None:
            continue
        kept = (rows["level"] == "gemeente") & (rows["classification"] == partition[0])
        found.append(rows[kept & (rows["groups"] == partition[1])].assign(title=entry.title))
    return pd.concat(found, ignore_index=True).astype({"source_table": str, "group": str})


def _of(rows: pd.DataFrame, table: str) -> pd.DataFrame:
    return rows[rows["source_table"] == table]


def _values(snapshot: Snapshot, table: str, code: str, year: int) -> pd.Series:
    rows = snapshot.of_source(table, "indicators")
    assert rows is not None
    kept = (rows["level"] == "gemeente") & (rows["indicator"] == code) & (rows["year"] == year)
    return rows[kept].set_index("region")["value"].astype(float)


def _successors(snapshot: Snapshot, codes: list[str]) -> list[tuple[str, str]]:
    events = herindelingen.events(snapshot)
    into = events[(events["kind"] == "opgeheven") & events["old"].isin(codes)]
    return list(zip(into["old"], into["new"], strict=True))


def _count(things: object) -> Quantity:
    return Quantity(len(things), "count")  # type: ignore[arg-type]
