"""What every page stands on: what is being looked at, as the URL says it, and what is said about that."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

import streamlit as st

from dashboard.analysis.peers import PeerSet, own_selection
from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.national import national
from dashboard.findings.data.origin import Offer, offer
from dashboard.findings.data.search import find_gemeente
from dashboard.findings.data.small_areas import HERKOMST
from dashboard.findings.model import absence
from dashboard.language import Language, asked_language
from dashboard.shell import present
from dashboard.url.view import BY_HAND, PARAMETERS, View, read_view
from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError

__all__ = [
    "LONGEST",
    "Looking",
    "NothingToShow",
    "current",
    "gives_way",
    "go",
    "going",
    "lacks",
    "link",
    "look",
    "note",
    "notes_above",
    "part",
    "require_gemeente",
    "say_once",
    "say_told",
    "something_or_stop",
    "tell_next",
    "year_label",
]

LONGEST = 8000
"""Characters of the longest value in a URL that is read at all."""

_LOOKING, _SAID, _NOTES, _TOLD, _LACKING = "looking", "said", "notes", "told", "lacking"
_GOING, _WENT = "going", "went"


class NothingToShow(Exception):  # noqa: N818 (not an error)
    """A page has said all it can, and what stands around it is still to be shown."""


@dataclass(frozen=True)
class Looking:
    """Everything a page needs: what is looked at, in which language, in which figures."""

    view: View
    notes: tuple[str, ...]
    snapshot: Snapshot
    offer: Offer
    gemeenten: Gemeenten
    kinds: tuple[str, ...]
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

    @property
    def presenting(self) -> bool:
        """Whether the view is shown as a slide."""
        return self.view.slide is not None

    @cached_property
    def peers(self) -> PeerSet | None:
        """The gemeenten with which the chosen one is compared."""
        gemeente, held = self.view.gemeente, national(self.snapshot)
        if gemeente is None:
            return None
        if self.view.peers == BY_HAND:
            others = [code for code in self.view.others if code != gemeente]
            return own_selection(gemeente, others, held.regions)
        return held.peers(gemeente, self.view.peers)


def something_or_stop() -> None:
    """Say so, and show no more, where there is nothing at all to show."""
    why = present.nothing()
    if why is None:
        return
    language = asked_language(st.query_params.to_dict())
    st.set_page_config(page_title=language.say("site.title"), layout="wide", menu_items=None)
    with st.container(key="start"):
        st.title(language.say("site.title"), anchor=False)
        note(absence.nothing(why).say(language))
    st.stop()


def look() -> Looking:
    """Read from the URL what is being looked at; once a run, before anything is shown."""
    asked = {name: value[:LONGEST] for name, value in st.query_params.to_dict().items()}
    language = asked_language(asked)
    held = present.snapshot()
    offered, frames = offer(held), national(held)
    known = frames.gemeenten
    view, notes = read_view(asked, offered, known, language, frames.kinds_of)
    _write_back(view, asked, known)
    kinds = frames.kinds_of(view.gemeente)
    st.session_state[_LOOKING] = Looking(view, notes, held, offered, known, kinds, language, _width())
    st.session_state[_SAID] = set()
    st.session_state[_NOTES] = None
    st.session_state[_LACKING] = set()
    st.session_state[_WENT] = st.session_state.pop(_GOING, False)
    return current()


def _write_back(view: View, asked: Mapping[str, str], known: Gemeenten) -> None:
    """Write codes in the URL as CBS writes them; one of a gemeente that is gone stays, as does what is said of it."""
    written = view.parameters()
    for name in (PARAMETERS["gemeente"], PARAMETERS["others"]):
        had, has = asked.get(name, ""), written.get(name, "")
        whole = has and had != has and had.count(",") == has.count(",")
        if whole and (name != PARAMETERS["gemeente"] or find_gemeente(had, known).former is None):
            st.query_params[name] = has


def current() -> Looking:
    """What is being looked at, as this run (for a callback: the run before) read it from the URL."""
    looking: Looking = st.session_state[_LOOKING]
    return looking


def go(**changed: Any) -> None:
    """Change parts of the view, from within a callback; what only this page knows stays as it is."""
    shared = set(PARAMETERS.values())
    own = {name: value for name, value in st.query_params.to_dict().items() if name not in shared}
    going()
    st.query_params.from_dict(current().view.parameters(**changed) | own)


def going() -> None:
    """Tell the run that follows that a control of the page led to it, from within a callback."""
    st.session_state[_GOING] = True


def gives_way(name: str, sentence: str) -> None:
    """Take a choice that cannot be shown out of the URL, so that no link of this page carries it on.

    Parameters
    ----------
    name : str
        Of the parameter.
    sentence : str
        Said where it came with the address; not where the view before this one had it, and a control led here.
    """
    st.query_params.pop(name, None)
    if not st.session_state.get(_WENT):
        say_once(sentence)


def year_label(year: int | str, classification: str, language: Language) -> str:
    """Name a year, and say when it is of the old classification."""
    return language.say("year.new" if classification == HERKOMST[0] else "year.old", year=year)


def require_gemeente() -> str:
    """Return the chosen gemeente.

    Raises
    ------
    NothingToShow
        There is none: the page has asked for one, and shows no more.
    """
    looking = current()
    if looking.view.gemeente is None:
        with st.container(key="ask"):
            st.title(looking.language.say("start.question"), anchor=False)
            st.markdown(looking.language.say("gemeente.required"))
        raise NothingToShow
    return looking.view.gemeente


def link(page: str, label: str, own: Mapping[str, str] | None = None, **changed: Any) -> None:
    """Show a link to a page with this view.

    Parameters
    ----------
    page : str
        Name of its file.
    label : str
    own : mapping, optional
        What only that page knows.
    **changed
        Parts of the view that differ.
    """
    query = current().view.parameters(**changed) | dict(own or {})
    st.page_link(f"screens/{page}.py", label=label, query_params=query)


def notes_above() -> None:
    """Keep a place above the page for what is said about its address, and say what is known already."""
    st.session_state[_NOTES] = st.container(key="notes")
    for sentence in current().notes:
        say_once(sentence)
    with st.session_state[_NOTES]:
        say_told()


def tell_next(sentence: str) -> None:
    """Say something, from within a callback, in the run that follows it."""
    st.session_state[_TOLD] = (*st.session_state.get(_TOLD, ()), sentence)


def say_told() -> None:
    """Say what a callback had to say: above the page, or in a part of it that runs by itself."""
    for sentence in st.session_state.pop(_TOLD, ()):
        note(sentence)


def note(sentence: str) -> None:
    """Say quietly that something differs from what was asked."""
    st.info(sentence, icon=":material/info:")


def say_once(sentence: str) -> None:
    """Say it above the page, wherever on the page it is found, unless this run already did."""
    said: set[str] = st.session_state[_SAID]
    if sentence not in said:
        said.add(sentence)
        with st.session_state.get(_NOTES) or nullcontext():
            note(sentence)


@contextmanager
def part(title: str = "") -> Iterator[None]:
    """Show a part of a page; where its figures are not held, its title and a sentence that says so.

    Parameters
    ----------
    title : str
        What stands above the sentence; without one the sentence stands alone.
    """
    try:
        yield
    except NotHeldError as error:
        lacks(error.lacking, title)


def lacks(why: Lacking, title: str = "") -> None:
    """Say that something is not there for want of figures; in full once a run, and briefly after that."""
    said: set[Lacking] = st.session_state[_LACKING]
    told = absence.again(why) if why in said else absence.told(why)
    said.add(why)
    if title:
        st.html(f'<div class="exhibit"><h2>{escape(title)}</h2></div>')
    note(told.say(current().language))


def _width() -> int:
    """Width of the window, as its cookie says; a desk's when it says nothing sensible."""
    said = st.context.cookies.get("venster", "")
    width = int(said) if said.isascii() and said.isdigit() and len(said) <= 5 else 1440
    return min(max(width, 320), 2560) // 20 * 20
