"""Where the turnover comes from, and what to keep in mind with it."""

from dashboard.analysis.turnover import flows
from dashboard.findings.data.held import Held
from dashboard.findings.data.turnover import turnover
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.quantities import Quantity, Told

__all__ = ["brief_caveat", "turnover_caveats", "turnover_sources"]


def turnover_sources(held: Held) -> tuple[Citation, ...]:
    """Return the tables of the flows, then those of the residents, each with its years."""
    found = sorted(turnover(held).tables.items(), key=lambda one: -len(one[1]))
    return tuple(
        held.source(table, f"{years[0]}–{years[-1]}" if len(years) > 1 else years[0])
        for table, years in found
    )


def turnover_caveats(held: Held, *codes: str, yearly: bool = False) -> tuple[Told, ...]:
    """Say over which years and residents flows are told, of which gemeenten, and what is in them.

    Parameters
    ----------
    held : Held
    *codes : str
        Of the flows that are told.
    yearly : bool
        Whether they are told year by year.
    """
    found, declared = turnover(held), flows()
    years = {"first": Quantity(found.years[0], "year"), "last": Quantity(found.years[-1], "year")}
    several = {"count": Quantity(len(found.years), "count")}
    known = len(held.regions) - len(found.changed)
    same = {"known": Quantity(known, "count"), "all": Quantity(len(held.regions), "count")}
    said = [] if yearly else [Told("turnover.caveat.mean", years | several, "count")]
    said.append(Told(f"turnover.caveat.{'same_yearly' if yearly else 'same'}", years | same))
    if set(found.counted) < set(found.years):
        counted = Quantity(tuple(str(year) for year in found.counted), "names")
        said.append(Told("turnover.caveat.reckoned", {"years": counted}))
    names = dict.fromkeys(name for code in codes for name in declared.flow[code].caveats)
    texts = (declared.caveat[name] for name in names)
    said += [
        Told("turnover.caveat.of_flow", {"caveat": Quantity((text.nl, text.en), "both")}) for text in texts
    ]
    return (*said, Told("turnover.caveat.provisional", years), Told("turnover.caveat.rounding"))


def brief_caveat(held: Held) -> Told:
    """Say in short what is in the flows, beside a sentence that names its years."""
    return Told("turnover.caveat.brief", {"last": Quantity(turnover(held).years[-1], "year")})
