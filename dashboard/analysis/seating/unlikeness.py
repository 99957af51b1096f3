"""How far gemeenten lie apart at a table: the distance of the nearest likes, and more for another type."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.peers import likeness, standardised
from dashboard.analysis.type_rules import Typology, typology

PENALTY = 1.0
"""What another type adds: as much as a difference of one standard deviation in every signal."""


@dataclass(frozen=True, eq=False)
class Unlikeness:
    """How far gemeenten lie apart.

    Attributes
    ----------
    distance : frame (gemeenten × gemeenten)
        Of likeness, the same both ways, 0 to itself.
    same_type : frame (gemeenten × gemeenten)
        Whether the two are of one type.
    penalty : float
        What is added for a pair that is not.
    """

    distance: pd.DataFrame
    same_type: pd.DataFrame
    penalty: float = PENALTY

    def __post_init__(self) -> None:
        values = self.distance.to_numpy(dtype=float)
        if not (np.isfinite(values).all() and (values >= 0).all() and self.penalty >= 0):
            raise ValueError("a distance is missing or negative")
        if not np.array_equal(values, values.T) or values.diagonal().any():
            raise ValueError("a distance is not the same both ways, or not 0 to itself")

    def whole(self, gemeenten: list[str]) -> pd.DataFrame:
        """The distances with what another type adds, of these gemeenten.

        Raises
        ------
        KeyError
            Of one of them nothing is known.
        """
        alike = self.same_type.loc[gemeenten, gemeenten].to_numpy(dtype=bool)
        values = self.distance.loc[gemeenten, gemeenten].to_numpy(dtype=float) + self.penalty * ~alike
        np.fill_diagonal(values, 0)
        return pd.DataFrame(values, gemeenten, gemeenten)


def unlikeness(
    gemeenten: Iterable[str],
    signals: pd.DataFrame,
    types: pd.Series,
    moves: Mapping[str, str] | None = None,
    penalty: float = PENALTY,
    declared: Typology | None = None,
    scores: pd.DataFrame | None = None,
) -> Unlikeness:
    """Tell of gemeenten how far they lie apart.

    Parameters
    ----------
    gemeenten : iterable of str
    signals : frame (gemeenten × signals)
        As for :func:`dashboard.analysis.peers.likeness`, of all gemeenten of the country.
    types : Series (gemeenten)
        Code of the main type. Two of a type that only says what they are not (*overig*, *homogeen*) are not of one.
    moves : mapping of gemeente to type, optional
        Types given by hand for this meeting; they override.
    penalty : float, optional
    declared : Typology, optional
    scores : frame, optional
        Of :func:`dashboard.analysis.peers.standardised`, where they were computed before.

    Returns
    -------
    Unlikeness
        A pair that shares too few signals to be compared lies as far apart as the farthest pair that can be.

    Raises
    ------
    KeyError
        There is no such gemeente.
    ValueError
        A gemeente was moved to a type that does not exist.
    """
    declared = declared or typology()
    codes, moves = sorted(set(gemeenten)), moves or {}
    if unknown := {*codes, *moves} - set(types.index):
        raise KeyError(f"no such gemeente: {', '.join(sorted(unknown))}")
    if unknown := set(moves.values()) - set(declared.type):
        raise ValueError(f"no such type: {', '.join(sorted(unknown))}")
    scores = standardised(signals, declared) if scores is None else scores
    rows = {code: likeness(code, signals, declared, scores)["distance"] for code in codes}
    farthest = max((row.max() for row in rows.values() if len(row)), default=0.0)
    distance = pd.DataFrame({code: row.reindex(codes) for code, row in rows.items()}, codes, codes)
    values = distance.astype(float).fillna(farthest).to_numpy(copy=True)
    np.fill_diagonal(values, 0)
    of = np.array([moves.get(code, types[code]) for code in codes], dtype=object)
    groups = np.array([declared.type[kind].peers for kind in of], dtype=bool)
    same = (of[:, None] == of[None, :]) & groups[:, None]
    return Unlikeness(pd.DataFrame(values, codes, codes), pd.DataFrame(same, codes, codes), penalty)
