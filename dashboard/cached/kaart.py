"""The maps with everything that stands beside them."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard import cached
from dashboard.cached import keep
from dashboard.charts.choropleth import Frame, choropleth
from dashboard.charts.exhibit import Area, Exhibit
from dashboard.charts.legend import histogram
from dashboard.charts.tables import class_key, extremes_table
from dashboard.findings.chosen_peers import among, peer_set
from dashboard.findings.indicators import indicators
from dashboard.findings.maps import Against, MapFinding, make_map, same_classes, write_value
from dashboard.findings.national import national
from dashboard.language import Language
from dashboard.web.geometry import geometry_url
from data_sources import Snapshot
from geo.web import web_geometry

__all__ = ["MapPicture", "against_number", "against_year", "map_picture", "two_maps"]


@dataclass(frozen=True)
class MapPicture:
    """A map with everything that stands beside it."""

    finding: MapFinding
    exhibit: Exhibit
    legend: go.Figure | None
    extremes: str


@keep(max_entries=400)
def map_picture(
    held: Snapshot,
    indicator: str,
    level: str,
    year: int,
    gemeente: str | None,
    classes: str,
    own: str | None,
    frame: Frame,
    language: Language,
    _against: Against | None = None,
    set_off: str = "",
) -> MapPicture:
    """A map of all gemeenten, or of the wijken or buurten of one.

    Parameters
    ----------
    held : Snapshot
    indicator, level : str
    year : int
    gemeente : str or None
        Of which the wijken or buurten are shown; None for all gemeenten.
    classes : str
    own : str or None
        Region that is pointed out.
    frame : (width, height)
        Expected size in pixels.
    language : Language
    _against : Against, optional
        Shows differences.
    set_off : str
        Tells one `_against` from another.

    Raises
    ------
    LookupError
        The gemeente has no such areas in that year; see :func:`dashboard.cached.names_on_map`.
    """
    finding = _finding(held, indicator, level, year, gemeente, classes, language, _against)
    return MapPicture(
        finding=finding,
        exhibit=_exhibit(held, finding, gemeente, own, frame, language, finding.title, finding.subtitle),
        legend=histogram(finding, own, language) if len(finding.classes) else None,
        extremes=extremes_table(finding, own, language),
    )


@keep(max_entries=200)
def two_maps(
    held: Snapshot,
    indicator: str,
    level: str,
    years: tuple[int, int],
    gemeente: str | None,
    classes: str,
    own: str | None,
    frame: Frame,
    language: Language,
) -> tuple[Exhibit, Exhibit]:
    """Two years of one indicator in the same classes, the earlier one first; see :func:`map_picture`."""
    found = [
        _finding(held, indicator, level, year, gemeente, classes, language, None) for year in sorted(years)
    ]
    first, second = same_classes(found[0], found[1], classes)
    return (
        _exhibit(held, first, gemeente, own, frame, language, language.say("map.of_year", year=first.year)),
        _exhibit(held, second, gemeente, own, frame, language, language.say("map.of_year", year=second.year)),
    )


@keep(max_entries=60)
def against_year(held: Snapshot, indicator: str, year: int) -> Against:
    """Set values of gemeenten off against those of an earlier year."""
    values = cached.gemeente_values(held, indicator)
    return Against("change", str(year), values[values["year"] == year])


@keep(max_entries=400)
def against_number(
    held: Snapshot,
    indicator: str,
    year: int,
    kind: str,
    gemeente: str | None,
    peers: str,
    others: tuple[str, ...],
    language: Language,
) -> Against | None:
    """Set values off against the published national figure (`nl`), or the middle of the peers.

    Returns
    -------
    Against or None
        None where there is no such number.
    """
    found, declared = national(held), indicators()[indicator]
    if kind == "nl":
        land = found.land(indicator)
        if year not in land.index:
            return None
        number, key, who = float(land[year]), "map.of_land", {}
    elif gemeente is None:
        return None
    else:
        chosen = peer_set(found, gemeente, peers, others)
        values = found.values(indicator)["value"].xs(year, level="year")
        known = values.reindex(list(chosen.members)).dropna()
        if not chosen.enough or known.empty:
            return None
        number, key = float(known.median()), "map.of_peers"
        who = {"among": among(chosen).write(language)}
    words = language.say(key, value=write_value(declared, number, language), **who)
    return Against("difference", words, number=number)


def _finding(
    held: Snapshot,
    indicator: str,
    level: str,
    year: int,
    gemeente: str | None,
    classes: str,
    language: Language,
    against: Against | None,
) -> MapFinding:
    names = cached.names_on_map(held, level, year, gemeente)
    if gemeente is None:
        where, values = language.say("site.country"), cached.gemeente_values(held, indicator)
    else:
        where = cached.gemeenten(held).names[gemeente]
        values = cached.small_area_values(held, indicator, level, year)
    of_year = values[values["year"] == year]
    return make_map(indicator, level, year, of_year, names, classes, where, held, language, against)


def _exhibit(
    held: Snapshot,
    finding: MapFinding,
    gemeente: str | None,
    own: str | None,
    frame: Frame,
    language: Language,
    title: str,
    subtitle: str = "",
) -> Exhibit:
    drawn = cached.gemeenten(held).year if gemeente is None else finding.year
    geometry = web_geometry(finding.level, drawn, gemeente, snapshot=held)
    terms = ["klassen", "index" if not finding.indicator.is_share else finding.indicator.classification]
    if finding.level != "gemeente":
        terms.append("afronding")
    return Exhibit(
        id=f"map_{finding.level}",
        figure=finding.figure,
        language=language,
        title=title,
        subtitle=subtitle,
        alt=finding.alt,
        picture=choropleth(finding, geometry_url(geometry), geometry.bounds, own, frame, language),
        key=class_key(finding, language),
        own=finding.areas["name"].get(own) if own else None,
        terms=tuple(terms),
        map=Area(finding.level, drawn, gemeente),
    )
