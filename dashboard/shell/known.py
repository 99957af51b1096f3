"""The way from a page to what is known of its subject."""

from html import escape

import streamlit as st

from dashboard.findings.known.dossiers import dossier_of_theme, dossier_of_type, dossiers
from dashboard.knowledge.addresses import dossier_address
from dashboard.shell.frame import Looking

__all__ = ["show_known_of_theme", "show_known_of_type"]


def show_known_of_theme(looking: Looking, theme: str) -> None:
    """Show the link to the dossier of a theme, where there is one."""
    _show(looking, dossier_of_theme(theme))


def show_known_of_type(looking: Looking, type: str | None) -> None:
    """Show the link to the dossier of a type of gemeente, where there is one."""
    _show(looking, dossier_of_type(type))


def _show(looking: Looking, key: str | None) -> None:
    if key is None:
        return
    there = dossier_address(key, looking.language, looking.view.gemeente)
    title = dossiers()[key].title[looking.language.code]
    words = escape(looking.language.say("kennis.read", title=title))
    st.html(f'<a href="{escape(there)}" target="_self">{words}</a>')
