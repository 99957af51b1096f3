"""How varied those with an origin elsewhere are among themselves: a few large groups, or many small ones.

The index tells how much; this tells of what. A table names some countries and puts all others together as a rest, of
which nobody knows whether it is one large group or a thousand small ones: every measure has a least and a most.
"""

import numpy as np
import pandas as pd

from dashboard.analysis.new_diversity import countries

__all__ = ["NATIVE", "variety"]

NATIVE = "Nederland"
_THREE = 3


def variety(counts: pd.DataFrame) -> pd.DataFrame:
    """How varied the residents of every area with an origin elsewhere are.

    Parameters
    ----------
    counts : (areas × groups) frame of persons
        With a column Nederland, countries, and rests: groups of several countries that nothing is known of.

    Returns
    -------
    frame on the same index
        `share_elsewhere` : of all residents (0 to 1). Of those with an origin elsewhere (0 to 1): `rest_share`, of whom
        the table names no country; `largest_share` of the largest country that it names, `top3_share` of the largest
        three; `largest_most` and `top3_most`, the most that the largest groups can be, whatever the rests are made of.
        `largest`, and `top3` (tuple): their names, largest first, as many as have anyone. `effective_low` and
        `effective_high`: the effective number of groups ²D, with each rest as one group, and with rests in which no two
        people have an origin in common. Missing where a count is, or where nobody has an origin elsewhere;
        `effective_high` also where nobody's country is named.

    Raises
    ------
    ValueError
        There is no column Nederland, or it names no country.

    Notes
    -----
    With q_i = n_i / Σ n over all groups but Nederland: ²D = 1 / Σ q_i² (Hill 1973; Jost 2006). A rest r adds r² to that
    sum where it is one group, the most that it can, and next to nothing where it is scattered. As one group it is also
    the largest that it can be among the largest.
    """
    if NATIVE not in counts:
        raise ValueError(f"Variety needs the group {NATIVE}; there are {list(counts.columns)}.")
    persons = counts.astype(np.float64)
    residents = persons.sum(axis=1, min_count=persons.shape[1])
    elsewhere = persons.drop(columns=NATIVE)
    named = countries(elsewhere.columns)
    if not named:
        raise ValueError(f"None of these groups is a country: {list(elsewhere.columns)}.")
    people = (residents - persons[NATIVE]).where(lambda number: number > 0)
    shares = elsewhere.div(people, axis=0)
    of_named, of_rests = shares[named], shares.drop(columns=named)
    order = np.argsort(-of_named.to_numpy(), axis=1, kind="stable")[:, :_THREE]
    names = np.asarray(named, dtype=object)[order]
    largest = np.take_along_axis(of_named.to_numpy(), order, axis=1)
    there = [tuple(row[share > 0]) for row, share in zip(names, largest, strict=True)]
    squares = (of_named**2).sum(axis=1, skipna=False)
    found = pd.DataFrame(
        {
            "share_elsewhere": (residents - persons[NATIVE]) / residents.where(residents > 0),
            "rest_share": of_rests.sum(axis=1, skipna=False),
            "largest": [row[0] if row else None for row in there],
            "largest_share": largest[:, 0],
            "largest_most": shares.max(axis=1, skipna=False),
            "top3": there,
            "top3_share": largest.sum(axis=1),
            "top3_most": np.sort(shares.to_numpy(), axis=1)[:, -_THREE:].sum(axis=1),
            "effective_low": 1 / (shares**2).sum(axis=1, skipna=False),
            "effective_high": 1 / squares.where(squares > 0),
        },
        index=counts.index,
    )
    unknown = found["rest_share"].isna()
    found.loc[unknown, found.columns.difference(["share_elsewhere", "top3"])] = np.nan
    found["top3"] = found["top3"].where(~unknown, None)
    found["largest"] = found["largest"].astype(object).where(found["largest"].notna(), None)
    return found
