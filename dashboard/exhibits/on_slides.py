"""The exhibits that only slides show: numbers of a gemeente laid as bars beside those of others, and short tables."""

from dataclasses import replace

import pandas as pd

from dashboard.analysis.new_diversity import countries as countries_among
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.told_by_row import told_by_row
from dashboard.findings.model.finding import Numbers, Story
from dashboard.language import Language

__all__ = ["countries_on_slide", "lenses_on_slide", "mixing_on_slide", "nearest_on_slide"]

_MOST_BARS = 9
_MOST_ROWS = 10


def countries_on_slide(told: Story, language: Language) -> Exhibit | None:
    """The largest groups by country, beside the whole country; None where the gemeente has no figures of them."""
    numbers = told.numbers("countries")
    # What CBS does not name has no country, and Nederland would make all other bars too small to see.
    named = numbers.frame["group"].isin(countries_among(numbers.frame["group"]))
    shown = _rows(numbers, numbers.frame[named].head(_MOST_BARS), "share")
    if shown is None:
        return None
    return told_by_row(shown, language.say("deck.countries", year=shown.sources[0].period), told, language)


def lenses_on_slide(told: Story, language: Language) -> Exhibit | None:
    """What the old lens and the new one look at, beside the whole country."""
    numbers = told.numbers("lenses")
    shown = _rows(numbers, numbers.frame, "share")
    return None if shown is None else told_by_row(shown, shown.title(language), told, language)


def mixing_on_slide(told: Story, language: Language) -> Exhibit | None:
    """How groups are spread over the buurten, beside the peers."""
    numbers = told.numbers("mixing")
    known = (numbers.frame["groups"] == 3) & numbers.frame["value"].notna()
    shown = _rows(numbers, numbers.frame[known], "value")
    if shown is None:
        return None
    title = language.say("deck.mixing", year=int(shown.frame["year"].iloc[0]))
    return told_by_row(shown, title, told, language)


def nearest_on_slide(told: Story, language: Language) -> Exhibit:
    """The gemeenten that are most alike, as many as a slide has room for."""
    numbers = told.numbers("nearest")
    shown = replace(numbers, frame=numbers.frame.head(_MOST_ROWS))
    title = numbers.title(language)
    alt = language.say("deck.table_alt", title=title, rows=len(shown.frame))
    return Exhibit(id=numbers.id, numbers=shown, language=language, title=title, alt=alt)


def _rows(numbers: Numbers, frame: pd.DataFrame, value: str) -> Numbers | None:
    """The numbers of some rows; None where none of those has a value."""
    return None if frame[value].isna().all() else replace(numbers, frame=frame)
