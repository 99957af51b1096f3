"""Who the peers are with whom a gemeente is compared, and why those: in sentences, for every way of choosing them."""

import pandas as pd

from dashboard.analysis.peers import PeerSet, own_selection
from dashboard.analysis.position import position
from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import KINDS, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.comparison import comparison, counted, type_names, unlike
from dashboard.findings.peers.measures import Measure
from dashboard.findings.peers.rank_words import beside_middle
from dashboard.findings.profile.present import link

__all__ = ["among", "beside_peers", "peer_set", "size_class", "who"]

_BY_STORY = {"type": ("type", "type_peers"), "nearest": ("nearest",), "neighbours": ("neighbours",)}
"""The findings of the story that say who the peers of a kind are."""

_TOLD = 5


def peer_set(held: National, gemeente: str, kind: str, others: tuple[str, ...] = ()) -> PeerSet:
    """Return the peers of a gemeente.

    Parameters
    ----------
    held : National
    gemeente : str
    kind : str
        One of `KINDS`, or `own`.
    others : tuple of str
        Those chosen by hand, for `own`.

    Raises
    ------
    KeyError
        One of the gemeenten is none of today.
    """
    if kind in KINDS:
        return held.peers(gemeente, kind)
    return own_selection(gemeente, [code for code in others if code != gemeente], held.regions)


def who(held: National, peers: PeerSet) -> Finding:
    """Say who the peers are and why, and whether there are enough of them to compare with."""
    count = Quantity(len(peers.members), "count")
    of_story = {finding.id: finding for finding in comparison(held, peers.region).findings}
    found = [of_story[id] for id in _BY_STORY.get(peers.kind, ()) if id in of_story]
    told = [said for finding in found for said in finding.told] or [_chosen(held, peers)]
    if peers.kind == "nearest" and "type" in held.kinds:
        told = [*_not_its_type(held, peers.region), *told]
    if peers.members and not peers.enough:
        few = {"count": count, "minimum": Quantity(peers.minimum, "count")}
        told.append(Told("vergelijk.few", few, "count"))
    sources = dict.fromkeys(source for finding in found for source in finding.sources)
    return Finding(
        id=f"peers_{peers.kind}",
        told=tuple(told),
        sources=tuple(sources),
        year=held.year,
        base=Quantity("base.municipalities", "text"),
        caveats=tuple(caveat for finding in found for caveat in finding.caveats),
        link=link("vergelijk", peers.region, vergelijk=peers.kind),
    )


def _not_its_type(held: National, gemeente: str) -> list[Told]:
    """Say why the type is not compared with; nothing where it could be."""
    kind, others = str(held.types.loc[gemeente, "type"]), held.peers(gemeente, "type")
    if "type" not in held.kinds_of(gemeente):
        return [unlike(kind)]
    if others.enough:
        return []
    told = {
        "types": type_names(kind),
        "count": Quantity(len(others.members), "count"),
        "minimum": Quantity(others.minimum, "count"),
    }
    return [Told("story.type_few", told, "count")]


def among(held: National, peers: PeerSet, count: int | None = None) -> Quantity:
    """Name the peers within a sentence: all of them, or `count` that have a figure; one chosen by hand by its name."""
    if peers.kind == "own" and len(peers.members) == 1:
        return Quantity(held.gemeenten.names[peers.members[0]], "name")
    told = {"count": Quantity(len(peers.members) if count is None else count, "count")}
    return Quantity(Told(f"vergelijk.among.{peers.kind}", told, "count"), "told")


def beside_peers(held: National, peers: PeerSet, measure: Measure) -> Told:
    """Say the gemeente's value of a measure, beside the middle of the peers where there are enough."""
    place = position(measure.values, peers, measure.bounds)
    told = {
        "name": Quantity(held.gemeenten.names[peers.region], "name"),
        "measure": measure.label,
        "value": measure.quantity(place.value, place.own),
    }
    form, middle = beside_middle(place.value, place.median, measure.unit, measure.digits, place.within)
    if form != "missing":
        return Told(f"vergelijk.beside.{form}", told | {"middle": middle, "among": among(held, peers)})
    return Told("vergelijk.beside.alone" if told["value"].known else "vergelijk.beside.unknown", told)


def _chosen(held: National, peers: PeerSet) -> Told:
    """Who they are, for the sets that the story does not tell."""
    inhabitants = if_held(lambda: held.inhabitants)
    members = pd.Series(dtype=float) if inhabitants is None else inhabitants
    largest = members.reindex(list(peers.members)).sort_values(ascending=False).index[:_TOLD]
    told = {
        "name": Quantity(held.gemeenten.names[peers.region], "name"),
        "count": Quantity(len(peers.members), "count"),
    }
    if peers.kind == "own":
        told["names"] = Quantity(tuple(held.gemeenten.names[code] for code in peers.members), "names")
        return Told("vergelijk.who.own", told, "count")
    told["names"] = Quantity(tuple(held.gemeenten.names[code] for code in largest), "names")
    if peers.kind == "province":
        told["province"] = Quantity(str(held.provinces.loc[peers.region, "province_name"]), "name")
    else:
        bounds = size_class(int(peers.label)) if peers.label else Told("vergelijk.size.unknown")
        told["class"] = Quantity(bounds, "told")
    return counted(f"vergelijk.who.{peers.kind}", told, len(largest))


def size_class(low: int) -> Told:
    """Tell the bounds of a declared size class, by its lower one."""
    above = [bound for bound in typology().peers.size_classes if bound > low]
    told = {"low": Quantity(low, "count")} | ({"high": Quantity(above[0], "count")} if above else {})
    return Told(f"vergelijk.size.{'between' if low and above else 'below' if above else 'above'}", told)
