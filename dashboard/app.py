"""The entry: for every user the pages (`streamlit run dashboard/app.py`), for the server the ASGI app."""

import sys
from pathlib import Path

# Streamlit puts this folder on the path, not the one above it that holds the packages.
if str(Path(__file__).parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parents[1]))

import streamlit as st

from dashboard import server
from dashboard.shell import frame, header
from dashboard.shell.turns import turn
from dashboard.url.pages import PAGES

if __name__ == "__main__":
    with turn():
        frame.something_or_stop()
        looking = frame.look()
        pages = {
            page.name: st.Page(
                f"screens/{page.name}.py",
                title=looking.language.say(f"page.{page.name}.title"),
                url_path=page.path,
                default=not page.path,
            )
            for page in PAGES
        }
        chosen = st.navigation(list(pages.values()), position="hidden")
        name = next(name for name, page in pages.items() if page == chosen)
        st.set_page_config(page_title=header.page_title(looking, name), layout="wide", menu_items=None)
        header.around(chosen, name)
else:
    app = st.App(__file__, **server.settings())
