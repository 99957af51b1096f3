"""Comparisons of our own of figures besides origin, on which caveats rest; see ``own_checks.py``."""

import pandas as pd

import geo
from dashboard.findings.model.quantities import Quantity
from data_sources import Snapshot
from geo import herindelingen

__all__ = [
    "benefits_in_tens",
    "beside_map_figures",
    "by_lot",
    "drawn_area",
    "new_homes",
    "not_nearest",
    "pupils_live_here",
    "students_live_here",
    "whole_per_cents",
]

Filled = dict[str, Quantity]

MAP_2015, KEY_FIGURES, MAP_FIGURES = "83220NED_extract", "Kerncijfers wijken en buurten", "wijken-en-buurten-"
_NEAREST, _EITHER = 6, 12  # persons: for each of three numbers two, or four where a lot decides
_APART = 1.1  # a tenth: more than boundaries that are drawn simpler differ


def whole_per_cents(snapshot: Snapshot) -> Filled:
    """Shares in whole per cent, and inhabitants of buurten in fives, of the map of 2015."""
    rows = snapshot.indicators(["gemeente", "buurt"], years=2015)
    rows = rows[rows["source_table"] == MAP_2015]
    shares = rows.loc[rows["unit"] == "%", "value"]
    people = rows.loc[(rows["indicator"] == "inwoners") & (rows["level"] == "buurt"), "value"]
    return {
        "whole": Quantity(int((shares % 1 == 0).sum()), "count"),
        "shares": Quantity(len(shares), "count"),
        "fives": Quantity(int((people % 5 == 0).sum()), "count"),
        "buurten": Quantity(len(people), "count"),
    }


def by_lot(snapshot: Snapshot) -> Filled:
    """Areas whose men and women add up further from their inhabitants than rounding to fives allows, in either way."""
    entry = max((e for e in snapshot.sources() if e.title.startswith(KEY_FIGURES)), key=lambda e: e.title)
    rows = snapshot.of_source(entry.id, "indicators")
    assert rows is not None
    rows = rows[rows["level"].isin(["wijk", "buurt"])].astype({"indicator": str})
    wide = rows[rows["indicator"].isin(["mannen", "vrouwen", "inwoners"])].pivot(
        index="region", columns="indicator", values="value"
    )
    apart = (wide["mannen"] + wide["vrouwen"] - wide["inwoners"]).abs().dropna()
    return {
        "table": Quantity(entry.id, "name"),
        "apart": Quantity(int((apart > _NEAREST).sum()), "count"),
        "beyond": Quantity(int((apart > _EITHER).sum()), "count"),
        "among": Quantity(len(apart), "count"),
    }


def not_nearest(snapshot: Snapshot) -> Filled:
    """Gemeenten whose buurten of the map of 2015 have fewer inhabitants together than they have."""
    rows = snapshot.indicators(["gemeente", "buurt"], years=2015, indicator="inwoners")
    people = rows[rows["source_table"] == MAP_2015].set_index("region")["value"]
    inside = snapshot.regions("buurt", 2015).set_index("region")["gemeente"]
    together = people.groupby(inside.reindex(people.index)).sum()
    return {
        "fewer": Quantity(int((together < people.reindex(together.index)).sum()), "count"),
        "among": Quantity(len(together), "count"),
    }


def beside_map_figures(snapshot: Snapshot) -> Filled:
    """Figures that the map and the key figures of a year both have of gemeenten, and how many are written otherwise."""
    rows = _rows(snapshot)
    map_rows = rows[rows["source_table"].astype(str).str.startswith(MAP_FIGURES)]
    year = int(map_rows["year"].max())
    entry = next(e for e in snapshot.sources() if e.title == f"{KEY_FIGURES} {year}")
    keys = ["region", "indicator"]
    one, other = (
        frame[frame["year"] == year].astype({"indicator": str}).set_index(keys)["value"]
        for frame in (map_rows, rows[rows["source_table"] == entry.id])
    )
    both = one.index.intersection(other.index)
    codes = both.get_level_values("indicator").nunique()
    apart = one.loc[both] != other.loc[both]
    return {
        "year": Quantity(year, "year"),
        "codes": Quantity(int(codes), "count"),
        "among": Quantity(len(both), "count"),
        "apart": Quantity(int(apart.sum()), "count"),
        "table": Quantity(entry.id, "name"),
    }


def drawn_area(snapshot: Snapshot) -> Filled:
    """Gemeenten that are drawn at least a tenth smaller or larger than CBS says that they are."""
    rows = snapshot.indicators("gemeente", indicator="oppervlakte_totaal_in_ha")
    year = max(set(rows["year"]) & set(snapshot.area_years("gemeente")))
    hectares = rows[rows["year"] == year].drop_duplicates("region").set_index("region")["value"].astype(float)
    drawn = geo.boundaries("gemeente", year, snapshot=snapshot).set_index("region").geometry.area / 10_000
    ratio = (drawn / hectares).dropna()
    return {
        "year": Quantity(year, "year"),
        "apart": Quantity(int(((ratio > _APART) | (ratio < 1 / _APART)).sum()), "count"),
        "among": Quantity(len(ratio), "count"),
    }


def benefits_in_tens(snapshot: Snapshot) -> Filled:
    """Numbers of persons on a benefit that are multiples of ten."""
    rows = _rows(snapshot, ("gemeente", "wijk"))
    codes = rows["indicator"].astype(str)
    values = rows.loc[codes.str.startswith("personen_met_") | codes.str.contains("_uitkering_tot"), "value"]
    return {"tens": Quantity(int((values % 10 == 0).sum()), "count"), "among": Quantity(len(values), "count")}


def new_homes(snapshot: Snapshot) -> Filled:
    """The most homes built in a year per thousand there are, beside the middle of all gemeenten."""
    built, stock = (_newest(snapshot, code) for code in ("aantal_nieuwbouw_woningen", "woningvoorraad"))
    rate = (1000 * built / stock).dropna()
    names = herindelingen.names(snapshot)
    return {
        "most": Quantity(float(rate.max()), "count", 0),
        "middle": Quantity(float(rate.median()), "count", 0),
        "name": Quantity(names[str(rate.idxmax())], "name"),
    }


def pupils_live_here(snapshot: Snapshot) -> Filled:
    """Pupils in primary education as a part of the children: about as many everywhere if counted where they live."""
    pupils, children = (
        _newest(snapshot, code) for code in ("aantal_leerlingen_primair_onderwijs", "inwoners_0_tot_15_jaar")
    )
    part = (pupils / children).dropna()
    return {
        "least": Quantity(float(part.min()), "chance", 0),
        "most": Quantity(float(part.max()), "chance", 0),
        "among": Quantity(len(part), "count"),
    }


def students_live_here(snapshot: Snapshot) -> Filled:
    """Where students in higher education are most and fewest beside the young people who live there."""
    codes = ("aantal_studenten_hbo", "aantal_studenten_wo", "inwoners_15_tot_25_jaar")
    hbo, wo, young = (_newest(snapshot, code) for code in codes)
    part = ((hbo + wo) / young).dropna().sort_values()
    names = herindelingen.names(snapshot)
    return {
        "high": Quantity(tuple(names[str(code)] for code in part.index[::-1][:3]), "names"),
        "low": Quantity(tuple(names[str(code)] for code in part.index[:3]), "names"),
    }


def _rows(snapshot: Snapshot, levels: tuple[str, ...] = ("gemeente",)) -> pd.DataFrame:
    """Every figure besides origin of every source, also what another source gives as well."""
    frames = [
        frame
        for entry in snapshot.sources()
        if (frame := snapshot.of_source(entry.id, "indicators")) is not None
    ]
    return pd.concat([frame[frame["level"].isin(levels)] for frame in frames], ignore_index=True)


def _newest(snapshot: Snapshot, code: str) -> pd.Series:
    rows = snapshot.indicators("gemeente", indicator=code)
    return rows[rows["year"] == rows["year"].max()].set_index("region")["value"].astype(float)
