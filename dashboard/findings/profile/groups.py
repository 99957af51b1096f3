"""Who lives in a gemeente: the groups of today, and the countries of origin as far as the figures name them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from dashboard.analysis.countries import LEAST_PERSONS
from dashboard.analysis.new_diversity import countries
from dashboard.analysis.signals import EUROPE, NATIVE
from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.model.finding import Finding, Numbers
from dashboard.findings.model.indicators import indicator_of
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.model.story import Section
from dashboard.findings.peers.rank_words import unusual
from dashboard.findings.profile.composition import group_table, groups_figure
from dashboard.findings.profile.present import basis_caveats, beside_country, last_year, link, of_year, tables
from data_sources.kept import kept

__all__ = ["group_findings"]

_TOLD = 3
"""Countries in one sentence; the figure holds more."""

_SPECIAL, _SPECIAL_SHARE = 2.0, 1.0
"""A group is told to be special from so many times its share in the country on, and so many % of residents."""

_INDICATORS = {EUROPE: "europa", "Buiten Europa": "buiten_europa"}


def group_findings(held: National, gemeente: str) -> Section:
    """Put together the groups of a gemeente beside the country.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """

    def newest() -> tuple[int, pd.DataFrame]:
        year = last_year(held, "index")
        return year, group_table(held, gemeente, year)

    return Section(
        "groups",
        {
            **{id: partial(_group, held, gemeente, group, newest) for group, id in _INDICATORS.items()},
            "born_here": lambda: _born(held, gemeente, *newest()),
            "countries": lambda: _countries(held, gemeente),
            "special": lambda: _special(held, gemeente),
        },
        {
            "groups": lambda: groups_figure(held, gemeente, last_year(held, "index")),
            "countries": lambda: _countries_figure(held, gemeente),
        },
    )


def _group(
    held: National, gemeente: str, group: str, newest: Callable[[], tuple[int, pd.DataFrame]]
) -> Finding:
    indicator, (year, groups) = _INDICATORS[group], newest()
    row = groups.reindex([group]).iloc[0]
    share = Quantity(float(row["share"]), "share")
    national = Quantity(held.national_value(indicator, year), "share")
    told = {
        "having": Quantity((group, HERKOMST[0]), "having"),
        "share": share,
        "persons": Quantity(_whole(row["persons"]), "persons"),
        "abroad": Quantity(_whole(row["abroad"]), "count"),
        "national": national,
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "year": Quantity(year, "year"),
    }
    said = [Told(f"story.group.{beside_country(share, national)}", told)]
    if told["abroad"].known and told["persons"].value:
        said.append(Told("story.group.abroad", {"abroad": told["abroad"]}, "abroad"))
    return Finding(
        id=indicator,
        told=tuple(said),
        sources=held.sources(tables(held, indicator, gemeente, year), year),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=HERKOMST,
        caveats=basis_caveats(held, gemeente, indicator, year),
        link=link("kaart", gemeente, indicator=indicator, jaar=year),
        unusual=unusual(of_year(held, indicator, year), gemeente, national.value),
    )


def _born(held: National, gemeente: str, year: int, groups: pd.DataFrame) -> Finding | None:
    """How many of those with an origin elsewhere were born in the Netherlands."""
    elsewhere = groups.drop(index=NATIVE, errors="ignore")
    born, everybody = (elsewhere[column].sum(min_count=2) for column in ("nl", "persons"))
    if pd.isna(born) or pd.isna(everybody) or not everybody:
        return None
    told = {
        "share": Quantity(float(born / everybody), "share"),
        "persons": Quantity(int(born), "persons"),
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "year": Quantity(year, "year"),
    }
    return Finding(
        id="born_here",
        told=(Told("story.born_here.none" if born == 0 else "story.born_here.some", told),),
        sources=held.sources(tables(held, "index", gemeente, year), year),
        year=year,
        base=Quantity("base.outside", "text"),
        partition=HERKOMST,
        link=link("uw-gemeente", gemeente, jaar=year),
    )


def _countries(held: National, gemeente: str) -> Finding:
    """The largest countries of origin, in the year and the classification that have them."""
    by_country, year = held.by_country, held.by_country.year
    classification = by_country.partition[0]
    persons = by_country.persons(year)
    rows = by_country.largest[by_country.largest.index == gemeente]
    largest = [
        Told(
            "story.countries.one_country",
            {
                "group": Quantity(row.group, "group"),
                "share": Quantity(row.share_pct / 100, "share"),
                "persons": Quantity(int(row.persons), "persons"),
            },
        )
        for row in rows.head(_TOLD).itertuples()
    ]
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "year": Quantity(year, "year"),
        "named": Quantity(len(countries(persons.columns)), "count"),
        "countries": Quantity(tuple(largest), "list"),
        "count": Quantity(len(largest), "count"),
    }
    said = Told(f"story.countries.{classification}", told, "count")
    if persons.reindex([gemeente]).isna().any(axis=None):
        said = Told(f"story.countries.{classification}.missing", told)
    return Finding(
        id="countries",
        told=(said,),
        sources=held.sources(tables(held, by_country.index, gemeente, year), year),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=by_country.partition,
        caveats=(*basis_caveats(held, gemeente, by_country.index, year), *_somewhere(held, gemeente)),
        link=link("uw-gemeente", gemeente),
    )


def _special(held: National, gemeente: str) -> Finding | None:
    """The group among the largest that is most special beside the country."""
    by_country, year = held.by_country, held.by_country.year
    found = _special_groups(held).get(gemeente)
    if found is None:
        return None
    group = str(found["group"])
    told = {
        "having": Quantity((group, by_country.partition[0]), "having"),
        "times": Quantity(float(found["times"]), "times"),
        "share": Quantity(float(found["share"]), "share"),
        "national": Quantity(float(found["national"]), "share"),
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "year": Quantity(year, "year"),
    }
    indicator = indicator_of(group, by_country.partition[0])
    return Finding(
        id="special",
        told=(Told(f"story.special.{by_country.partition[0]}.known", told),),
        sources=held.sources(tables(held, by_country.index, gemeente, year), year),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=by_country.partition,
        caveats=(*basis_caveats(held, gemeente, by_country.index, year), *_somewhere(held, gemeente)),
        link=link("kaart", gemeente, indicator=indicator, jaar=year)
        if indicator
        else link("vergelijk", gemeente),
        unusual=_of_quotients(held, group, gemeente),
    )


@kept()
def _special_groups(held: National) -> Mapping[str, Mapping[str, Any]]:
    """The group of every gemeente that has one: `group`, `share`, that of the country, how many `times` as large."""
    by_country = held.by_country
    rows = by_country.largest.reset_index()
    rows = rows[(rows["persons"] >= LEAST_PERSONS) & (rows["share_pct"] >= _SPECIAL_SHARE)]
    rows = rows.assign(
        share=rows["share_pct"].astype(float) / 100,
        national=rows["group"].map(by_country.land / by_country.land.sum()).astype(float),
    )
    rows = rows.assign(times=rows["share"] / rows["national"]).dropna(subset="times")
    most = rows.loc[rows.groupby("region")["times"].idxmax()]
    return most[most["times"] >= _SPECIAL].set_index("region").to_dict("index")


def _somewhere(held: National, gemeente: str) -> tuple[Told, ...]:
    """Say that many people of a group came or left at once: a share of one year need not last."""
    jumps = held.jumps
    if not ((jumps["region"] == gemeente) & jumps["sudden"]).any():
        return ()
    return (Told("story.jumps.somewhere", {"name": Quantity(held.gemeenten.names[gemeente], "name")}),)


def _of_quotients(held: National, group: str, gemeente: str) -> float | None:
    return unusual(_shares(held)[group], gemeente)


@kept()
def _shares(held: National) -> pd.DataFrame:
    """The share of every group (columns) in every gemeente, in the last year by country."""
    persons = held.by_country.persons(held.by_country.year).astype(float)
    return persons.div(persons.sum(axis=1, skipna=False), axis=0)


def _countries_figure(held: National, gemeente: str) -> Numbers:
    by_country, year = held.by_country, held.by_country.year
    persons = by_country.persons(year).reindex([gemeente]).iloc[0].astype("Float64").astype("Int64")
    frame = pd.DataFrame({"group": persons.index.astype(str), "persons": persons.to_numpy()})
    total = persons.sum(skipna=False)
    frame["share"] = [None if pd.isna(n) or not total else n / total for n in persons]
    land = by_country.land.reindex(persons.index)
    frame["national_share"] = (land / land.sum()).astype(float).to_numpy()
    units = {"group": "group", "persons": "count", "share": "share", "national_share": "share"}
    if by_country.partition[0] == HERKOMST[0]:
        born = group_table(held, gemeente, year, by_country.partition).reindex(frame["group"])
        for birthplace in ("nl", "abroad"):
            frame[birthplace] = born[birthplace].to_numpy()
            units[birthplace] = "count"
    frame = frame.sort_values("persons", ascending=False, ignore_index=True)
    return Numbers(
        "countries",
        frame.astype({"share": float}),
        units,
        held.sources(tables(held, by_country.index, gemeente, year), year),
        by_country.partition,
        basis_caveats(held, gemeente, by_country.index, year),
    )


def _whole(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]
