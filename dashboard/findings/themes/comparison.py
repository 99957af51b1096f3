"""One theme of the tasks (opgaven): its figures beside the distribution of any peers, and over the own wijken."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

import geo
from dashboard.analysis.certainty import Range
from dashboard.analysis.peers import PeerSet
from dashboard.analysis.themes import ThemeIndicator, Values, beside_peers, themes
from dashboard.findings.data.national import National
from dashboard.findings.model.bounds import BOUNDS, bound_headings
from dashboard.findings.model.finding import CODE, Finding, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.themes.tasks import task_figure, task_finding
from data_sources.kept import kept

__all__ = ["ThemeComparison", "ThemeWijken", "compare_theme", "theme_figures", "themes_wijken"]


@dataclass(frozen=True)
class ThemeComparison:
    """The figures of a theme beside those of peers.

    Attributes
    ----------
    theme : str
    peers : PeerSet
    rows : DataFrame
        Of :func:`~dashboard.analysis.themes.beside_peers`, this theme's only.
    values : dict of DataFrame
        Every figure of the peers that have it, by code of the figure: `value`, and `low` and `high` between which
        rounding lets it lie.
    own : dict of Range
        Between what each figure of the gemeente lies.
    numbers : Numbers
    findings : tuple of Finding
        One sentence or two for each figure.
    foremost : Finding or None
        That of the figure which is the furthest from the middle of all gemeenten.
    """

    theme: str
    peers: PeerSet
    rows: pd.DataFrame = field(compare=False)
    values: dict[str, pd.DataFrame] = field(compare=False)
    own: dict[str, Range | None] = field(compare=False)
    numbers: Numbers
    findings: tuple[Finding, ...]
    foremost: Finding | None


@dataclass(frozen=True)
class ThemeWijken:
    """One figure over the wijken, or the buurten, of a gemeente.

    Attributes
    ----------
    declared : ThemeIndicator
    found : Values
        Of all wijken or buurten.
    drawn : int or None
        Year of the boundaries on which they can be drawn; None where the wijken of that year have other codes.
    own : float
        Of the gemeente itself, of the same source and year.
    numbers : Numbers
        `name`, `value`, and `low` and `high` between which rounding lets it lie; highest first, missing last.
    regions : tuple of str
        Code of each row.
    level : str
        `wijk` or `buurt`.
    """

    declared: ThemeIndicator
    found: Values = field(compare=False)
    drawn: int | None
    own: float
    numbers: Numbers
    regions: tuple[str, ...]
    level: str = "wijk"


def theme_figures(theme: str) -> tuple[str, ...]:
    """Return the codes of the figures of a theme, in the declared order."""
    return tuple(code for code, declared in themes().indicator.items() if declared.theme == theme)


def compare_theme(held: National, theme: str, peers: PeerSet) -> ThemeComparison:
    """Lay the figures of a theme beside those of peers.

    Parameters
    ----------
    held : National
    theme : str
    peers : PeerSet
        Any; with fewer than its minimum no distribution is given.

    Returns
    -------
    ThemeComparison
    """
    rows = beside_peers(held.themes, peers)
    rows = rows[rows["theme"] == theme].reset_index(drop=True)
    declared = held.themes.declared.indicator
    findings = tuple(
        task_finding(held, peers.region, row, declared[str(row["indicator"])], peers.kind)
        for row in rows.to_dict("records")
    )
    told = [finding for finding in findings if finding.unusual is not None]
    foremost = max(told, key=lambda finding: finding.unusual or 0, default=None)
    found = {code: held.themes.gemeente[code] for code in rows["indicator"] if code in held.themes.gemeente}
    members = list(peers.members)
    values = {
        code: one.bounds.assign(value=one.by_region).astype(float).reindex(members).dropna(subset="value")
        for code, one in found.items()
    }
    own = dict(zip(rows["indicator"], rows["own"], strict=True))
    numbers = task_figure(held, rows)
    caveats = tuple(_caveat(declared[code]) for code in rows["indicator"])
    shown = replace(numbers, frame=numbers.frame.drop(columns="theme"), caveats=caveats)
    return ThemeComparison(theme, peers, rows, values, own, shown, findings, foremost)


@kept(512)
def themes_wijken(held: National, gemeente: str, code: str, level: str = "wijk") -> ThemeWijken | None:
    """Return one figure of the wijken or buurten of a gemeente, in the latest year that they have it.

    Parameters
    ----------
    held : National
    gemeente : str
    code : str
        Of a declared figure.
    level : str
        `wijk` or `buurt`.

    Returns
    -------
    ThemeWijken or None
        None where they do not have the figure, or none of those of this gemeente has one.

    Raises
    ------
    KeyError
        There is no such figure.
    """
    declared = held.themes.declared.indicator[code]
    found = _of_level(held, level).get(code)
    if found is None:
        return None
    own = _inside(held, gemeente, found.year, level)
    values = found.by_region.astype(float).reindex(own.index)
    if not values.notna().any():
        return None
    drawn = _drawn(held, gemeente, own, values.dropna().index, found.year, level)
    if drawn is not None:
        # What is neither drawn nor known, such as the water of a gemeente, is no area that lacks a figure.
        own = own[values.notna() | own.index.isin(_areas(held, gemeente, drawn, level).index)]
        values = values.reindex(own.index)
    frame = pd.DataFrame({"name": own, "value": values, **found.bounds.reindex(own.index)[[*BOUNDS]]})
    frame = frame.sort_values(["value", "name"], ascending=[False, True], na_position="last")
    words = {"levels": Quantity(f"level.{level}.plural", "text")}
    caveats = [_caveat(declared)]
    if drawn is not None and drawn != found.year:
        years = {"year": Quantity(found.year, "year"), "drawn": Quantity(drawn, "year")}
        caveats.append(Told("opgaven.wijken.drawn", years | words))
    if frame["value"].isna().any():
        lacking = Quantity(int(frame["value"].isna().sum()), "count")
        one = {"level": Quantity(f"level.{level}.singular", "text")}
        caveats.append(Told("opgaven.wijken.lacking", {"count": lacking} | words | one, "count"))
    beside = held.themes.beside_wijk.get(code)
    if beside is not None and (beside.year, beside.source_table) != (found.year, found.source_table):
        beside = None
    numbers = Numbers(
        id="theme_wijken",
        frame=frame.assign(**{CODE: frame.index}).reset_index(drop=True),
        units=dict.fromkeys(("value", *BOUNDS), declared.unit),
        sources=held.sources(found.source_table, found.year),
        caveats=tuple(caveats),
        headings=bound_headings(),
        digits=dict.fromkeys(("value", *BOUNDS), declared.decimals),
        bounded="value",
    )
    middle = float(beside.by_region.get(gemeente, float("nan"))) if beside else float("nan")
    regions = tuple(str(region) for region in frame.index)
    return ThemeWijken(declared, found, drawn, middle, numbers, regions, level)


def no_wijken(held: National, gemeente: str, code: str, level: str = "wijk") -> Told:
    """Say why the wijken or buurten of a gemeente cannot be laid beside each other by a figure: the one true reason."""
    found = _of_level(held, level).get(code)
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name")}
    told |= {
        "level": Quantity(f"level.{level}.singular", "text"),
        "levels": Quantity(f"level.{level}.plural", "text"),
    }
    if found is None:
        return Told("opgaven.wijken.none.level", told)
    count = len(_inside(held, gemeente, found.year, level))
    if count == 1:
        return Told("opgaven.wijken.none.single", told)
    told |= {"count": Quantity(count, "count"), "year": Quantity(found.year, "year")}
    return Told("opgaven.wijken.none.figures", told)


def _of_level(held: National, level: str) -> Mapping[str, Values]:
    return held.themes.wijk if level == "wijk" else held.buurt_themes


def _inside(held: National, gemeente: str, year: int, level: str) -> pd.Series:
    """Names of the wijken or buurten of a year that lie in a gemeente of today."""
    regions = held.snapshot.regions(level, year)
    inside = geo.inside_today(regions["gemeente"], year, held.snapshot)
    return regions[inside == gemeente].set_index("region")["name"]


def _drawn(
    held: National, gemeente: str, own: pd.Series, known: pd.Index, year: int, level: str
) -> int | None:
    """The nearest year with boundaries that have the very same codes and names, those with a figure among them."""
    for drawn in sorted(held.snapshot.area_years(level), key=lambda other: abs(other - year)):
        there = _areas(held, gemeente, drawn, level)
        if drawn == year or there.sort_index().equals(own.reindex(there.index).sort_index()):
            return drawn if set(known) <= set(there.index) else None
    return None


def _areas(held: National, gemeente: str, year: int, level: str) -> pd.Series:
    """Names of the areas with boundaries of a year that lie in a gemeente of today."""
    areas = held.snapshot.areas(level, year)
    inside = geo.inside_today(areas["gemeente"], year, held.snapshot)
    return areas[inside == gemeente].set_index("region")["name"]


def _caveat(declared: ThemeIndicator) -> Told:
    """What to keep in mind of one figure, with its name."""
    label, caveat = ((text.nl, text.en) for text in (declared.label, declared.caveat))
    told = {"label": Quantity(label, "both"), "caveat": Quantity(caveat, "both")}
    return Told("opgaven.caveat", told)
