"""What every finding on countries of origin has in common: whose words it is told in, of whom, and on what it rests."""

import pandas as pd

from dashboard.findings.data.national import National
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.rank_words import unusual
from dashboard.findings.profile.present import basis_caveats, link, tables

__all__ = ["basics", "caveats", "classification", "finding", "known", "sources"]

_BASE = {
    ("residents", "herkomst"): "base.residents",
    ("residents", "migratieachtergrond"): "base.residents",
    ("outside", "herkomst"): "base.outside",
    ("outside", "migratieachtergrond"): "base.background",
}
"""Of whom a share is a part, in the words of the classification."""


def classification(held: National) -> str:
    """Return the classification by whose words countries are told."""
    return held.by_country.partition[0]


def basics(held: National, gemeente: str) -> dict[str, Quantity]:
    """Return the name of a gemeente and the year of the figures by country."""
    return {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "year": Quantity(held.by_country.year, "year"),
    }


def known(values: pd.Series, region: str) -> float:
    """Return a value; NaN where there is none."""
    return float(values.get(region, float("nan")))


def sources(held: National, gemeente: str) -> tuple[Citation, ...]:
    """Return the tables behind the figures by country of a gemeente."""
    year = held.by_country.year
    return held.sources(tables(held, held.by_country.index, gemeente, year), year)


def caveats(held: National, gemeente: str) -> tuple[Told, ...]:
    """Say when the figures by country were put together from former gemeenten."""
    return basis_caveats(held, gemeente, held.by_country.index, held.by_country.year)


def finding(
    held: National,
    gemeente: str,
    id: str,
    told: tuple[Told, ...],
    base: str = "residents",
    besides: tuple[Told, ...] = (),
    compared: pd.Series | None = None,
) -> Finding:
    """Make a finding on countries of origin.

    Parameters
    ----------
    held : National
    gemeente, id : str
    told : tuple of Told
    base : str
        Of whom its shares are a part: `residents`, or `outside`, those with an origin elsewhere.
    besides : tuple of Told
        Caveats besides those of the figures.
    compared : Series on region, optional
        Where the sentence names a value of the gemeente beside that of the country (`NL`): those of all.
    """
    apart = None if compared is None else unusual(compared.drop("NL"), gemeente, float(compared["NL"]))
    return Finding(
        id=id,
        told=told,
        sources=sources(held, gemeente),
        year=held.by_country.year,
        base=Quantity(_BASE[base, classification(held)], "text"),
        partition=held.by_country.partition,
        caveats=(*besides, *caveats(held, gemeente)),
        link=link("uw-gemeente", gemeente),
        unusual=apart,
    )
