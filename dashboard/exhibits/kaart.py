"""The maps with everything that stands beside them."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.certainty import Range
from dashboard.charts.choropleth import choropleth, class_key
from dashboard.charts.ground import Size, ground
from dashboard.charts.histogram import histogram
from dashboard.exhibits.exhibit import Area, Exhibit
from dashboard.findings.data.areas import area_names, area_values
from dashboard.findings.data.national import national
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import indicators
from dashboard.findings.peers.chosen_peers import among, peer_set
from dashboard.findings.within.maps import Against, MapFinding, make_map, same_classes, write_value
from dashboard.language import Language
from dashboard.markup.extremes import extremes_table
from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["MapPicture", "TwoMaps", "Which", "against_number", "against_year", "histogram_alt", "map_picture"]
__all__ += ["two_maps"]

Which = tuple[str, int, str | None]
"""An indicator, a year, and the gemeente of which the wijken or buurten are shown (None for all gemeenten)."""

Peers = tuple[str, tuple[str, ...]]
"""The kind of the peers, and those chosen by hand."""


@dataclass(frozen=True, eq=False)
class MapPicture:
    """A map with everything that stands beside it; a table where the boundaries for it are `lacking`.

    The names in `extremes` are links to :data:`~dashboard.markup.extremes.ADDRESS`.
    """

    finding: MapFinding
    exhibit: Exhibit
    legend: go.Figure | None
    extremes: str
    lacking: Lacking | None = None


@dataclass(frozen=True)
class TwoMaps:
    """Two maps in the same classes."""

    title: str
    subtitle: str
    pictures: tuple[MapPicture, MapPicture]


@kept(400)
def map_picture(
    held: Snapshot,
    level: str,
    which: Which,
    classes: str,
    own: str | None,
    frame: Size,
    language: Language,
    against: Against | None = None,
) -> MapPicture:
    """A map of all gemeenten, or of the wijken or buurten of one.

    Parameters
    ----------
    held : Snapshot
    level : str
    which : Which
    classes : str
    own : str or None
        Region that is pointed out.
    frame : (width, height)
        Expected size in pixels.
    language : Language
    against : Against, optional
        Shows differences.

    Raises
    ------
    LookupError
        The gemeente has no such areas in that year; see :func:`dashboard.findings.data.areas.area_names`.
    """
    finding = _finding(held, level, which, classes, language, against)
    return _picture(held, finding, which[2], own, frame, language, finding.title, finding.subtitle)


@kept(200)
def two_maps(
    held: Snapshot,
    level: str,
    shown: tuple[Which, Which],
    classes: str,
    own: str | None,
    frame: Size,
    language: Language,
) -> TwoMaps:
    """Two years, figures or gemeenten in the same classes, the earlier year first; see :func:`map_picture`."""
    ordered = sorted(shown, key=lambda which: which[1])
    found = [_finding(held, level, which, classes, language, None) for which in ordered]
    first, second = same_classes(found[0], found[1], classes)
    differ = next(nth for nth in range(3) if shown[0][nth] != shown[1][nth])
    labels = [_label(held, which, differ, language) for which in ordered]
    kind = ("indicator", "year", "gemeente")[differ]
    declared = national(held).indicator(shown[0][0])
    title = language.say(
        f"map.two_{kind}",
        first=labels[0],
        second=labels[1],
        indicator=declared.told("name").write(language),
        level=language.say(f"level.{level}.singular"),
        where=_where(held, shown[0][2], language),
    )
    meaning = declared.told("meaning").write(language)
    pictures = [
        _picture(held, finding, which[2], own, frame, language, label)
        for finding, which, label in zip((first, second), ordered, labels, strict=True)
    ]
    subtitle = language.say("map.two_subtitle", year=shown[0][1], meaning=meaning)
    if kind == "year":
        subtitle = language.say("map.two_subtitle_years", meaning=meaning)
    return TwoMaps(title, subtitle, (pictures[0], pictures[1]))


@kept(60)
def against_year(held: Snapshot, indicator: str, year: int) -> Against:
    """Set values of gemeenten off against those of an earlier year."""
    return Against("change", str(year), area_values(held, indicator, "gemeente", year))


@kept(400)
def against_number(
    held: Snapshot,
    indicator: str,
    year: int,
    kind: str,
    gemeente: str | None,
    peers: Peers,
    language: Language,
) -> Against | None:
    """Set values off against one number.

    Parameters
    ----------
    held : Snapshot
    indicator : str
    year : int
    kind : str
        `nl` (the published national figure), `midden` (the median of all gemeenten), `gemeente` (that of the whole), or
        `peers` (their median).
    gemeente : str or None
    peers : Peers
    language : Language

    Returns
    -------
    Against or None
        None where there is no such number.
    """
    found, declared = national(held), indicators()[indicator]
    if kind == "nl":
        land = if_held(partial(found.land_values, found.indicator(indicator)))
        if land is None or year not in land.index:
            return None
        row, key, who = land.loc[year], "map.of_land", {}
    elif kind == "midden":
        known = found.in_year(indicator, year)[["value", "low", "high"]].astype(float).dropna(subset="value")
        if known.empty:
            return None
        row, key, who = known.median(), "map.of_all", {"count": language.formats.integer(len(known))}
    elif gemeente is None:
        return None
    elif kind == "gemeente":
        values = found.values(indicator)
        if pd.isna(values["value"].get((gemeente, year), np.nan)):
            return None
        row = values.loc[(gemeente, year)]
        key, who = "map.of_gemeente", {"name": found.gemeenten.names[gemeente]}
    else:
        chosen = peer_set(found, gemeente, *peers)
        values = found.values(indicator).xs(year, level="year")
        known = values.reindex(list(chosen.members)).dropna(subset="value")
        if not chosen.enough or known.empty:
            return None
        # What no member can be below, the middle cannot be below either.
        row, key = known[["value", "low", "high"]].median(), "map.of_peers"
        who = {"among": among(found, chosen).write(language)}
    number, within = float(row["value"]), Range(float(row["low"]), float(row["high"]))
    words = language.say(key, value=write_value(declared, number, language, within), **who)
    return Against("difference", words, None, number, within)


def histogram_alt(picture: MapPicture, language: Language) -> str:
    """Say in words what the legend that is a histogram shows."""
    finding = picture.finding
    count = len(finding.areas) - finding.classes.missing
    return language.say("legend.alt", count=count, levels=language.say(f"level.{finding.level}.plural"))


def _finding(
    held: Snapshot, level: str, which: Which, classes: str, language: Language, against: Against | None
) -> MapFinding:
    indicator, year, gemeente = which
    names = area_names(held, level, year, gemeente)
    values = area_values(held, indicator, level if gemeente else "gemeente", year)
    where = _where(held, gemeente, language)
    # Of all gemeenten one can go through the years: a colour is the same in each.
    over = national(held).values(indicator)["value"] if gemeente is None else None
    return make_map(indicator, level, year, values, names, classes, where, held, language, against, over)


def _where(held: Snapshot, gemeente: str | None, language: Language) -> str:
    return language.say("site.country") if gemeente is None else national(held).gemeenten.names[gemeente]


def _label(held: Snapshot, which: Which, differ: int, language: Language) -> str:
    """Name a map by that in which it differs from the one beside it."""
    indicator, year, gemeente = which
    if differ == 0:
        return indicators()[indicator].told("name").write(language)
    return language.say("map.of_year", year=year) if differ == 1 else _where(held, gemeente, language)


def _picture(
    held: Snapshot,
    finding: MapFinding,
    gemeente: str | None,
    own: str | None,
    frame: Size,
    language: Language,
    title: str,
    subtitle: str = "",
) -> MapPicture:
    drawn = national(held).gemeenten.year if gemeente is None else finding.year
    try:
        shown, lacking = ground(held, finding.level, drawn, gemeente, frame), None
    except NotHeldError as error:
        shown, lacking = None, error.lacking
    terms = ["klassen", "index" if not finding.indicator.is_share else finding.indicator.classification]
    if finding.level != "gemeente":
        terms.append("afronding")
    exhibit = Exhibit(
        id=f"map_{finding.level}",
        numbers=finding.numbers,
        language=language,
        title=title,
        subtitle=subtitle,
        alt=finding.alt,
        picture=choropleth(finding, shown, own, language) if shown else None,
        key=class_key(finding, language) if shown else (),
        own=finding.areas["name"].get(own) if own else None,
        terms=tuple(terms),
        map=Area(finding.level, drawn, gemeente) if shown else None,
        period=str(finding.year),
    )
    return MapPicture(
        finding=finding,
        exhibit=exhibit,
        lacking=lacking,
        legend=histogram(finding, own, language) if len(finding.classes) else None,
        extremes=extremes_table(finding, own, language, linked=True),
    )
