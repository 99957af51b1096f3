"""The values of indicators, and between what they lie, from tidy figures of origin."""

from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.certainty import written_within
from dashboard.analysis.diversity import diversity_index
from dashboard.analysis.share_bounds import index_of_shares, share_of
from dashboard.findings.model.indicators import Indicator
from data_sources.catalogue import column_partitions
from data_sources.catalogue.origins import ColumnPartition

__all__ = ["Cells", "values_of"]

Ends = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
"""The least and the most of each."""

_COLUMNS = (
    "region",
    "year",
    "source_table",
    "off_by",
    "value",
    "low",
    "high",
    "persons",
    "inhabitants",
    "basis",
)


class Cells:
    """Tidy origin figures of one partition, put in order to make many indicators of.

    Parameters
    ----------
    origin : DataFrame
        `region`, `year`, `group`, `birthplace`, `persons`, `share_pct`, `classification`, `source_table`, `off_by`,
        and `basis` where figures were brought to another division.
    """

    def __init__(self, origin: pd.DataFrame):
        origin = origin.sort_values(["region", "year"], kind="stable")
        self._cell = origin.groupby(["region", "year"], sort=False, observed=True).ngroup().to_numpy()
        first = np.flatnonzero(np.r_[True, self._cell[1:] != self._cell[:-1]])
        self._head = origin.iloc[first][["region", "year", "source_table", "off_by"]].reset_index(drop=True)
        self._basis = origin["basis"].to_numpy()[first] if "basis" in origin else None
        self._group, self._groups = pd.factorize(origin["group"])
        self._birthplace = origin["birthplace"].to_numpy()
        persons = origin["persons"].to_numpy(dtype=float, na_value=np.nan)
        shares = origin["share_pct"].to_numpy(dtype=float, na_value=np.nan)
        # A region whose persons are not all published is taken from its shares, never from a mixture.
        self._known = ~np.isnan(self._sum(persons))
        self._amount = np.where(self._known[self._cell], persons, shares)
        self._total = self._sum(self._amount)
        self._classification = str(origin["classification"].iloc[0])
        self._margin = np.where(self._known, self._off_persons(), self._off_shares())[self._cell]

    def _off_persons(self) -> npt.NDArray[np.float64]:
        """How far a count of each cell may lie from what is published."""
        return self._head["off_by"].to_numpy(dtype=float, na_value=np.nan)

    def _off_shares(self) -> float:
        """How far a share (%) may lie from what is published, and so those of joined gemeenten; NaN: nobody knows."""
        steps = [one.step or 0.0 for one in _published(self._classification, "share")]
        return written_within(max(steps, default=np.nan))

    def _rest(self) -> tuple[npt.NDArray[np.bool_], int]:
        """Which counts are no published ones, but what is left of the residents; and of how many subtotals."""
        for one in _published(self._classification, "persons"):
            if one.rest is not None:
                return (self._groups == one.rest)[self._group], len(one.subtotals)
        return np.zeros(len(self._group), dtype=bool), 0

    def values(self, indicator: Indicator, inhabitants: pd.Series | None = None) -> pd.DataFrame:
        """Return an indicator of every region and year; see :func:`values_of`."""
        concerned = np.ones(len(self._cell), dtype=bool)
        if indicator.of:
            concerned &= np.isin(self._groups, indicator.of)[self._group]
        if indicator.birthplace:
            concerned &= self._birthplace == indicator.birthplace
        counted = self._sum(self._amount, concerned)
        if indicator.is_share:
            with np.errstate(divide="ignore", invalid="ignore"):
                value = counted / self._total
        else:
            value = self._index()
        value = np.where(self._total > 0, value, np.nan)
        low, high = self._share_bounds(concerned, inhabitants) if indicator.is_share else self._index_bounds()
        exact = self._known & (self._off_persons() == 0)
        return self._head.assign(
            value=value,
            # What is published need not add up: the range is made to hold what is made of it.
            low=np.where(exact, value, np.minimum(low, value)),
            high=np.where(exact, value, np.maximum(high, value)),
            persons=self._whole(counted),
            inhabitants=self._whole(self._total),
            basis=self._basis,
        )[[*_COLUMNS]]

    def _index(self) -> npt.NDArray[np.float64]:
        return diversity_index(self._wide(self._amount)).to_numpy(dtype=float)

    def _wide(self, amounts: npt.NDArray[np.float64]) -> pd.DataFrame:
        """Lay the groups of each cell side by side."""
        long = pd.DataFrame({"cell": self._cell, "group": self._group, "amount": amounts})
        wide = long.pivot_table("amount", "cell", "group", "sum", min_count=1)
        return wide.reindex(range(len(self._head)))

    def _share_bounds(self, concerned: npt.NDArray[np.bool_], inhabitants: pd.Series | None) -> Ends:
        """Between what the share of those concerned lies, 0 to 1."""
        least, most = np.maximum(self._amount - self._margin, 0), self._amount + self._margin
        part, rest = (
            (np.nan_to_num(self._sum(least, which)), np.nan_to_num(self._sum(most, which)))
            for which in (concerned, ~concerned)
        )
        whole = np.where(self._known, 0.0, 100.0), np.where(self._known, np.inf, 100.0)
        off, total = self._off_persons(), self._total
        if inhabitants is not None:
            published = self._head["region"].map(inhabitants).to_numpy(dtype=float, na_value=np.nan)
            told = self._known & ~np.isnan(published)
            total = np.where(told, published, total)
            whole = np.where(told, published - off, whole[0]), np.where(told, published + off, whole[1])
        left, subtotals = self._rest()
        if left.any() and not (left & concerned).any():
            # What is left of the residents errs as they and the subtotals do: with these there is room for it.
            counted = self._known & (off > 0)
            rest = np.where(counted, 0.0, rest[0]), np.where(counted, np.inf, rest[1])
            whole = np.where(counted, total - off, whole[0]), np.where(counted, total + off, whole[1])
            if (left | concerned).all():
                others = total - self._sum(self._amount, left)
                ends = np.maximum(others - subtotals * off, 0), others + subtotals * off
                part = np.where(counted, ends[0], part[0]), np.where(counted, ends[1], part[1])
        return share_of(part, rest, whole)

    def _index_bounds(self) -> Ends:
        """Between what the index lies where shares are published."""
        low, high = np.full((2, len(self._head)), np.nan)
        of_shares = ~self._known
        if of_shares.any():
            least, most = (
                self._wide(amounts).to_numpy(dtype=float)[of_shares] / 100
                for amounts in (np.maximum(self._amount - self._margin, 0), self._amount + self._margin)
            )
            low[of_shares], high[of_shares] = index_of_shares(least, most)
        return low, high

    def _sum(
        self, amounts: npt.NDArray[np.float64], concerned: npt.NDArray[np.bool_] | None = None
    ) -> npt.NDArray[np.float64]:
        """Sum per cell that is missing as soon as one part is, or without any part: missing is never 0."""
        cell = self._cell if concerned is None else self._cell[concerned]
        weights = amounts if concerned is None else amounts[concerned]
        count = np.bincount(cell, minlength=len(self._head))
        return np.where(count > 0, np.bincount(cell, weights, minlength=len(self._head)), np.nan)

    def _whole(self, amounts: npt.NDArray[np.float64]) -> pd.arrays.IntegerArray:
        known = pd.array(np.where(self._known, amounts, np.nan), dtype="Float64")
        return known.astype("Int64")


@cache
def _published(classification: str, what: str) -> tuple[ColumnPartition, ...]:
    """How tables publish a classification in columns: as `persons` or as `share`."""
    found = column_partitions().values()
    return tuple(one for one in found if (one.classification, one.published) == (classification, what))


def values_of(
    indicator: Indicator, origin: pd.DataFrame, inhabitants: pd.Series | None = None
) -> pd.DataFrame:
    """Value of an indicator for every region and year, and between what it lies.

    Parameters
    ----------
    indicator : Indicator
    origin : DataFrame
        Tidy origin figures of the indicator's partition; see :class:`Cells`.
    inhabitants : Series, optional
        Published residents, on region, rounded as the counts are: these make up no other number.

    Returns
    -------
    DataFrame
        One row per region and year, sorted by both: `region`, `year`, `value` (0 to 1; NaN without a figure), `low` and
        `high` (what rounding leaves open; both the value where it is exact; NaN for an index of rounded counts, which
        :meth:`~dashboard.findings.data.small_areas.SmallAreas.indices` has), `persons` (in the groups concerned; for
        the index all), `inhabitants` (both Int64, missing where CBS publishes shares only), `source_table`,
        `off_by`, `basis` (missing for published figures).
    """
    return Cells(origin).values(indicator, inhabitants)
