"""Where a gemeente stands: its place among all gemeenten, those of its type, and those it is compared with."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.peers import PeerSet
from dashboard.analysis.position import Position, position
from dashboard.findings.data.national import National
from dashboard.findings.model.bounds import BOUNDS, bound_headings, exact, placed
from dashboard.findings.model.finding import CODE, LAST, Numbers
from dashboard.findings.model.indicators import Indicator
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.present import basis_caveats, bounds_of_year, of_year, tables
from dashboard.language import Language
from data_sources.kept import kept

__all__ = ["OfAll", "Ranks", "ranks"]


@dataclass(frozen=True, eq=False)
class OfAll:
    """An indicator of all gemeenten in a year: the same whoever's place is asked for.

    Attributes
    ----------
    values : Series of float
        Of all gemeenten of today, on region.
    bounds : DataFrame
        Between what they lie: `low`, `high`, on region.
    places : DataFrame
        The best and the worst place of each: `rank`, `rank_last`, on region.
    table : DataFrame
        All of it with the names, highest first, on region; without the bounds where rounding leaves nothing open.
    """

    values: pd.Series
    bounds: pd.DataFrame
    places: pd.DataFrame
    table: pd.DataFrame

    @kept(2)
    def told(self, language: Language) -> pd.Series:
        """Return the places as they are written, on region, of the gemeenten that have one."""
        known = self.places.dropna()
        rows = known.itertuples(index=False, name=None)
        return pd.Series(
            [Quantity(place, "place").write(language) for place in rows], known.index, dtype=object
        )


@dataclass(frozen=True)
class Ranks:
    """The place of a gemeente on an indicator.

    Attributes
    ----------
    peers : PeerSet
        With whom it is compared.
    indicator : Indicator
    of_all : OfAll
    everyone, beside : Position
        Among all others, and among the peers.
    numbers : Numbers
        A row a gemeente, highest first: `name`, `value`, `low` and `high` where rounding leaves something open, `rank`
        (with `rank_last`), `is_peer`.
    ranks : Numbers
        A row for all others, for the same type where that is a group to compare with, and for the peers where they
        are others than those.
    """

    peers: PeerSet
    indicator: Indicator
    of_all: OfAll
    everyone: Position
    beside: Position
    numbers: Numbers
    ranks: Numbers


@kept(8)
def ranks(held: National, indicator: str, year: int, peers: PeerSet) -> Ranks:
    """Say where a gemeente stands.

    Parameters
    ----------
    held : National
    indicator : str
        Key of an indicator.
    year : int
    peers : PeerSet
        Of the gemeente.

    Returns
    -------
    Ranks
    """
    gemeente = peers.region
    of_all = _of_all(held, indicator, year)
    values, bounds = of_all.values, of_all.bounds
    kinds = [kind for kind in ("type",) if kind in held.kinds_of(gemeente)]
    sets = {"all": held.all_others(gemeente)} | {kind: held.peers(gemeente, kind) for kind in kinds}
    sets |= {peers.kind: peers}
    found = {kind: position(values, members, bounds) for kind, members in sets.items()}
    declared = held.indicator(indicator)
    partition, unit = declared.partition, "share" if declared.is_share else "index"
    used = held.sources(tables(held, indicator, gemeente, year), year)
    caveats = basis_caveats(held, gemeente, indicator, year)
    answers = {True: "uw_gemeente.yes", False: "uw_gemeente.no"}
    members = set(peers.members)
    among = [answers[region in members] for region in of_all.table.index]
    all_of_them = of_all.table.assign(is_peer=among, **{CODE: of_all.table.index}).reset_index(drop=True)
    few = [kind for kind, place in found.items() if place.status == "te weinig"]
    minimum = {"minimum": Quantity(peers.minimum, "count")}
    return Ranks(
        peers=peers,
        indicator=declared,
        of_all=of_all,
        everyone=found["all"],
        beside=found[peers.kind],
        numbers=Numbers(
            "positions",
            all_of_them,
            {"rank": "place", "is_peer": "text"} | dict.fromkeys(("value", *BOUNDS), unit),
            used,
            partition,
            (*caveats, Told("caveat.places")),
            headings=bound_headings() | {"value": declared.told("name")},
            bounded="" if exact(bounds) else "value",
        ),
        ranks=Numbers(
            "ranks",
            _ranks(found),
            {
                "peers_kind": "text",
                "peers": "count",
                "rank": "place",
                "percentile": "chance",
                "median": unit,
            },
            used,
            partition,
            (*([Told("uw_gemeente.too_few", minimum)] if few else []), Told("caveat.places")),
            # All but one of 341 is not yet 100%.
            digits={"percentile": 1},
        ),
    )


@kept(16)
def _of_all(held: National, indicator: str, year: int) -> OfAll:
    values = of_year(held, indicator, year).reindex(held.regions)
    bounds = bounds_of_year(held, indicator, year).reindex(held.regions)
    places = pd.DataFrame(placed(bounds))
    names = [held.gemeenten.names[region] for region in values.index]
    table = pd.DataFrame({"name": names, "value": values, **({} if exact(bounds) else bounds), **places})
    return OfAll(values, bounds, places, table.sort_values(["value", "name"], ascending=[False, True]))


def _ranks(found: dict[str, Position]) -> pd.DataFrame:
    places = found.values()
    percentiles = [None if place.percentile is None else place.percentile / 100 for place in places]
    return pd.DataFrame(
        {
            "peers_kind": [f"uw_gemeente.peers.{kind}" for kind in found],
            "peers": [place.peers for place in places],
            "rank": pd.array([place.rank for place in places], dtype="Int64"),
            f"rank{LAST}": pd.array([place.last for place in places], dtype="Int64"),
            "percentile": np.array(percentiles, dtype=float),
            "median": np.array([place.median for place in places], dtype=float),
        }
    )
