"""Two measures of all gemeenten laid against each other: whether they go together, which is no cause."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.peers import PeerSet
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.chosen_peers import beside_peers
from dashboard.findings.peers.measures import Measure, joint

__all__ = ["Correlation", "correlation"]

_OFTEN, _SOMETIMES = 0.6, 0.3
"""Rank correlations from which two measures are said to go together often, or sometimes."""


@dataclass(frozen=True)
class Correlation:
    """Two measures laid against each other.

    Attributes
    ----------
    x, y : Measure
    numbers : Numbers
        One row a gemeente that has both, by name: `name`, and a column for each measure.
    regions : tuple of str
        Code of each row.
    told : tuple of Told
        Where the gemeente stands, how the measures go together over all gemeenten, and how many lack one.
    """

    x: Measure
    y: Measure
    numbers: Numbers
    regions: tuple[str, ...]
    told: tuple[Told, ...]


def correlation(held: National, peers: PeerSet, x: Measure, y: Measure) -> Correlation:
    """Lay two measures of all gemeenten against each other.

    Parameters
    ----------
    held : National
    peers : PeerSet
    x, y : Measure
        On a logarithmic scale a value of 0 has no place; it counts as lacking.

    Returns
    -------
    Correlation
        How they go together is told from Spearman's rank correlation (Spearman 1904), which no single gemeente
        and no scale decides.
    """
    measures = tuple({one.key: one for one in (x, y)}.values())
    order = list(held.gemeenten.names)
    both = pd.DataFrame({one.key: _drawable(one) for one in measures}).loc[order].dropna()
    lacking = len(order) - len(both)
    frame = both.copy()
    frame.insert(0, "name", [held.gemeenten.names[region] for region in both.index])
    told = [beside_peers(held, peers, one) for one in measures]
    if len(measures) > 1:
        told += [_together(both[x.key], both[y.key], x, y), Told("vergelijk.no_cause")]
    caveats = [Told("vergelijk.no_cause_why")]
    if lacking:
        count = {"count": Quantity(lacking, "count"), "all": Quantity(len(order), "count")}
        caveats.append(Told("vergelijk.lacking", count, "count"))
    numbers = joint("relation", measures, frame, tuple(caveats))
    return Correlation(x, y, numbers, tuple(both.index), tuple(told))


def _drawable(measure: Measure) -> pd.Series:
    return measure.values.where(measure.values > 0) if measure.log else measure.values


def _together(x: pd.Series, y: pd.Series, of_x: Measure, of_y: Measure) -> Told:
    correlation = float(x.rank().corr(y.rank())) if np.ptp(x) > 0 and np.ptp(y) > 0 else 0.0
    strength = abs(correlation)
    often = "often" if strength >= _OFTEN else "sometimes" if strength >= _SOMETIMES else "rarely"
    form = "rarely" if often == "rarely" else f"{often}.{'higher' if correlation > 0 else 'lower'}"
    told = {"x": of_x.label, "y": of_y.label, "count": Quantity(len(x), "count")}
    return Told(f"vergelijk.together.{form}", told)
