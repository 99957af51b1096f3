"""The first page: one question, and the three ways in."""

import streamlit as st

from dashboard.shell import frame
from dashboard.shell.gemeente_box import choose_gemeente

WAYS = (("prepare", "uw_gemeente"), ("explore", "kaart"), ("lead", "presentatie"))

looking = frame.current()
language = looking.language

with st.container(key="start"):
    st.title(language.say("start.question"), anchor=False)
    st.markdown(language.say("start.intro"))
    choose_gemeente(looking, key="start_gemeente")
    for column, (user, page) in zip(st.columns(len(WAYS), gap="medium"), WAYS, strict=True):
        with column, st.container(border=True, key=f"way_{user}", height="stretch"):
            name = looking.name or language.say("start.your_gemeente")
            st.caption(language.say(f"start.who_{user}"))
            frame.link(page, f"**{language.say(f'start.way_{user}', name=name)}**")
            st.caption(language.say(f"start.way_{user}_text"))
