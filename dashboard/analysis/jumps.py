"""Yearly changes of a group that are far larger than anywhere else: falls, and rises that go back.

A gemeente as a whole hardly ever loses a group: when its share falls by far more in one year than anywhere else,
many moved at once. The rule finds that in the figures alone, which do not say why: a reception centre, a university, a
border that moved.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class JumpRule:
    """When a yearly change is a jump, and when it is a sudden one: a fall, or a rise that goes back.

    Attributes
    ----------
    deviations : robust standard deviations (1.4826 × the median absolute deviation of all gemeenten that year)
        6: a change of about 0.9 percentage points, when half of all gemeenten stay within 0.1 of each other.
    persons : 150; smaller moves are a street or a family in a small gemeente
    beside_own : percentage points from the gemeente's own median of seven years around it
        0.5: a gemeente that grows as fast year after year (Amstelveen) does not jump.
    undone, within : a half, in five years; reception centres were opened for terms of five years
    """

    deviations: float = 6.0
    persons: float = 150.0
    beside_own: float = 0.5
    own_years: int = 7
    undone: float = 0.5
    within: int = 5
    least_scale: float = 0.1  # percentage points: what rounding to a tenth can make of nothing


RULE = JumpRule()


def yearly_changes(*shares: pd.Series, composed: pd.Series | None = None) -> pd.DataFrame:
    """Yearly changes of one group, of one series after another; never across the break between two.

    Parameters
    ----------
    shares : Series indexed by (region, year), in %
        The group of each classification that residents of reception centres belong to: Overig niet-westers
        until 2022, Buiten Europa since.
    composed : Series of bool, indexed by (region, year), optional
        Whether a share is the mean of those of gemeenten that the region took over, wholly or in part: from such a year
        to one of its own figures nobody needs to have moved, so that it has no change.

    Returns
    -------
    frame (regions × years), percentage points since the year before
        Of a year that two series have, the change in the first.
    """
    found = []
    for one in shares:
        wide = one.unstack("year").sort_index(axis=1)
        # A year that lacks leaves no change of one year: neither its own nor that of the year after.
        whole = wide.reindex(columns=range(int(wide.columns[0]), int(wide.columns[-1]) + 1))
        changes = whole.diff(axis=1).iloc[:, 1:]
        found.append(changes.loc[:, [year for year in changes if {year - 1, year} <= set(wide.columns)]])
    together = pd.concat(found, axis=1)
    together = together.loc[:, ~together.columns.duplicated()].sort_index(axis=1)
    if composed is None:
        return together
    made = composed.astype("boolean").unstack("year").reindex(together.index)
    before, after = (
        made.reindex(columns=years, fill_value=False).fillna(False).to_numpy(dtype=bool)
        for years in (together.columns - 1, together.columns)
    )
    return together.mask(before & ~after)


def sudden_jumps(
    changes: pd.DataFrame, inhabitants: pd.Series, rule: JumpRule = RULE, last: int | None = None
) -> pd.DataFrame:
    """Jumps in a group's share, with how they go on.

    Parameters
    ----------
    changes : frame (regions × years) of :func:`yearly_changes`
        Of all gemeenten: what is unusual shows beside the others only.
    inhabitants : Series region -> persons
        Of one year, to tell persons from percentages.
    rule : JumpRule
    last : int, optional
        The last year of the first of two series: what fell in the second was no part of what rose in the first.

    Returns
    -------
    frame, one row per jump, by region and year
        `region`, `year`, `change` (percentage points), `usual` (the median of all gemeenten that year),
        `persons` (beyond the usual), `deviations`, `undone` (largest part of it that was undone in the years
        after; missing for the last year of a series), `reason` (what is seen of it) and `sudden` (all but the last
        two of these):

        - `emptied`: a sudden fall;
        - `undone`: a rise of which at least half went within five years;
        - `again`: another rise in a gemeente where one of these was seen;
        - `recent`: a rise with fewer than five years after it;
        - `stayed`: a rise that stayed.

    Notes
    -----
    The robust score is that of Iglewicz & Hoaglin (1993).
    """
    usual = changes.median()
    beside = changes - usual
    scale = (1.4826 * beside.abs().median()).clip(lower=rule.least_scale)
    score = beside / scale
    persons = beside.mul(inhabitants.reindex(changes.index).astype(np.float64), axis=0) / 100
    own = changes.T.rolling(rule.own_years, center=True, min_periods=rule.own_years // 2 + 1).median().T
    large = (score.abs() >= rule.deviations) & (persons.abs() >= rule.persons)
    sudden = large & ((changes - own).abs() >= rule.beside_own)
    undone = _undone(beside, rule.within, last)

    fell = sudden & (beside < 0)
    returned = sudden & (beside > 0) & (undone >= rule.undone)
    goes_back = (fell | returned).any(axis=1)
    jumps = sudden.where(~goes_back, large)
    years_after = np.arange(changes.shape[1])[::-1]
    recent = pd.DataFrame([years_after < rule.within] * len(changes), changes.index, changes.columns)
    reason = pd.DataFrame("stayed", changes.index, changes.columns).mask(recent, "recent")
    reason = reason.mask(jumps.mul(goes_back, axis=0), "again")
    reason = reason.mask(large & (beside < 0), "emptied").mask(returned, "undone")

    names = changes.columns
    columns = {
        "change": changes,
        "usual": pd.DataFrame([usual] * len(changes), changes.index, names),
        "persons": persons,
        "deviations": score,
        "undone": undone,
        "reason": reason,
    }
    place, year = np.nonzero(jumps.to_numpy())
    found = pd.DataFrame({"region": changes.index[place], "year": names[year]})
    found = found.assign(**{name: values.to_numpy()[place, year] for name, values in columns.items()})
    return found.assign(sudden=~found["reason"].isin(["recent", "stayed"]))


def _undone(beside: pd.DataFrame, within: int, last: int | None) -> pd.DataFrame:
    """Largest part of each change that the changes of the next years took back; missing without such years."""
    steps = beside.to_numpy()
    filled = np.nan_to_num(steps)
    back = np.full(steps.shape, np.nan)
    years = beside.columns.to_numpy()
    first_series = len(years) if last is None else int((years <= last).sum())
    for start in range(steps.shape[1] - 1):
        end = min(start + 1 + within, first_series if start < first_series else len(years))
        if end == start + 1:
            continue
        later = filled[:, start + 1 : end].cumsum(axis=1)
        against = -later * np.sign(steps[:, [start]])
        part = np.divide(
            against.max(axis=1),
            np.abs(steps[:, start]),
            out=np.full(len(steps), np.nan),
            where=steps[:, start] != 0,
        )
        back[:, start] = np.clip(part, 0, None)
    return pd.DataFrame(back, beside.index, beside.columns)
