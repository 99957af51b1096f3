"""Shares of groups through the years, and their log-ratios, in which a tempo can go on without leaving 0-100%."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.counts import FloatArray


class Cube(NamedTuple):
    """Shares (areas × years × groups, %) over consecutive years; an area may miss years, never the last."""

    shares: FloatArray
    areas: pd.Index
    years: npt.NDArray[np.int64]
    groups: pd.Index

    def until(self, year: int, window: int | None = None) -> "Cube":
        """Return the part up to and with a year; with `window`, its last so many years only."""
        end = self._position(year) + 1
        start = 0 if window is None else max(end - window, 0)
        return self._replace(shares=self.shares[:, start:end], years=self.years[start:end])

    def at(self, year: int) -> FloatArray:
        """Return the shares (areas × groups) of one year."""
        return self.shares[:, self._position(year)]

    def whole(self) -> "Cube":
        """Return the areas that miss no year."""
        known = ~np.isnan(self.shares).any(axis=(1, 2))
        return self._replace(shares=self.shares[known], areas=self.areas[known])

    def _position(self, year: int) -> int:
        if not self.years[0] <= year <= self.years[-1]:
            raise ValueError(f"{year} is not in the series of {self.years[0]} to {self.years[-1]}.")
        return int(year - self.years[0])


def cube_of(shares: pd.DataFrame) -> Cube:
    """Shares by (region, year) as an array, made to add up to 100%, without areas that miss the last year.

    A year of which one group is missing is missing.

    Raises
    ------
    ValueError
        When years are not consecutive, a region and year are given twice, or shares do not add up.
    """
    shares = shares.sort_index()
    if not shares.index.is_unique:
        raise ValueError("A region and year are given twice; is this one classification?")
    areas, years = (shares.index.get_level_values(level).unique().sort_values() for level in (0, 1))
    if (np.diff(years) != 1).any():
        raise ValueError(f"Years are not consecutive: {list(years)}.")
    full = shares.reindex(pd.MultiIndex.from_product([areas, years]))
    values = full.to_numpy(dtype=np.float64, na_value=np.nan).reshape(len(areas), len(years), -1)
    totals = values.sum(axis=-1, keepdims=True)
    known = ~np.isnan(totals[:, -1, 0])
    # Six shares rounded to a tenth leave up to 0.3 between them.
    if (np.abs(totals - 100) > 0.5).any():
        raise ValueError("Shares of all groups add up to 100%; these do not.")
    return Cube((100 * values / totals)[known], areas[known], years.to_numpy(dtype=np.int64), shares.columns)


def with_index(shares: FloatArray) -> FloatArray:
    """Shares (… × groups, %) with their diversity index 1 − Σ p² (0 to 1) as the last column."""
    index = 1 - ((shares / 100) ** 2).sum(axis=-1, keepdims=True)
    return np.concatenate([shares, index], axis=-1)


def log_ratios(shares: FloatArray, pseudo_share: float) -> FloatArray:
    """ln of each share over the first group's, both raised by so many percentage points (Aitchison, 1986)."""
    raised = np.log(shares + pseudo_share)
    return raised[..., 1:] - raised[..., :1]


def shares_of(ratios: FloatArray, pseudo_share: float) -> FloatArray:
    """The shares (… × groups, %) that have these log-ratios; what would fall below 0 is 0."""
    odds = np.exp(np.concatenate([np.zeros_like(ratios[..., :1]), ratios], axis=-1))
    raised = odds / odds.sum(axis=-1, keepdims=True) * (100 + odds.shape[-1] * pseudo_share)
    shares = np.maximum(raised - pseudo_share, 0)
    return 100 * shares / shares.sum(axis=-1, keepdims=True)
