"""A figure as declarations make it: one of the indicators as it is, or a rate of counts."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import field_validator, model_validator

from dashboard.analysis.share_bounds import share_of
from data_sources.declared import Declared

_HUNDRED = 100


class Computation(Declared):
    """Which indicators make a figure.

    Attributes
    ----------
    value : str
        The indicator that is, `per` times, the figure; or else
    numerator, denominator, per : tuple of str, tuple of str, float
        `per` × the sum of the indicators in `numerator` / the sum of those in `denominator`.
    weight : str
        For a value: the indicator that weighs it in a mean over gemeenten.
    """

    value: str | None = None
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    per: float = 1
    weight: str | None = None

    @field_validator("numerator", "denominator", mode="before")
    @classmethod
    def _listed(cls, given: Any) -> Any:
        return (given,) if isinstance(given, str) else given

    @model_validator(mode="after")
    def _one_form(self) -> "Computation":
        rate = bool(self.numerator) and bool(self.denominator)
        if rate == (self.value is not None):
            raise ValueError("a figure is either a value or a numerator with a denominator")
        return self

    @property
    def needs(self) -> tuple[str, ...]:
        """The indicators without which the figure cannot be made."""
        return (self.value,) if self.value else tuple(dict.fromkeys(self.numerator + self.denominator))

    @property
    def measured(self) -> tuple[str, ...]:
        """The indicators that a source must have for the figure to be its: all but the denominator."""
        return (self.value,) if self.value else self.numerator

    def of(self, indicators: pd.DataFrame) -> pd.Series:
        """Compute the figure.

        Parameters
        ----------
        indicators : (regions × indicators) frame
            Holding at least `needs`.

        Returns
        -------
        Series (regions)
            Missing where a part is missing or the denominator is 0.
        """
        if self.value:
            return self.per * indicators[self.value].astype(float)
        counts, base = _sum(indicators, self.numerator), _sum(indicators, self.denominator)
        return self.per * counts / base.where(base > 0)

    def bounds(self, indicators: pd.DataFrame, margins: pd.DataFrame) -> pd.DataFrame:
        """Return between what the figure lies.

        Parameters
        ----------
        indicators : (regions × indicators) frame
        margins : (regions × indicators) frame
            How far each may lie from what is there; none where it is exact.

        Returns
        -------
        frame (regions) : `low`, `high`
            Missing where the figure is.
        """
        off = margins.reindex(index=indicators.index, columns=list(indicators)).fillna(0.0).astype(float)
        own = self.of(indicators)
        if self.value:
            low, high = own - self.per * off[self.value], own + self.per * off[self.value]
        else:
            part = _ends(indicators, off, self.numerator)
            inside = set(self.numerator) <= set(self.denominator)
            rest = _ends(indicators, off, tuple(one for one in self.denominator if one not in self.numerator))
            whole = (np.zeros(len(own)), np.full(len(own), np.inf))
            if inside:
                ends = share_of(part, rest, whole)
            else:
                with np.errstate(divide="ignore", invalid="ignore"):
                    ends = part[0] / rest[1], part[1] / np.where(rest[0] > 0, rest[0], 0.0)
            if self.per == _HUNDRED:
                # What is told per hundred is a part of that, however few both are.
                ends = np.minimum(ends[0], 1.0), np.minimum(ends[1], 1.0)
            low, high = (pd.Series(self.per * end, index=own.index) for end in ends)
        # A sum of fractions need not give back the figure to the last digit.
        exact = (off[list(self.needs)] == 0).all(axis=1)
        low, high = np.fmin(low, own).where(~exact, own), np.fmax(high, own).where(~exact, own)
        return pd.DataFrame({"low": low, "high": high}).where(own.notna())

    def together(self, indicators: pd.DataFrame) -> float:
        """Compute the figure of all regions together, those without it left out; NaN when it has no weight."""
        own = self.of(indicators)
        known = indicators[own.notna()].astype(float)
        if self.value is None:
            base, counts = (_sum(known, codes).sum() for codes in (self.denominator, self.numerator))
            return float(self.per * counts / base) if base else np.nan
        if self.weight is None or self.weight not in known:
            return np.nan
        weights = known[self.weight].fillna(0)
        return float((own[known.index] * weights).sum() / weights.sum()) if weights.sum() else np.nan


def _ends(
    indicators: pd.DataFrame, off: pd.DataFrame, codes: tuple[str, ...]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The least and the most that counts can be together, none of which is below zero."""
    counts, most = indicators[list(codes)].astype(float), off[list(codes)]
    ends = (counts - most).clip(lower=0), counts + most
    return ends[0].sum(axis=1).to_numpy(), ends[1].sum(axis=1).to_numpy()


def _sum(indicators: pd.DataFrame, codes: tuple[str, ...]) -> pd.Series:
    return indicators[list(codes)].astype(float).sum(axis=1, skipna=False)
