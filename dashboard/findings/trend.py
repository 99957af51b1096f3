"""How the index moved: one series per classification, never joined across the break of 2022."""

from dataclasses import dataclass

import pandas as pd

from dashboard.findings.indicators import Indicator
from dashboard.language import Language

__all__ = ["Series", "Trend", "make_trend"]


@dataclass(frozen=True)
class Series:
    """The index in one classification.

    Attributes
    ----------
    indicator : Indicator
    own : Series
        Of the gemeente, on year; NaN where there is no figure.
    median : Series
        Of all gemeenten, on year.
    title : str
    """

    indicator: Indicator
    own: pd.Series
    median: pd.Series
    title: str


@dataclass(frozen=True)
class Trend:
    """The series of one gemeente on either side of the break, oldest first, and what is said about them."""

    name: str
    series: tuple[Series, ...]
    alt: str
    explanation: str


def make_trend(gemeente: str, name: str, values: dict[Indicator, pd.DataFrame], language: Language) -> Trend:
    """Put the trend of a gemeente together.

    Parameters
    ----------
    gemeente, name : str
    values : dict of Indicator to DataFrame
        The index of all gemeenten and years (`values_of`), one classification each, oldest first.
    language : Language

    Returns
    -------
    Trend
    """
    made = tuple(
        Series(
            indicator=indicator,
            own=frame[frame["region"] == gemeente].set_index("year")["value"],
            median=frame.groupby("year")["value"].median(),
            title=language.say(f"trend.{indicator.classification}", groups=indicator.groups),
        )
        for indicator, frame in values.items()
    )
    told = " ".join(sentence for series in made if (sentence := _told(series, language)))
    return Trend(name, made, language.say("trend.alt", name=name, told=told), language.say("trend.break"))


def _told(series: Series, language: Language) -> str:
    known = series.own.dropna()
    if known.empty:
        return ""
    write = language.formats.decimal
    return language.say(
        "trend.told",
        title=series.title,
        first=known.index[0],
        low=write(known.iloc[0], 2),
        last=known.index[-1],
        high=write(known.iloc[-1], 2),
    )
