"""How a gemeente is drawn as a dot: the own one large and blue, its peers ringed, all others grey."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.peers import PeerSet
from dashboard.charts.hovers import at_most
from dashboard.charts.key import Key, KeyEntry
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.peers.measures import Measure
from dashboard.language import Language
from dashboard.language.units import units
from dashboard.style.colours import INK, OTHERS, OWN, PAPER

__all__ = ["EDGE", "OPEN", "axis", "axis_title", "dot_groups", "dot_key", "drawn", "number", "offsets"]
__all__ += ["told_number"]

OPEN, EDGE = 9, 1.4
"""Pixels of a dot of one area, open where its figure is not certain, and of its edge."""

_OTHERS: dict[str, Any] = {"color": OTHERS, "size": 6, "opacity": 0.75}
_PEERS: dict[str, Any] = {"color": PAPER, "size": 8, "line": {"color": INK, "width": 1.6}}
_OWN: dict[str, Any] = {"color": OWN, "size": 16, "line": {"color": PAPER, "width": 2}}


def dot_groups(regions: pd.Index, peers: PeerSet) -> list[tuple[str, npt.NDArray[np.bool_], dict[str, Any]]]:
    """Divide gemeenten into those that are drawn alike, the ones in front last.

    Parameters
    ----------
    regions : Index of str (n,)
    peers : PeerSet

    Returns
    -------
    list of (who, which, marker)
        `others`, `peers` and `own`, each with the places of its gemeenten; a group without any is left out.
    """
    is_peer, is_own = regions.isin(peers.members), np.asarray(regions == peers.region)
    groups = [("others", ~is_peer & ~is_own, _OTHERS), ("peers", is_peer, _PEERS), ("own", is_own, _OWN)]
    return [(who, which, marker) for who, which, marker in groups if which.any()]


def drawn(measure: Measure) -> pd.Series:
    """Return a measure's values as they are drawn (shares in %); none where a logarithm has none."""
    values = measure.scale * measure.values
    return values.where(values > 0) if measure.log else values


def axis(measure: Measure, **settings: Any) -> dict[str, Any]:
    """Return the axis of a measure, with its unit on the numbers where that is short."""
    # On a logarithmic axis Plotly would write every 2 and 5.
    scale = {"type": "log", "dtick": 1} if measure.log else {}
    shown = {
        "tickformat": ",.2~f",
        "ticksuffix": _suffix(measure),
        "hoverformat": ",.2~f",
        "fixedrange": True,
    }
    return shown | scale | settings


def axis_title(measure: Measure, language: Language) -> str:
    """Name a measure and its unit."""
    unit = language.say(f"unit.{measure.unit}.axis", base=measure.base.write(language))
    words = measure.label.write(language)
    return f"{words} ({unit})" if unit else words


def number(measure: Measure, quantity: Quantity, language: Language) -> str:
    """Write a value of a measure without its unit, except for %."""

    def written(told: float) -> str:
        return language.formats.decimal(told, quantity.decimals) + _suffix(measure)

    return quantity.write_as(written, language)


def told_number(measure: Measure, regions: pd.Index, language: Language) -> list[str]:
    """Write the numbers of those gemeenten that are published as 0 and may be more; of the others nothing."""
    write = measure.quantity
    return at_most(
        measure.ends(regions), lambda value, within: number(measure, write(value, within), language)
    )


def _suffix(measure: Measure) -> str:
    return units()[measure.unit].on_axes


def offsets(values: npt.NDArray[np.float64], columns: int = 90) -> npt.NDArray[np.int8]:
    """Stack dots that would overlap around the middle: 0, 1, -1, 2, -2, …

    Parameters
    ----------
    values : array of float (n,)
        Without missing ones.
    columns : int
        In how many columns the range of the values is divided.

    Returns
    -------
    array of int8 (n,)
        Steps above the middle.
    """
    if not len(values):
        return np.zeros(0, dtype=np.int8)
    column = np.round((values - values.min()) / (float(np.ptp(values)) or 1.0) * columns).astype(int)
    nth = pd.Series(column).groupby(column).cumcount().to_numpy()
    return np.where(nth % 2 == 1, (nth + 1) // 2, -(nth // 2)).astype(np.int8)


def dot_key(own: str, peers: str, others: str) -> Key:
    """Say which dot is which.

    Parameters
    ----------
    own, peers, others : str
        The words for each; an empty one is left out.
    """
    entries: tuple[tuple[str, dict[str, Any]], ...] = (
        (own, {"colour": OWN, "size": 15, "edge": PAPER, "edge_width": 1}),
        (peers, {"colour": PAPER, "size": 11, "edge": INK, "edge_width": 2}),
        (others, {"colour": OTHERS, "size": 9, "edge": OTHERS, "edge_width": 1}),
    )
    return tuple(KeyEntry("dot", words, **look) for words, look in entries if words)
