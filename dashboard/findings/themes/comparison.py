"""One theme of the tasks (opgaven): its figures beside the distribution of any peers, and over the own wijken."""

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
    """One figure over the wijken of a gemeente.

    Attributes
    ----------
    declared : ThemeIndicator
    found : Values
        Of all wijken.
    drawn : int or None
        Year of the boundaries on which they can be drawn; None where the wijken of that year have other codes.
    own : float
        Of the gemeente itself, of the same source and year.
    numbers : Numbers
        `name`, `value`, and `low` and `high` between which rounding lets it lie; highest first, missing last.
    regions : tuple of str
        Code of each row.
    """

    declared: ThemeIndicator
    found: Values = field(compare=False)
    drawn: int | None
    own: float
    numbers: Numbers
    regions: tuple[str, ...]


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
def themes_wijken(held: National, gemeente: str, code: str) -> ThemeWijken | None:
    """Return one figure of the wijken of a gemeente, in the latest year that wijken have it.

    Parameters
    ----------
    held : National
    gemeente : str
    code : str
        Of a declared figure.

    Returns
    -------
    ThemeWijken or None
        None where wijken do not have the figure, or no wijk of this gemeente has one.

    Raises
    ------
    KeyError
        There is no such figure.
    """
    declared = held.themes.declared.indicator[code]
    found = held.themes.wijk.get(code)
    if found is None:
        return None
    own = _inside(held, gemeente, found.year)
    values = found.by_region.astype(float).reindex(own.index)
    if not values.notna().any():
        return None
    frame = pd.DataFrame({"name": own, "value": values, **found.bounds.reindex(own.index)[[*BOUNDS]]})
    frame = frame.sort_values(["value", "name"], ascending=[False, True], na_position="last")
    drawn = _drawn(held, gemeente, own, found.year)
    caveats = [_caveat(declared)]
    if drawn is not None and drawn != found.year:
        years = {"year": Quantity(found.year, "year"), "drawn": Quantity(drawn, "year")}
        caveats.append(Told("opgaven.wijken.drawn", years))
    if frame["value"].isna().any():
        lacking = Quantity(int(frame["value"].isna().sum()), "count")
        caveats.append(Told("opgaven.wijken.lacking", {"count": lacking}, "count"))
    beside = held.themes.beside_wijk.get(code)
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
    return ThemeWijken(declared, found, drawn, middle, numbers, tuple(str(region) for region in frame.index))


def no_wijken(held: National, gemeente: str, code: str) -> Told:
    """Say why the wijken of a gemeente cannot be laid beside each other by a figure: the one reason that is true."""
    found = held.themes.wijk.get(code)
    told = {"name": Quantity(held.gemeenten.names[gemeente], "name")}
    if found is None:
        return Told("opgaven.wijken.none.level", told)
    count = len(_inside(held, gemeente, found.year))
    if count == 1:
        return Told("opgaven.wijken.none.single", told)
    told |= {"count": Quantity(count, "count"), "year": Quantity(found.year, "year")}
    return Told("opgaven.wijken.none.figures", told)


def _inside(held: National, gemeente: str, year: int) -> pd.Series:
    """Names of the wijken of a year that lie in a gemeente of today."""
    regions = held.snapshot.regions("wijk", year)
    inside = geo.inside_today(regions["gemeente"], year, held.snapshot)
    return regions[inside == gemeente].set_index("region")["name"]


def _drawn(held: National, gemeente: str, own: pd.Series, year: int) -> int | None:
    """The nearest year with boundaries of wijken that have the very same codes and names."""
    for drawn in sorted(held.snapshot.area_years("wijk"), key=lambda other: abs(other - year)):
        areas = held.snapshot.areas("wijk", drawn)
        inside = geo.inside_today(areas["gemeente"], drawn, held.snapshot)
        there = areas[inside == gemeente].set_index("region")["name"]
        if drawn == year or there.sort_index().equals(own.reindex(there.index).sort_index()):
            return drawn if set(own.index) & set(there.index) else None
    return None


def _caveat(declared: ThemeIndicator) -> Told:
    """What to keep in mind of one figure, with its name."""
    label, caveat = ((text.nl, text.en) for text in (declared.label, declared.caveat))
    told = {"label": Quantity(label, "both"), "caveat": Quantity(caveat, "both")}
    return Told("opgaven.caveat", told)
