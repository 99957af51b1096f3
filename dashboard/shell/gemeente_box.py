"""The box in which one types what gemeente one means, or adds one to several; what is typed, the look-up resolves.

It is a plain text box to Streamlit: ``document/search.js`` offers, while one types, what the same look-up answers at
`/zoek`, and types for its user the name that is picked.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard.findings.data.search import Found, NotFoundError, find_gemeente
from dashboard.findings.model.quantities import Quantity
from dashboard.shell import controls, frame
from dashboard.shell.frame import Looking

__all__ = ["choose_gemeente", "choose_gemeenten"]

Change = Callable[[tuple[str, ...]], None]
"""What is done with several gemeenten once they are chosen."""


def choose_gemeente(
    looking: Looking,
    key: str = "choice_gemeente",
    then: Callable[[], None] | None = None,
    **settings: Any,
) -> None:
    """Show the choice of a gemeente, found by typing its code or its name of today or of before.

    Parameters
    ----------
    looking : Looking
    key : str
        Another one where the choice belongs to a page, and not to what stands around all pages.
    then : callable, optional
        Called once a gemeente is found.
    **settings
        Of the text box.
    """
    say = looking.language.say
    controls.set_to(key, looking.name or "")
    _box(
        say("control.gemeente"),
        say("control.gemeente_placeholder"),
        key,
        controls.chosen_by(_typed, key, then),
        label_visibility="collapsed",
        **settings,
    )


def choose_gemeenten(
    looking: Looking,
    key: str,
    chosen: Sequence[str],
    change: Change,
    most: int,
    label: str = "",
    but: Sequence[str | None] = (),
    disabled: bool = False,
) -> None:
    """Show the choice of several gemeenten: a box that adds one, and the chosen ones, each of which can be taken away.

    Parameters
    ----------
    looking : Looking
    key : str
        Of the chosen ones, `taken_…`: the style hides the box that Streamlit has beside them. That of the box that
        adds one has `_more` behind it.
    chosen : sequence of str
        Codes.
    change : callable
        Takes the codes once another is chosen or one is taken away; called from within a callback.
    most : int
        Gemeenten that can be chosen.
    label : str
        What stands above the box, where that is not just that a gemeente is added.
    but : sequence of str
        Codes that cannot be chosen.
    disabled : bool
    """
    say, names = looking.language.say, looking.gemeenten.names
    more = f"{key}_more"
    controls.set_to(more, "")
    _box(
        label or say("search.add"),
        say("search.add_placeholder"),
        more,
        controls.chosen_by(_added, more, tuple(chosen), change, most, tuple(but)),
        disabled=disabled,
        width=240,
    )
    if not chosen:
        return
    controls.set_to(key, list(chosen))
    st.multiselect(
        say("search.chosen"),
        list(chosen),
        key=key,
        format_func=names.__getitem__,
        on_change=controls.chosen_by(_taken_away, key, change),
        select_all=False,
        disabled=disabled,
    )


def _box(label: str, placeholder: str, key: str, on_change: Callable[[], None], **settings: Any) -> None:
    shown: Any = st.text_input
    shown(
        label,
        key=key,
        type="search",
        autocomplete="off",
        placeholder=placeholder,
        on_change=on_change,
        **settings,
    )


def _typed(key: str, then: Callable[[], None] | None) -> None:
    asked = st.session_state[key]
    if not asked.strip():
        frame.go(gemeente=None, area=None, level="gemeente")
    elif found := _find(asked):
        # The code of one that is gone goes to the URL: there it is said what became of it.
        frame.go(gemeente=found.former or found.code, area=None)
        if then is not None:
            then()


def _added(key: str, chosen: tuple[str, ...], change: Change, most: int, but: tuple[str | None, ...]) -> None:
    asked = st.session_state[key]
    if not asked.strip() or (found := _find(asked)) is None or found.code in (*chosen, *but):
        return
    looking = frame.current()
    if len(chosen) >= most:
        frame.tell_next(looking.language.say("search.most", most=most))
        return
    if found.former:
        frame.tell_next(looking.gemeenten.what_became(found.former, looking.language))
    change((*chosen, found.code))


def _taken_away(key: str, change: Change) -> None:
    change(tuple(st.session_state[key]))


def _find(asked: str) -> Found | None:
    """Find what is typed, or say in the run that follows what may be meant."""
    looking = frame.current()
    try:
        return find_gemeente(asked, looking.gemeenten)
    except NotFoundError as error:
        key = "several" if error.several else "nearly" if error.names else "unknown"
        names = Quantity(error.names, "names").write(looking.language)
        frame.tell_next(looking.language.say(f"search.{key}", names=names))
        return None
