"""The course of one subject in every peer, one small picture each, with that of the own gemeente behind it."""

from dataclasses import dataclass, field

import pandas as pd

from dashboard.analysis.peers import PeerSet
from dashboard.findings.data.national import National
from dashboard.findings.model.bounds import with_most
from dashboard.findings.model.finding import CODE, Numbers
from dashboard.findings.model.indicators import EACH, Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.chosen_peers import among
from dashboard.findings.trends.course import classified, quantity
from dashboard.findings.trends.subjects import Subject
from dashboard.findings.trends.time_series import panels, sources

__all__ = ["MOST", "Multiples", "multiples"]

MOST = 24
"""Peers that are drawn: more are too small to read."""


@dataclass(frozen=True)
class Multiples:
    """The peers, in the order in which they are drawn.

    Attributes
    ----------
    measure : str
    regions : tuple of str
        Of the peers that are drawn.
    series, most : tuple of (Partition, DataFrame)
        For each classification, oldest first: (region × year) of the peers and, first, the own gemeente; and the most
        that each value can be.
    numbers : Numbers
        One row a gemeente: first and last value in each classification.
    told : tuple of tuple of Told
        A paragraph on who they are, and one for each classification, the present one first.
    """

    measure: str
    regions: tuple[str, ...]
    series: tuple[tuple[Partition, pd.DataFrame], ...] = field(compare=False)
    most: tuple[tuple[Partition, pd.DataFrame], ...] = field(compare=False)
    numbers: Numbers
    told: tuple[tuple[Told, ...], ...]


def multiples(held: National, peers: PeerSet, subject: Subject, measure: str, most: int = MOST) -> Multiples:
    """Follow a subject in a gemeente and its peers.

    Parameters
    ----------
    held : National
    peers : PeerSet
        Nearest likes are drawn in their order, others from high to low; of too many the largest.
    subject : Subject
    measure : str
        `index` or `aandeel`.
    most : int
        Gemeenten that there is room for.
    """
    chosen = list(peers.members)
    if len(chosen) > most:
        chosen = held.inhabitants.reindex(chosen).sort_values(ascending=False).index[:most].to_list()
    shown = panels(held, peers.region, subject, measure, tuple(chosen))
    frames = [
        (panel.partition, pd.DataFrame({line.who: line.values for line in panel.lines}).T) for panel in shown
    ]
    highs = [
        (panel.partition, pd.DataFrame({line.who: line.most for line in panel.lines}).T) for panel in shown
    ]
    if frames and peers.kind != "nearest":
        last = frames[-1][1].ffill(axis=1).iloc[:, -1].reindex(chosen)
        chosen = last.sort_values(ascending=False, na_position="last", kind="stable").index.to_list()
    regions = [peers.region, *chosen]
    frames = [(partition, frame.reindex(regions)) for partition, frame in frames]
    bounds = [
        (partition, high.reindex_like(frame))
        for (partition, high), (_, frame) in zip(highs, frames, strict=True)
    ]
    name = Quantity(held.gemeenten.names[peers.region], "name")
    told = [Told("trends.multiples.who", {"name": name, "among": among(held, peers)})]
    if len(chosen) < len(peers.members):
        told.append(Told("trends.multiples.largest", {"count": Quantity(len(chosen), "count")}))
    passed = [_passed(partition, frame, name, measure) for partition, frame in frames if len(chosen)]
    caveats = [Told("trends.caveat.break")] if len(frames) > 1 else []
    if len(subject.indicators) == 1:
        only = subject.indicators[0]
        caveats.append(Told(f"trends.caveat.only.{EACH if only.group else only.classification}"))
    if any(line.estimated & set(panel.years) for panel in shown for line in panel.lines):
        caveats.append(Told("trends.caveat.some_estimated"))
    return Multiples(
        measure,
        tuple(chosen),
        tuple(frames),
        tuple(bounds),
        _figure(
            held,
            regions,
            frames,
            bounds,
            measure,
            Numbers("", pd.DataFrame(), {}, sources(held, shown, regions)),
            caveats,
        ),
        (tuple(told), *((said,) for said in reversed(passed))),
    )


def _passed(partition: Partition, frame: pd.DataFrame, name: Quantity, measure: str) -> Told:
    """How many peers rose more than the own gemeente, or fell more where that fell."""
    own = frame.index[0]
    years = frame.columns[frame.iloc[0].notna()]
    told = {"classified": classified(partition), "name": name}
    if len(years) < 2:
        return Told("trends.multiples.unknown", told)
    # The same years for all: those that the own gemeente has.
    ends = frame[years[0]], frame[years[-1]]
    grown = (ends[1] - ends[0]).dropna()
    told |= {"first": Quantity(int(years[0]), "year"), "last": Quantity(int(years[-1]), "year")}
    told |= {
        "before": quantity(measure, float(ends[0][own])),
        "after": quantity(measure, float(ends[1][own])),
    }
    others = grown.drop(own)
    if others.empty:
        return Told("trends.multiples.alone", told)
    told["among"] = Quantity(len(others), "count")
    fell = grown[own] < 0
    further = others < grown[own] if fell else others > grown[own]
    told["count"] = Quantity(int(further.sum()), "count")
    form = f"{'fell' if fell else 'passed'}{'' if len(others) > 1 else '_one'}"
    return Told(f"trends.multiples.{form}", told, "count")


def _figure(
    held: National,
    regions: list[str],
    frames: list[tuple[Partition, pd.DataFrame]],
    most: list[tuple[Partition, pd.DataFrame]],
    measure: str,
    sourced: Numbers,
    caveats: list[Told],
) -> Numbers:
    frame = pd.DataFrame({"name": [held.gemeenten.names[region] for region in regions], CODE: regions})
    headings: dict[str, Quantity] = {}
    highs: dict[str, pd.Series] = {}
    for (partition, values), (_, high) in zip(frames, most, strict=True):
        known = values.dropna(axis=1, how="all")
        for year in dict.fromkeys((int(known.columns[0]), int(known.columns[-1]))):
            column = f"{partition[0]}_{year}"
            frame[column] = known[year].to_numpy()
            highs[column] = high[year].reset_index(drop=True)
            told = {"year": Quantity(year, "year"), "classified": classified(partition)}
            headings[column] = Quantity(Told("trends.heading.dated", told), "told")
    unit = quantity(measure, 0.0).unit
    return Numbers(
        id="trends_multiples",
        frame=with_most(frame, highs),
        units=dict.fromkeys(headings, unit),
        sources=sourced.sources,
        partition=frames[0][0] if len(frames) == 1 else None,
        caveats=tuple(caveats),
        headings=headings,
        digits=dict.fromkeys(headings, 1) if unit == "share" else {},
    )
