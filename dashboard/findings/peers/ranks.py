"""Where a gemeente stands: its place among all gemeenten, those of its type, and those it is compared with."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.peers import PeerSet
from dashboard.analysis.position import Position, position
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.profile.present import basis_caveats, of_year, tables
from data_sources.kept import kept

__all__ = ["Ranks", "ranks"]


@dataclass(frozen=True)
class Ranks:
    """The place of a gemeente on an index.

    Attributes
    ----------
    peers : PeerSet
        With whom it is compared.
    values : Series of float
        Of all gemeenten of today, on region.
    everyone, beside : Position
        Among all others, and among the peers.
    numbers : Numbers
        A row a gemeente, highest first: `name`, `index`, `rank`, `is_peer`.
    ranks : Numbers
        A row for all others, for the same type where that is a group to compare with, and for the peers where they
        are others than those.
    """

    peers: PeerSet
    values: pd.Series
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
        Key of an index.
    year : int
    peers : PeerSet
        Of the gemeente.

    Returns
    -------
    Ranks
    """
    gemeente = peers.region
    values = of_year(held, indicator, year).reindex(held.regions)
    kinds = [kind for kind in ("type",) if kind in held.kinds_of(gemeente)]
    sets = {"all": held.all_others(gemeente)} | {kind: held.peers(gemeente, kind) for kind in kinds}
    sets |= {peers.kind: peers}
    found = {kind: position(values, members) for kind, members in sets.items()}
    partition = held.indicator(indicator).partition
    used = held.sources(tables(held, indicator, gemeente, year), year)
    caveats = basis_caveats(held, gemeente, indicator, year)
    all_of_them = pd.DataFrame(
        {
            "name": [held.gemeenten.names[region] for region in values.index],
            "index": values.to_numpy(dtype=float),
            "rank": values.rank(ascending=False, method="min").astype("Int64").to_numpy(),
            "is_peer": [
                "uw_gemeente.yes" if region in set(peers.members) else "uw_gemeente.no"
                for region in values.index
            ],
        }
    ).sort_values(["index", "name"], ascending=[False, True], ignore_index=True)
    few = [kind for kind, place in found.items() if place.status == "te weinig"]
    minimum = {"minimum": Quantity(peers.minimum, "count")}
    return Ranks(
        peers=peers,
        values=values,
        everyone=found["all"],
        beside=found[peers.kind],
        numbers=Numbers(
            "positions",
            all_of_them,
            {"index": "index", "rank": "count", "is_peer": "text"},
            used,
            partition,
            caveats,
        ),
        ranks=Numbers(
            "ranks",
            _ranks(found),
            {
                "peers_kind": "text",
                "peers": "count",
                "rank": "count",
                "percentile": "chance",
                "median": "index",
            },
            used,
            partition,
            (Told("uw_gemeente.too_few", minimum),) if few else (),
            # All but one of 341 is not yet 100%.
            digits={"percentile": 1},
        ),
    )


def _ranks(found: dict[str, Position]) -> pd.DataFrame:
    rows = [
        {
            "peers_kind": f"uw_gemeente.peers.{kind}",
            "peers": place.peers,
            "rank": place.rank,
            "percentile": None if place.percentile is None else place.percentile / 100,
            "median": place.median,
        }
        for kind, place in found.items()
    ]
    return pd.DataFrame(rows).astype({"rank": "Int64", "percentile": float, "median": float})
