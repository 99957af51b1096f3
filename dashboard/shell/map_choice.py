"""What only the page of the map can be told: values, changes or differences; one map or two; areas or dots."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.findings.data.areas import area_names
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.findings.model.indicators import in_order, indicators
from dashboard.findings.within.classes import METHODS
from dashboard.shell import controls, frame
from dashboard.shell.frame import Looking
from dashboard.shell.measure_choice import choose_measure, choose_subject, measure_asked
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
        Whose number, of a difference: `midden` (the median of gemeenten), `nl`, `gemeente` (the whole of it) or
        `peers`.
    second : str or None
        A second map: a year, the key of an indicator, or the code of a gemeente.
    dots : bool
        Whether residents are drawn as dots.
    years : tuple of str
        Other years of the same figure.
    series : tuple of int
        All years of the same figure, the first first.
    seconds : tuple of str
        What a second map can show.
    measure : str
        A measure of the areas instead of an indicator of origin; empty for none.
    """

    shown: str
    since: int | None
    against: str
    second: str | None
    dots: bool
    years: tuple[str, ...]
    series: tuple[int, ...]
    seconds: tuple[str, ...]
    measure: str = ""


def map_choice(looking: Looking) -> MapChoice:
    """Read from the URL what the map is to show."""
    view = looking.view
    series = tuple(sorted(looking.offer.years(view.level, [view.indicator])))
    years = tuple(str(year) for year in reversed(series) if year != view.year)
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
        against=controls.option("tov", _against(looking), _against(looking)[0]),
        second=None if second == _NONE or shown != _SHOWN[0] or dots else second,
        dots=dots,
        years=years,
        series=series,
        seconds=seconds,
        measure=measure_asked(looking),
    )


def show_choices(looking: Looking, choice: MapChoice, areas: Sequence[str] = ()) -> None:
    """Show what the map can be told to show: what is changed most in one row, the rest one gesture away.

    Parameters
    ----------
    looking : Looking
    choice : MapChoice
    areas : sequence of str
        Wijken or buurten of which one can be pointed out.
    """
    say = looking.language.say
    # Of differences one chooses from what as well: then the subject gives way, or the map would be pushed out of view.
    roomy = not looking.on_phone and choice.shown == _SHOWN[0]
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        if roomy:
            choose_subject(looking)
        choose_measure(looking)
        if not looking.on_phone:
            _choose_shown(looking, choice)
        with st.popover(say("kaart.more"), key="controls_more"):
            if not roomy:
                choose_subject(looking)
            if looking.on_phone:
                _choose_shown(looking, choice)
            _choose_more(looking, choice, areas)


def _choose_shown(looking: Looking, choice: MapChoice) -> None:
    """The areas, and whether their values are shown, or what differs."""
    say = looking.language.say
    controls.choose(
        "level",
        st.segmented_control,
        say("control.level"),
        looking.offer.levels(),
        format_func=lambda level: say(f"level.{level}.option"),
        required=True,
    )
    if choice.measure:
        return
    if looking.view.level != "gemeente":
        _select(looking, "beeld", "picture", _PICTURES)
    if choice.dots:
        return
    there = [one for one in _SHOWN if one != "verandering" or _changes(looking, choice.years)]
    _select(looking, "toon", "shows", there)
    if choice.since is not None:
        controls.ask("van", st.selectbox, say("kaart.from"), choice.years, choice.years[-1], width=110)
    if choice.shown == "verschil":
        against = _against(looking)
        controls.ask(
            "tov",
            st.selectbox,
            say("kaart.against"),
            against,
            against[0],
            format_func=lambda option: say(f"kaart.against_{option}"),
            width=220,
        )


def _choose_more(looking: Looking, choice: MapChoice, areas: Sequence[str]) -> None:
    language, view = looking.language, looking.view
    if not choice.dots:
        controls.choose(
            "classes",
            st.selectbox,
            language.say("control.classes"),
            list(METHODS),
            format_func=lambda method: language.say(f"classes.{method}"),
        )
    if view.level != "gemeente" and areas:
        names = area_names(looking.snapshot, view.level, view.year, view.gemeente)
        controls.choose(
            "area",
            st.selectbox,
            language.say(f"control.area_{view.level}"),
            list(areas),
            format_func=names.get,
            placeholder=language.say("control.area_placeholder"),
        )
    if choice.measure or choice.dots:
        return
    if choice.shown == "verschil" and choice.against == "peers":
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
            accept_new_options=view.level != "gemeente",
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
    """Whose number values can be set off against; the first where nobody chose."""
    national = ["midden", "nl"]
    if looking.view.gemeente is None:
        return national
    return [*national, "peers"] if looking.view.level == "gemeente" else ["gemeente", *national, "peers"]


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
