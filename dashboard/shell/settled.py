"""What Streamlit works out anew for every run and never changes while a server runs: done once.

Of a visit to *Uw gemeente* these took a fifth of the processor time: the theme, of which every run tells all options by
walking through all settings seven times; the list of pages, of which every run looks up every file; and the pages'
code, which is compiled anew for whoever comes when nobody else is there.
"""

from copy import copy
from functools import cache
from typing import Any

import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from dashboard.language import Language
from dashboard.url.pages import PAGES

__all__ = ["pages", "settle_scripts", "settle_theme"]

_asked = config.get_options_for_section


def settle_theme() -> None:
    """Read the options of a section once; of those that are asked for by section none changes after the start."""
    config.get_options_for_section = _read_once


def settle_scripts() -> None:
    """Keep the code of the pages when the last visitor leaves: nobody changes it under a server that runs."""
    ScriptCache.clear = _leave  # type: ignore[assignment, method-assign]


def _leave(scripts: ScriptCache) -> None:
    """Clear nothing."""


@cache
def _read_once(section: str) -> dict[str, Any]:
    return _asked(section)


def pages(language: Language) -> dict[str, Any]:
    """Return the pages by their names, as ``st.navigation`` takes them.

    Parameters
    ----------
    language : Language
        Of their titles.
    """
    # A run marks the one that is shown.
    return {name: copy(page) for name, page in _pages(language).items()}


@cache
def _pages(language: Language) -> dict[str, Any]:
    return {
        page.name: st.Page(
            f"screens/{page.name}.py",
            title=language.say(f"page.{page.name}.title"),
            url_path=page.path,
            default=not page.path,
        )
        for page in PAGES
    }
