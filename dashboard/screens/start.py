"""The first page: one question, and the ways in."""

import streamlit as st

from dashboard import frame

looking = frame.current()
language, view = looking.language, looking.view

with st.container(key="start"):
    st.title(language.say("start.question"), anchor=False)
    st.markdown(language.say("start.intro"))
    frame.choose_gemeente(looking)
    ways = st.columns(2, gap="medium")
    for column, page, key in zip(ways, ("uw_gemeente", "kaart"), ("gemeente", "map"), strict=True):
        with column, st.container(border=True):
            name = looking.name or language.say("start.your_gemeente")
            label = f"**{language.say(f'start.way_{key}', name=name)}**"
            st.page_link(f"screens/{page}.py", label=label, query_params=view.parameters())
            st.caption(language.say(f"start.way_{key}_text"))
