"""A table that lays an own value beside that of others, told in words row by row."""

import pandas as pd

from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.model.finding import Numbers, Story
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language

__all__ = ["told_by_row"]


def told_by_row(numbers: Numbers, title: str, told: Story, language: Language) -> Exhibit:
    """Return an exhibit without a picture, its numbers told row by row.

    Parameters
    ----------
    numbers : Numbers
        One of `_COLUMNS`.
    title : str
    told : Story
        Of the gemeente whose own value it is.
    language : Language
    """
    name, own, other, who = _COLUMNS[numbers.id]
    others = language.say(who)
    said = []
    for row in numbers.frame.to_dict("records"):
        what = Quantity(row[name], numbers.units.get(name, "name")).write(language)
        values = (
            f"{of} {Quantity(None if pd.isna(row[column]) else row[column], numbers.units[column]).write(language)}"
            for of, column in ((told.name, own), (others, other))
        )
        said.append(f"{what}: {', '.join(values)}.")
    alt = language.say("deck.chart_alt", title=title, told=" ".join(said))
    return Exhibit(id=numbers.id, numbers=numbers, language=language, title=title, alt=alt)


_COLUMNS = {
    "countries": ("group", "share", "national_share", "deck.national"),
    "lenses": ("measure", "share", "national_share", "deck.national"),
    "peer_sets": ("peers_kind", "value", "median", "deck.median"),
    "mixing": ("measure", "value", "median", "deck.median"),
}
"""What a row is about, its own value, that of others, and who those are."""
