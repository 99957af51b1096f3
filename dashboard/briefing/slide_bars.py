"""Slides that lay the numbers of a gemeente as bars beside those of others."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.briefing.chart_style import Box
from dashboard.briefing.native_charts import add_bars
from dashboard.briefing.shown import Shown, find_exhibit, of_exhibit
from dashboard.briefing.told import Briefing, Part
from dashboard.exhibits.exhibit import Exhibit
from dashboard.style.colours import OTHERS, OWN
from data_sources import Snapshot

__all__ = ["peer_sets"]


def peer_sets(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """The share from elsewhere beside the middle of every set of peers that has one."""
    exhibit, language = find_exhibit(part, "peer_sets"), told.language
    if exhibit is None or exhibit.numbers.frame["median"].isna().all():
        return []
    rows = exhibit.numbers.frame[exhibit.numbers.frame["median"].notna()]
    exhibit = replace(exhibit, numbers=replace(exhibit.numbers, frame=rows))
    names = [
        f"{language.say(kind)} ({count})"
        for kind, count in zip(rows["peers_kind"], rows["peers"], strict=True)
    ]
    return _bars(told, exhibit, names, ("value", "median"), "deck.median", "0.0%")


def _bars(
    told: Briefing, exhibit: Exhibit, names: Sequence[str], columns: tuple[str, str], others: str, form: str
) -> list[Shown]:
    """A chart of own bars and those of others, row by row."""
    rows, language = exhibit.numbers.frame, told.language
    own, other = columns
    bars = [
        (told.name, _values(rows[own]), OWN),
        (language.say(others), _values(rows[other]), OTHERS),
    ]

    def make(slide: Any, box: Box) -> Any:
        return add_bars(slide, box, names, bars, form, language)

    return [of_exhibit(exhibit, make)]


def _values(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else round(float(value), 6) for value in column]
