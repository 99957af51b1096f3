"""How a gemeente changed: two series with the break between them, its tempo, and jumps."""

from dataclasses import replace

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.analysis.signals import NATIVE
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.model.bounds import BOUNDS
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told, compared, ends
from dashboard.findings.model.story import Section
from dashboard.findings.peers.chosen_peers import among
from dashboard.findings.peers.rank_words import unusual
from dashboard.findings.profile.present import basis_caveats, link, of_gemeente, short, tables
from dashboard.findings.trends.classic_groups import classic_course, classic_finding
from dashboard.findings.trends.grown import grown_most
from dashboard.findings.trends.jumped import jump_caveats, jump_numbers, jumped
from dashboard.findings.trends.national_origins import (
    LINK,
    growth_numbers,
    national_classic,
    national_numbers,
    national_variety,
)
from dashboard.findings.trends.series_numbers import INDEX, SHARE, series_numbers, series_sources
from dashboard.findings.trends.time_series import Line, ends_of, group_panel, lines_of

__all__ = ["development"]

_SINCE = 10
"""Years over which the growth of groups is told in the old classification."""


def development(held: National, gemeente: str) -> Section:
    """Put together how a gemeente changed since the first year with figures.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    jumps = held.sudden_jumps(gemeente)
    return Section(
        "development",
        {
            "series_7": lambda: _series(held, gemeente, OLD, jumps),
            "series_3": lambda: _series(held, gemeente, HERKOMST, jumps),
            "break": lambda: _break(held, gemeente),
            "tempo": lambda: _tempo(held, gemeente, jumps),
            "fastest_7": lambda: _fastest(held, gemeente, OLD, jumps),
            "fastest_3": lambda: _fastest(held, gemeente, HERKOMST, jumps),
            "jumps": lambda: jumped(held, gemeente, jumps),
            "classic_course": lambda: classic_finding(held, gemeente),
            "national_variety": lambda: _of_country(national_variety(held), gemeente),
            "national_classic": lambda: _of_country(national_classic(held), gemeente),
        },
        {
            "series": lambda: series_numbers(held, gemeente, "series", "index", INDEX),
            "share_series": lambda: series_numbers(held, gemeente, "share_series", "share", SHARE),
            "classic_course": lambda: classic_course(held, gemeente).numbers,
            "national_origins": lambda: national_numbers(held),
            "national_growth": lambda: growth_numbers(held),
            "jumps": lambda: jump_numbers(held, gemeente, jumps),
        },
    )


def _of_country(told: Finding, gemeente: str) -> Finding:
    """Lead to the country's picture with this gemeente, so that who follows the link does not lose it."""
    return replace(told, link=link(LINK.page, gemeente, **dict(LINK.query)))


def _series(held: National, gemeente: str, partition: Partition, jumps: pd.DataFrame) -> Finding:
    """First and last value of the index in one classification."""
    indicator = INDEX[partition]
    values = of_gemeente(held.values(indicator)[["value", *BOUNDS]], gemeente).dropna(subset="value")
    own = values["value"]
    basis = of_gemeente(held.values(indicator)["basis"], gemeente)
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name")}
    told["groups"] = Quantity(partition[1], "count")
    form, caveats, last = "missing", [], None
    if len(own) > 1:
        first, last = int(own.index[0]), int(own.index[-1])
        before, after = (
            Quantity(float(own[year]), "index", within=Range(*values.loc[year, [*BOUNDS]].astype(float)))
            for year in (first, last)
        )
        form = compared(after, before)
        told |= {"first": Quantity(first, "year"), "last": Quantity(last, "year")}
        told |= {"before": before, "after": after}
        made = basis[basis.isin(["herindeling", "inwoners"])]
        if len(made):
            until = Quantity(int(made.index.max()), "year")
            caveats.append(Told("story.series.joined", {"name": told["name"], "until": until}))
        caveats += jump_caveats(held, gemeente, jumps, first, last)
    period = f"{told['first'].value}–{last}" if last else str(held.year)
    return Finding(
        id=f"series_{short(partition)}",
        told=(Told(f"story.series.{partition[0]}.{form}", told),),
        sources=series_sources(held, gemeente, partition, period),
        year=last,
        base=Quantity("base.residents", "text"),
        partition=partition,
        caveats=tuple(caveats),
        link=link("trends", gemeente, indicator=indicator),
    )


def _break(held: National, gemeente: str) -> Finding | None:
    """Say that two series are no one line; where there is one series, nothing."""
    if not {OLD, HERKOMST} <= set(held.shares):
        return None
    return Finding("break", (Told("story.break.known"),), link=link("verantwoording", gemeente))


def _tempo(held: National, gemeente: str, jumps: pd.DataFrame) -> Finding:
    """Change of the share with an origin outside the Netherlands, beside the country and the usual peers."""
    name = Quantity(held.gemeenten.names[gemeente], "name")
    if held.tempo is None:
        once = Told("story.tempo.once", {"name": name, "year": Quantity(held.years(HERKOMST)[-1], "year")})
        return Finding("tempo", (once,), partition=HERKOMST)
    first, last = held.tempo_years[0], held.tempo_years[-1]
    told = {"name": name, "first": Quantity(first, "year"), "last": Quantity(last, "year")}
    row = held.tempo.loc[(gemeente, NATIVE)] if (gemeente, NATIVE) in held.tempo.index else None
    beside: float | None = None
    if row is None or pd.isna(row["change"]):
        said = [Told("story.tempo.missing", told)]
    else:
        # Elsewhere grows by what Nederland loses.
        own, country, middle = (
            Quantity(-float(row.get(name, float("nan"))), "change") for name in ("change", "country", "peers")
        )
        moved = compared(own, Quantity(0.0, "points"))
        told["points"] = Quantity(abs(own.value), "points")
        said = [Told(f"story.tempo.{moved}", told)]
        beside = country.value if country.known else middle.value
        if country.known:
            said.append(Told(f"story.tempo.country.{compared(own, country)}", {"national": country}))
        if middle.known:
            peers = among(held, held.usual_peers(gemeente), int(row["peers_counted"]))
            others = {"middle": middle, "among": peers}
            said.append(Told(f"story.tempo.peers.{compared(own, middle)}", others))
    changes = -held.tempo["change"].xs(NATIVE, level="measure")
    return Finding(
        id="tempo",
        told=tuple(said),
        sources=held.sources(tables(held, "index", gemeente, last), f"{first}–{last}"),
        year=last,
        base=Quantity("base.residents", "text"),
        partition=HERKOMST,
        caveats=jump_caveats(held, gemeente, jumps, first, last),
        link=link("trends", gemeente, indicator="buiten_nederland"),
        unusual=unusual(changes, gemeente, beside),
    )


def _fastest(held: National, gemeente: str, partition: Partition, jumps: pd.DataFrame) -> Finding | None:
    """The group whose share rose most in one classification."""
    panel = group_panel(held, gemeente, "aandeel", partition)
    lines = [] if panel is None else [line for line in panel.lines if len(line.known) > 1]
    if panel is None or not lines:
        return None
    last = panel.years[-1]
    first = max(panel.years[0], last - _SINCE)
    lines = [line for line in lines if {first, last} <= set(line.known.index)]
    grown = grown_most(ends_of(lines, first), ends_of(lines, last))
    items = [_grew(line, first, last) for line in lines_of(lines, grown.can)]
    form = grown.form
    if form in ("most", "several") and compared(items[0]["after"], items[0]["before"]) != "more":
        form = "none"
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "first": Quantity(first, "year"),
        "last": Quantity(last, "year"),
    }
    if form == "most":
        told |= items[0] | {"having": Quantity((items[0]["group"].value, partition[0]), "having")}
    elif form == "several":
        told["items"] = Quantity(tuple(Told("story.fastest.item", item) for item in items), "any")
    return Finding(
        id=f"fastest_{short(partition)}",
        told=(Told(f"story.fastest.{partition[0]}.{form}", told),),
        sources=series_sources(held, gemeente, partition, f"{first}–{last}"),
        year=last,
        base=Quantity("base.residents", "text"),
        partition=partition,
        caveats=(
            *basis_caveats(held, gemeente, INDEX[partition], first),
            *jump_caveats(held, gemeente, jumps, first, last),
        ),
        link=link("trends", gemeente),
    )


def _grew(line: Line, first: int, last: int) -> dict[str, Quantity]:
    """A group with its share at both ends, and what lies between them."""
    before, after, grown = ends(float(line.known[first]), float(line.known[last]))
    within = {"before": line.within(first), "after": line.within(last)}
    told = {name: replace(one, within=within[name]) for name, one in (("before", before), ("after", after))}
    return {"group": line.name, "points": grown} | told
