"""What the declarations of this room are made of: texts in two languages, and figures.

A figure is one of the indicators as it is, or a rate of counts.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict, field_validator, model_validator


class Declared(BaseModel):
    """Something that a declaration says; a word that means nothing is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Declared):
    """One text in both languages."""

    nl: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the text in `nl` or `en`."""
        return {"nl": self.nl, "en": self.en}[language]


class Figure(Declared):
    """Which indicators make a figure.

    Attributes
    ----------
    value : str
        The indicator that is the figure; or else
    numerator, denominator, per : tuple of str, str, float
        `per` × the sum of the indicators in `numerator` / the indicator `denominator`.
    weight : str
        For a value: the indicator that weighs it in a mean over gemeenten.
    """

    value: str | None = None
    numerator: tuple[str, ...] = ()
    denominator: str | None = None
    per: float = 1
    weight: str | None = None

    @field_validator("numerator", mode="before")
    @classmethod
    def _listed(cls, given: Any) -> Any:
        return (given,) if isinstance(given, str) else given

    @model_validator(mode="after")
    def _one_form(self) -> "Figure":
        rate = bool(self.numerator) and self.denominator is not None
        if rate == (self.value is not None):
            raise ValueError("a figure is either a value or a numerator with a denominator")
        return self

    @property
    def needs(self) -> tuple[str, ...]:
        """The indicators without which the figure cannot be made."""
        return (self.value,) if self.value else (*self.numerator, str(self.denominator))

    def of(self, indicators: Mapping[str, pd.Series] | pd.DataFrame) -> pd.Series:
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
            return indicators[self.value].astype(float)
        counts = sum(indicators[code].astype(float) for code in self.numerator)
        base = indicators[str(self.denominator)].astype(float)
        return self.per * counts / base.where(base > 0)

    def together(self, indicators: pd.DataFrame) -> float:
        """Compute the figure of all regions together, those without it left out; NaN when it has no weight."""
        own = self.of(indicators)
        known = indicators[own.notna()].astype(float)
        if self.value is None:
            base = known[str(self.denominator)].sum()
            counts = known[list(self.numerator)].to_numpy().sum()
            return float(self.per * counts / base) if base else np.nan
        if self.weight is None or self.weight not in known:
            return np.nan
        weights = known[self.weight].fillna(0)
        return float((own[known.index] * weights).sum() / weights.sum()) if weights.sum() else np.nan
