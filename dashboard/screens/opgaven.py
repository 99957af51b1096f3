"""The tasks of a gemeente: which of its patterns leads to which theme, then one theme at a time.

Of a theme: its figures beside the peers, one of them over the wijken, and what can be done.
"""

from functools import partial

import streamlit as st

from dashboard.analysis.themes import themes
from dashboard.exhibits import opgaven as exhibits
from dashboard.findings.model import absence
from dashboard.findings.themes.comparison import theme_figures
from dashboard.shell import controls, frame, showing
from dashboard.shell.known import show_known_of_theme
from dashboard.url.view import BY_HAND

MAP_WIDTH, MAP_HEIGHT, MAP_HEIGHT_ON_PHONE = 600, 440, 320
MAP_BUTTONS = ("zoomInMap", "zoomOutMap", "resetViewMap")

gemeente = frame.require_gemeente()
looking = frame.current()
language, view = looking.language, looking.view
held, declared = looking.snapshot, themes()
asked = (view.peers, view.others if view.peers == BY_HAND else ())
peers, instead = exhibits.shown_peers(held, gemeente, asked, language)


def theme_label(code: str) -> str:
    """Name a theme."""
    return declared.theme[code].label[language.code]


def figure_label(code: str) -> str:
    """Name a figure."""
    return declared.indicator[code].label[language.code]


def peers_label(kind: str) -> str:
    """Name a way of choosing peers."""
    return language.say("vergelijk.peers.own" if kind == BY_HAND else f"peers.{kind}")


st.title(language.say("opgaven.title", name=looking.name), anchor=False)
ways = exhibits.ways(held, gemeente, language)
showing.heading(language.say("bridge.title"))
with st.container(key="bridges"):
    if not ways:
        st.markdown(language.say("bridge.none", name=looking.name))
        st.markdown(language.say("bridge.none_more"))
    # One alone does not run on over the whole page.
    for way, column in zip(ways, st.columns(max(2, len(ways)), gap="large") if ways else (), strict=False):
        with column:
            showing.heading(way.label, level=3)
            st.markdown(way.pattern)
            st.caption(way.why)
            show_known_of_theme(looking, way.theme)
            frame.link("opgaven", language.say("bridge.to", theme=way.label), own={"thema": way.theme})
    with st.expander(language.say("bridge.how"), key="patterns"):
        st.markdown(exhibits.patterns(language))

with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
    theme = controls.ask(
        "thema",
        st.selectbox if looking.on_phone else partial(st.segmented_control, required=True),
        language.say("opgaven.theme"),
        list(declared.theme),
        ways[0].theme if ways else next(iter(declared.theme)),
        format_func=theme_label,
    )
    controls.choose(
        "peers",
        st.selectbox,
        language.say("vergelijk.peers.label"),
        [*looking.kinds, BY_HAND] if view.others else list(looking.kinds),
        format_func=peers_label,
        width=260,
    )

if instead:
    frame.note(instead)
foremost = absence.if_held(partial(exhibits.foremost, held, gemeente, theme, peers, language))
with frame.part(theme_label(theme)):
    if foremost:
        st.markdown(foremost)
    st.markdown(language.say("opgaven.intro"))
    showing.show(exhibits.theme_exhibit(held, gemeente, theme, peers, language), key=f"theme_{theme}")

figures = theme_figures(theme)
# A figure of the theme that was shown before gives way without a word.
if st.query_params.get("cijfer") in declared.indicator.keys() - set(figures):
    del st.query_params["cijfer"]
with st.container(key="controls_figure", horizontal=True, vertical_alignment="bottom"):
    code = controls.ask(
        "cijfer",
        st.selectbox,
        language.say("opgaven.indicator"),
        figures,
        figures[0],
        format_func=figure_label,
        width=440,
    )
    frame.link("verantwoording", language.say("opgaven.explain"), own={"uitleg": code})

left, right = st.columns(2, gap="large")
with left:
    size = (looking.width - 32, MAP_HEIGHT_ON_PHONE) if looking.on_phone else (MAP_WIDTH, MAP_HEIGHT)
    wijken = absence.if_held(partial(exhibits.wijken_exhibit, held, gemeente, code, size, language))
    if wijken is None:
        frame.note(exhibits.no_wijken(held, gemeente, code, language))
    else:
        # The same key for the same areas: zoom and pan stay when only values change.
        area = wijken.map.year if wijken.map else ""
        showing.show(wijken, key=f"theme_wijken_{gemeente}_{area}", buttons=MAP_BUTTONS)
with right:
    asked_for = held, gemeente, code, peers, looking.on_phone, language
    related = absence.if_held(partial(exhibits.relation_exhibit, *asked_for))
    if related is not None:
        showing.show(related, key="theme_relation")

left, right = st.columns(2, gap="large")
with left:
    showing.heading(language.say("opgaven.questions"))
    st.markdown(exhibits.questions(theme, language))
    show_known_of_theme(looking, theme)
with right:
    showing.heading(language.say("opgaven.options"))
    st.caption(language.say("opgaven.options_intro"))
    st.markdown(exhibits.options(theme, language))

showing.heading(language.say("opgaven.general"))
st.markdown(exhibits.options(None, language))
with st.expander(language.say("opgaven.works_full"), key="works"):
    st.markdown(exhibits.works(theme))
