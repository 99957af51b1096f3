"""Controls: set from the URL, where all state lives, and writing to it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.shell import frame
from dashboard.shell.frame import LONGEST, Looking
from dashboard.url.view import BY_HAND
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["ask", "ask_many", "choose", "choose_either", "choose_gemeente", "enter", "option", "options"]

_PAGE, _SHOWN_ON, _BEGUN = "page", "shown_on", "begun"


def enter(page: str) -> None:
    """Say which page is shown; once a run, before its controls.

    Parameters
    ----------
    page : str
        Its name.
    """
    st.session_state[_PAGE] = page


def choose(
    part: str, widget: Callable[..., Any], label: str, options: Sequence[Any], **settings: Any
) -> None:
    """Show a control for one part of the view; a choice goes to the URL.

    Parameters
    ----------
    part : str
        A field of :class:`dashboard.url.view.View`.
    widget : callable
        Such as ``st.selectbox``.
    label : str
    options : sequence
    **settings
        Of the widget.
    """
    key = f"choice_{part}"
    value = getattr(frame.current().view, part)
    _set(key, value if value in options else None)
    widget(label, options, key=key, on_change=partial(_chosen, part, key), **settings)


def choose_either(
    part: str,
    name: str,
    widget: Callable[..., Any],
    label: str,
    options: Sequence[str],
    own: Sequence[str],
    **settings: Any,
) -> None:
    """Show one control for a part of the view and for codes that only this page knows, which go before it.

    Parameters
    ----------
    part : str
        A field of :class:`dashboard.url.view.View`.
    name : str
        Of the parameter in the URL under which this page's own codes stand; see :func:`option`.
    widget : callable
    label : str
    options, own : sequence of str
        Values of the part of the view, and codes of this page.
    **settings
        Of the widget.
    """
    key = f"choice_{part}"
    value = option(name, own, "") or getattr(frame.current().view, part)
    _set(key, value if value in (*options, *own) else None)
    on_change = partial(_either, part, name, key, own)
    widget(label, [*options, *own], key=key, on_change=on_change, **settings)


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
    frame.say_once(frame.current().language.say("note.option"))
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
        frame.say_once(frame.current().language.say("note.options", limit=limit))
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
    defaults: dict[str, Any] = {
        "placeholder": frame.current().language.say("control.many"),
        "select_all": False,
    }
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
    labels = _gemeente_labels(looking.snapshot, looking.language)
    options = list(labels)
    began = _begin(key, looking.view.gemeente)
    shown: Any = st.selectbox
    shown(
        say("control.gemeente"),
        options,
        # The list weighs fifteen kilobytes: what it begins with stays as it was, and it is sent once.
        index=None if began is None else options.index(began),
        key=key,
        on_change=partial(_chosen, "gemeente", key),
        format_func=labels.get,
        placeholder=say("control.gemeente_placeholder"),
        label_visibility="collapsed",
        **settings,
    )


@kept(4)
def _gemeente_labels(held: Snapshot, language: Language) -> dict[str, str]:
    """How each gemeente is offered, by code: those of today, and the former ones with what became of them."""
    known = national(held).gemeenten
    former = {
        code: language.say("gemeente.former", name=was.name, new=known.names[was.successors[0][0]])
        for code, was in known.former.items()
    }
    return known.names | former


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


def _either(part: str, name: str, key: str, own: Sequence[str]) -> None:
    value = st.session_state[key]
    if value in own:
        st.query_params[name] = value
    elif value is not None:
        st.query_params.pop(name, None)
        frame.go(**{part: value})


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
    frame.go(**changed)
