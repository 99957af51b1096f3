"""How a gemeente changed: over the years, between two years, and in each of its peers."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard.exhibits import trends as exhibits
from dashboard.exhibits.classic_groups import classic_picture
from dashboard.exhibits.exhibit import Headed
from dashboard.exhibits.national_origins import growth_picture, national_picture
from dashboard.exhibits.record import record_exhibit
from dashboard.exhibits.turnover import moves_picture
from dashboard.findings.data.search import code_now
from dashboard.findings.model import absence
from dashboard.findings.model.indicators import in_order
from dashboard.findings.trends.moves import ACROSS
from dashboard.findings.trends.subjects import INDEX, subject_of, subjects
from dashboard.findings.trends.time_series import COUNTRY, MEASURES
from dashboard.shell import controls, frame, showing
from dashboard.shell.gemeente_box import choose_gemeenten
from dashboard.shell.peer_choice import choose_peers
from dashboard.url.view import BY_HAND
from data_sources.errors import NotHeldError

PICTURES = ("lijn", "helling", "raster", "klassiek", "vlottendheid", "land")
BESIDES = ("nederland", "vergelijking", "gemeenten", "niets")
MOST = 6
FIRST = 3
WIDTHS = (700, 860, 1100, 1240)
"""Pixels that pictures are laid out for: a few, so that many windows share one."""

gemeente = frame.require_gemeente()
looking = frame.current()
language, view, held = looking.language, looking.view, looking.snapshot
narrow = looking.on_phone
pick: Callable[..., Any] = st.selectbox if narrow else partial(st.segmented_control, required=True)
room = looking.width - (32 if narrow else 96)
width = room if narrow else max((step for step in WIDTHS if step <= room), default=WIDTHS[0])
asked = subject_of(view.indicator)
by_country = [code for code, one in subjects().items() if one.new is not None and one.new.group]
groups = (
    *(code for code in subjects() if code != INDEX and code not in by_country),
    *in_order((code for code in by_country if looking.offer.years("gemeente", [code])), language),
)


def ask(
    name: str,
    part: str,
    widget: Callable[..., Any],
    options: tuple[str, ...],
    default: str,
    told: Mapping[str, object] | None = None,
    **settings: Any,
) -> str:
    """Ask for one of the choices that this picture has; one that only another picture has is let go."""
    known = {"maat": MEASURES, "groep": (exhibits.ALL, *groups), "naast": BESIDES, "vooruit": ("nee", "ja")}

    def words(code: str) -> str:
        if part == "group" and code in subjects():
            return subjects()[code].name.write(language)
        return language.say(f"trends.{part}s.{code}", **(told or {}))

    if st.query_params.get(name) in known[name] and st.query_params[name] not in options:
        del st.query_params[name]
    return controls.ask(
        name,
        widget,
        language.say(f"trends.{part}"),
        options,
        default if default in options else options[0],
        format_func=words,
        **settings,
    )


def ask_measure(options: tuple[str, ...]) -> str:
    """Ask what is followed."""
    return ask(
        "maat",
        "measure",
        pick,
        options,
        INDEX if asked == INDEX else "aandeel",
    )


def ask_group(options: tuple[str, ...]) -> str:
    """Ask whose share or number is followed."""
    return ask("groep", "group", st.selectbox, options, asked, width=330)


def show_lines() -> None:
    """Show the course over the years, beside others, and why it is not carried on."""
    with st.container(key="controls_trends_lijn", horizontal=True, vertical_alignment="bottom"):
        measure = ask_measure(MEASURES)
        group = INDEX if measure == INDEX else ask_group((*groups, exhibits.ALL))
        subject = subjects().get(group)
        beside = "niets"
        if subject:
            besides = BESIDES if measure != "aantal" else ("niets", "gemeenten")
            beside = ask("naast", "beside", pick, besides, besides[0])
    exhibit = exhibits.lines_picture(
        held, gemeente, measure, group, ask_beside(beside), width, narrow, language
    )
    show(exhibit)
    show_no_outlook()


def show_no_outlook() -> None:
    """Say why no line goes on after today, with how such lines did before."""
    st.subheader(language.say("trends.outlook"), anchor=False)
    try:
        st.markdown(exhibits.no_outlook_told(held, gemeente, language))
        record = record_exhibit(held, language, gemeente)
    except NotHeldError as error:
        st.caption(absence.told(error.lacking).say(language))
        return
    if record is not None:
        showing.show(record, level=3)


def ask_beside(beside: str) -> str | tuple[str, str, tuple[str, ...]] | tuple[str, ...]:
    """Ask who stands beside the gemeente, as far as that is not yet said."""
    if beside == "nederland":
        return COUNTRY
    if beside == "vergelijking":
        return compared()
    if beside == "niets":
        return ""
    names = looking.gemeenten.names
    likes = looking.peers.members if looking.peers else ()
    there = [code for code in names if code != gemeente]
    others = controls.options(
        "lijnen", there, likes[:FIRST], MOST, partial(code_now, known=looking.gemeenten)
    )
    label = language.say("trends.choose", most=MOST)
    choose_gemeenten(looking, "taken_lijnen", others, draw_lines, MOST, label, but=(gemeente,))
    if not others:
        frame.note(language.say("trends.choose_none", name=looking.name))
    return others


def draw_lines(others: tuple[str, ...]) -> None:
    """Keep in the URL who stand beside the gemeente."""
    st.query_params["lijnen"] = ",".join(others)


def compared() -> tuple[str, str, tuple[str, ...]]:
    """Ask for the peers."""
    with st.container(key="controls_trends_peers", horizontal=True, vertical_alignment="bottom"):
        choose_peers(looking)
    return gemeente, view.peers, view.others if view.peers == BY_HAND else ()


def show_slopes() -> None:
    """Show every group in the first and the last year."""
    with st.container(key="controls_trends_helling", horizontal=True):
        measure = ask_measure(("aandeel", "aantal"))
    show(exhibits.slopes_picture(held, gemeente, measure, width, narrow, language))


def show_multiples() -> None:
    """Show the course in each of the peers."""
    with st.container(key="controls_trends_raster", horizontal=True, vertical_alignment="bottom"):
        measure = ask_measure((INDEX, "aandeel"))
        group = INDEX if measure == INDEX else ask_group(groups)
    show(
        exhibits.multiples_picture(held, compared(), measure, group, width, narrow, language),
        "trends.multiples.none",
    )


def show_moves() -> None:
    """Show who came and who left, year by year."""
    with st.container(key="controls_trends_vlottendheid", horizontal=True):
        across = controls.ask(
            "stroom",
            pick,
            language.say("trends.across"),
            tuple(ACROSS),
            next(iter(ACROSS)),
            format_func=lambda code: language.say(f"trends.acrosses.{code}"),
        )
    moves = moves_picture(held, gemeente, across, width, language)
    if moves is None:
        frame.note(language.say("turnover.yearly.none", name=looking.name))
    else:
        show(moves)


def show_classic() -> None:
    """Show the four classic groups among residents with a migration background, beside the country."""
    show(classic_picture(held, gemeente, width, narrow, language))


def show_country() -> None:
    """Show the country by origin."""
    show(national_picture(held, width, narrow, language))
    grown = growth_picture(held, narrow, language)
    for words in grown.paragraphs:
        st.markdown(words)
    showing.show(grown.exhibit)


def show(shown: Headed, without: str = "trends.no_figures") -> None:
    """Show the finding and its picture, or say that there is none."""
    if shown.exhibit.picture is None:
        frame.note(
            language.say(without, **({"name": looking.name} if without == "trends.no_figures" else {}))
        )
        return
    with st.container(key="headline"):
        for paragraph in shown.paragraphs:
            st.markdown(paragraph)
    showing.show(shown.exhibit)


SHOW = dict(
    zip(
        PICTURES,
        (show_lines, show_slopes, show_multiples, show_classic, show_moves, show_country),
        strict=True,
    )
)

st.title(language.say("trends.title", name=looking.name), anchor=False)
with st.container(key="controls_trends", horizontal=True):
    picture = controls.ask(
        "beeld",
        pick,
        language.say("trends.picture"),
        PICTURES,
        PICTURES[0],
        format_func=lambda code: language.say(f"trends.pictures.{code}"),
    )
with frame.part():
    SHOW[picture]()
