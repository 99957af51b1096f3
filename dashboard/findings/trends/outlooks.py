"""Why there is no outlook: what of the present series is no tempo, and how a method would have done before."""

import pandas as pd

from dashboard.analysis.backtest import COVERAGE, LEAST_COVERAGE
from dashboard.analysis.events import shock_in
from dashboard.analysis.tempo import MINIMUM_YEARS
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.model.story import Section
from dashboard.findings.peers.chosen_peers import size_class
from dashboard.findings.profile.present import link
from dashboard.findings.trends.series_numbers import series_sources

__all__ = ["no_outlook", "outlook_findings", "own_record"]


def outlook_findings(held: National, gemeente: str) -> Section:
    """Say that there is no outlook, and why.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    return Section("outlook", {"outlook_absent": lambda: _absent(held, gemeente)})


def no_outlook(held: National, gemeente: str) -> tuple[Told, ...]:
    """Say why there is no outlook: of the years there are, then of the record of gemeenten of this size.

    Parameters
    ----------
    held : National
    gemeente : str

    Raises
    ------
    NotHeldError
        There are no figures to look ahead with.
    """
    name = {"name": Quantity(held.gemeenten.names[gemeente], "name")}
    return (*_of_years(held, name), *_of_record(held, gemeente))


def own_record(held: National, gemeente: str) -> pd.DataFrame:
    """The rows of the record that are of the size class of a gemeente; none without a record."""
    record = if_held(lambda: held.record)
    label = if_held(lambda: held.peers(gemeente, "size").label)
    if record is None or not label:
        return pd.DataFrame(columns=["horizon", "measure"])
    return record[record["size_class"] == float(label)]


def _absent(held: National, gemeente: str) -> Finding:
    told = no_outlook(held, gemeente)
    tested = len(own_record(held, gemeente)) > 0
    return Finding(
        id="outlook_absent",
        told=told,
        sources=(*_used(held), *(series_sources(held, gemeente, OLD) if tested else ())),
        year=held.years(HERKOMST)[-1],
        partition=HERKOMST,
        caveats=(Told("story.outlook.caveat"),) if tested else (),
        link=link("trends", gemeente, indicator="index"),
    )


def _of_years(held: National, name: dict[str, Quantity]) -> list[Told]:
    """What of the years there are is no tempo."""
    every = held.unbroken(HERKOMST).index.unique("year")
    shock = shock_in(every)
    counted = {"least": Quantity(MINIMUM_YEARS, "count"), "window": Quantity(len(held.window), "count")}
    few = len(held.window) < MINIMUM_YEARS
    if shock is None:
        return [
            Told(f"story.outlook.{'short' if few else 'none'}", name | counted, "window" if few else None)
        ]
    numbers = {
        "immigrants": Quantity(shock.immigrants, "count"),
        "from_there": Quantity(shock.from_there, "count"),
        "country": Quantity((shock.country.nl, shock.country.en), "both"),
        "source": Quantity((shock.source.nl, shock.source.en), "both"),
        "first": Quantity(shock.first, "year"),
        "last": Quantity(shock.last, "year"),
    }
    told = [Told("story.outlook.none", name), Told("story.outlook.shock", numbers)]
    return told + ([Told("story.outlook.left", counted, "window")] if few else [])


def _of_record(held: National, gemeente: str) -> list[Told]:
    """How the method did before in gemeenten of this size, a sentence a horizon."""
    record = own_record(held, gemeente)
    if record.empty:
        return [Told("story.outlook.unchecked")]
    size = Quantity(size_class(int(record["size_class"].iloc[0])), "told")
    told: list[Told] = []
    for row in record[record["measure"] == "diversity_index"].to_dict("records"):
        kept = {
            "size": size,
            "years": Quantity(int(row["horizon"]), "count"),
            "origins": Quantity(int(row["origins"]), "count"),
            "independent": Quantity(int(row["independent"]), "count"),
            "coverage": Quantity(float(row["coverage"]), "chance"),
            "meant": Quantity(
                Told("story.outlook.in_ten", {"part": Quantity(10 * COVERAGE, "count")}), "told"
            ),
            "error": Quantity(float(row["outlook"]), "index", 3),
            "unchanged": Quantity(float(row["no_change"]), "index", 3),
        }
        told.append(Told(f"story.outlook.{'again' if told else 'record'}", kept))
    if not record["passed"].any():
        told.append(Told("story.outlook.least", {"least": Quantity(LEAST_COVERAGE, "chance")}))
    return told


def _used(held: National) -> tuple[Citation, ...]:
    years = [int(year) for year in held.unbroken(HERKOMST).index.unique("year")]
    table = str(held.values("index")["source_table"].iloc[-1])
    return held.sources(table, f"{min(years)}–{max(years)}")
