"""How many residents come from Central, Eastern and Southern Europe, beside the country, and how that changed.

As far as the figures by country name the countries; who short stays or is registered elsewhere is not among them. The
finding says what is known and lays it beside the country; whether that is many or fast is said by a declared rule.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.eu_migrants import LAND, beside_country, eu_migrants, sums
from dashboard.analysis.new_diversity import coverage
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told, ends
from dashboard.findings.profile.told_by_country import basics, classification, finding
from data_sources.catalogue import groups
from data_sources.kept import kept

__all__ = ["EuMigrantsOfAll", "eu_migrants_finding", "eu_migrants_of_all", "marked", "register_caveat"]


@dataclass(frozen=True, eq=False)
class EuMigrantsOfAll:
    """What is known of all gemeenten and the country.

    Attributes
    ----------
    named : tuple of str
        The countries that the table names.
    missing : tuple of str
        Those that it does not.
    complete : bool
        Whether it holds all of them, those without a name as well.
    first : int
        The year from which growth is told, whether or not it is held.
    frame : DataFrame on region
        As :func:`dashboard.analysis.eu_migrants.beside_country` gives it.
    """

    named: tuple[str, ...]
    missing: tuple[str, ...]
    complete: bool
    first: int
    frame: pd.DataFrame


@kept()
def eu_migrants_of_all(held: National) -> EuMigrantsOfAll:
    """Return what is known of all gemeenten.

    Raises
    ------
    NotHeldError
        There are no figures by country.
    """
    by_country = held.by_country
    covered = coverage(by_country.land.index, groups()).loc[list(eu_migrants().parts)]
    counted = [name for names in covered["groups"] for name in names]

    def of_year(year: int) -> pd.DataFrame:
        counts = pd.concat([by_country.persons(year), _land(held, year).to_frame(LAND).T])
        return sums(counts, counted)

    first = by_country.year - eu_migrants().fast.years
    before = of_year(first) if first in by_country.years else None
    return EuMigrantsOfAll(
        named=tuple(name for names in covered["named"] for name in names),
        missing=tuple(name for names in covered["missing"] for name in names),
        complete=bool(covered["complete"].all()),
        first=first,
        frame=beside_country(of_year(by_country.year), before),
    )


@kept()
def marked(held: National) -> frozenset[str]:
    """Return the gemeenten with many, or fast more; none of which that is not known.

    Raises
    ------
    NotHeldError
        There are no figures by country.
    """
    frame = eu_migrants_of_all(held).frame.drop(index=LAND)
    either = frame["many"].fillna(False) | frame["fast"].fillna(False)
    return frozenset(map(str, frame.index[either]))


def eu_migrants_finding(held: National, gemeente: str) -> Finding:
    """Tell how many residents of a gemeente come from these countries.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Finding
        Its caveats say which countries are counted, and what the register may miss.

    Raises
    ------
    NotHeldError
        There are no figures by country.
    """
    found = eu_migrants_of_all(held)
    own, national = (row for _, row in found.frame.reindex([gemeente, LAND]).iterrows())
    told = basics(held, gemeente) | {
        "share": Quantity(float(own["share"]), "share", 1),
        "national": Quantity(float(national["share"]), "share", 1),
        "persons": Quantity(None if pd.isna(own["persons"]) else int(own["persons"]), "persons"),
        "named": Quantity(found.named, "groups"),
    }
    form = "missing" if not told["share"].known else "whole" if found.complete else "named"
    counted = Told("story.eu_migrants.counted", told)
    besides = [counted]
    if not found.complete:
        besides.append(
            Told("story.eu_migrants.bound", {"count": Quantity(len(found.missing), "count")}, "count")
        )
    besides.append(register_caveat())
    said = (Told(f"story.eu_migrants.{classification(held)}.{form}", told), _grown(held, gemeente))
    shares = found.frame["share"]
    return finding(held, gemeente, "eu_migrants", said, besides=tuple(besides), compared=shares)


def _grown(held: National, gemeente: str) -> Told:
    """How it changed over the declared years."""
    found = eu_migrants_of_all(held)
    own, national = (row for _, row in found.frame.reindex([gemeente, LAND]).iterrows())
    numbers = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "first": Quantity(found.first, "year"),
    }
    if pd.isna(own["before"]) or pd.isna(own["share"]):
        return Told("story.eu_migrants.grown.missing", numbers)
    numbers["before"], numbers["after"], _ = ends(float(own["before"]), float(own["share"]))
    if pd.isna(national["before"]):
        return Told("story.eu_migrants.grown.alone", numbers)
    numbers["national_before"], numbers["national"], _ = ends(
        float(national["before"]), float(national["share"])
    )
    return Told("story.eu_migrants.grown.known", numbers)


def register_caveat() -> Told:
    """Say whom the register may miss."""
    return Told("story.eu_migrants.register", {"doubted": Quantity(eu_migrants().many.doubted, "count")})


def _land(held: National, year: int) -> pd.Series:
    """Persons of the country by group, of a year; missing where a part is, and all of them without that year."""
    by_country = held.by_country
    if year == by_country.year:
        return by_country.land
    rows = held.land_origin(by_country.partition)
    cells = rows[rows["year"] == year].groupby("group", observed=True)["persons"]
    return cells.sum().where(cells.count() == cells.size()).astype(float).reindex(by_country.land.index)
