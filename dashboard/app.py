"""The entry: for every user the pages (`streamlit run dashboard/app.py`), for the server the ASGI app."""

import sys
from pathlib import Path

# Streamlit puts this folder on the path, not the one above it that holds the packages.
if str(Path(__file__).parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parents[1]))

import streamlit as st

from dashboard import server
from dashboard.shell import frame, header
from dashboard.shell.settled import pages
from dashboard.shell.turns import turn
from dashboard.watch.counted import MADE

if __name__ == "__main__":
    with turn():
        frame.something_or_stop()
        looking = frame.look()
        there = pages(looking.language)
        chosen = st.navigation(list(there.values()), position="hidden")
        name = next(name for name, page in there.items() if page == chosen)
        st.set_page_config(page_title=header.page_title(looking, name), layout="wide", menu_items=None)
        with MADE.labels(name).time():
            header.around(chosen, name)
else:
    app = st.App(__file__, **server.settings())
