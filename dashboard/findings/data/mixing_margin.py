"""What rounding leaves open of H and D of every gemeente, reckoned once for the counts that it rests on.

It is by far the most that is computed of a snapshot, and of most gemeenten it stays what it was when other figures
change. So each gemeente's comes with a name for all that it was made of: who finds that name again has the margin.
"""

import hashlib
from collections.abc import Iterable

import pandas as pd

from dashboard.analysis import rounding_margin
from dashboard.derived.source_code import digest

__all__ = ["MADE_OF", "mixing_margin"]

MADE_OF = "made_of"
"""Column with the name of what a gemeente's margin was made of: its counts, and the code that reckoned with them."""


def mixing_margin(
    counts: pd.DataFrame,
    parent: pd.Series,
    off_by: int,
    published: pd.Series,
    earlier: Iterable[pd.DataFrame] = (),
) -> pd.DataFrame:
    """As :func:`~dashboard.analysis.rounding_margin.segregation_margin`, of earlier ones what is true of these counts.

    Parameters
    ----------
    counts : (areas × groups) frame of published persons, without a missing one
    parent : gemeente of each area
    off_by : how far each count may lie from what is published
    published : inhabitants of each area
    earlier : frames that this returned, of any figures

    Returns
    -------
    DataFrame
        With `MADE_OF` besides.
    """
    made_of = pd.Series(
        {
            gemeente: _name(counts.loc[areas.index], published.loc[areas.index], off_by)
            for gemeente, areas in parent.groupby(parent)
        },
        name=MADE_OF,
    )
    frames = [frame.set_index(MADE_OF) for frame in earlier if MADE_OF in frame]
    known = pd.concat(frames) if frames else pd.DataFrame(index=pd.Index([]))
    known = known[~known.index.duplicated()]
    there = made_of[made_of.isin(known.index)]
    new = parent[~parent.isin(there.index)]
    parts = [known.loc[there].set_axis(there.index)]
    if not new.empty:
        parts.append(
            rounding_margin.segregation_margin(counts.loc[new.index], new, off_by, published.loc[new.index])
        )
    found = pd.concat(parts).reindex(made_of.index).rename_axis(parent.name)
    return found.assign(**{MADE_OF: made_of})


def _name(counts: pd.DataFrame, published: pd.Series, off_by: int) -> str:
    """Name what a gemeente's margin is made of."""
    made_of = hashlib.sha256(f"{digest(rounding_margin.__name__)} {off_by} {counts.shape}".encode())
    made_of.update(counts.to_numpy(dtype="float64").tobytes())
    made_of.update(published.to_numpy(dtype="float64", na_value=float("nan")).tobytes())
    return made_of.hexdigest()[:16]
