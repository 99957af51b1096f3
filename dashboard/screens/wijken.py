"""Inside a gemeente: how far its wijken lie apart, who lives where, how mixed, and which wijken changed."""

from typing import Any

import streamlit as st

from dashboard import cached as shared
from dashboard import exhibits, frame
from dashboard.cached import uw_gemeente, vergelijk
from dashboard.cached import wijken as cached
from dashboard.peer_choice import choose_peers
from dashboard.view import BY_HAND

PARTS = ("spreiding", "groepen", "menging", "verandering")
LEVELS = ("wijk", "buurt")
MAP_HEIGHT = 420

gemeente = frame.require_gemeente()
looking = frame.current()
language, view, held = looking.language, looking.view, looking.snapshot


def choose_level() -> str:
    """Ask for wijken or buurten."""
    return frame.ask(
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


def none(level: str) -> None:
    """Say that there is nothing to see."""
    levels = language.say(f"level.{level}.plural")
    frame.note(language.say("wijken.none", name=looking.name, levels=levels))


def show_spread() -> None:
    """Show how far the wijken or buurten lie apart, and where they lie."""
    level = choose_level()
    there = cached.shown_year(held, level, view.year, view.classification)
    part = there and cached.spread_part(held, gemeente, level, there[1], there[0], looking.on_phone, language)
    if not there or not part:
        none(level)
        return
    say(part.sentence)
    left, right = st.columns((0.58, 0.42), gap="large")
    with left:
        exhibits.show(part.exhibit)
    with right:
        wide = looking.width - 32 if looking.on_phone else 500
        shown = uw_gemeente.wijken(held, gemeente, there[1], (wide, MAP_HEIGHT), language)
        if shown is not None:
            exhibits.show(shown, key=f"wijken_{gemeente}_{shown.map.year if shown.map else ''}")
        drawn = shared.offer(held).years(level)
        year = min(drawn, key=lambda one: abs(one - there[1]))
        frame.link("kaart", language.say("wijken.to_map"), level=level, year=year, area=None)


def show_living() -> None:
    """Show which groups live where."""
    level = choose_level()
    there = cached.shown_year(held, level, view.year, view.classification)
    part = there and cached.living_part(held, gemeente, level, there[1], there[0], language)
    if not part:
        none(level)
        return
    say(part.sentence)
    exhibits.show(part.exhibit)


def show_mixing() -> None:
    """Show how evenly the groups live over the buurten, beside the peers."""
    choose_peers(looking)
    say(*cached.mixing_words(held, gemeente, language))
    others = view.others if view.peers == BY_HAND else ()
    compared = (gemeente, view.peers, others)
    keys = ("menging_h", "menging_d")
    picture = vergelijk.strips_picture(held, compared, keys, view.year, looking.on_phone, language)
    if picture is None:
        none("buurt")
    else:
        exhibits.show(picture)
    st.markdown(language.say("wijken.mixing.meaning"))


def show_change() -> None:
    """Show which wijken changed most."""
    part = cached.change_part(held, gemeente, looking.on_phone, language)
    if part is None:
        frame.note(language.say("wijken.change.nothing", name=looking.name))
        return
    say(part.sentence)
    exhibits.show(part.exhibit)


SHOW = dict(zip(PARTS, (show_spread, show_living, show_mixing, show_change), strict=True))

st.title(language.say("wijken.title", name=looking.name), anchor=False)
with st.container(key="controls_wijken", horizontal=True, vertical_alignment="bottom"):
    # Four buttons do not fit on a phone.
    widget: Any = st.selectbox if looking.on_phone else st.segmented_control
    settings: dict[str, Any] = {} if looking.on_phone else {"required": True}
    chosen = frame.ask(
        "deel",
        widget,
        language.say("wijken.part"),
        PARTS,
        PARTS[0],
        format_func=lambda code: language.say(f"wijken.parts.{code}"),
        **settings,
    )
SHOW[chosen]()
