"""Inside a gemeente: how far its wijken lie apart, who lives where, how mixed, and which wijken changed."""

from typing import Any

import streamlit as st

from dashboard.exhibits import uw_gemeente
from dashboard.exhibits import wijken as exhibits
from dashboard.findings.data.small_areas import TOLD_BY
from dashboard.shell import controls, frame, showing
from dashboard.shell.peer_choice import choose_peers
from dashboard.url.view import BY_HAND

PARTS = ("spreiding", "groepen", "menging", "verandering")
LEVELS = ("wijk", "buurt")
MAP_HEIGHT = 420

gemeente = frame.require_gemeente()
looking = frame.current()
language, view, held = looking.language, looking.view, looking.snapshot


def choose_level() -> str:
    """Ask for wijken or buurten."""
    with st.container(key="controls_wijken_level"):
        return controls.ask(
            "gebieden",
            st.segmented_control,
            language.say("control.level"),
            LEVELS,
            LEVELS[0],
            format_func=lambda level: language.say(f"level.{level}.option"),
            required=True,
        )


def say(*sentences: str) -> None:
    """Show the sentences that head a part."""
    with st.container(key="headline"):
        for sentence in sentences:
            st.markdown(sentence)


def say_year(year: int, level: str) -> None:
    """Say that the figures are of another year than the one looked at, where they are."""
    if year != view.year:
        levels = language.say(f"level.{level}.plural")
        st.caption(language.say("wijken.other_year", asked=view.year, levels=levels, year=year))


def none(level: str) -> None:
    """Say that there is nothing to see."""
    frame.note(exhibits.nothing_to_compare(held, gemeente, level, view.year, language))


def show_spread() -> None:
    """Show how far the wijken or buurten lie apart, and where they lie."""
    level = choose_level()
    there = exhibits.shown_year(held, level, view.year, view.classification)
    part = there and exhibits.spread_part(
        held, gemeente, level, there[1], there[0], looking.on_phone, language
    )
    if not there or not part:
        none(level)
        return
    say(*part.paragraphs)
    say_year(there[1], level)
    if looking.presenting:
        showing.show(part.exhibit)
        return
    left, right = st.columns((0.58, 0.42), gap="large")
    with left:
        showing.show(part.exhibit)
    with right:
        wide = looking.width - 32 if looking.on_phone else 500
        shown = None
        with frame.part(language.say("uw_gemeente.wijken", name=looking.name)):
            shown = uw_gemeente.wijken(held, gemeente, there[1], (wide, MAP_HEIGHT), language)
        if shown is not None:
            showing.show(shown, key=f"wijken_{gemeente}_{shown.map.year if shown.map else ''}")
        indicator = TOLD_BY[there[0]]
        drawn = looking.offer.years(level, [indicator])
        if drawn:
            year = min(drawn, key=lambda one: abs(one - there[1]))
            words = language.say("wijken.to_map")
            frame.link("kaart", words, level=level, year=year, indicator=indicator, area=None)


def show_living() -> None:
    """Show which groups live where."""
    level = choose_level()
    there = exhibits.shown_year(held, level, view.year, view.classification)
    part = there and exhibits.living_part(held, gemeente, level, there[1], there[0], language)
    if not there or not part:
        none(level)
        return
    say(*part.paragraphs)
    say_year(there[1], level)
    showing.show(part.exhibit)


def show_mixing() -> None:
    """Show how evenly the groups live over the buurten, beside the peers."""
    with st.container(key="controls_wijken_peers", horizontal=True, vertical_alignment="bottom"):
        choose_peers(looking)
    others = view.others if view.peers == BY_HAND else ()
    there = exhibits.shown_year(held, "buurt", view.year, view.classification)
    part = exhibits.mixing_part(
        held, gemeente, view.peers, others, view.classification, looking.on_phone, language
    )
    if part is None or there is None:
        none("buurt")
        return
    sentence, *measures = part.paragraphs
    say(sentence)
    say_year(there[1], "buurt")
    showing.show(part.exhibit)
    for words in measures:
        st.markdown(words)
    st.markdown(language.say("wijken.mixing.meaning"))


def show_change() -> None:
    """Show which wijken changed most."""
    years = exhibits.changed_between(held, view.classification)
    part = exhibits.change_part(held, gemeente, view.classification, looking.on_phone, language)
    if years is None:
        frame.note(language.say("wijken.change.one_year"))
        return
    if part is None:
        frame.note(language.say("wijken.change.nothing", name=looking.name, first=years[1], last=years[2]))
        return
    say(*part.paragraphs)
    showing.show(part.exhibit)


SHOW = dict(zip(PARTS, (show_spread, show_living, show_mixing, show_change), strict=True))

st.title(language.say("wijken.title", name=looking.name), anchor=False)
with st.container(key="controls_wijken", horizontal=True, vertical_alignment="bottom"):
    # Four buttons do not fit on a phone.
    widget: Any = st.selectbox if looking.on_phone else st.segmented_control
    settings: dict[str, Any] = {} if looking.on_phone else {"required": True}
    chosen = controls.ask(
        "deel",
        widget,
        language.say("wijken.part"),
        PARTS,
        PARTS[0],
        format_func=lambda code: language.say(f"wijken.parts.{code}"),
        **settings,
    )
with frame.part():
    SHOW[chosen]()
