"""The tasks (opgaven): a gemeente's and its wijken's figures beside the distribution of its peers.

Which figures there are, from which source, with which caveat, is declared in `themes.toml`. Figures stand beside
each other only when they are of the same source and year; missing stays missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import Field, model_validator

from dashboard.analysis.certainty import written_within
from dashboard.analysis.declared import Computation
from dashboard.analysis.peers import PeerSet
from dashboard.analysis.position import Position, position
from dashboard.language.units import units
from data_sources.declared import Declared, Text, read_declaration

Level = Literal["gemeente", "wijk", "buurt"]

IntArray = npt.NDArray[np.intp]

MARGIN = "±"
"""Behind the code of an indicator: how far it may lie from what is published."""


class Theme(Declared):
    """One task."""

    label: Text


class Origin(Declared):
    """A figure and the families of sources that may give it, the preferred of one year first."""

    sources: tuple[str, ...]
    figure: Computation


class ThemeIndicator(Declared):
    """One figure of a theme, with all that must be said beside it."""

    theme: str
    origins: tuple[Origin, ...] = Field(alias="from")
    unit: str
    decimals: int
    base: Text
    label: Text
    caveat: Text
    rests: tuple[str, ...] = ()
    levels: tuple[Level, ...]
    log: bool = False


class Themes(Declared):
    """The whole declaration."""

    source: dict[str, str]
    theme: dict[str, Theme]
    counts: dict[Level, int]
    up_or_down: tuple[Level, ...] = ()
    step: dict[str, int] = Field(default_factory=dict)
    base: dict[str, Text] = Field(default_factory=dict)
    caveat: dict[str, Text] = Field(default_factory=dict)
    indicator: dict[str, ThemeIndicator]

    @model_validator(mode="before")
    @classmethod
    def _with_shared_words(cls, given: Any) -> Any:
        """A base or caveat that several figures have is declared once, and they name it."""
        whole = {}
        for code, fields in given.get("indicator", {}).items():
            named = {part: name for part in ("base", "caveat") if isinstance(name := fields.get(part), str)}
            whole[code] = fields | {part: given.get(part, {}).get(name) for part, name in named.items()}
        return given | {"indicator": whole}

    def margins(self, level: Level) -> dict[str, float]:
        """How far each indicator of the snapshot may lie from what is published, for rounding.

        A figure that is published as such is written with as many decimals as it is told with; counts are whole.
        """
        found: dict[str, float] = {}
        for indicator in self.indicator.values():
            written = written_within(10.0**-indicator.decimals)
            for figure in (origin.figure for origin in indicator.origins):
                for code in figure.needs:
                    found[code] = self._off_by(code, level) if figure.value is None else written / figure.per
        return found

    def _off_by(self, code: str, level: Level) -> float:
        step = self.step.get(code, self.counts[level])
        if code not in self.step and level in self.up_or_down:
            return float(step - 1)
        return float(step // 2) if step % 2 else written_within(step)

    @model_validator(mode="after")
    def _hangs_together(self) -> "Themes":
        for code, indicator in self.indicator.items():
            if indicator.unit not in units():
                raise ValueError(
                    f"indicator {code!r} in unit {indicator.unit!r}, which has no words in units.toml"
                )
            if indicator.theme not in self.theme:
                raise ValueError(f"indicator {code!r} of unknown theme {indicator.theme!r}")
            used = {name for origin in indicator.origins for name in origin.sources}
            if unknown := used - set(self.source):
                raise ValueError(f"indicator {code!r} of unknown sources: {', '.join(sorted(unknown))}")
        return self

    def family(self, table: str, title: str = "") -> str | None:
        """Return the family of a source by its id or title; None for a source that themes do not use."""
        begins = (
            name for name, start in self.source.items() if table.startswith(start) or title.startswith(start)
        )
        return next(begins, None)

    @property
    def needs(self) -> tuple[str, ...]:
        """Every indicator of the snapshot that some figure is made of."""
        origins = (origin for indicator in self.indicator.values() for origin in indicator.origins)
        return tuple(dict.fromkeys(code for origin in origins for code in origin.figure.needs))


@dataclass(frozen=True)
class Values:
    """A figure of all regions of a level, of one source and year.

    Attributes
    ----------
    by_region : Series (regions)
        In the declared unit; missing where a part is.
    year, source_table
        Where it comes from; of a rate, where the numerator comes from.
    bounds : DataFrame (regions)
        `low` and `high`: between what rounding lets it lie.
    """

    by_region: pd.Series
    year: int
    source_table: str
    bounds: pd.DataFrame


@cache
def themes() -> Themes:
    """Return the declaration in `themes.toml`.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        The file says something that has no meaning, or lacks a language.
    """
    return read_declaration(__package__, "themes.toml", Themes)


def with_margins(indicators: pd.DataFrame, declared: Themes | None = None) -> pd.DataFrame:
    """Put to figures how far they may lie from what is published, as figures that go together like them.

    Parameters
    ----------
    indicators : frame
        Tidy: `level`, `indicator`, `value`, and more.
    declared : Themes, optional

    Returns
    -------
    frame
        The same rows, and one for each that is rounded, with `MARGIN` behind its `indicator`.
    """
    declared = declared or themes()
    codes, levels = indicators["indicator"].astype(str), indicators["level"].astype(str)
    margin = pd.Series(0.0, index=indicators.index)
    for level in declared.counts:
        margin = margin.where(levels != level, codes.map(declared.margins(level)).astype(float))
    rounded = indicators[(margin > 0) & indicators["value"].notna()]
    added = rounded.assign(indicator=codes[rounded.index] + MARGIN, value=margin[rounded.index])
    return pd.concat([indicators.astype({"indicator": str}), added], ignore_index=True)


def theme_values(
    indicators: pd.DataFrame,
    families: Mapping[str, str],
    declared: ThemeIndicator,
    level: Level,
    source: str | None = None,
    year: int | None = None,
) -> Values | None:
    """One figure of all regions of a level.

    Parameters
    ----------
    indicators : frame
        Tidy: `region`, `level`, `year`, `indicator`, `value`, `source_table`.
    families : mapping of source to family
    declared : ThemeIndicator
    level : str
        `gemeente`, `wijk` or `buurt`.
    source, year : optional
        Only of this source and year, so that it can stand beside another level.

    Returns
    -------
    Values or None
        Of the latest year in which a declared source has the figure at this level, of that year the first declared;
        None when none has.
    """
    rows = indicators[indicators["level"] == level]
    if year is not None:
        rows = rows[rows["year"] == year]
    if source is not None:
        rows = rows[rows["source_table"] == source]
    found = [
        (-latest, place, origin.sources.index(family), table, origin.figure)
        for place, origin in enumerate(declared.origins)
        for table, latest in _measured(rows, origin.figure)
        if (family := families.get(table)) in origin.sources
    ]
    of_level = indicators[indicators["level"] == level]
    for latest, _, _, table, figure in sorted(found, key=lambda one: one[:4]):
        of_year = of_level[of_level["year"] == -latest]
        wide = laid_wide(of_year, table, figure)
        if set(figure.needs) <= set(wide):
            return Values(
                figure.of(wide), -latest, table, figure.bounds(wide, margins_wide(of_year, table, figure))
            )
    return None


def margins_wide(rows: pd.DataFrame, table: str, figure: Computation) -> pd.DataFrame:
    """How far what is in `laid_wide` may lie from what is published; 0 where that is exact."""
    codes = rows["indicator"].astype(str)
    of_margins = rows[codes.str.endswith(MARGIN)]
    named = of_margins.assign(indicator=codes[of_margins.index].str.removesuffix(MARGIN))
    return laid_wide(named, table, figure)


def _measured(rows: pd.DataFrame, figure: Computation) -> list[tuple[str, int]]:
    """Sources and years that have all that is measured of a figure."""
    own = rows[rows["indicator"].isin(figure.measured)]
    known = own.groupby(["source_table", "year"], observed=True)["indicator"].nunique()
    return [(str(table), int(year)) for table, year in known.index[known == len(set(figure.measured))]]


def laid_wide(rows: pd.DataFrame, table: str, figure: Computation) -> pd.DataFrame:
    """Regions × indicators of a figure: what is measured of one source, what it is a part of of any."""
    own = rows[rows["indicator"].isin(figure.needs)]
    used = own[~own["indicator"].isin(figure.measured) | (own["source_table"] == table)]
    return used.astype({"indicator": str}).pivot(index="region", columns="indicator", values="value")


@dataclass(frozen=True)
class ThemeTables:
    """All declared figures, read once for any number of gemeenten; by code of the figure.

    Attributes
    ----------
    gemeente, wijk : dict of Values
        Of each level, from the source that it prefers there; a figure that no source has is absent.
    beside_wijk : dict of Values
        Of gemeenten, from the source and year of `wijk`.
    """

    declared: Themes
    gemeente: dict[str, Values]
    wijk: dict[str, Values]
    beside_wijk: dict[str, Values]


def theme_tables(
    indicators: pd.DataFrame, families: Mapping[str, str], declared: Themes | None = None
) -> ThemeTables:
    """Compute all declared figures of gemeenten and wijken.

    Parameters
    ----------
    indicators : frame
        Tidy indicators of gemeenten and wijken, those of gemeenten on the gemeenten that peers are chosen from.
    families : mapping of source to family
        Of the sources that themes use; see :meth:`Themes.family`.
    declared : Themes, optional
        By default those of `themes.toml`.
    """
    declared = declared or themes()
    found: dict[Level, dict[str, Values]] = {"gemeente": {}, "wijk": {}, "buurt": {}}
    beside: dict[str, Values] = {}
    places = indicators.groupby("indicator", observed=True).indices
    for code, indicator in declared.indicator.items():
        rows = indicators.iloc[places_of(indicator, places)]
        for level in indicator.levels:
            if values := theme_values(rows, families, indicator, level):
                found[level][code] = values
        if (of_wijken := found["wijk"].get(code)) and (
            same := theme_values(
                rows, families, indicator, "gemeente", of_wijken.source_table, of_wijken.year
            )
        ):
            beside[code] = same
    return ThemeTables(declared, found["gemeente"], found["wijk"], beside)


def places_of(indicator: ThemeIndicator, places: Mapping[str, IntArray]) -> IntArray:
    """Where the rows are of all that a figure may be made of, in their order: few of very many."""
    needed = {
        code + end for origin in indicator.origins for code in origin.figure.needs for end in ("", MARGIN)
    }
    return np.sort(np.concatenate([np.empty(0, dtype=np.intp), *(places[one] for one in needed & {*places})]))


def beside_peers(tables: ThemeTables, peers: PeerSet) -> pd.DataFrame:
    """Every figure of a gemeente beside the distribution of its peers.

    Parameters
    ----------
    tables : ThemeTables
    peers : PeerSet

    Returns
    -------
    frame
        One row per declared figure of gemeenten, in the declared order: `theme`, `indicator`, `unit`, `year`,
        `source_table`, and all of :class:`~dashboard.analysis.position.Position`. A figure that no source has keeps its
        row, all missing.
    """
    rows = []
    for code, indicator in tables.declared.indicator.items():
        if "gemeente" in indicator.levels:
            found = tables.gemeente.get(code)
            rows.append(_about(code, indicator, found) | vars(_among(found, peers)))
    return pd.DataFrame(rows)


def _among(found: Values | None, peers: PeerSet) -> Position:
    if found is None:
        return position(pd.Series(dtype=float), peers)
    return position(found.by_region, peers, found.bounds)


def _about(code: str, indicator: ThemeIndicator, found: Values | None) -> dict[str, object]:
    return {
        "theme": indicator.theme,
        "indicator": code,
        "unit": indicator.unit,
        "year": found.year if found else pd.NA,
        "source_table": found.source_table if found else pd.NA,
    }
