"""The old lens beside the new one: the classic groups, the EU, everyone else, and what the old lens misses.

Countries are told in the present classification where the figures have them, else in the old one. What a table does not
name is said, not guessed.
"""

from dataclasses import replace

import pandas as pd

from dashboard.findings.data.national import OLD, National
from dashboard.findings.model.finding import Finding, Numbers
from dashboard.findings.model.quantities import Quantity, Told, beside
from dashboard.findings.model.sections import section_of
from dashboard.findings.model.story import Section
from dashboard.findings.profile.present import basis_caveats, link, tables
from dashboard.findings.profile.told_by_country import (
    basics,
    caveats,
    classification,
    finding,
    known,
    sources,
)

__all__ = ["MEASURES", "lens_findings"]

MEASURES = ("outside_nl", "classic", "eu", "moe", "gips", "other", "outside_classic")
"""What the lenses look at, in the order of their figure."""

_TOLD = 3
"""Countries in one sentence."""


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
        "hidden": _hidden,
        "growing": _growing,
        "growing_absent": _growing_absent,
    }
    return section_of("lenses", makers, {"lenses": _figure}, held, gemeente)


def _figure(held: National, gemeente: str) -> Numbers:
    shares = held.by_country.lenses.reindex([gemeente, "NL"])[list(MEASURES)].T / 100
    covered = held.by_country.covered["complete"]
    frame = pd.DataFrame(
        {
            "measure": [_words(held, name, bool(covered.get(name, True))) for name in MEASURES],
            "share": shares[gemeente].to_numpy(),
            "national_share": shares["NL"].to_numpy(),
        }
    )
    units = {"measure": "text", "share": "share", "national_share": "share"}
    return Numbers(
        "lenses", frame, units, sources(held, gemeente), held.by_country.partition, caveats(held, gemeente)
    )


def _classic(held: National, gemeente: str) -> Finding:
    share, national = (_share(held, region, "classic") for region in (gemeente, "NL"))
    told = basics(held, gemeente) | {"share": share, "national": national, "groups": _classic_named(held)}
    key = f"story.classic.{classification(held)}.{beside(share, national)}"
    return finding(held, gemeente, "classic", (Told(key, told),), compared=held.by_country.lenses["classic"])


def _classic_named(held: National) -> Quantity:
    named = held.by_country.covered.loc["classic", "named"]
    return Quantity(tuple(named), "groups")


def _outside_classic(held: National, gemeente: str) -> Finding:
    share, national = (_share(held, region, "outside_classic") for region in (gemeente, "NL"))
    told = basics(held, gemeente) | {"share": share, "national": national, "groups": _classic_named(held)}
    key = f"story.outside_classic.{classification(held)}.{beside(share, national)}"
    values = held.by_country.lenses["outside_classic"]
    return finding(held, gemeente, "outside_classic", (Told(key, told),), "outside", (), values)


def _europeans(held: National, gemeente: str) -> Finding:
    """EU migrants, and those from Central, Eastern and Southern Europe: a lower bound where countries lack."""
    covered = held.by_country.covered
    share, national = (_share(held, region, "eu") for region in (gemeente, "NL"))
    told = basics(held, gemeente) | {"share": share, "national": national}
    told |= {part: _share(held, gemeente, part) for part in ("moe", "gips")}
    told |= {
        f"{part}_named": Quantity(covered.loc[part, "named"], "groups") for part in ("eu", "moe", "gips")
    }
    missing = {part: Quantity(len(covered.loc[part, "missing"]), "count") for part in ("eu", "moe", "gips")}
    whole = bool(covered.loc[["eu", "moe", "gips"], "complete"].all())
    besides = () if whole else (Told("story.eu.bound", missing),)
    key = f"story.eu.{classification(held)}"
    if whole:
        form = f"{key}.whole.{beside(share, national)}"
        return finding(
            held, gemeente, "eu", (Told(form, told),), "residents", besides, held.by_country.lenses["eu"]
        )
    # Who of the countries that are not named has more of them, nobody knows: nothing is more or less.
    form = f"{key}.named.{'known' if share.known else 'missing'}"
    return finding(held, gemeente, "eu", (Told(form, told),), "residents", besides)


def _hidden(held: National, gemeente: str) -> Finding | None:
    """What the old lens misses, by both lenses of the last year that has both; nothing where it misses nothing."""
    row, countries = held.hidden.reindex([gemeente]).iloc[0], held.old_countries
    known = not pd.isna(row["hidden"])
    if known and not row["hidden"]:
        return None
    form = "yes" if known else "missing"
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "year": Quantity(countries.year, "year"),
    }
    if known:
        told |= {
            "index": Quantity(float(row["index"]), "chance"),
            "index_from": Quantity(float(row["index_from"]), "chance"),
            "share": Quantity(float(row["old_lens"]) / 100, "share"),
            "below": Quantity(float(row["old_lens_below"]) / 100, "share"),
        }
    dated = (Told("story.hidden.dated", {"year": told["year"]}),) if known and held.finest else ()
    used = (
        *held.sources(tables(held, countries.index, gemeente, countries.year), countries.year),
        *held.sources(tables(held, "niet_westers", gemeente, countries.year), countries.year, OLD),
    )
    return Finding(
        id="hidden",
        told=(Told(f"story.hidden.{form}", told), *dated),
        sources=tuple(dict.fromkeys(used)),
        year=countries.year,
        base=Quantity("base.residents", "text"),
        partition=countries.partition,
        caveats=basis_caveats(held, gemeente, countries.index, countries.year),
        link=link("uw-gemeente", gemeente),
    )


def _growing_absent(held: National, gemeente: str) -> Finding | None:
    """That growth is not to be told while the figures of countries are of one year."""
    if len(held.by_country.years) > 1:
        return None
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name")}
    told["year"] = Quantity(held.by_country.year, "year")
    return finding(held, gemeente, "growing_absent", (Told("story.growing.one_year", told),))


def _growing(held: National, gemeente: str) -> Finding | None:
    """The countries that grew most."""
    by_country = held.by_country
    if len(by_country.years) < 2:
        return None
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name")}
    told["year"] = Quantity(by_country.year, "year")
    if gemeente not in by_country.first_years.index:
        return finding(held, gemeente, "growing", (Told("story.growing.missing", told),))
    first = int(by_country.first_years[gemeente])
    shares = {
        year: by_country.persons(year).loc[gemeente] / by_country.persons(year).loc[gemeente].sum()
        for year in (first, by_country.year)
    }
    grown = tuple(
        Told(
            "story.growing.country",
            {
                "group": Quantity(row.group, "group"),
                "growth": Quantity(int(row.growth), "persons"),
                "before": Quantity(float(shares[first][row.group]), "share", 1),
                "after": Quantity(float(shares[by_country.year][row.group]), "share", 1),
            },
        )
        for row in by_country.growing[by_country.growing.index == gemeente].head(_TOLD).itertuples()
    )
    told |= {"first": Quantity(first, "year"), "countries": Quantity(grown, "list")}
    told |= {"count": Quantity(len(grown), "count")}
    period = f"{first}–{by_country.year}"
    return replace(
        finding(held, gemeente, "growing", (Told("story.growing", told, "count"),)),
        sources=held.sources(tables(held, by_country.index, gemeente, by_country.year), period),
        caveats=basis_caveats(held, gemeente, by_country.index, first),
        link=link("trends", gemeente),
    )


def _words(held: National, measure: str, complete: bool) -> str:
    return f"lens.{classification(held)}.{measure}{'' if complete else '_named'}"


def _share(held: National, region: str, measure: str) -> Quantity:
    return Quantity(known(held.by_country.lenses[measure], region) / 100, "share")
