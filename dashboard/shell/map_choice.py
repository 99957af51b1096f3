"""What only the page of the map can be told: values, changes or differences; one map or two; areas or dots."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.exhibits.measure_map import mapped_names
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.findings.model.indicators import in_order, indicators
from dashboard.findings.within.classes import METHODS
from dashboard.shell import controls, frame
from dashboard.shell.frame import Looking
from dashboard.shell.peer_choice import choose_peers

__all__ = ["MapChoice", "map_choice", "show_choices"]

_SHOWN = ("waarde", "verandering", "verschil")
_PICTURES = ("vlakken", "stippen")
_NONE = "geen"


@dataclass(frozen=True)
class MapChoice:
    """What the map shows.

    Attributes
    ----------
    shown : str
        `waarde`, `verandering` (since a year) or `verschil` (from a number).
    since : int or None
        The year, of a change.
    against : str
        Whose number, of a difference: `nl`, `gemeente` (the whole of it) or `peers`.
    second : str or None
        A second map: a year, the key of an indicator, or the code of a gemeente.
    dots : bool
        Whether residents are drawn as dots.
    years : tuple of str
        Other years of the same figure.
    seconds : tuple of str
        What a second map can show.
    measure : str
        A measure of all gemeenten instead of an indicator of origin; empty for none.
    """

    shown: str
    since: int | None
    against: str
    second: str | None
    dots: bool
    years: tuple[str, ...]
    seconds: tuple[str, ...]
    measure: str = ""


def map_choice(looking: Looking) -> MapChoice:
    """Read from the URL what the map is to show."""
    view = looking.view
    years = tuple(
        str(year) for year in looking.offer.years(view.level, [view.indicator]) if year != view.year
    )
    shown = controls.option("toon", _SHOWN, _SHOWN[0])
    if shown == "verandering" and not _changes(looking, years):
        frame.note(looking.language.say("map.no_change", levels=_levels(looking), year=view.year))
        shown = _SHOWN[0]
    dots = view.level != "gemeente" and controls.option("beeld", _PICTURES, _PICTURES[0]) == "stippen"
    seconds = _seconds(looking, years)
    second = controls.option("twee", [_NONE, *seconds], _NONE, partial(_gemeente, looking))
    return MapChoice(
        shown=shown,
        since=int(controls.option("van", years, years[-1])) if shown == "verandering" else None,
        against=controls.option("tov", _against(looking), "nl"),
        second=None if second == _NONE or shown != _SHOWN[0] or dots else second,
        dots=dots,
        years=years,
        seconds=seconds,
        measure=controls.option("gegeven", tuple(_measures(looking)), "") if view.level == "gemeente" else "",
    )


def show_choices(looking: Looking, choice: MapChoice) -> None:
    """Show what the map can be told to show."""
    language, view = looking.language, looking.view
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        measures = _measures(looking) if view.level == "gemeente" else {}
        controls.choose_either(
            "indicator",
            "gegeven",
            st.selectbox,
            language.say("control.indicator"),
            in_order(looking.offer.indicators(view.level, view.year), language),
            tuple(measures),
            format_func=lambda key: measures.get(key) or indicators()[key].told("option").write(language),
            width=380,
        )
        controls.choose(
            "level",
            st.segmented_control,
            language.say("control.level"),
            looking.offer.levels(),
            format_func=lambda level: language.say(f"level.{level}.option"),
            required=True,
        )
        if not choice.dots:
            controls.choose(
                "classes",
                st.selectbox,
                language.say("control.classes"),
                list(METHODS),
                format_func=lambda method: language.say(f"classes.{method}"),
                width=200,
            )
    if choice.measure:
        return
    # On a phone the map must not lie far below what changes it.
    more = st.expander(language.say("kaart.more"), key="controls_more") if looking.on_phone else None
    with more or st.container(key="controls_more", horizontal=True, vertical_alignment="bottom"):
        if view.level != "gemeente":
            _select(looking, "beeld", "picture", _PICTURES)
        if not choice.dots:
            _show_more(looking, choice)


def _measures(looking: Looking) -> dict[str, str]:
    """Names of the measures that can be drawn, by key."""
    return mapped_names(looking.snapshot, looking.language)


def _show_more(looking: Looking, choice: MapChoice) -> None:
    language = looking.language
    there = [one for one in _SHOWN if one != "verandering" or _changes(looking, choice.years)]
    _select(looking, "toon", "shows", there)
    if choice.since is not None:
        years = choice.years
        controls.ask("van", st.selectbox, language.say("kaart.from"), years, years[-1], width=130)
    if choice.shown == "verschil":
        _select(looking, "tov", "against", _against(looking))
        if choice.against == "peers":
            choose_peers(looking)
    if choice.shown == _SHOWN[0] and choice.seconds:
        controls.ask(
            "twee",
            st.selectbox,
            language.say("kaart.second"),
            [_NONE, *choice.seconds],
            _NONE,
            read=partial(_gemeente, looking),
            format_func=_second_label(looking),
            accept_new_options=looking.view.level != "gemeente",
            width=300,
        )


def _select(looking: Looking, name: str, words: str, options: list[str] | tuple[str, ...]) -> None:
    """Show a choice between a few ways."""
    say = looking.language.say
    controls.ask(
        name,
        st.segmented_control,
        say(f"kaart.{words}"),
        options,
        options[0],
        format_func=lambda option: say(f"kaart.{words}_{option}"),
        required=True,
    )


def _changes(looking: Looking, years: tuple[str, ...]) -> bool:
    """Whether there is a change to be drawn: wijken and buurten have other borders every year."""
    return looking.view.level == "gemeente" and bool(years)


def _against(looking: Looking) -> list[str]:
    if looking.view.gemeente is None:
        return ["nl"]
    return ["nl", "peers"] if looking.view.level == "gemeente" else ["nl", "gemeente", "peers"]


def _seconds(looking: Looking, years: tuple[str, ...]) -> tuple[str, ...]:
    """What can lie beside the map in the same classes: other years, figures of the same kind, other gemeenten."""
    view, declared = looking.view, indicators()[looking.view.indicator]
    alike = [
        key
        for key in looking.offer.indicators(view.level, view.year)
        if key != view.indicator
        and indicators()[key].partition == declared.partition
        and indicators()[key].measure == declared.measure
    ]
    if view.level == "gemeente":
        return (*years, *in_order(alike, looking.language))
    return (*alike, *(code for code in looking.gemeenten.names if code != view.gemeente))


def _gemeente(looking: Looking, asked: str) -> str | None:
    """Find the gemeente that is typed in a box that holds figures as well."""
    try:
        return find_gemeente(asked, looking.gemeenten).code
    except NotFoundError:
        return None


def _second_label(looking: Looking) -> Callable[[str], str]:
    say, names = looking.language.say, looking.gemeenten.names

    def label(second: str) -> str:
        if second == _NONE:
            return say("kaart.second_none")
        if second in names:
            return names[second]
        if second in indicators():
            return indicators()[second].told("name").write(looking.language)
        return say("map.of_year", year=second)

    return label


def _levels(looking: Looking) -> str:
    return looking.language.say(f"level.{looking.view.level}.plural")
