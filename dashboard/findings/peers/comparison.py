"""With whom a gemeente can be compared: its type with the reason, its peers and why they are."""

import math
from collections.abc import Iterable

import pandas as pd

from dashboard.analysis.peers import times_as_large
from dashboard.analysis.position import position
from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import LAST, Finding, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.model.sections import section_of
from dashboard.findings.model.story import Section
from dashboard.findings.peers.rank_words import beside_middle
from dashboard.findings.profile.present import SHARE_OF, bounds_of_year, last_year, link, of_year, tables
from dashboard.findings.sources.type_reasons import type_caveats
from dashboard.findings.sources.types import boundary_layer, signal_periods, signal_sources

__all__ = ["comparison", "counted", "type_names", "unlike"]

_TOLD = 5
"""Peers that are named in a sentence; the figure holds all."""


def comparison(held: National, gemeente: str) -> Section:
    """Put together type, nearest likes, neighbours and the other sets of peers.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Section
    """
    makers = {
        "type": _type,
        "type_peers": _others_of_type,
        "nearest": _nearest,
        "neighbours": _neighbours,
        "neighbours_index": _neighbours_index,
    }
    figures = {"nearest": _nearest_figure, "peer_sets": _sets_figure}
    return section_of("comparison", makers, figures, held, gemeente)


def _type(held: National, gemeente: str) -> Finding:
    """The main type with its reason, and the other types of which a rule holds."""
    row = held.types.loc[gemeente]
    name = Quantity(held.gemeenten.names[gemeente], "name")
    # The reason starts with the name of the type, as the rules give it.
    reason = Quantity((row["reason"], row["reason_en"]), "both")
    said = [Told("story.type.known", {"name": name, "reason": reason})]
    more = tuple(
        Told("story.type.item", {"type": _type_name(kind)}) for kind in row["signals"] if kind != row["type"]
    )
    if more:
        count = Quantity(len(more), "count")
        said.append(Told("story.type.also", {"types": Quantity(more, "list"), "count": count}, "count"))
    return Finding(
        id="type",
        told=tuple(said),
        sources=_of_type(held, gemeente),
        year=held.year,
        base=Quantity("base.residents", "text"),
        caveats=type_caveats(held),
        link=link("vergelijk", gemeente),
    )


def _others_of_type(held: National, gemeente: str) -> Finding:
    peers = held.peers(gemeente, "type")
    kind = str(held.types.loc[gemeente, "type"])
    largest = held.inhabitants.reindex(list(peers.members)).sort_values(ascending=False).index[:_TOLD]
    told = {
        "types": type_names(kind),
        "count": Quantity(len(peers.members), "count"),
        "names": Quantity(tuple(held.gemeenten.names[region] for region in largest), "names"),
    }
    return Finding(
        id="type_peers",
        told=(
            counted("story.type_peers", told, len(largest)) if typology().type[kind].peers else unlike(kind),
        ),
        sources=_of_type(held, gemeente),
        year=held.year,
        base=Quantity("base.municipalities", "text"),
        link=link("vergelijk", gemeente, vergelijk="type"),
    )


def counted(key: str, told: dict[str, Quantity], named: int) -> Told:
    """Say how many there are, and name the largest; or all of them, where these are all.

    Parameters
    ----------
    key : str
        Of the text, which has a form for none, one, other and `all`.
    told : dict of str to Quantity
        With `count` and `names`.
    named : int
        How many are named.
    """
    if named == told["count"].value and named > 1:
        return Told(f"{key}.all", told)
    return Told(key, told, "count")


def unlike(kind: str) -> Told:
    """Say that those of a type are no group to compare with."""
    return Told("story.type_unlike", {"types": type_names(kind)})


def type_names(kind: str) -> Quantity:
    """What all gemeenten of a type are called."""
    many = typology().type[kind].many
    return Quantity((many.nl, many.en), "both")


def _nearest(held: National, gemeente: str) -> Finding:
    """The likes, and what differs most from the nearest of them."""
    peers = held.peers(gemeente, "nearest")
    distances = peers.distances
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name")}
    told["count"] = Quantity(len(peers.members), "count")
    if distances is None or not peers.members:
        said = [Told("story.nearest.none", told)]
    else:
        first = peers.members[:_TOLD]
        told["names"] = Quantity(tuple(held.gemeenten.names[region] for region in first), "names")
        told["signals"] = Quantity(distances.shape[1] - 1, "count")
        said = [Told("story.nearest.known", told), *_sizes(held, gemeente, peers.members)]
        parts = distances.drop(columns="distance").iloc[0].dropna()
        if len(parts) and parts.max() > 0:
            said.append(
                Told("story.nearest.differs", _difference(held, gemeente, first[0], str(parts.idxmax())))
            )
    return Finding(
        id="nearest",
        told=tuple(said),
        sources=_of_likes(held),
        year=held.year,
        base=Quantity("base.municipalities", "text"),
        link=link("vergelijk", gemeente, vergelijk="nearest"),
    )


def _sizes(held: National, gemeente: str, members: tuple[str, ...]) -> list[Told]:
    """How far the likes differ in size at most, and whether too few did so little; nothing where that is not known."""
    factor = typology().peers.size_factor
    times = times_as_large(gemeente, members, held.signals)
    if times.isna().any():
        return []
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "factor": Quantity(factor, "count"),
        "count": Quantity(len(members), "count"),
        "near": Quantity(int((times <= factor).sum()), "count"),
    }
    if times.max() <= factor:
        return [Told("story.nearest.sizes", told)]
    told["reach"] = Quantity(math.ceil(10 * times.max()) / 10, "index", 1)
    return [Told("story.nearest.other_sizes", told, "near")]


def _difference(held: National, gemeente: str, other: str, signal: str) -> dict[str, Quantity]:
    declared = typology()
    label = declared.signal[signal].label

    def written(region: str) -> Quantity:
        value = held.signals.loc[region, signal]
        return Quantity(
            (declared.written(signal, value, "nl"), declared.written(signal, value, "en")), "both"
        )

    return {
        "other": Quantity(held.gemeenten.names[other], "name"),
        "signal": Quantity((label.nl, label.en), "both"),
        "period": Quantity(str(signal_periods(held.snapshot)[signal]), "name"),
        "own": written(gemeente),
        "theirs": written(other),
    }


def _neighbours(held: National, gemeente: str) -> Finding:
    members = held.peers(gemeente, "neighbours").members
    named = sorted(held.gemeenten.names[region] for region in members)
    told = {
        "name": Quantity(held.gemeenten.names[gemeente], "name"),
        "count": Quantity(len(members), "count"),
        "names": Quantity(tuple(named), "names"),
    }
    return Finding(
        id="neighbours",
        told=(Told("story.neighbours", told, "count"),),
        sources=(held.source(boundary_layer(held.snapshot, held.year), held.year),),
        year=held.year,
        base=Quantity("base.municipalities", "text"),
        link=link("vergelijk", gemeente, vergelijk="neighbours"),
    )


def _neighbours_index(held: National, gemeente: str) -> Finding | None:
    """The share from elsewhere beside the middle of the neighbours, where there are enough."""
    share = SHARE_OF[HERKOMST]
    year = last_year(held, share)
    place = position(of_year(held, share, year), held.peers(gemeente, "neighbours"))
    form, middle = beside_middle(place.value, place.median, "share")
    if form == "missing":
        return None
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name"), "middle": middle}
    told |= {"value": Quantity(place.value, "share"), "count": Quantity(place.peers, "count")}
    return Finding(
        id="neighbours_index",
        told=(Told(f"story.neighbours_index.{form}", told),),
        sources=held.sources(tables(held, share, gemeente, year), year),
        year=year,
        base=Quantity("base.residents", "text"),
        partition=HERKOMST,
        link=link("vergelijk", gemeente, vergelijk="neighbours"),
    )


def _nearest_figure(held: National, gemeente: str) -> Numbers:
    """The nearest likes with their distance and the part of each signal in it."""
    peers = held.peers(gemeente, "nearest")
    distances = pd.DataFrame() if peers.distances is None else peers.distances
    parts = distances.drop(columns="distance", errors="ignore")
    frame = pd.DataFrame(
        {
            "region": distances.index,
            "name": [held.gemeenten.names[region] for region in distances.index],
            "distance": distances.get("distance", pd.Series(dtype=float)).to_numpy(),
            "part": parts.max(axis=1).to_numpy() if len(parts) else [],
        }
    )
    largest = parts.fillna(0).idxmax(axis=1) if len(parts) else []
    labels = [(typology().signal[signal].label.nl, typology().signal[signal].label.en) for signal in largest]
    frame["largest_part"] = pd.Series(labels, index=frame.index, dtype=object)
    units = {"distance": "index", "largest_part": "both", "part": "share"}
    return Numbers("nearest", frame, units, _of_likes(held))


def _sets_figure(held: National, gemeente: str) -> Numbers:
    """The share from elsewhere beside every set of peers."""
    share = SHARE_OF[HERKOMST]
    year = last_year(held, share)
    rows = []
    for kind in held.kinds_of(gemeente):
        peers, bounds = held.peers(gemeente, kind), bounds_of_year(held, share, year)
        place = position(of_year(held, share, year), peers, bounds)
        rows.append(
            {
                "peers_kind": f"peers.{kind}",
                "peers": place.peers,
                "value": place.value,
                "q1": place.q1,
                "median": place.median,
                "q3": place.q3,
                "rank": place.rank,
                f"rank{LAST}": place.last,
                "percentile": None if place.percentile is None else place.percentile / 100,
            }
        )
    frame = pd.DataFrame(rows)
    numbers = ["value", "q1", "median", "q3", "percentile"]
    frame = frame.astype(dict.fromkeys(numbers, float)).astype(
        dict.fromkeys(("rank", f"rank{LAST}"), "Int64")
    )
    units = {"peers_kind": "text", "peers": "count", "rank": "place", "percentile": "chance"}
    units |= dict.fromkeys(("value", "q1", "median", "q3"), "share")
    used = held.sources(tables(held, share, gemeente, year), year)
    return Numbers("peer_sets", frame, units, used, HERKOMST)


def _of_type(held: National, gemeente: str) -> tuple[Citation, ...]:
    """Sources of the signals that the rules of the gemeente's type look at."""
    kind = held.types.loc[gemeente, "type"]
    rules = [rule for rule in typology().rule if rule.type == kind]
    looked_at = [condition.signal for rule in rules for condition in rule.conditions]
    told = [signal for rule in rules for signal in rule.told("nl")]
    return _of_signals(held, dict.fromkeys(looked_at + told))


def _of_likes(held: National) -> tuple[Citation, ...]:
    """Sources of the signals by which likes are found."""
    return _of_signals(held, [name for name, signal in typology().signal.items() if signal.nearest])


def _of_signals(held: National, signals: Iterable[str]) -> tuple[Citation, ...]:
    pairs = signal_sources(held.snapshot, tuple(signals))
    return tuple(dict.fromkeys(source for table, period in pairs for source in held.sources(table, period)))


def _type_name(kind: str) -> Quantity:
    one = typology().type[kind].said or typology().type[kind].one
    return Quantity((one.nl, one.en), "both")
