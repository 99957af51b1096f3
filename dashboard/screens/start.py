"""The first page: the country in a sentence, three figures and a map; and who searches or clicks is at a gemeente."""

from html import escape

import streamlit as st

from dashboard.charts.template import config
from dashboard.exhibits.start import beginning, country_list
from dashboard.shell import frame
from dashboard.shell.gemeente_box import choose_gemeente

WAYS = (("prepare", "uw_gemeente"), ("explore", "kaart"), ("lead", "bijeenkomst"))
HEIGHT, HEIGHT_ON_PHONE = 600, 380
GO = "go_to_chosen"

looking = frame.current()
language = looking.language
size = (looking.width - 32, HEIGHT_ON_PHONE) if looking.on_phone else (min(looking.width - 96, 1280), HEIGHT)
told = beginning(looking.snapshot, size, language)


def clicked() -> None:
    """Go to the gemeente that was clicked."""
    if points := st.session_state["start_map"].selection.points:
        frame.go(gemeente=points[0]["location"], area=None)
        st.session_state[GO] = True


def chosen() -> None:
    """Go to the gemeente that was chosen."""
    st.session_state[GO] = True


if st.session_state.pop(GO, False) and looking.view.gemeente:
    st.switch_page("screens/uw_gemeente.py", query_params=st.query_params.to_dict())

with st.container(key="start"):
    with st.container(key="start_words"):
        st.title(told.sentence or language.say("start.question"), anchor=False)
        choose_gemeente(looking, key="start_gemeente", then=chosen)
        st.html(country_list(told))
    if told.map is not None:
        st.plotly_chart(
            told.map.picture,
            theme=None,
            key="start_map",
            config=config(language, ()),
            alt=told.map.alt,
            on_select=clicked,
            selection_mode="points",
        )
        hint = language.say("start.hint", measure=told.map.title)
        st.html(f'<div class="under">{told.map.caption}<p>{escape(hint)}</p></div>')
for column, (user, page) in zip(st.columns(len(WAYS), gap="medium"), WAYS, strict=True):
    with column, st.container(border=True, key=f"way_{user}", height="stretch"):
        name = looking.name or language.say("start.your_gemeente")
        st.caption(language.say(f"start.who_{user}"))
        frame.link(page, f"**{language.say(f'start.way_{user}', name=name)}**")
        st.caption(language.say(f"start.way_{user}_text"))
