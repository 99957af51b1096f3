"""The control that says with whom a gemeente is compared: the same on every page, and kept in the URL."""

import streamlit as st

from dashboard.shell import controls, frame
from dashboard.shell.frame import Looking
from dashboard.shell.gemeente_box import choose_gemeenten
from dashboard.url.view import BY_HAND, MOST_OTHERS

__all__ = ["choose_peers"]


def choose_peers(looking: Looking, width: int = 240) -> None:
    """Show the choice of peers and, where they are chosen by hand, of each of them.

    Parameters
    ----------
    looking : Looking
        With a gemeente; the choice is in `looking.view.peers` and `.others`, the peers in `looking.peers`.
    width : int
        Of the first control in pixels; the second takes what is left.
    """
    language, view = looking.language, looking.view
    controls.choose(
        "peers",
        st.selectbox,
        language.say("vergelijk.peers.label"),
        [*looking.kinds, BY_HAND],
        format_func=lambda kind: language.say("vergelijk.peers.own" if kind == BY_HAND else f"peers.{kind}"),
        width=width,
    )
    if view.peers != BY_HAND:
        return
    others = tuple(code for code in view.others if code != view.gemeente)
    choose_gemeenten(looking, "taken_others", others, _change, MOST_OTHERS, but=(view.gemeente,))


def _change(others: tuple[str, ...]) -> None:
    frame.go(peers=BY_HAND, others=others)
