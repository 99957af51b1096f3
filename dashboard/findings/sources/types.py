"""The type of every gemeente, from the snapshot: puts together what the rules of the typology look at."""

import pandas as pd

import geo
from dashboard.analysis.signals import (
    EUROPE,
    LargeCity,
    SignalTable,
    border_signals,
    city_signals,
    country_signals,
    figure_signals,
    joined,
    origin_signals,
)
from dashboard.analysis.type_rules import Language, Names, typology
from dashboard.analysis.typology import classify
from dashboard.analysis.typology import evidence as evidence_of
from dashboard.derived import derived
from data_sources import Snapshot
from data_sources.catalogue import groups as catalogue_groups
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

_BY_BIRTHPLACE = "85458NED"
"""The table that always tells where people of each origin were born."""


def gemeente_types(snapshot: Snapshot) -> pd.DataFrame:
    """Type of every gemeente: eigen indeling, naar WRR 2018.

    Parameters
    ----------
    snapshot : Snapshot

    Returns
    -------
    frame indexed by `region` (the gemeenten of the latest year with herkomst)
        `type` (code), `signals` (tuple of codes: every type of which a rule holds), `reason` and `reason_en` (the
        sentence that explains the type, with the gemeente's values and the national ones).
    """
    return _types(snapshot).copy()


def gemeente_signals(snapshot: Snapshot) -> SignalTable:
    """All signals of every gemeente, with the national values.

    Parameters
    ----------
    snapshot : Snapshot

    Returns
    -------
    SignalTable
        Values per `region`, with period and source; what each signal is and its unit stand in
        `analysis/typology.toml`. From 85458NED (herkomst), 84910NED (18 groups), the indicators of gemeenten
        (wijken en buurten), boundaries and land borders of CBS and Kadaster.
    """
    table = _signals(snapshot)
    return SignalTable(table.signals.copy(), table.national.copy(), table.sources.copy())


def type_evidence(snapshot: Snapshot, region: str) -> pd.DataFrame:
    """Every condition that the rules put to one gemeente, with value, threshold and outcome.

    Raises
    ------
    KeyError
        There is no such gemeente in the latest year.
    """
    return evidence_of(_signals(snapshot), region)


def signal_sources(snapshot: Snapshot, signals: tuple[str, ...]) -> list[tuple[str, str]]:
    """Tables (ids, joined by commas) and period of the figures behind signals, each pair once.

    Raises
    ------
    KeyError
        There is no such signal.
    """
    known = _sourced(snapshot)
    return list(dict.fromkeys(known[signal] for signal in signals))


def signal_periods(snapshot: Snapshot) -> dict[str, str]:
    """Return of which year, or between which years, the figure of each signal is."""
    return {signal: period for signal, (_, period) in _sourced(snapshot).items()}


@kept()
def _sourced(snapshot: Snapshot) -> dict[str, tuple[str, str]]:
    sources = _signals(snapshot).sources[["source", "period"]].astype(str)
    return dict(zip(sources.index, sources.itertuples(index=False, name=None), strict=True))


def pull_of_cities(snapshot: Snapshot, known: SignalTable, large: LargeCity) -> SignalTable:
    """Which large city pulls on every gemeente, and how strongly.

    Parameters
    ----------
    snapshot : Snapshot
    known : SignalTable
        With `inhabitants` and their source.
    large : LargeCity
        Which cities pull.
    """
    inhabitants, source = known.signals["inhabitants"], known.sources.loc["inhabitants"]
    centres = _centres(snapshot, int(source["period"])).reindex(inhabitants.index)
    return city_signals(centres, inhabitants, large).sourced(source["period"], source["source"])


@kept()
@derived
def _types(snapshot: Snapshot) -> pd.DataFrame:
    return classify(_signals(snapshot), _names(snapshot))


@kept()
@derived
def _signals(snapshot: Snapshot) -> SignalTable:
    composition = _origin(snapshot)
    regions, year = composition.signals.index, int(composition.sources.loc["inhabitants", "period"])
    return joined(
        [
            composition,
            *_countries(snapshot, regions, year),
            pull_of_cities(snapshot, composition, typology().large_city),
            _figures(snapshot, regions, year),
        ]
    )


def _origin(snapshot: Snapshot) -> SignalTable:
    origin = snapshot.origin("gemeente", classification="herkomst", groups=3)
    first, year = int(origin["year"].min()), int(origin["year"].max())
    latest = origin[origin["year"] == year]
    # Of one year only nothing grew, and no rule looks at it: who resembles whom is then told without.
    earlier = origin[origin["year"] == first] if first < year else origin.iloc[:0]
    before = _counts(geo.to_current(earlier, year, snapshot=snapshot))
    abroad = latest[latest["birthplace"] == "abroad"]
    if abroad.empty:
        raise NotHeldError(Lacking("source", sources=(_BY_BIRTHPLACE,)))
    born_abroad = _counts(abroad)[EUROPE]
    table = origin_signals(_counts(latest), before, born_abroad).sourced(str(year), _tables(latest))
    table.sources.loc["growth_europe", "period"] = f"{first}–{year}" if first < year else str(year)
    return table


def _countries(snapshot: Snapshot, regions: pd.Index, year: int) -> list[SignalTable]:
    countries = snapshot.origin("gemeente", classification="migratieachtergrond", groups=18)
    counted = int(countries["year"].max())
    countries = countries[countries["year"] == counted]
    persons = _counts(geo.to_current(countries, year, snapshot=snapshot)).reindex(regions)
    land = snapshot.origin("land", counted, classification="migratieachtergrond", groups=18)
    national = land.set_index("group")["persons"].reindex(persons.columns)
    groups = typology().groups
    borders = border_signals(geo.land_borders(year, snapshot=snapshot), persons, national, groups)
    borders = borders.sourced(str(counted), _tables(countries))
    borders.sources.loc[["border_km", "border_country"]] = [str(year), boundary_layer(snapshot, year)]
    return [country_signals(persons, national, groups).sourced(str(counted), _tables(countries)), borders]


def _figures(snapshot: Snapshot, regions: pd.Index, year: int) -> SignalTable:
    """Figures of the latest year that has all their indicators, on the gemeenten of `year`."""
    figures = {name: signal.figure for name, signal in typology().signal.items() if signal.figure}
    codes = sorted(
        {code for numbers in figures.values() for code in (*numbers.needs, numbers.weight) if code}
    )
    known = snapshot.indicators("gemeente", indicator=codes)
    counted = known.groupby("year")["indicator"].nunique()
    complete = counted == len(codes)
    if not complete.any():
        nearly = int(counted[counted == counted.max()].index.max())
        there = set(known.loc[known["year"] == nearly, "indicator"])
        lacking = tuple(code for code in codes if code not in there)
        raise NotHeldError(Lacking("indicators", ("gemeente",), (nearly,), indicators=lacking))
    known = known[known["year"] == complete.index[complete].max()]
    wide = geo.to_current(known, year, snapshot=snapshot).pivot(
        index="region", columns="indicator", values="value"
    )
    table = figure_signals(wide.astype(float).reindex(regions), figures)
    table = table.sourced(str(known["year"].iloc[0]), "")
    for name, numbers in figures.items():
        table.sources.loc[name, "source"] = _tables(known[known["indicator"].isin(numbers.needs)])
    return table


def _centres(snapshot: Snapshot, year: int) -> pd.DataFrame:
    """Where people live on average: the middles of the wijken, weighted by inhabitants (`x`, `y`, metres).

    The middle of the area itself would put Rotterdam in its harbour. It stands in for a gemeente of which the
    snapshot holds no wijken; where it holds none at all, types would rest on harbours and are not given.
    """
    known = snapshot.indicators("wijk", indicator="inwoners")
    years = set(known["year"]) & set(snapshot.area_years("wijk"))
    if not years:
        raise NotHeldError(Lacking("areas", ("wijk",), there=tuple(snapshot.area_years("wijk"))))
    area = geo.boundaries("gemeente", year, snapshot=snapshot).set_index("region").geometry.centroid
    centres = pd.DataFrame({"x": area.x, "y": area.y})
    latest = max(years)
    wijken = geo.boundaries("wijk", latest, snapshot=snapshot)
    people = wijken["region"].map(known[known["year"] == latest].set_index("region")["value"]).astype(float)
    middle = wijken.geometry.centroid
    weighted = pd.DataFrame({"x": middle.x * people, "y": middle.y * people, "people": people})
    summed = weighted.groupby(wijken["gemeente"]).sum()
    centres.update(summed[["x", "y"]].div(summed["people"].where(summed["people"] > 0), axis=0))
    return centres


def _counts(origin: pd.DataFrame) -> pd.DataFrame:
    """Regions × groups of persons, birthplaces added up; missing where a part is."""
    persons = origin["persons"].astype(float)
    cells = persons.groupby([origin["region"], origin["group"]], observed=True)
    whole = persons.isna().groupby([origin["region"], origin["group"]], observed=True).sum() == 0
    return cells.sum().where(whole).unstack()


def boundary_layer(snapshot: Snapshot, year: int) -> str:
    """Return the id of the boundaries on which gemeenten of a year are drawn.

    Raises
    ------
    NotHeldError
        There are none.
    """
    drawn = geo.drawn_year("gemeente", year, snapshot=snapshot)
    files = ((entry.id, entry.file("areas")) for entry in snapshot.sources())
    return next(name for name, file in files if file and "gemeente" in file.levels and drawn in file.years)


def _tables(rows: pd.DataFrame) -> str:
    return ", ".join(sorted(rows["source_table"].astype(str).unique()))


def _names(snapshot: Snapshot) -> dict[Language, Names]:
    """Names of cities and groups among the signals, per language."""
    regions = snapshot.regions("gemeente")
    latest = regions.sort_values("year").drop_duplicates("region", keep="last")
    cities = dict(zip(latest["region"], latest["name"], strict=True))
    return {"nl": cities, "en": cities | {group.name: group.en for group in catalogue_groups()}}
