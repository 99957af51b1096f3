"""How evenly the groups live over the buurten, beside any peers, in either classification."""

from dataclasses import dataclass, replace

from dashboard.analysis.peers import PeerSet
from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.chosen_peers import among
from dashboard.findings.peers.distributions import Distributions, distributions
from dashboard.findings.peers.measures import Measure, mixing_measure
from dashboard.findings.peers.rank_words import beside_middle
from dashboard.findings.within.segregation_section import as_told, mixing

__all__ = ["Segregation", "segregation"]

_KEYS = {"H": "menging_h", "D": "menging_d"}
_OF_TYPE = "story.mixing.peers."
"""Where the story compares with its type; here the peers are others."""


@dataclass(frozen=True)
class Segregation:
    """H and D of all gemeenten.

    Attributes
    ----------
    sentence : Told
        H beside the middle of the peers, in plain words.
    measures : tuple of tuple of Told
        Of each measure what it is here, and what rounding leaves open.
    distributions : Distributions
    """

    sentence: Told
    measures: tuple[tuple[Told, ...], ...]
    distributions: Distributions


def segregation(held: National, peers: PeerSet, classification: str) -> Segregation | None:
    """Lay the mixing of a gemeente beside its peers.

    Parameters
    ----------
    held : National
    peers : PeerSet
    classification : str

    Returns
    -------
    Segregation or None
        None where that classification has no buurten.
    """
    partition = next((one for one in held.inside.mixing_years if one[0] == classification), None)
    if partition is None:
        return None
    found = distributions(held, peers, [_measure(held, letter, partition) for letter in _KEYS])
    of_story = {finding.id: finding for finding in mixing(held, peers.region).findings}
    told = tuple(
        tuple(
            one
            for one in of_story[f"mixing_{letter}_{partition[1]}"].told
            if not one.key.startswith(_OF_TYPE)
        )
        for letter in _KEYS
    )
    return Segregation(_sentence(held, peers, found, partition, told[0]), told, found)


def _measure(held: National, letter: str, partition: Partition) -> Measure:
    found = mixing_measure(held, _KEYS[letter], partition)
    if partition == HERKOMST:
        return found
    old = Told("caveat.old_classification", {"groups": Quantity(partition[1], "count")})
    return replace(found, caveats=(*found.caveats, old))


def _sentence(
    held: National, peers: PeerSet, found: Distributions, partition: Partition, said: tuple[Told, ...]
) -> Told:
    place = found.distributions[0].place
    form, middle = beside_middle(place.value, place.median, "index", within=place.within)
    told = {
        "name": Quantity(held.gemeenten.names[peers.region], "name"),
        "value": Quantity(place.value, "index"),
        "year": Quantity(held.inside.mixing_years[partition], "year"),
    }
    if form != "missing":
        form = as_told(form, middle, said)
        return Told(f"wijken.mixing.{form}", told | {"middle": middle, "among": among(held, peers)})
    return Told("wijken.mixing.alone" if told["value"].known else "wijken.mixing.unknown", told)
