"""In what a gemeente differs most from its peers: every measure in units of the peers' own spread."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.peers import PeerSet
from dashboard.analysis.position import SPREAD, Position, position
from dashboard.findings.data.national import National
from dashboard.findings.model.bounds import with_most
from dashboard.findings.model.finding import BY_ROW, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.chosen_peers import among
from dashboard.findings.peers.measures import Measure

__all__ = ["Differences", "differences"]

_TOLD = 3

_Row = tuple[Measure, Position, float]
"""A measure, where the gemeente stands, and the difference in spreads."""

_COLUMNS = ("value", "median", "q1", "q3")


@dataclass(frozen=True)
class Differences:
    """The differences of a gemeente with the middle of its peers.

    Attributes
    ----------
    numbers : Numbers
        One row a measure, the largest difference upwards first: `indicator`, `value`, `median`, `q1`, `q3` (in the
        measure's unit), `spreads` (own value minus the middle, in distances between the quartiles).
    measures : tuple of Measure
        That of each row.
    told : Told
    """

    numbers: Numbers
    measures: tuple[Measure, ...]
    told: Told


def differences(held: National, peers: PeerSet, measures: Sequence[Measure], most: int) -> Differences:
    """Tell in what a gemeente differs from its peers.

    Parameters
    ----------
    held : National
    peers : PeerSet
        With too few of them nothing is told.
    measures : sequence of Measure
    most : int
        How many are kept: those that differ most.

    Returns
    -------
    Differences
        Measures without an own value, with too few peers that have one, or of which half of the peers are equal are
        left out and counted.
    """
    found: list[_Row] = []
    left = {"own": 0, "peers": 0, "alike": 0}
    for one in measures:
        place = position(one.values, peers, one.bounds)
        if place.value is None or pd.isna(place.value):
            left["own"] += 1
        elif place.median is None or place.q1 is None or place.q3 is None or place.status != "genoeg":
            left["peers"] += 1
        elif place.q3 > place.q1:
            spreads = (place.value - place.median) / (place.q3 - place.q1)
            found.append((one, place, spreads))
        else:
            left["alike"] += 1
    kept = sorted(found, key=lambda row: -abs(row[-1]))[:most]
    kept.sort(key=lambda row: -row[-1])
    shown = tuple(row[0] for row in kept)
    rows = [(*(getattr(place, column) for column in _COLUMNS), spreads) for _, place, spreads in kept]
    frame = pd.DataFrame(rows, columns=[*_COLUMNS, "spreads"], dtype=float)
    frame = with_most(
        frame,
        {
            column: pd.Series([_most(place, column) for _, place, _ in kept], frame.index, dtype=float)
            for column in _COLUMNS
        },
    )
    frame.insert(0, "indicator", pd.Series([one.label.value for one in shown], dtype=object))
    frame["unit"] = [one.unit for one in shown]
    frame["decimals"] = pd.Series([one.digits for one in shown], index=frame.index, dtype=object)
    caveats = [Told("vergelijk.spread"), Told("vergelijk.caveats_elsewhere")]
    told = {"name": Quantity(held.gemeenten.names[peers.region], "name")}
    told |= {"minimum": Quantity(peers.minimum, "count")}
    for why, count in left.items():
        if count:
            counted = told | {"count": Quantity(count, "count")}
            caveats.append(Told(f"vergelijk.left_out.{why}", counted, "count"))
    sources = dict.fromkeys(source for one in shown for source in one.sources)
    units = dict.fromkeys(_COLUMNS, BY_ROW) | {"indicator": "told", "spreads": "count"}
    numbers = Numbers(
        "differences", frame, units, tuple(sources), caveats=tuple(caveats), digits={"spreads": 1}
    )
    return Differences(numbers, shown, _told(held, peers, kept))


def _most(place: Position, column: str) -> float:
    """The most that a number can be; NaN where it is exact."""
    if column == "value":
        return float("nan") if place.own is None else place.own.high
    return float("nan") if place.spread is None else place.spread[SPREAD.index(column)].high


def _told(held: National, peers: PeerSet, kept: list[_Row]) -> Told:
    """The largest differences, or why there are none."""
    name = Quantity(held.gemeenten.names[peers.region], "name")
    if not kept:
        few = {"name": name, "minimum": Quantity(peers.minimum, "count")}
        return Told("vergelijk.differs.few" if not peers.enough else "vergelijk.differs.none", few)
    largest = sorted(kept, key=lambda row: -abs(row[-1]))[:_TOLD]
    items = tuple(
        Told(
            "vergelijk.differs.item",
            {
                "measure": one.label,
                "value": one.quantity(place.value, place.own),
                "middle": one.quantity(place.median, place.middle),
            },
        )
        for one, place, _ in largest
    )
    return Told(
        "vergelijk.differs.most",
        {"name": name, "among": among(held, peers), "items": Quantity(items, "list")},
    )
