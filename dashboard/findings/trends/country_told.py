"""The country in a sentence and three figures: how much, how varied, how fast."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dashboard.findings.data.national import National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.model.spoken import grammatical, spoken
from dashboard.findings.profile.present import SHARE_OF, last_year
from dashboard.findings.trends.national_origins import national_variety
from data_sources.kept import kept

__all__ = ["CountryFigure", "country_figures", "country_told"]


@dataclass(frozen=True)
class CountryFigure:
    """One number with what it says.

    Attributes
    ----------
    id : str
        `much`, `varied` or `fast`.
    number : Quantity
    told : Told
    sources : tuple of Citation
    """

    id: str
    number: Quantity
    told: Told
    sources: tuple[Citation, ...]


def country_told(held: National) -> Told | None:
    """Say how many of the country's residents have an origin elsewhere; None where that is not held."""
    found = _share(held)
    if found is None:
        return None
    indicator, year, share = found
    words = {"spoken": spoken(share), "year": Quantity(year, "year")} | grammatical(share)
    return Told(f"start.told.{held.indicator(indicator).partition[0]}", words, "part")


@kept()
def country_figures(held: National) -> tuple[CountryFigure, ...]:
    """Return the figures of the country that are held.

    Returns
    -------
    tuple of CountryFigure
        How many have an origin elsewhere now; as how many equally large groups they are as varied, in the last year of
        the series of all countries; and how fast their share grew in the last years without a break.
    """
    makers: tuple[Callable[[National], CountryFigure | None], ...] = (_much, _varied, _fast)
    found = (if_held(partial(make, held)) for make in makers)
    return tuple(figure for figure in found if figure is not None)


def _share(held: National) -> tuple[str, int, float] | None:
    """The present share of the country: its indicator, its year and what it is."""
    for partition, indicator in SHARE_OF.items():
        if partition in held.shares:
            year = last_year(held, indicator)
            share = held.national_value(indicator, year)
            if share is not None and share == share:
                return indicator, year, float(share)
    return None


def _much(held: National) -> CountryFigure | None:
    found = _share(held)
    if found is None:
        return None
    indicator, year, share = found
    partition = held.indicator(indicator).partition
    told = Told(f"start.much.{partition[0]}", {"year": Quantity(year, "year")})
    rows = held.land_values(held.indicator(indicator))
    sources = held.sources(str(rows.loc[year, "source_table"]), year, partition)
    return CountryFigure("much", Quantity(share, "share", 1), told, sources)


def _varied(held: National) -> CountryFigure:
    finding = national_variety(held)
    form = finding.told[0].key.rsplit(".", 1)[1]
    return CountryFigure(
        "varied", finding.values["after"], Told(f"start.varied.{form}", finding.values), finding.sources
    )


def _fast(held: National) -> CountryFigure | None:
    indicator = next(iter(SHARE_OF.values()))
    if not held.tempo_years:
        return None
    first, last = held.tempo_years[0], held.tempo_years[-1]
    before, after = (held.national_value(indicator, year) for year in (first, last))
    if before is None or after is None or before != before or after != after:
        return None
    years = {"first": Quantity(first, "year"), "last": Quantity(last, "year")}
    rows = held.land_values(held.indicator(indicator))
    partition = held.indicator(indicator).partition
    sources = held.sources(str(rows.loc[last, "source_table"]), f"{first}–{last}", partition)
    change = Quantity(100 * (float(after) - float(before)), "change")
    return CountryFigure("fast", change, Told("start.fast", years), sources)
