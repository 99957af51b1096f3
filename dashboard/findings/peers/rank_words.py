"""Where a value stands among those of other gemeenten, in words: most, least, more, less, equal, or too few."""

import numpy as np
import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.analysis.peers import PeerSet
from dashboard.analysis.position import position
from dashboard.findings.model.quantities import Comparison, Quantity, Told, beside

__all__ = ["beside_middle", "standing", "unusual"]

Within = tuple[Range | None, Range | None]
"""Between what a value and the middle lie; None where they are exact."""

_ALMOST_ALL = 0.99
"""What is told of a share that would round to all while some are left."""


def standing(
    values: pd.Series, peers: PeerSet, among: str, bounds: pd.DataFrame | None = None
) -> Told | None:
    """Say where the gemeente stands, as far as that is certain.

    Parameters
    ----------
    values : Series of float (gemeenten)
    peers : PeerSet
    among : str
        Key of the text that names the others (`among.all`, or `among.` and the kind of the peers).
    bounds : DataFrame, optional
        Between what the values lie; see :func:`~dashboard.analysis.position.position`.

    Returns
    -------
    Told or None
        None when the gemeente has no value itself.
    """
    place = position(values, peers, bounds)
    count = Quantity(place.peers, "count")
    if place.status == "te weinig":
        minimum = Quantity(peers.minimum, "count")
        return Told(f"{among}.few", {"count": count, "minimum": minimum}, "count")
    if place.status == "onbekend":
        return None
    lower, higher = ((number or 0) / place.peers for number in (place.lower, place.higher))
    told = {"among": Quantity(Told(f"{among}.others", {"count": count}, "count"), "told")}
    if place.tied == place.peers:
        return Told("standing.equal", told)
    told |= {"rank": Quantity(place.places, "place"), "of": Quantity(place.of, "count")}
    if lower == higher == 0:
        return Told("standing.close", told)
    if lower == 1 or higher == 1:
        return Told("standing.highest" if lower == 1 else "standing.lowest", told)
    told["share"] = Quantity(min(max(lower, higher), _ALMOST_ALL), "chance")
    return Told("standing.more" if lower >= higher else "standing.less", told)


def beside_middle(
    own: float, middle: float | None, unit: str, digits: int | None = None, within: Within = (None, None)
) -> tuple[Comparison, Quantity]:
    """Compare a value with the middle of its peers, as both are told.

    Parameters
    ----------
    own : float
    middle : float or None
    unit : str
    digits : int, optional
    within : pair of Range or None
        Between what both lie, where that is not what they are.

    Returns
    -------
    comparison, Quantity
        `missing` when either is not known; the middle is not where there are too few peers.
    """
    told = Quantity(middle, unit, digits, within=within[1])
    return beside(Quantity(own, unit, digits, within=within[0]), told), told


def unusual(values: pd.Series, gemeente: str, beside: float | None = None) -> float | None:
    """Distance to what a finding is compared with, in units of the distance between the quartiles of all others.

    Parameters
    ----------
    values : Series of float (gemeenten)
    gemeente : str
    beside : float, optional
        The value that the finding names; the middle of all other gemeenten where it names none.

    Returns
    -------
    float or None
        None when it or what it is compared with is not known, or half of all others are equal.
    """
    if gemeente not in values.index:
        return None
    known = values.to_numpy(dtype=float, na_value=np.nan)
    at = values.index.get_loc(gemeente)
    own, others = known[at], np.delete(known, at)
    others = others[~np.isnan(others)]
    if np.isnan(own) or not len(others):
        return None
    q1, middle, q3 = np.quantile(others, [0.25, 0.5, 0.75])
    apart = abs(own - (middle if beside is None else beside))
    return float(apart / (q3 - q1)) if q3 > q1 and not np.isnan(apart) else None
