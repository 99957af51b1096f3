"""From which countries the residents of an area come: a bar a country, what is left in two bars below them."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.new_diversity import countries
from dashboard.analysis.signals import NATIVE
from dashboard.charts.composition import composition
from dashboard.findings.model.finding import Numbers
from dashboard.findings.profile.composition import part_of_world
from dashboard.language import Language
from dashboard.style.colours import GROUPS, OTHERS

__all__ = ["MOST", "largest_countries"]

MOST = 8
"""Countries with a bar of their own; the table holds all."""

_FURTHER, _UNNAMED = "further", "unnamed"


def largest_countries(numbers: Numbers, language: Language) -> go.Figure:
    """Draw the largest countries of origin, the other named ones together, and those that are not named.

    Parameters
    ----------
    numbers : Numbers
        `countries` of a story: `group`, `persons`, `share`, and perhaps `nl` and `abroad`, largest first.
    language : Language

    Returns
    -------
    go.Figure
        Each country in the colour of its part of the world. Nederland would make all other bars too small to see.
    """
    groups = numbers.frame[numbers.frame["group"] != NATIVE].set_index("group")
    counted = groups[[name for name in ("share", "persons", "nl", "abroad") if name in groups]]
    named = countries(groups.index)
    largest, further = counted.loc[named[:MOST]], counted.loc[named[MOST:]]
    parts = [largest, *_together(_FURTHER, further), *_together(_UNNAMED, counted.drop(index=named))]
    frame = pd.concat(parts).rename_axis("group").reset_index()
    words = {
        _FURTHER: language.count("uw_gemeente.countries_further", len(further), count=len(further)),
        _UNNAMED: language.say("uw_gemeente.countries_unnamed"),
    }
    names = [words.get(group) or language.group(group) for group in frame["group"]]
    colours = [GROUPS.get(part_of_world().get(group, ""), OTHERS) for group in frame["group"]]
    shown = Numbers(numbers.id, frame, numbers.units, numbers.sources, numbers.partition)
    return composition(shown, language, names, colours)


def _together(name: str, counted: pd.DataFrame) -> list[pd.DataFrame]:
    """One row for several groups; none for none."""
    if counted.empty:
        return []
    return [counted.sum(skipna=False).to_frame(name).T.astype(counted.dtypes)]
