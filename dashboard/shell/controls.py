"""Controls: set from the URL, where all state lives, and writing to it.

A window that has not yet heard of one run may already ask for the next, and then says what its controls said before.
So every run tells every control what it is, and where a link was followed the link alone is heard.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.shell import frame
from dashboard.shell.frame import LONGEST

__all__ = ["ask", "ask_many", "choose", "choose_either", "chosen_by", "option", "options", "set_to"]


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
    set_to(key, value if value in options else None)
    widget(label, options, key=key, on_change=chosen_by(_chosen, part, key), **settings)


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
    set_to(key, value if value in (*options, *own) else None)
    on_change = chosen_by(_either, part, name, key, own)
    widget(label, [*options, *own], key=key, on_change=on_change, **settings)


def option(name: str, options: Sequence[str], default: str, read: Callable[[str], str | None] = str) -> str:
    """Read a choice from the URL that only this page knows.

    Parameters
    ----------
    name : str
        Of the parameter in the URL.
    options : sequence of str
        Codes that may stand there.
    default : str
    read : callable
        Gives the code for what may be written in its place.

    Returns
    -------
    str
        The default, with a note on the page, when something else stands there.
    """
    asked = st.query_params.get(name)
    if asked is None or asked in options:
        return asked or default
    if (code := read(asked[:LONGEST])) is not None and code in options:
        return code
    frame.gives_way(name, frame.current().language.say("note.option"))
    return default


def ask(
    name: str,
    widget: Callable[..., Any],
    label: str,
    options: Sequence[str],
    default: str,
    read: Callable[[str], str | None] = str,
    **settings: Any,
) -> str:
    """Show a control for a choice that only this page knows; see :func:`option`."""
    key = f"own_{name}"
    value = option(name, options, default, read)
    set_to(key, value if value in options else None)
    widget(label, options, key=key, on_change=chosen_by(_asked, name, key, default), **settings)
    return value


def options(
    name: str,
    allowed: Sequence[str],
    default: Sequence[str] = (),
    limit: int = 12,
    read: Callable[[str], str | None] = str,
) -> tuple[str, ...]:
    """Read several codes from the URL, separated by commas; those that cannot be are left out, with a note.

    Parameters
    ----------
    name : str
        Of the parameter in the URL.
    allowed, default : sequence of str
    limit : int
        Codes that may stand there.
    read : callable
        Gives the code for what may be written in its place.

    Returns
    -------
    tuple of str
    """
    asked = st.query_params.get(name)
    if asked is None:
        return tuple(default)
    codes = list(dict.fromkeys(read(code) or code for code in asked[:LONGEST].split(","))) if asked else []
    there = set(allowed)
    known = tuple(code for code in codes if code in there)[:limit]
    if len(known) < len(codes):
        frame.gives_way(name, frame.current().language.say("note.options", limit=limit))
        if known:
            st.query_params[name] = ",".join(known)
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
    set_to(key, list(value))
    defaults: dict[str, Any] = {
        "placeholder": frame.current().language.say("control.many"),
        "select_all": False,
    }
    settings = defaults | settings
    st.multiselect(label, allowed, key=key, on_change=chosen_by(_asked_many, name, key, limit), **settings)
    return value


def set_to(key: str, value: Any) -> None:
    """Set a control to what the URL says: in every run, as the window may not have heard of the one before.

    Parameters
    ----------
    key : str
        Of the control.
    value : object
    """
    st.session_state[key] = value


def chosen_by(then: Callable[..., None], *args: Any) -> Callable[[], None]:
    """Return what is done with a choice made in a control; nothing where a link was followed.

    Parameters
    ----------
    then : callable
        Takes the arguments.
    *args
    """
    return partial(_unless_led, then, *args)


def _unless_led(then: Callable[..., None], *args: Any) -> None:
    run = get_script_run_ctx()
    if run is None or not run.is_history_navigation:
        frame.going()
        then(*args)


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
    if part == "level":
        changed["area"] = None
    if value is None and part != "area":
        return
    frame.go(**changed)
