"""A map with its legend, what is told of the areas chosen on it, and its years: a part that runs by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from dashboard.charts.drawn import Drawn
from dashboard.charts.map_on_screen import on_screen
from dashboard.charts.template import config
from dashboard.exhibits.kaart import MapPicture, histogram_alt
from dashboard.exhibits.map_facts import facts, facts_together, largest, map_years, outline, provinces_url
from dashboard.exhibits.measure_map import MeasureMap
from dashboard.exhibits.theme_areas import ThemeAreas
from dashboard.findings.areas.own_area import OwnArea
from dashboard.markup.area_card import Ways, area_card
from dashboard.markup.extremes import ADDRESS
from dashboard.markup.key import key_html
from dashboard.markup.map_years import years_form
from dashboard.shell import map_pick
from dashboard.shell.frame import Looking, year_label
from dashboard.shell.showing import show_picture

__all__ = ["BUTTONS", "COLUMNS", "MapView", "drawn_over", "show_map"]

COLUMNS = (0.64, 0.36)
_BIG = 6
"""Gemeenten whose names go before those of the peers."""
BUTTONS = ("zoomInMap", "zoomOutMap", "resetViewMap")


@dataclass(frozen=True)
class MapView:
    """What is shown.

    Attributes
    ----------
    looking : Looking
    shown : MapPicture, MeasureMap or ThemeAreas
    names : mapping of str to str
        Of its areas, by code.
    own : str or None
        One's own area.
    years : tuple of int
        Between which one can go to and fro, the first first; fewer than two: none.
    key : str
        Of the picture: the same for the same areas.
    area : OwnArea or None
        Some of its areas that are taken together: one draws around them.
    """

    looking: Looking
    shown: MapPicture | MeasureMap | ThemeAreas
    names: Mapping[str, str]
    own: str | None
    years: tuple[int, ...]
    key: str
    area: OwnArea | None = None

    @property
    def beside(self) -> str | None:
        """What is told of anyway, and what is chosen is laid beside: one's own area, or what is taken together."""
        return "" if self.area else self.own


def show_map(view: MapView) -> None:
    """Show the map and its legend; a click on the map changes what is told beside it, and runs no more than that."""
    looking, shown = view.looking, view.shown
    st.caption(shown.exhibit.subtitle)
    left, right = st.columns(COLUMNS, gap="medium")
    key = key_html(shown.exhibit.key, looking.language)
    with right:
        # What a part that runs by itself writes outside of itself has a place there, or it would come behind.
        if looking.on_phone:
            told = st.empty()
            _key(key)
            _distribution(view)
        else:
            _distribution(view)
            _key(key)
            told = st.empty()
    with left, st.container(key=f"exhibit_{view.key}"):
        _picture(view, told)
        if years := _years(view):
            st.html(years)


@st.fragment
def _picture(view: MapView, told: Any) -> None:
    """Show the map itself, and write in its place what is told of the areas that were chosen."""
    exhibit = view.shown.exhibit
    picture = exhibit.picture
    seen = on_screen(picture) if isinstance(picture, Drawn) else picture
    show_picture(exhibit, seen, view.key, BUTTONS, lambda: _clicked(view))
    picks = map_pick.picked(view.names, view.beside)
    # What is read from afar is the map and what is told of a few areas.
    table = (
        "" if view.looking.presenting else view.shown.extremes.replace(ADDRESS, escape(_next(view, picks)))
    )
    if words := _card(view, picks) + table + drawn_over(view, picks):
        told.html(words)


def _key(legend: str) -> None:
    """Show the legend; without boundaries there is none."""
    if legend:
        st.html(legend)


def _clicked(view: MapView) -> None:
    map_pick.clicked(view.key, view.names, view.beside)


def _next(view: MapView, picks: tuple[str, ...]) -> str:
    return map_pick.next_pick("kaart", picks, view.beside)


def _years(view: MapView) -> str:
    """The slider, where there are years to go to."""
    shown, looking = view.shown, view.looking
    if len(view.years) < 2 or looking.presenting or not isinstance(shown, MapPicture) or shown.lacking:
        return ""
    indicator = shown.finding.indicator
    drawn = map_years(looking.snapshot, indicator.key, shown.finding.classes)
    label = year_label("{year}", indicator.classification, looking.language)
    return years_form(view.key, indicator.key, view.years, label, drawn.attributes, looking.language)


def _distribution(view: MapView) -> None:
    """Show how the areas are spread over the classes."""
    language, shown = view.looking.language, view.shown
    if isinstance(shown, MapPicture) and shown.legend is not None:
        alt = histogram_alt(shown, language)
        st.plotly_chart(shown.legend, theme=None, key="legend", config=config(language), alt=alt)


def _card(view: MapView, picks: tuple[str, ...]) -> str:
    """What is told of the areas that were chosen, and how one chooses them."""
    language, held = view.looking.language, view.looking.snapshot
    together = facts_together(view.shown, held, view.area) if view.area else None
    told = picks if together or not view.own else (view.own, *picks)
    areas = [
        (facts(view.shown, held, region), region == view.own, _ways(view, region, picks)) for region in told
    ]
    if together:
        areas.insert(0, (together, False, _ways_together(view)))
    areas = areas[: map_pick.MOST]
    card = area_card(areas, language) if areas else ""
    if view.looking.presenting or view.shown.exhibit.picture is None:
        return card
    hint = language.say("map.hint_more" if areas else "map.hint", level=_level(view))
    return f'{card}<p class="hint">{escape(hint)}</p>{_box(view, picks, bool(areas))}'


def _box(view: MapView, picks: tuple[str, ...], more: bool) -> str:
    """Where one types which area to choose, as one can who clicks on no map; ``map.js`` takes what is typed."""
    words = escape(view.looking.language.say("map.type_more" if more else "map.type", level=_level(view)))
    # Of gemeenten the box is that of all pages; of wijken and buurten the browser has the names.
    names = "data-zoek" if view.looking.view.level == "gemeente" else 'list="map-names"'
    return (
        f'<form class="map-pick" data-map="{view.key}" data-address="{escape(_next(view, picks))}">'
        f'<label>{words} <input {names} autocomplete="off"></label><datalist id="map-names"></datalist></form>'
    )


def _level(view: MapView) -> str:
    return view.looking.language.say(f"level.{view.looking.view.level}.singular")


def _ways(view: MapView, region: str, picks: tuple[str, ...]) -> Ways:
    """Where one can go from an area."""
    looking, say = view.looking, view.looking.language.say
    if looking.presenting:
        return {}
    ways = {}
    if looking.view.level == "gemeente":
        there = {"gemeente": region, "area": None}
        ways[say("map.card_page")] = map_pick.address("uw_gemeente", looking.view.parameters(**there))
        if "wijk" in looking.offer.levels():
            inside = looking.view.parameters(**there, level="wijk")
            ways[say("map.card_wijken")] = map_pick.address("kaart", inside)
    if region in picks:
        ways[say("map.card_away")] = map_pick.without("kaart", picks, region)
    return ways


def _ways_together(view: MapView) -> Ways:
    looking = view.looking
    if looking.presenting:
        return {}
    address = map_pick.address("eigen_gebied", looking.view.parameters())
    return {looking.language.say("map.card_together"): address}


def drawn_over(view: MapView, picks: tuple[str, ...] = ()) -> str:
    """Tell the script that draws over the map what it is called, its borders, and which names go first; see ``map.js``.

    Parameters
    ----------
    view : MapView
    picks : tuple of str
        Areas that were chosen on it.

    Returns
    -------
    str
        HTML that is not seen; empty where there is no map.
    """
    looking, picture = view.looking, view.shown.exhibit.picture
    if not isinstance(picture, Drawn):
        return ""
    first = [*([view.own] if view.own else []), *picks]
    provinces = None
    if looking.view.level == "gemeente":
        provinces = provinces_url(looking.snapshot)
        big = largest(looking.snapshot)
        first += [*big[:_BIG], *(looking.peers.members if looking.peers else ()), *big]
    told = {
        "map": view.key,
        "title": view.shown.exhibit.title,
        "year": str(view.shown.finding.year) if isinstance(view.shown, MapPicture) else "",
        "areas": picture.to_dict()["data"][0]["geojson"],
        "own": view.own or "",
        "picked": ",".join(picks),
        "first": ",".join(dict.fromkeys(first)),
        "provinces": provinces or "",
        "together": outline(looking.snapshot, view.area) if view.area else "",
    }
    attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in told.items())
    return f'<div class="map-told" {attributes}></div>'
