"""Who came to live in a gemeente and who left it, from inside the country and from abroad, and what remains."""

from functools import partial

import numpy as np
import pandas as pd

from dashboard.analysis.turnover import flows
from dashboard.findings.data.national import National
from dashboard.findings.data.turnover import LAND, Turnover, turnover
from dashboard.findings.model.finding import BY_ROW, Finding, Link, Numbers
from dashboard.findings.model.quantities import Quantity, Told, compared
from dashboard.findings.model.story import Section
from dashboard.findings.peers.rank_words import unusual
from dashboard.findings.profile.present import link
from dashboard.findings.sources.turnover_words import brief_caveat, turnover_caveats, turnover_sources
from data_sources.kept import kept

__all__ = ["ARRIVALS", "BALANCE", "DEPARTURES", "turnover_findings"]

ARRIVALS = ("vestiging", "vestiging_binnenland", "vestiging_buitenland")
DEPARTURES = ("vertrek", "vertrek_binnenland", "vertrek_buitenland")
"""All together, from (or to) another gemeente, and from (or to) abroad."""

BALANCE = "verhuissaldo"


def turnover_findings(held: National, gemeente: str) -> Section:
    """Put together who came and who left, beside the country and the middle of all gemeenten.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    return Section(
        "turnover",
        {
            "arrivals": partial(_flow, held, gemeente, "arrivals", ARRIVALS),
            "departures": partial(_flow, held, gemeente, "departures", DEPARTURES),
            "moves_balance": partial(_balance, held, gemeente),
        },
        {"turnover": partial(_figure, held, gemeente)},
    )


def _flow(held: National, gemeente: str, id: str, codes: tuple[str, str, str]) -> Finding | None:
    """One way: how many in all, and how many of those from (or to) abroad."""
    found = turnover(held)
    every, _, abroad = codes
    numbers = _basics(held, gemeente, found) | {
        "value": _number(found, every, gemeente),
        "national": _number(found, every, LAND),
        "middle": _middle(found, every),
        "abroad": _number(found, abroad, gemeente),
        "national_abroad": _number(found, abroad, LAND),
    }
    own, national = numbers["value"], numbers["national"]
    if not own.known:
        return _missing(held, gemeente, id, found, numbers) if id == "arrivals" else None
    what = Told(f"story.turnover.{id}.what", numbers, "count")
    beside = Told(f"story.turnover.middle.{compared(own, numbers['middle'])}", numbers)
    told = numbers | {"what": Quantity(what, "told"), "beside": Quantity(beside, "told")}
    said = (
        Told(f"story.turnover.{id}.{compared(own, national)}", told),
        Told(f"story.turnover.{id}.abroad", numbers),
    )
    apart = unusual(found.mean[every].drop(index=LAND), gemeente, float(national.value))
    return _made(held, gemeente, id, said, codes, apart)


def _balance(held: National, gemeente: str) -> Finding | None:
    """What remains: whether more came or more left."""
    found = turnover(held)
    own = _number(found, BALANCE, gemeente)
    if not own.known:
        return None
    form = "even" if own.shown == 0 else "gained" if own.shown > 0 else "lost"
    told = _basics(held, gemeente, found) | {
        "value": Quantity(abs(own.value), "count", flows().decimals),
        "national": Quantity(_cell(found, BALANCE, LAND), "saldo", flows().decimals),
        "middle": Quantity(_middle(found, BALANCE).value, "saldo", flows().decimals),
    }
    if form == "even":
        # What rounds to nothing is not told as nothing.
        del told["value"]
    said = (Told(f"story.turnover.balance.{form}", told, "count"),)
    return _made(held, gemeente, "moves_balance", said, (BALANCE,))


def _missing(held: National, gemeente: str, id: str, found: Turnover, told: dict[str, Quantity]) -> Finding:
    why = "changed" if gemeente in found.changed else "unknown"
    return Finding(
        id=id,
        told=(Told(f"story.turnover.missing.{why}", told, "count"),),
        sources=turnover_sources(held),
        year=found.years[-1],
        base=Quantity("base.residents", "text"),
        link=_link(gemeente),
    )


def _made(
    held: National,
    gemeente: str,
    id: str,
    said: tuple[Told, ...],
    codes: tuple[str, ...],
    apart: float | None = None,
) -> Finding:
    return Finding(
        id=id,
        told=said,
        sources=turnover_sources(held),
        year=turnover(held).years[-1],
        base=Quantity("base.residents", "text"),
        caveats=(brief_caveat(held),),
        link=_link(gemeente),
        unusual=apart,
    )


def _link(gemeente: str) -> Link:
    return link("trends", gemeente, beeld="vlottendheid")


def _basics(held: National, gemeente: str, found: Turnover) -> dict[str, Quantity]:
    return {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "first": Quantity(found.years[0], "year"),
        "last": Quantity(found.years[-1], "year"),
        "count": Quantity(len(found.years), "count"),
    }


def _number(found: Turnover, code: str, region: str) -> Quantity:
    """A number by 1,000 residents, without these words."""
    return Quantity(_cell(found, code, region), "count", flows().decimals)


def _middle(found: Turnover, code: str) -> Quantity:
    return Quantity(float(_middles(found)[code]), "count", flows().decimals)


@kept()
def _middles(found: Turnover) -> pd.Series:
    """The middle of all gemeenten, of every flow."""
    return found.mean.drop(index=LAND).median()


def _cell(found: Turnover, code: str, region: str) -> float:
    return float(found.mean[code].get(region, np.nan))


def _figure(held: National, gemeente: str) -> Numbers:
    """Every flow in the gemeente, the country and the middle gemeente."""
    found, declared = turnover(held), flows()
    own = found.mean.loc[gemeente]
    labels = [(flow.label.nl, flow.label.en) for flow in declared.flow.values()]
    frame = pd.DataFrame(
        {
            "indicator": pd.Series(labels, dtype=object),
            "value": own.to_numpy(),
            "national": found.mean.loc[LAND].to_numpy(),
            "middle": _middles(found).to_numpy(),
            "unit": [flow.unit for flow in declared.flow.values()],
            "decimals": declared.decimals,
        }
    )
    units = {"indicator": "both"} | dict.fromkeys(("value", "national", "middle"), BY_ROW)
    return Numbers(
        "turnover",
        frame,
        units,
        turnover_sources(held),
        caveats=turnover_caveats(held, *declared.flow),
        headings={"value": Quantity(held.gemeenten.names[gemeente], "name")},
    )
