"""Rows of figures cut into what goes to each new gemeente, and put together again."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from data_sources import Snapshot
from data_sources.kept import kept
from geo.source import inhabitants
from geo.successors import transition

_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Parts:
    """Parts of rows (arrays over parts), each belonging to a cell: a new gemeente and a combination of keys.

    Attributes
    ----------
    row : ndarray
        The row of the frame that the part is cut from.
    cell : ndarray
        The cell that it goes to, 0 … n - 1.
    weight : ndarray
        The part of the row's people that it holds.
    part : ndarray
        The part of the cell's people that it holds, by CBS's counts at the mergers; missing when not known or
        when the row's gemeente was formed after the chosen day.
    inhabitants : ndarray
        People in the part in the row's year; missing when not known.
    backward : ndarray
        Whether the row's day lies after the chosen day.
    region, first : ndarray
        Over cells: the new gemeente, and the first row that it takes from.
    """

    row: np.ndarray
    cell: np.ndarray
    weight: np.ndarray
    part: np.ndarray
    inhabitants: np.ndarray
    backward: np.ndarray
    region: np.ndarray
    first: np.ndarray

    def _per_cell(self, values: np.ndarray) -> np.ndarray:
        return np.bincount(self.cell, weights=values, minlength=len(self.region))

    @cached_property
    def single(self) -> np.ndarray:
        """Cells of one part."""
        return np.bincount(self.cell, minlength=len(self.region)) == 1

    @cached_property
    def split(self) -> np.ndarray:
        """Cells that hold a piece of a gemeente."""
        return self._per_cell(self.weight < 1) > 0

    @cached_property
    def unchanged(self) -> np.ndarray:
        """Cells that are one whole gemeente."""
        return self.single & ~self.split & (np.abs(self._per_cell(self.part) - 1) < _TOLERANCE)

    @cached_property
    def undone(self) -> np.ndarray:
        """Cells whose gemeente was later changed, for rows of after the chosen day."""
        return (self._per_cell(self.backward) > 0) & ~self.unchanged

    @cached_property
    def inhabitants_known(self) -> np.ndarray:
        """Cells of which the inhabitants of every part are known."""
        return self._per_cell(np.isnan(self.inhabitants)) == 0

    def add_up(self, values: np.ndarray) -> np.ndarray:
        """Sum per cell of the rows' values, shared out over their parts; missing when a part is."""
        pieces = values[self.row] * self.weight
        cut = np.flatnonzero(self.weight < 1)
        pieces[cut] = _in_whole_numbers(values[self.row[cut]], self.weight[cut], self.row[cut])
        return np.where(self._complete(pieces), self._per_cell(np.nan_to_num(pieces)), np.nan)

    def average(self, values: np.ndarray) -> np.ndarray:
        """Mean per cell of the rows' values, weighted by people; missing when a part is."""
        pieces = values[self.row]
        people = np.where(self.inhabitants_known[self.cell], self.inhabitants, self.part)
        with np.errstate(invalid="ignore"):  # a cell without people has no mean
            mean = self._per_cell(np.nan_to_num(people * pieces)) / self._per_cell(np.nan_to_num(people))
        mean = np.where(self.single, values[self.first], mean)
        return np.where(self._complete(pieces), mean, np.nan)

    def _complete(self, pieces: np.ndarray) -> np.ndarray:
        present = np.where(np.isnan(pieces), 0, np.nan_to_num(self.part))
        return self._per_cell(present) > 1 - _TOLERANCE


def split_into_parts(
    frame: pd.DataFrame,
    keys: list[str],
    measures: list[str],
    days: pd.Series,
    target: pd.Timestamp,
    snapshot: Snapshot,
) -> Parts:
    """Cut rows of gemeenten into what goes to each gemeente of the target day.

    Parameters
    ----------
    frame : DataFrame
        With `region` and the keys; a plain index from 0.
    keys : list of str
        Columns whose combinations are kept apart, `year` among them.
    measures : list of str
        Columns with figures: a row without any may name a gemeente that did not exist.
    days : Series
        Per row, the day whose gemeenten it follows.
    target : Timestamp
        The day of the gemeenten to convert to.
    snapshot : Snapshot
        Source of the history and the known inhabitants.

    Returns
    -------
    Parts

    Raises
    ------
    ValueError
        For rows given twice and for a region that did not exist.
    """
    combination = frame.groupby(keys, dropna=False, sort=False).ngroup().to_numpy()
    region_code, _ = pd.factorize(frame["region"])
    if len(np.unique(combination * (region_code.max(initial=0) + 1) + region_code)) < len(frame):
        raise ValueError(f"some rows have the same region and the same {', '.join(keys)}")
    day_code, unique_days = pd.factorize(days)
    links = pd.concat(
        [_links(snapshot, day, target).assign(day=code) for code, day in enumerate(unique_days)]
        or [pd.DataFrame(columns=["old", "new", "weight", "part", "inhabitants", "backward", "day"])]
    )
    rows = pd.DataFrame({"row": np.arange(len(frame)), "old": frame["region"], "day": day_code})
    parts = rows.merge(links, on=["old", "day"], how="left")
    unknown = parts["new"].isna()
    if unknown.any():
        lost = frame.loc[parts.loc[unknown, "row"]].dropna(subset=measures, how="all")
        if len(lost):
            named = ", ".join((lost["region"] + " (" + lost["year"].astype("str") + ")").unique())
            raise ValueError(f"no gemeenten on the day of their figures: {named}")
        parts = parts[~unknown]
    new_code, new_regions = pd.factorize(parts["new"], sort=True)
    row = parts["row"].to_numpy()
    _, first, cell = np.unique(
        combination[row] * len(new_regions) + new_code, return_index=True, return_inverse=True
    )
    return Parts(
        row=row,
        cell=cell,
        weight=parts["weight"].to_numpy(float),
        part=parts["part"].to_numpy(float),
        inhabitants=parts["inhabitants"].to_numpy(float),
        backward=parts["backward"].to_numpy(bool),
        region=np.asarray(new_regions)[new_code[first]],
        first=row[first],
    )


@kept(256)
def _links(snapshot: Snapshot, day: pd.Timestamp, target: pd.Timestamp) -> pd.DataFrame:
    """Links from the gemeenten of a day to those of the target, with the known people of each part."""
    if day > target:
        links = transition(snapshot, target, day, with_parts=True).rename(
            columns={"old": "new", "new": "old"}
        )
        same = (links["weight"] == 1) & (links["part"] == 1)
        links = links.assign(weight=1.0, part=links["part"].where(same), backward=True)
    else:
        links = transition(snapshot, day, target, with_parts=True).assign(backward=False)
    known = inhabitants(snapshot)
    known = known[known.index.get_level_values("year") == day.year].droplevel("year")
    return links.assign(inhabitants=links["old"].map(known) * links["weight"])


def _in_whole_numbers(values: np.ndarray, weight: np.ndarray, row: np.ndarray) -> np.ndarray:
    """Share out each row's value over its parts; whole numbers stay whole and add up (largest remainder)."""
    exact = values * weight
    whole = np.floor(exact)
    order = np.lexsort((whole - exact, row))
    groups = pd.DataFrame({"row": row, "whole": whole, "value": values}).iloc[order].groupby("row")
    left = groups["value"].transform("first") - groups["whole"].transform("sum")
    shared = np.empty_like(exact)
    shared[order] = whole[order] + (groups.cumcount() < left.round())
    return np.where(values == np.floor(values), shared, exact)
