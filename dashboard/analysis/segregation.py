"""How groups are spread inside gemeenten: evenness and exposure over their wijken or buurten.

All gemeenten are measured in one pass over their areas. Areas without inhabitants, and groups that a
gemeente does not have, carry no weight in any measure. An area with a missing count is left out, and counted
in ``missing``, because its inhabitants are not known.
"""

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
import scipy

from dashboard.analysis.counts import Array, FloatArray, persons_by_group, total

Labels: TypeAlias = pd.Series | pd.Index | npt.NDArray[Any] | Sequence[Hashable]


class _Areas(NamedTuple):
    """Inhabited areas with known counts, and the gemeente (by position in ``parents``) of each."""

    persons: FloatArray
    inhabitants: FloatArray
    code: npt.NDArray[np.intp]
    parents: pd.Index
    used: npt.NDArray[np.bool_]
    missing: npt.NDArray[np.intp]

    def by_parent(self, values: FloatArray) -> FloatArray:
        return np.bincount(self.code, weights=values, minlength=len(self.parents)).astype(np.float64)

    def rows_by_parent(self, rows: FloatArray) -> FloatArray:
        return np.array([self.by_parent(row) for row in rows]).reshape(len(rows), len(self.parents))

    def series(self, values: FloatArray, name: str) -> pd.Series:
        return pd.Series(values, index=self.parents, name=name)


def segregation(counts: pd.DataFrame | Array, parent: Labels) -> pd.DataFrame:
    """How unevenly the groups live over the areas of each gemeente.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons
        The wijken or the buurten of any number of gemeenten, in any order.
    parent : one label per area
        The gemeente of each area.

    Returns
    -------
    frame, one row per gemeente, sorted
        - ``H``: information theory index M / E, 0 (every area like the gemeente) to 1 (one group per area);
          Theil (1972), Reardon & Firebaugh (2002);
        - ``M``: mutual information E − Σ w E in nats, 0 to E; Theil (1972);
        - ``D``: multigroup dissimilarity Σ t ǀp − Pǀ / (2 T I), 0 to 1; Sakoda (1981);
        - ``R``: relative diversity Σ w (p − P)² / I, 0 to 1; Reardon (1998);
        - ``P``: normalised exposure Σ w (p − P)² / (1 − P), 0 to 1; James (1986);
        - ``areas``, ``persons``: the inhabited areas with known counts, and who live there;
        - ``missing``: areas left out because a count is missing.

        ``H``, ``D``, ``R`` and ``P`` are NaN where there is one group only, all five where nobody lives.

    Raises
    ------
    ValueError
        When a count is negative or infinite, or an area has no gemeente.
    """
    areas = _areas(counts, parent)
    with np.errstate(divide="ignore", invalid="ignore"):
        persons = areas.by_parent(areas.inhabitants)
        weight = areas.inhabitants / persons[areas.code]
        group_shares = areas.rows_by_parent(areas.persons) / persons
        diversity = total(group_shares * (1 - group_shares))

        divergence = np.zeros_like(weight)
        distance = np.zeros_like(weight)
        squares, exposure = np.zeros((2, len(persons)))
        for count, gemeente_share in zip(areas.persons, group_shares, strict=True):
            share, expected = count / areas.inhabitants, gemeente_share[areas.code]
            divergence += scipy.special.kl_div(share, expected)
            deviation = share - expected
            distance += np.abs(deviation)
            variance = areas.by_parent(weight * deviation * deviation)
            squares += variance
            exposure += variance / (1 - gemeente_share)

        information = np.where(persons > 0, areas.by_parent(weight * divergence), np.nan)
        return pd.DataFrame(
            {
                "H": information / total(scipy.special.entr(group_shares)),
                "M": information,
                "D": areas.by_parent(weight * distance) / (2 * diversity),
                "R": squares / diversity,
                "P": np.where(diversity > 0, exposure, np.nan),
                "areas": np.bincount(areas.code, minlength=len(areas.parents)),
                "persons": persons,
                "missing": areas.missing,
            },
            index=areas.parents,
        )


def decompose(counts: pd.DataFrame | Array, wijk: Labels, gemeente: Labels) -> pd.DataFrame:
    """Split each gemeente's M and I into what wijken differ and what is found inside them.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons
        Buurten; or wijken, each its own ``wijk``.
    wijk, gemeente : one label per area

    Returns
    -------
    frame, one row per gemeente, sorted
        - ``M`` = ``M_between`` (of wijken in the gemeente) + ``M_within`` (of areas in their wijk, weighted
          by inhabitants), in nats; Theil (1972);
        - ``I`` = ``I_between`` (variance of shares between wijken) + ``I_within`` (the diversity index that
          an inhabitant's own wijk has on average); Simpson (1949).

        The parts add up to the last bit. NaN where nobody lives.

    Raises
    ------
    ValueError
        When a count is negative or infinite, an area has no wijk or gemeente, or a wijk lies in two.
    """
    areas = _areas(counts, gemeente)
    in_wijk = _areas(counts, wijk)
    gemeente_of_wijk = np.zeros(len(in_wijk.parents), dtype=np.intp)
    gemeente_of_wijk[in_wijk.code] = areas.code
    if (gemeente_of_wijk[in_wijk.code] != areas.code).any():
        split = in_wijk.parents[in_wijk.code[gemeente_of_wijk[in_wijk.code] != areas.code][0]]
        raise ValueError(f"Wijk {split!r} lies in more than one gemeente.")

    with np.errstate(divide="ignore", invalid="ignore"):
        persons = areas.by_parent(areas.inhabitants)
        weight = areas.inhabitants / persons[areas.code]
        shares = areas.persons / areas.inhabitants
        wijk_shares = in_wijk.rows_by_parent(areas.persons) / in_wijk.by_parent(areas.inhabitants)
        own_wijk = wijk_shares[:, in_wijk.code]
        own_gemeente = (areas.rows_by_parent(areas.persons) / persons)[:, areas.code]

        def mean(rows: FloatArray) -> FloatArray:
            return np.where(persons > 0, areas.by_parent(weight * total(rows)), np.nan)

        parts = pd.DataFrame(
            {
                "M_between": mean(scipy.special.kl_div(own_wijk, own_gemeente)),
                "M_within": mean(scipy.special.kl_div(shares, own_wijk)),
                "I_between": mean((own_wijk - own_gemeente) ** 2),
                "I_within": mean(own_wijk * (1 - own_wijk)),
            },
            index=areas.parents,
        )
    parts.insert(0, "M", parts["M_between"] + parts["M_within"])
    parts.insert(3, "I", parts["I_between"] + parts["I_within"])
    return parts


def isolation(counts: pd.DataFrame | Array, parent: Labels, group: Hashable) -> pd.Series:
    """Share of its own group in the area of an average member of a group: Σ (x / X)(x / t).

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons
    parent : the gemeente of each area
    group : a column of ``counts``

    Returns
    -------
    Series, one value per gemeente, sorted: the group's share in the gemeente (evenly spread) to 1; NaN where
    the gemeente does not have the group

    Raises
    ------
    ValueError
        When a count is negative or infinite, an area has no gemeente, or there is no such group.

    Notes
    -----
    Bell (1954).
    """
    return exposure(counts, parent, group, group).rename("isolation")


def exposure(counts: pd.DataFrame | Array, parent: Labels, group: Hashable, other: Hashable) -> pd.Series:
    """Share of another group in the area of an average member of a group: Σ (x / X)(y / t).

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons
    parent : the gemeente of each area
    group, other : columns of ``counts``
        Whose areas, and whom they meet there.

    Returns
    -------
    Series, one value per gemeente, sorted, 0 to 1: over all ``other`` it adds up to 1; NaN where the gemeente
    does not have the group

    Raises
    ------
    ValueError
        When a count is negative or infinite, an area has no gemeente, or there is no such group.

    Notes
    -----
    Lieberson (1981).
    """
    areas = _areas(counts, parent)
    members, met = (areas.persons[_position(counts, label)] for label in (group, other))
    with np.errstate(divide="ignore", invalid="ignore"):
        values = areas.by_parent(members * (met / areas.inhabitants)) / areas.by_parent(members)
    return areas.series(values, "exposure")


def dissimilarity(
    counts: pd.DataFrame | Array, parent: Labels, group: Hashable, other: Hashable | None = None
) -> pd.Series:
    """Part of a group that would have to move to live like another group: ½ Σ ǀa / A − b / Bǀ.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons
    parent : the gemeente of each area
    group, other : columns of ``counts``
        Without ``other``, the group is compared with all other inhabitants.

    Returns
    -------
    Series, one value per gemeente, sorted: 0 (spread alike) to 1 (no area in common); NaN where the gemeente
    does not have both

    Raises
    ------
    ValueError
        When a count is negative or infinite, an area has no gemeente, or there is no such group.

    Notes
    -----
    Duncan & Duncan (1955).
    """
    areas = _areas(counts, parent)
    first = areas.persons[_position(counts, group)]
    second = areas.inhabitants - first if other is None else areas.persons[_position(counts, other)]
    members, others = areas.by_parent(first), areas.by_parent(second)
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.abs(first / members[areas.code] - second / others[areas.code])
    both = (members > 0) & (others > 0)
    return areas.series(np.where(both, areas.by_parent(apart) / 2, np.nan), "dissimilarity")


def location_quotient(counts: pd.DataFrame | Array, parent: Labels) -> pd.DataFrame:
    """How many times its share in the gemeente a group has in each area: p / P.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons
    parent : the gemeente of each area

    Returns
    -------
    frame (areas × groups) like ``counts``: 0 (absent), 1 (as in the gemeente) and up; NaN in an area without
    inhabitants or with a missing count, and for groups that the gemeente does not have

    Raises
    ------
    ValueError
        When a count is negative or infinite, or an area has no gemeente.

    Notes
    -----
    Isard (1960).
    """
    areas = _areas(counts, parent)
    quotients = np.full((len(areas.used), len(areas.persons)), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = areas.rows_by_parent(areas.persons) / areas.by_parent(areas.inhabitants)
        quotients[areas.used] = (areas.persons / areas.inhabitants / expected[:, areas.code]).T
    if isinstance(counts, pd.DataFrame):
        return pd.DataFrame(quotients, index=counts.index, columns=counts.columns)
    return pd.DataFrame(quotients)


def _areas(counts: pd.DataFrame | Array, parent: Labels) -> _Areas:
    persons = persons_by_group(counts)
    if (
        isinstance(counts, pd.DataFrame)
        and isinstance(parent, pd.Series)
        and not parent.index.equals(counts.index)
    ):
        raise ValueError("The labels are of other areas, or in another order, than the counts.")
    labels = pd.Series(parent)
    if len(labels) != persons.shape[1]:
        raise ValueError(f"There are labels of {len(labels)} areas for the counts of {persons.shape[1]}.")
    if labels.hasnans:
        raise ValueError(f"{labels.isna().sum()} of {len(labels)} areas have no gemeente or wijk.")
    code, parents = labels.factorize(sort=True)
    index = pd.Index(parents, name=labels.name)
    inhabitants = total(persons)
    used = inhabitants > 0
    missing = np.bincount(code[np.isnan(inhabitants)], minlength=len(parents))
    return _Areas(persons[:, used], inhabitants[used], code[used], index, used, missing)


def _position(counts: pd.DataFrame | Array, group: Hashable) -> int:
    groups = counts.columns if isinstance(counts, pd.DataFrame) else pd.RangeIndex(np.shape(counts)[1])
    if group not in groups:
        raise ValueError(f"There is no group {group!r}; there are {list(groups)}.")
    return list(groups).index(group)
