"""A figure of a task over the wijken or buurten of a gemeente, with all that stands beside it on the map."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.analysis.themes import themes
from dashboard.charts.ground import Size
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.opgaven import wijken_exhibit
from dashboard.findings.data.national import national
from dashboard.findings.model.bounds import BOUNDS
from dashboard.findings.themes.comparison import ThemeWijken, themes_wijken
from dashboard.findings.within.classes import classify
from dashboard.findings.within.sure import unsure_of_written
from dashboard.language import Language
from dashboard.markup.extremes import theme_extremes
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["ThemeAreas", "theme_areas", "theme_names"]


@dataclass(frozen=True, eq=False)
class ThemeAreas:
    """A map of a figure, and its highest and lowest areas as HTML; see :class:`.kaart.MapPicture`."""

    exhibit: Exhibit
    extremes: str
    found: ThemeWijken

    @property
    def names(self) -> Mapping[str, str]:
        """Names of the areas, by code."""
        return dict(zip(self.found.regions, self.found.numbers.frame["name"].astype(str), strict=True))


@kept(16)
def theme_names(held: Snapshot, level: str, language: Language) -> dict[str, dict[str, str]]:
    """Names of the figures that wijken or buurten have, by code, those of each task by its own name."""
    frames = national(held)
    there = frames.themes.wijk if level == "wijk" else frames.buurt_themes
    found: dict[str, dict[str, str]] = {}
    for code, declared in themes().indicator.items():
        if code in there:
            task = themes().theme[declared.theme].label[language.code]
            found.setdefault(task, {})[code] = declared.label[language.code]
    return found


@kept(200)
def theme_areas(
    held: Snapshot,
    where: tuple[str, str],
    code: str,
    classes: str,
    own: str | None,
    frame: Size,
    language: Language,
) -> ThemeAreas | None:
    """One figure over the areas of a gemeente; None where fewer than two of them have it.

    Parameters
    ----------
    held : Snapshot
    where : (gemeente, level)
        `wijk` or `buurt`.
    code : str
        One of `theme_names`.
    classes : str
        How values are put into classes.
    own : str or None
        Area that is pointed out.
    frame : (width, height)
        Expected size in pixels.
    language : Language
    """
    gemeente, level = where
    exhibit = wijken_exhibit(held, gemeente, code, frame, language, level, classes, own)
    found = themes_wijken(national(held), gemeente, code, level)
    if exhibit is None or found is None:
        return None
    areas, declared = found.numbers.frame.set_axis(list(found.regions)), found.declared
    made = classify(areas["value"], classes, declared.decimals)
    unsure = unsure_of_written(areas[[*BOUNDS]].astype(float), made, declared.decimals)
    return ThemeAreas(exhibit, theme_extremes(found, unsure, own, language, linked=True), found)
