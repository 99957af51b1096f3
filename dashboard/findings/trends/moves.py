"""Who came and who left, year by year, in a gemeente and the country."""

from dataclasses import dataclass, field

import pandas as pd

from dashboard.analysis.turnover import flows
from dashboard.findings.data.national import National
from dashboard.findings.data.turnover import LAND, turnover
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.turnover import ARRIVALS, DEPARTURES
from dashboard.findings.sources.turnover_words import turnover_caveats, turnover_sources

__all__ = ["ACROSS", "Moves", "moves"]

ACROSS = dict(zip(("alle", "binnenland", "buitenland"), zip(ARRIVALS, DEPARTURES, strict=True), strict=True))
"""Where people come from or go to, by its code in the URL: the flow of those who come, and that of those who leave."""


@dataclass(frozen=True)
class Moves:
    """The course of those who come and those who leave.

    Attributes
    ----------
    came, left, land_came, land_left : Series on year
        By 1,000 residents, in the years with a figure of the gemeente.
    told : tuple of Told
    numbers : Numbers
    """

    came: pd.Series = field(compare=False)
    left: pd.Series = field(compare=False)
    land_came: pd.Series = field(compare=False)
    land_left: pd.Series = field(compare=False)
    told: tuple[Told, ...]
    numbers: Numbers


def moves(held: National, gemeente: str, across: str) -> Moves | None:
    """Follow who came and who left.

    Parameters
    ----------
    held : National
    gemeente : str
    across : str
        One of `ACROSS`.

    Returns
    -------
    Moves or None
        None where the gemeente is not the same since any year with figures.

    Raises
    ------
    NotHeldError
        There are no figures of any gemeente.
    """
    found, codes = turnover(held).yearly, ACROSS[across]
    if gemeente not in found.index.unique("region"):
        return None
    own, land = found.loc[gemeente], found.loc[LAND].reindex(found.loc[gemeente].index)
    came, left, land_came, land_left = (rows[code] for rows in (own, land) for code in codes)
    columns = {"came": came, "left": left, "land_came": land_came, "land_left": land_left}
    frame = pd.DataFrame(columns).rename_axis("year").reset_index()
    units = {code: flows().flow[codes[0]].unit for code in columns} | {"year": "year"}
    numbers = Numbers(
        "moves",
        frame,
        units,
        turnover_sources(held),
        caveats=turnover_caveats(held, *codes, yearly=True),
        headings={
            column: _heading(held, gemeente if rows is own else None, code)
            for column, rows, code in zip(columns, (own, own, land, land), (*codes, *codes), strict=True)
        },
        digits=dict.fromkeys(columns, flows().decimals),
    )
    told = tuple(
        _told(held, gemeente, way, across, values, of_land)
        for way, values, of_land in (("came", came, land_came), ("left", left, land_left))
    )
    return Moves(came, left, land_came, land_left, told, numbers)


def _heading(held: National, gemeente: str | None, code: str) -> Quantity:
    label = flows().flow[code].label
    who = Quantity("site.country", "text")
    if gemeente is not None:
        who = Quantity(held.gemeenten.names[gemeente], "name")
    told = {"what": Quantity((label.nl, label.en), "both"), "who": who}
    return Quantity(Told("turnover.yearly.heading", told), "told")


def _told(held: National, gemeente: str, way: str, across: str, values: pd.Series, land: pd.Series) -> Told:
    """The first and the last year, without a word for what lies between: one year may be unlike the others."""
    first, last = int(values.index[0]), int(values.index[-1])

    def number(of: pd.Series, year: int) -> Quantity:
        return Quantity(float(of[year]), "count", flows().decimals)

    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "what": Quantity(f"turnover.yearly.{way}.{across}", "text"),
        "first": Quantity(first, "year"),
        "last": Quantity(last, "year"),
        "before": number(values, first),
        "after": number(values, last),
        "land_before": number(land, first),
        "land_after": number(land, last),
    }
    return Told(f"turnover.yearly.{'once' if first == last else 'ends'}", told)
