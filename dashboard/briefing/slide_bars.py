"""Slides that lay the numbers of a gemeente as bars beside those of others."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.analysis.new_diversity import countries as countries_among
from dashboard.briefing.chart_style import Box
from dashboard.briefing.native_charts import (
    add_bars,
)
from dashboard.briefing.parts import Briefing, Part
from dashboard.briefing.shown import Shown, find_exhibit, find_figure, of_figure
from dashboard.findings.model.finding import Numbers
from dashboard.style.colours import OTHERS, OWN
from data_sources import Snapshot

__all__ = ["countries", "lenses", "mixing", "peer_sets"]

_MOST_BARS = 9


def countries(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """The largest groups by country, beside the whole country."""
    numbers, language = find_figure(part, "countries"), told.language
    if numbers is None or numbers.frame["share"].isna().all():
        return []
    # What CBS does not name has no country, and Nederland would make all other bars too small to see.
    named = countries_among(numbers.frame["group"])
    rows = numbers.frame[numbers.frame["group"].isin(named)].head(_MOST_BARS)
    year = numbers.sources[0].period
    names = [language.group(group) for group in rows["group"]]
    bars = [
        (told.name, _values(rows["share"]), OWN),
        (_national(told), _values(rows["national_share"]), OTHERS),
    ]
    title = language.say("deck.countries", year=year)
    return [_bars(told, numbers, title, names, bars, "0.0%")]


def lenses(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """What the old lens and the new one look at, beside the whole country."""
    numbers, language = find_figure(part, "lenses"), told.language
    if numbers is None or numbers.frame["share"].isna().all():
        return []
    rows = numbers.frame
    names = [language.say(measure) for measure in rows["measure"]]
    bars = [
        (told.name, _values(rows["share"]), OWN),
        (_national(told), _values(rows["national_share"]), OTHERS),
    ]
    return [_bars(told, numbers, numbers.title(language), names, bars, "0.0%")]


def mixing(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """How groups are spread over the buurten, beside the peers."""
    numbers, language = find_figure(part, "mixing"), told.language
    if numbers is None:
        return []
    rows = numbers.frame[(numbers.frame["groups"] == 3) & numbers.frame["value"].notna()]
    if rows.empty:
        return []
    names = [language.say(measure) for measure in rows["measure"]]
    bars = [
        (told.name, _values(rows["value"]), OWN),
        (language.say("deck.median"), _values(rows["median"]), OTHERS),
    ]
    title = language.say("deck.mixing", year=int(rows["year"].iloc[0]))
    return [_bars(told, numbers, title, names, bars, "0.00")]


def peer_sets(told: Briefing, part: Part, snapshot: Snapshot) -> list[Shown]:
    """The index beside the middle of every set of peers."""
    exhibit, language = find_exhibit(part, "peer_sets"), told.language
    if exhibit is None:
        return []
    rows = exhibit.numbers.frame[exhibit.numbers.frame["median"].notna()]
    if rows.empty:
        return []
    names = [
        f"{language.say(kind)} ({count})"
        for kind, count in zip(rows["peers_kind"], rows["peers"], strict=True)
    ]
    bars = [
        (told.name, _values(rows["value"]), OWN),
        (language.say("deck.median"), _values(rows["median"]), OTHERS),
    ]
    return [_bars(told, exhibit.numbers, exhibit.title, names, bars, "0.00")]


def _bars(
    told: Briefing,
    numbers: Numbers,
    title: str,
    names: Sequence[str],
    bars: Sequence[tuple[str, Sequence[float | None], str]],
    form: str,
) -> Shown:
    """A chart of bars, told in words number by number."""
    language = told.language
    written = []
    for place, name in enumerate(names):
        of_each = [f"{who} {_number(values[place], form, told)}" for who, values, _ in bars]
        written.append(f"{name}: {', '.join(of_each)}.")
    alt = language.say("deck.chart_alt", title=title, told=" ".join(written))

    def make(slide: Any, box: Box) -> Any:
        return add_bars(slide, box, names, bars, form, language)

    return of_figure(told, numbers, title, alt, make)


def _number(value: float | None, form: str, told: Briefing) -> str:
    if value is None:
        return told.language.say("value.missing")
    formats = told.language.formats
    return formats.percent(value, 1) if form.endswith("%") else formats.decimal(value, 2)


def _national(told: Briefing) -> str:
    return told.language.say("deck.national")


def _values(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else round(float(value), 6) for value in column]
