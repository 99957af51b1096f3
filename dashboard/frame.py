"""What every page stands on: what is being looked at, and the controls that change it.

The URL is the only place where the state lives: controls are set from it, and write to it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import streamlit as st

from dashboard import cached
from dashboard.analysis.peers import PeerSet, own_selection
from dashboard.findings.figures import Offer
from dashboard.findings.gemeenten import Gemeenten
from dashboard.findings.national import national
from dashboard.language import Language, asked_language
from dashboard.view import BY_HAND, PARAMETERS, View, read_view
from data_sources import Snapshot

__all__ = [
    "LONGEST",
    "Looking",
    "NothingToShow",
    "ask",
    "ask_many",
    "choose",
    "choose_gemeente",
    "current",
    "enter",
    "go",
    "link",
    "look",
    "note",
    "notes_above",
    "option",
    "options",
    "require_gemeente",
]

LONGEST = 8000
"""Characters of the longest value in a URL that is read at all."""

_LOOKING, _SAID, _NOTES = "looking", "said", "notes"
_PAGE, _SHOWN_ON, _BEGUN = "page", "shown_on", "begun"


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
            return own_selection(gemeente, others, held.types.index)
        return held.peers(gemeente, self.view.peers)


def look() -> Looking:
    """Read from the URL what is being looked at; once a run, before anything is shown."""
    asked = {name: value[:LONGEST] for name, value in st.query_params.to_dict().items()}
    language = asked_language(asked)
    held = cached.snapshot()
    offered, known = cached.offer(held), cached.gemeenten(held)
    view, notes = read_view(asked, offered, known, language)
    st.session_state[_LOOKING] = Looking(view, notes, held, offered, known, language, _width())
    st.session_state[_SAID] = set()
    st.session_state[_NOTES] = None
    return current()


def enter(page: str) -> None:
    """Say which page is shown; once a run, before its controls.

    Parameters
    ----------
    page : str
        Its name.
    """
    st.session_state[_PAGE] = page


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
    _set(key, value if value in options else None)
    widget(label, options, key=key, on_change=partial(_chosen, part, key), **settings)


def go(**changed: Any) -> None:
    """Change parts of the view, from within a callback; what only this page knows stays as it is."""
    shared = set(PARAMETERS.values())
    own = {name: value for name, value in st.query_params.to_dict().items() if name not in shared}
    st.query_params.from_dict(current().view.parameters(**changed) | own)


def option(name: str, options: Sequence[str], default: str) -> str:
    """Read a choice from the URL that only this page knows.

    Parameters
    ----------
    name : str
        Of the parameter in the URL.
    options : sequence of str
        Codes that may stand there.
    default : str

    Returns
    -------
    str
        The default, with a note on the page, when something else stands there.
    """
    asked = st.query_params.get(name)
    if asked is None or asked in options:
        return asked or default
    _say_once(current().language.say("note.option"))
    return default


def ask(
    name: str,
    widget: Callable[..., Any],
    label: str,
    options: Sequence[str],
    default: str,
    **settings: Any,
) -> str:
    """Show a control for a choice that only this page knows; see :func:`option`."""
    key = f"own_{name}"
    value = option(name, options, default)
    _set(key, value if value in options else None)
    widget(label, options, key=key, on_change=partial(_asked, name, key, default), **settings)
    return value


def options(
    name: str, allowed: Sequence[str], default: Sequence[str] = (), limit: int = 12
) -> tuple[str, ...]:
    """Read several codes from the URL, separated by commas; those that cannot be are left out, with a note."""
    asked = st.query_params.get(name)
    if asked is None:
        return tuple(default)
    codes = list(dict.fromkeys(asked[:LONGEST].split(","))) if asked else []
    there = set(allowed)
    known = tuple(code for code in codes if code in there)[:limit]
    if len(known) < len(codes):
        _say_once(current().language.say("note.options", limit=limit))
    return known


def ask_many(
    name: str,
    label: str,
    allowed: Sequence[str],
    default: Sequence[str] = (),
    limit: int = 12,
    **settings: Any,
) -> tuple[str, ...]:
    """Show a control for several codes that only this page knows; see :func:`options`."""
    key = f"own_{name}"
    value = options(name, allowed, default, limit)
    _set(key, list(value))
    defaults: dict[str, Any] = {"placeholder": current().language.say("control.many"), "select_all": False}
    settings = defaults | settings
    st.multiselect(label, allowed, key=key, on_change=partial(_asked_many, name, key, limit), **settings)
    return value


def choose_gemeente(looking: Looking, key: str = "choice_gemeente", **settings: Any) -> None:
    """Show the choice of a gemeente, found by typing its name of today or of before.

    Parameters
    ----------
    looking : Looking
    key : str
        Another one where the choice belongs to a page, and not to what stands around all pages.
    **settings
        Of the select box.
    """
    say = looking.language.say
    options = [*looking.gemeenten.names, *looking.gemeenten.former]
    began = _begin(key, looking.view.gemeente)
    st.selectbox(
        say("control.gemeente"),
        options,
        # The list weighs fifteen kilobytes: what it begins with stays as it was, and it is sent once.
        index=None if began is None else options.index(began),
        key=key,
        on_change=partial(_chosen, "gemeente", key),
        format_func=partial(_gemeente_label, looking.gemeenten, looking.language),
        placeholder=say("control.gemeente_placeholder"),
        label_visibility="collapsed",
        **settings,
    )


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
        _say_once(sentence)


def note(sentence: str) -> None:
    """Say quietly that something differs from what was asked."""
    st.info(sentence, icon=":material/info:")


def _say_once(sentence: str) -> None:
    """Say it above the page, wherever on the page it is found, unless this run already did."""
    said: set[str] = st.session_state[_SAID]
    if sentence not in said:
        said.add(sentence)
        with st.session_state.get(_NOTES) or nullcontext():
            note(sentence)


def _set(key: str, value: Any) -> None:
    """Set a control to what the URL says; one that says so already is left alone, and so not sent again.

    A control is another one on every page, though its key is the same: what Streamlit holds under the key is then
    still the value of the page before.
    """
    page, shown_on = st.session_state.get(_PAGE), st.session_state.setdefault(_SHOWN_ON, {})
    if shown_on.get(key) != page or key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    shown_on[key] = page


def _begin(key: str, value: Any) -> Any:
    """Return what a control that is the same on every page began with, as long as only the user changed it."""
    begun = st.session_state.setdefault(_BEGUN, {})
    if key not in st.session_state:
        begun[key] = value
    elif st.session_state[key] != value:
        st.session_state[key] = value
        begun[key] = None
    return begun[key]


def _asked(name: str, key: str, default: str) -> None:
    value = st.session_state[key]
    if value is None or value == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def _asked_many(name: str, key: str, limit: int) -> None:
    st.query_params[name] = ",".join(st.session_state[key][:limit])


def _chosen(part: str, key: str) -> None:
    value = st.session_state[key]
    changed: dict[str, Any] = {part: value}
    if part == "gemeente":
        changed["area"] = None
        if value is None:
            changed["level"] = "gemeente"
    if part == "level":
        changed["area"] = None
    if part == "others":
        changed |= {"others": tuple(value), "peers": BY_HAND}
    if value is None and part != "gemeente" and part != "area":
        return
    go(**changed)


def _gemeente_label(known: Gemeenten, language: Language, code: str) -> str:
    if code in known.names:
        return known.names[code]
    former = known.former[code]
    return language.say("gemeente.former", name=former.name, new=known.names[former.successors[0][0]])


def _width() -> int:
    """Width of the window, as its cookie says; a desk's when it says nothing sensible."""
    said = st.context.cookies.get("venster", "")
    width = int(said) if said.isascii() and said.isdigit() and len(said) <= 5 else 1440
    return min(max(width, 320), 2560) // 20 * 20
