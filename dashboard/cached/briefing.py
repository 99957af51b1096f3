"""The page Briefing: its pages as pictures, its files, and the bundles of all sessions."""

import streamlit as st

from dashboard.briefing.bundle import Bundles
from dashboard.briefing.documents import document
from dashboard.briefing.parts import briefing
from dashboard.briefing.pdf import pages as drawn
from dashboard.cached import keep
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["bundles", "file", "pages"]


@keep(max_entries=40)
def pages(
    held: Snapshot, gemeente: str, parts: tuple[str, ...], language: Language, address: str
) -> tuple[bytes, ...]:
    """The pages of the PDF as PNG."""
    return drawn(briefing(held, gemeente, language, parts, address), held)


@keep(max_entries=40)
def file(
    held: Snapshot, gemeente: str, parts: tuple[str, ...], language: Language, form: str, address: str
) -> bytes:
    """The briefing as a file."""
    return document(held, gemeente, language, form, parts, address)


@st.cache_resource(show_spinner=False)
def bundles() -> Bundles:
    """The bundles in the making, of all sessions."""
    return Bundles()
