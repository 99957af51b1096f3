"""The old lens beside the new one: the classic groups, the EU, everyone else, and what the old lens misses.

Countries are known in the old classification only. What its table does not name is said, not guessed.
"""

from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.analysis.new_diversity import coverage
from dashboard.findings.finding import Figure, Finding, Section, Source
from dashboard.findings.national import OLD, OLD_COUNTRIES, National
from dashboard.findings.present import basis_caveats, link, tables
from dashboard.findings.quantities import Quantity, Told, compared
from dashboard.findings.sections import section
from dashboard.findings.standing import unusual
from data_sources.catalogue import groups

__all__ = ["lens_findings"]

_MEASURES = ("outside_nl", "classic", "eu", "moe", "gips", "other", "outside_classic")


def lens_findings(held: National, gemeente: str) -> Section:
    """Put together what the old lens sees of a gemeente, and what it does not.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    makers = {
        "classic": _classic,
        "outside_classic": _outside_classic,
        "eu": _europeans,
        "effective": _effective,
        "hidden": _hidden,
        "growing": _growing,
    }
    parts = {id: partial(make, held, gemeente) for id, make in makers.items()}
    return section("lenses", parts, {"lenses": lambda: _figure(held, gemeente)})


def _figure(held: National, gemeente: str) -> Figure:
    shares = held.lenses.reindex([gemeente, "NL"])[list(_MEASURES)].T / 100
    frame = pd.DataFrame(
        {
            "measure": [f"lens.{name}" for name in _MEASURES],
            "share": shares[gemeente].to_numpy(),
            "national_share": shares["NL"].to_numpy(),
        }
    )
    units = {"measure": "text", "share": "share", "national_share": "share"}
    return Figure("lenses", frame, units, _sources(held, gemeente), OLD_COUNTRIES, _caveats(held, gemeente))


def _made(
    held: National,
    gemeente: str,
    id: str,
    told: tuple[Told, ...],
    base: str = "base.residents",
    caveats: tuple[Told, ...] = (),
    measure: str | None = None,
) -> Finding:
    return Finding(
        id=id,
        told=told,
        sources=_sources(held, gemeente),
        year=held.country_years[-1],
        base=Quantity(base, "text"),
        partition=OLD_COUNTRIES,
        caveats=(*caveats, *_caveats(held, gemeente)),
        link=link("uw-gemeente", gemeente),
        unusual=unusual(held.lenses[measure].drop("NL"), gemeente) if measure else None,
    )


def _basics(held: National, gemeente: str) -> dict[str, Quantity]:
    return {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "year": Quantity(held.country_years[-1], "year"),
    }


def _classic(held: National, gemeente: str) -> Finding:
    share, national = (_share(held, region, "classic") for region in (gemeente, "NL"))
    named = coverage(held.land_countries.index, groups()).loc["classic", "named"]
    told = _basics(held, gemeente) | {"share": share, "national": national}
    told |= {"groups": Quantity(tuple(named), "groups")}
    key = f"story.classic.{compared(share, national)}"
    return _made(held, gemeente, "classic", (Told(key, told),), measure="classic")


def _outside_classic(held: National, gemeente: str) -> Finding:
    share, national = (_share(held, region, "outside_classic") for region in (gemeente, "NL"))
    told = _basics(held, gemeente) | {"share": share, "national": national}
    key = f"story.outside_classic.{compared(share, national)}"
    return _made(
        held, gemeente, "outside_classic", (Told(key, told),), "base.background", (), "outside_classic"
    )


def _europeans(held: National, gemeente: str) -> Finding:
    """EU migrants, and those from Central, Eastern and Southern Europe: a lower bound where countries lack."""
    covered = coverage(held.land_countries.index, groups())
    share, national = (_share(held, region, "eu") for region in (gemeente, "NL"))
    told = _basics(held, gemeente) | {"share": share, "national": national}
    told |= {part: _share(held, gemeente, part) for part in ("moe", "gips")}
    told |= {
        f"{part}_named": Quantity(covered.loc[part, "named"], "groups") for part in ("eu", "moe", "gips")
    }
    missing = {part: Quantity(len(covered.loc[part, "missing"]), "count") for part in ("eu", "moe", "gips")}
    caveats = () if covered.loc["eu", "complete"] else (Told("story.eu.bound", missing),)
    key = f"story.eu.{compared(share, national)}"
    return _made(held, gemeente, "eu", (Told(key, told),), "base.residents", caveats, "eu")


def _effective(held: National, gemeente: str) -> Finding:
    values = held.lenses["effective_origins"]
    own, national = (Quantity(_known(values, region), "index", 1) for region in (gemeente, "NL"))
    told = _basics(held, gemeente) | {"number": own, "national": national}
    key = f"story.effective.{compared(own, national)}"
    return _made(held, gemeente, "effective", (Told(key, told),), "base.background", (), "effective_origins")


def _hidden(held: National, gemeente: str) -> Finding:
    row = held.hidden.reindex([gemeente]).iloc[0]
    known = not pd.isna(row["hidden"])
    form = "missing" if not known else "yes" if row["hidden"] else "no"
    told = _basics(held, gemeente)
    if known:
        told |= {
            "index": Quantity(float(row["index"]), "chance"),
            "index_from": Quantity(float(row["index_from"]), "chance"),
            "share": Quantity(float(row["old_lens"]) / 100, "share"),
            "below": Quantity(float(row["old_lens_below"]) / 100, "share"),
        }
    year = held.country_years[-1]
    more = held.sources(tables(held, "niet_westers", gemeente, year), year, OLD)
    found = _made(held, gemeente, "hidden", (Told(f"story.hidden.{form}", told),))
    return replace(found, sources=tuple(dict.fromkeys((*found.sources, *more))))


def _growing(held: National, gemeente: str) -> Finding:
    """The countries that grew most; not to be told while their figures are of one year."""
    years, rows = held.country_years, held.fastest_growing
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name"), "year": Quantity(years[-1], "year")}
    if rows is None:
        return _made(held, gemeente, "growing", (Told("story.growing.one_year", told),))
    grown = tuple(
        Told(
            "story.growing.country",
            {"group": Quantity(row.group, "group"), "growth": Quantity(int(row.growth), "persons")},
        )
        for row in rows[rows.index == gemeente].head(3).itertuples()
    )
    told |= {"first": Quantity(years[0], "year"), "countries": Quantity(grown, "list")}
    told |= {"count": Quantity(len(grown), "count")}
    return _made(held, gemeente, "growing", (Told("story.growing", told, "count"),))


def _share(held: National, region: str, measure: str) -> Quantity:
    return Quantity(_known(held.lenses[measure], region) / 100, "share")


def _known(values: pd.Series, region: str) -> float:
    return float(values.get(region, float("nan")))


def _sources(held: National, gemeente: str) -> tuple[Source, ...]:
    year = held.country_years[-1]
    return held.sources(tables(held, "index_18", gemeente, year), year)


def _caveats(held: National, gemeente: str) -> tuple[Told, ...]:
    return basis_caveats(held, gemeente, "index_18", held.country_years[-1])
