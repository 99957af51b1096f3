"""What stands around every page: the header with gemeente and year, the menu, the notes, the footer.

The URL is the only place where the state lives: controls are set from it, and write to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from dashboard import cached
from dashboard.findings.figures import Offer
from dashboard.findings.gemeenten import Gemeenten
from dashboard.language import Language
from dashboard.view import View, read_view
from data_sources import Snapshot

__all__ = [
    "MENU",
    "PAGES",
    "Looking",
    "choose",
    "choose_gemeente",
    "current",
    "footer",
    "go",
    "header",
    "look",
    "note",
    "page_title",
]

PAGES = {"start": "", "uw_gemeente": "uw-gemeente", "kaart": "kaart"}
"""File and URL path of every page."""

MENU = ("uw_gemeente", "kaart")

_LOOKING = "looking"


@dataclass(frozen=True)
class Looking:
    """Everything a page needs: what is looked at, in which language, in which figures."""

    view: View
    notes: tuple[str, ...]
    snapshot: Snapshot
    offer: Offer
    gemeenten: Gemeenten
    language: Language
    width: int

    @property
    def name(self) -> str | None:
        """Name of the chosen gemeente."""
        return self.gemeenten.names[self.view.gemeente] if self.view.gemeente else None

    @property
    def on_phone(self) -> bool:
        """Whether the window is so narrow that columns stand below one another."""
        return self.width <= 640


def look() -> Looking:
    """Read from the URL what is being looked at; once a run, before anything is shown."""
    language = Language("nl")
    held = cached.snapshot()
    offered, known = cached.offer(held), cached.gemeenten(held)
    view, notes = read_view(st.query_params.to_dict(), offered, known, language)
    st.session_state[_LOOKING] = Looking(view, notes, held, offered, known, language, _width())
    return current()


def current() -> Looking:
    """What is being looked at, as this run (for a callback: the run before) read it from the URL."""
    looking: Looking = st.session_state[_LOOKING]
    return looking


def choose(
    part: str, widget: Callable[..., Any], label: str, options: Sequence[Any], **settings: Any
) -> None:
    """Show a control for one part of the view; a choice goes to the URL.

    Parameters
    ----------
    part : str
        A field of :class:`dashboard.view.View`.
    widget : callable
        Such as ``st.selectbox``.
    label : str
    options : sequence
    **settings
        Of the widget.
    """
    key = f"choice_{part}"
    value = getattr(current().view, part)
    st.session_state[key] = value if value in options else None
    widget(label, options, key=key, on_change=partial(_chosen, part, key), **settings)


def go(**changed: Any) -> None:
    """Change parts of the view, from within a callback."""
    st.query_params.from_dict(current().view.parameters(**changed))


def header(pages: dict[str, Any], asks: bool) -> None:
    """Show the title, the choice of gemeente and year (unless the page itself asks), and the menu."""
    looking = current()
    language, view = looking.language, looking.view
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        with st.container(key="brand", width="content"):
            _link(pages["start"], language.say("site.title"), view)
        if not asks:
            with st.container(key="chosen", horizontal=True, width="content"):
                choose_gemeente(looking, width=280)
                choose(
                    "year",
                    st.selectbox,
                    language.say("control.year"),
                    looking.offer.years(view.level),
                    format_func=partial(_year_label, language),
                    label_visibility="collapsed",
                    width=190,
                )
        with st.container(key="folded", width="content"), st.popover(language.say("site.menu")):
            for name in MENU:
                _link(pages[name], language.say(f"page.{name}.title"), view)
    with st.container(key="menu", horizontal=True):
        for name in MENU:
            _link(pages[name], language.say(f"page.{name}.title"), view)
    if looking.notes:
        note(" ".join(looking.notes))


def choose_gemeente(looking: Looking, **settings: Any) -> None:
    """Show the choice of a gemeente, found by typing its name of today or of before."""
    choose(
        "gemeente",
        st.selectbox,
        looking.language.say("control.gemeente"),
        [*looking.gemeenten.names, *looking.gemeenten.former],
        format_func=partial(_gemeente_label, looking.gemeenten, looking.language),
        placeholder=looking.language.say("control.gemeente_placeholder"),
        label_visibility="collapsed",
        **settings,
    )


def note(sentence: str) -> None:
    """Say quietly that something differs from what was asked."""
    st.info(sentence, icon=":material/info:")


def footer(language: Language) -> None:
    """Show the line under every page."""
    with st.container(key="footer"):
        st.caption(language.say("footer.text"))


def page_title(language: Language, name: str) -> str:
    """Return the title of a page in the browser's tab."""
    return f"{language.say(f'page.{name}.title')} · {language.say('site.title')}"


def _link(page: Any, label: str, view: View) -> None:
    st.page_link(page, label=label, query_params=view.parameters())


def _chosen(part: str, key: str) -> None:
    value = st.session_state[key]
    changed: dict[str, Any] = {part: value}
    if part == "gemeente":
        changed["area"] = None
        if value is None:
            changed["level"] = "gemeente"
    if part == "level":
        changed["area"] = None
    if value is None and part != "gemeente" and part != "area":
        return
    go(**changed)


def _gemeente_label(known: Gemeenten, language: Language, code: str) -> str:
    if code in known.names:
        return known.names[code]
    former = known.former[code]
    return language.say("gemeente.former", name=former.name, new=known.names[former.successors[0][0]])


def _year_label(language: Language, year: int) -> str:
    return language.say("year.old" if year < 2022 else "year.new", year=year)


def _width() -> int:
    """Width of the window, as its cookie says; a desk's when it says nothing sensible."""
    said = st.context.cookies.get("venster", "")
    width = int(said) if said.isascii() and said.isdigit() and len(said) <= 5 else 1440
    return min(max(width, 320), 2560) // 20 * 20
