"""The entry: for every user the pages (`streamlit run dashboard/app.py`), for the server the ASGI app."""

import sys
from pathlib import Path

# Streamlit puts this folder on the path, not the one above it that holds the packages.
if str(Path(__file__).parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parents[1]))

import streamlit as st

from dashboard import frame, server

if __name__ == "__main__":
    language = frame.look().language
    pages = {
        name: st.Page(
            f"screens/{name}.py",
            title=frame.page_title(language, name),
            url_path=path,
            default=not path,
        )
        for name, path in frame.PAGES.items()
    }
    chosen = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(page_title=chosen.title, layout="wide", menu_items=None)
    frame.header(pages, asks=chosen == pages["start"])
    chosen.run()
    frame.footer(language)
else:
    app = st.App(__file__, **server.settings())
