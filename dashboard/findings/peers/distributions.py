"""Several measures of all gemeenten under one another, with the gemeente and its peers among them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.peers import PeerSet
from dashboard.analysis.position import Position, position
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Told
from dashboard.findings.peers.chosen_peers import beside_peers
from dashboard.findings.peers.measures import Measure, joint

__all__ = ["Distribution", "Distributions", "distributions"]


@dataclass(frozen=True)
class Distribution:
    """One measure: its values of all gemeenten, where the own one stands among its peers, and that in words."""

    measure: Measure
    place: Position
    told: Told


@dataclass(frozen=True)
class Distributions:
    """Several measures.

    Attributes
    ----------
    distributions : tuple of Distribution
    numbers : Numbers
        One row a gemeente, by name; a column a measure.
    """

    distributions: tuple[Distribution, ...]
    numbers: Numbers


def distributions(held: National, peers: PeerSet, measures: Sequence[Measure]) -> Distributions:
    """Lay several measures of all gemeenten under one another.

    Parameters
    ----------
    held : National
    peers : PeerSet
    measures : sequence of Measure

    Returns
    -------
    Distributions
    """
    made = tuple(
        Distribution(one, position(one.values, peers, one.bounds), beside_peers(held, peers, one))
        for one in measures
    )
    known = list(held.gemeenten.names)
    columns = {one.key: one.values.reindex(known).to_numpy() for one in measures}
    names = [held.gemeenten.names[region] for region in known]
    frame = pd.DataFrame({"name": names} | columns, index=known)
    return Distributions(made, joint("strips", measures, frame))
