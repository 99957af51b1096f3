"""One figure of a task over the wijken of a gemeente, in classes, with its key."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.area_map import area_map, classes_key, unsure_key
from dashboard.charts.ground import Ground
from dashboard.charts.hovers import NUMBER, told_instead
from dashboard.charts.key import Key
from dashboard.charts.theme_strip import short, told_shape
from dashboard.findings.model.bounds import BOUNDS, open_zero
from dashboard.findings.themes.comparison import ThemeWijken
from dashboard.findings.within.classes import Classes
from dashboard.findings.within.sure import unsure_of_written
from dashboard.language import Language

__all__ = ["theme_key", "theme_map"]


def theme_map(
    found: ThemeWijken, classes: Classes, ground: Ground, language: Language, own: str | None = None
) -> go.Figure:
    """Draw the wijken or buurten, one's own with a border; see :func:`dashboard.charts.area_map.area_map`."""
    areas = _areas(found)
    values = areas["value"].astype("float32")
    hover = told_instead(NUMBER, *told_shape(areas.dropna(subset="value"), found.declared, language))
    return area_map(values, classes, hover, ground, language, own=own, unsure=_unsure(found, classes))


def theme_key(found: ThemeWijken, classes: Classes, language: Language) -> Key:
    """Say which colour is which class, and how many wijken are in it."""
    declared = found.declared
    key = classes_key(
        classes,
        lambda low, high: (short(low, declared, language), short(high, declared, language)),
        language,
        bool(open_zero(_areas(found)).any()),
    )
    return key + unsure_key(_unsure(found, classes), language)


def _areas(found: ThemeWijken) -> pd.DataFrame:
    return found.numbers.frame[["value", *BOUNDS]].set_axis(list(found.regions))


def _unsure(found: ThemeWijken, classes: Classes) -> tuple[str, ...]:
    return unsure_of_written(_areas(found)[[*BOUNDS]], classes, found.declared.decimals)
