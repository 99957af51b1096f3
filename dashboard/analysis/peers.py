"""Whom a gemeente can be compared with.

A peer set never holds the gemeente itself, and says when it is too small to compare with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.type_rules import Typology, typology

Kind = Literal["type", "nearest", "neighbours", "province", "size", "own"]


@dataclass(frozen=True)
class PeerSet:
    """The peers of one gemeente.

    Attributes
    ----------
    kind : str
        `type`, `nearest`, `neighbours`, `province`, `size` or `own`.
    region : str
        Whose peers they are.
    members : tuple of str
        The peers, without the gemeente itself; nearest likes in order of distance, others in order of code.
    label : str
        What they share: code of the type or province, lower bound of the size class; else empty.
    distances : frame
        Of nearest likes only: one row per member, `distance` and one column per signal with its part of the
        squared distance (they add up to 1).
    minimum : int
        The smallest set that is compared with.
    """

    kind: Kind
    region: str
    members: tuple[str, ...]
    label: str = ""
    distances: pd.DataFrame | None = field(default=None, compare=False)
    minimum: int = 5

    @cached_property
    def index(self) -> pd.Index:
        """The members, to look them up in many frames."""
        return pd.Index(list(self.members), dtype=str)

    @property
    def enough(self) -> bool:
        """Whether there are enough peers for a comparison."""
        return len(self.members) >= self.minimum

    @property
    def status(self) -> Literal["genoeg", "te weinig"]:
        """`genoeg`, or `te weinig`: too few to compare with."""
        return "genoeg" if self.enough else "te weinig"


def same_type(
    region: str,
    types: pd.Series,
    moves: Mapping[str, str] | None = None,
    declared: Typology | None = None,
) -> PeerSet:
    """Gemeenten of the same main type.

    Parameters
    ----------
    region : str
    types : Series (gemeenten)
        Code of the main type.
    moves : mapping of gemeente to type, optional
        Types given by hand for one meeting; they override.
    declared : Typology, optional

    Raises
    ------
    KeyError
        There is no such gemeente, or a gemeente that was moved does not exist.
    ValueError
        A gemeente was moved to a type that does not exist.
    """
    declared = declared or typology()
    _known({region, *(moves or {})}, types.index)
    given = types
    if moves:
        if unknown := set(moves.values()) - set(declared.type):
            raise ValueError(f"no such type: {', '.join(sorted(unknown))}")
        given = types.astype(object).where(~types.index.isin(list(moves)), types.index.map(moves))
    return _set("type", region, given.index[given == given[region]], declared, given[region])


def nearest(
    region: str,
    signals: pd.DataFrame,
    k: int | None = None,
    declared: Typology | None = None,
    scores: pd.DataFrame | None = None,
) -> PeerSet:
    """The gemeenten of about the same size that are most alike: nearest by standardised signals (Euclidean).

    Parameters
    ----------
    region : str
    signals : frame (gemeenten × signals)
        Those declared `nearest` are used, `log` ones as their logarithm, each standardised over all gemeenten
        (mean 0, standard deviation 1).
    k : int, optional
        How many; by default as declared.
    scores : frame, optional
        Of :func:`standardised`, where they were computed before.

    Returns
    -------
    PeerSet
        With `distances`. Only those of which the inhabitants differ at most by the declared factor; where these are
        fewer than asked for, the ones nearest in size, as many as asked for. A signal that one of the two lacks is
        left out for that pair, and the distance is the root of the mean over the others, so that it stays comparable;
        a pair that shares less than three quarters of the signals is not compared. Equal distances: by code.

    Raises
    ------
    KeyError
        There is no such gemeente.
    """
    declared = declared or typology()
    wanted = declared.peers.nearest if k is None else k
    alike = likeness(region, signals, declared, scores)
    distances = alike[_of_like_size(region, alike.index, signals, wanted, declared)].head(wanted)
    return PeerSet("nearest", region, tuple(distances.index), "", distances, declared.peers.minimum)


def likeness(
    region: str,
    signals: pd.DataFrame,
    declared: Typology | None = None,
    scores: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How much every other gemeente is like this one, whatever its size: the frame of `distances`, nearest first.

    Parameters
    ----------
    region : str
    signals : frame (gemeenten × signals)
        As in :func:`nearest`.
    declared : Typology, optional
    scores : frame, optional
        As in :func:`nearest`.

    Raises
    ------
    KeyError
        There is no such gemeente.
    """
    declared = declared or typology()
    _known({region}, signals.index)
    scores = standardised(signals, declared) if scores is None else scores
    values, own = scores.to_numpy(dtype=float), scores.index.get_loc(region)
    squares = (values - values[own]) ** 2
    shared, apart = (~np.isnan(squares)).sum(axis=1), np.nansum(squares, axis=1)
    comparable = np.flatnonzero((shared >= 0.75 * scores.shape[1]) & (scores.index != region))
    distance = np.sqrt(apart[comparable] / shared[comparable])
    closest = np.lexsort((scores.index[comparable], distance))
    of_each = comparable[closest]
    parts = squares[of_each] / np.where(apart[of_each] > 0, apart[of_each], np.nan)[:, None]
    found = pd.DataFrame(parts, scores.index[of_each], scores.columns)
    found.insert(0, "distance", distance[closest])
    return found


def times_as_large(region: str, members: Iterable[str], signals: pd.DataFrame) -> pd.Series:
    """How many times larger or smaller others are than a gemeente, in inhabitants: 1 for equals, else above 1."""
    people = signals["inhabitants"]
    others = people.reindex(list(members))
    apart = np.log(others.to_numpy(dtype=float, na_value=np.nan) / float(people[region]))
    return pd.Series(np.exp(np.abs(apart)), others.index, name=people.name)


def standardised(signals: pd.DataFrame, declared: Typology | None = None) -> pd.DataFrame:
    """Signals that count for the nearest likes, with mean 0 and standard deviation 1 over all gemeenten.

    Returns
    -------
    frame (gemeenten × signals)
        Missing stays missing; a signal without any spread is left out.
    """
    declared = declared or typology()
    chosen = {name: signal for name, signal in declared.signal.items() if signal.nearest and name in signals}
    values = signals[list(chosen)].astype(float)
    for name, signal in chosen.items():
        if signal.log:
            values[name] = np.log(values[name].where(values[name] > 0))
    spread = values.std(ddof=0)
    values = values[spread.index[spread > 0]]
    return (values - values.mean()) / spread[values.columns]


def neighbouring(region: str, neighbours: pd.DataFrame, declared: Typology | None = None) -> PeerSet:
    """Gemeenten with a shared border.

    Parameters
    ----------
    region : str
    neighbours : frame
        `region`, `neighbour`, each pair both ways. An island has none.
    """
    members = neighbours.loc[neighbours["region"] == region, "neighbour"]
    return _set("neighbours", region, members, declared or typology())


def same_province(region: str, provinces: pd.Series, declared: Typology | None = None) -> PeerSet:
    """Gemeenten of the same province.

    Parameters
    ----------
    region : str
    provinces : Series (gemeenten)
        Code of the province.

    Raises
    ------
    KeyError
        There is no such gemeente.
    """
    _known({region}, provinces.index)
    members = provinces.index[provinces == provinces[region]]
    return _set("province", region, members, declared or typology(), provinces[region])


def same_size(region: str, inhabitants: pd.Series, declared: Typology | None = None) -> PeerSet:
    """Gemeenten of the same size class, by the declared lower bounds.

    Parameters
    ----------
    region : str
    inhabitants : Series (gemeenten)
        A gemeente of which they are missing is in no class.

    Raises
    ------
    KeyError
        There is no such gemeente.
    """
    declared = declared or typology()
    _known({region}, inhabitants.index)
    classes = size_classes(inhabitants, declared)
    own = classes[region]
    label = "" if np.isnan(own) else f"{own:.0f}"
    return _set("size", region, classes.index[classes == own], declared, label)


def size_classes(inhabitants: pd.Series, declared: Typology | None = None) -> pd.Series:
    """Lower bound of the declared size class of every gemeente; missing where its inhabitants are."""
    bounds = np.array([0, *(declared or typology()).peers.size_classes], dtype=float)
    counts = inhabitants.to_numpy(dtype=float, na_value=np.nan)
    lower = bounds[np.searchsorted(bounds, counts, side="right") - 1]
    return pd.Series(np.where(counts >= 0, lower, np.nan), inhabitants.index, name=inhabitants.name)


def own_selection(
    region: str, chosen: Iterable[str], known: pd.Index, declared: Typology | None = None
) -> PeerSet:
    """Gemeenten that somebody picked.

    Raises
    ------
    KeyError
        One of them does not exist.
    """
    chosen = list(chosen)
    _known({region, *chosen}, known)
    return _set("own", region, chosen, declared or typology())


def _of_like_size(
    region: str, others: pd.Index, signals: pd.DataFrame, wanted: int, declared: Typology
) -> npt.NDArray[np.bool_]:
    """Which of the others are near enough in size: within the factor, or else the nearest, as many as wanted."""
    if "inhabitants" not in signals or pd.isna(signals.loc[region, "inhabitants"]):
        return np.ones(len(others), dtype=bool)
    times = times_as_large(region, others, signals)
    within = times <= declared.peers.size_factor
    if within.sum() < wanted:
        within = times.rank(method="first") <= wanted
    return within.to_numpy()


def _set(kind: Kind, region: str, members: Iterable[str], declared: Typology, label: str = "") -> PeerSet:
    others = tuple(sorted(set(members) - {region}))
    return PeerSet(kind, region, others, label, minimum=declared.peers.minimum)


def _known(regions: set[str], index: pd.Index) -> None:
    if unknown := sorted(region for region in regions if region not in index):
        raise KeyError(f"no such gemeente: {', '.join(unknown)}")
