"""The part of a page in which briefings of many gemeenten are asked for in one file, and followed until it is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from dashboard.briefing.batch import Order
from dashboard.briefing.bundle import FullError, Progress, bundles
from dashboard.briefing.documents import FORMATS, MIME
from dashboard.shell import frame
from dashboard.shell.frame import Looking
from dashboard.shell.gemeente_box import choose_gemeenten

__all__ = ["Make", "offer_bundle", "site"]

MOST_GEMEENTEN = 60
BUNDLE = "bundle"
BUNDLED = "bundle_codes"


@dataclass(frozen=True)
class Make:
    """What is made of each gemeente: in which language, of which parts, with links to which site."""

    language: str
    parts: tuple[str, ...]
    site: str


def site() -> str:
    """Return where this page was found; links on paper lead back there."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def offer_bundle(looking: Looking, make: Make, first: str = "", codes: Sequence[str] = ()) -> None:
    """Offer a bundle, or show how far the one is that was asked for.

    Parameters
    ----------
    looking : Looking
    make : Make
    first : str
        The gemeente that one chooses others besides.
    codes : sequence of str
        Of whom it is made, where that is not chosen here.
    """
    # Asking every two seconds also tells that someone still waits; without a bundle there is nothing to ask.
    every = 2.0 if BUNDLE in st.session_state else None
    st.fragment(_show, run_every=every)(looking, make, first, tuple(codes))


def _show(looking: Looking, make: Make, first: str, codes: tuple[str, ...]) -> None:
    """Show how far the bundle is, and what can be done with it."""
    id, say = st.session_state.get(BUNDLE), looking.language.say
    if id is None:
        _choose(looking, make, first, codes)
        return
    progress = bundles().progress(id)
    with st.container(key="bundle_progress"):
        if progress.state in ("waiting", "preparing", "busy"):
            st.progress(progress.done / max(1, progress.count), text=_words(looking, progress))
            if st.button(say("briefing.stop"), key="bundle_stop"):
                _stop()
                st.rerun()
            return
        st.markdown(_words(looking, progress))
        if progress.state == "ready":
            st.download_button(
                say("briefing.save"),
                data=partial(bundles().content, id),
                file_name="briefings.zip",
                mime=MIME["zip"],
                on_click="ignore",
                type="primary",
                key="bundle_save",
            )
        if st.button(say("briefing.again"), key="bundle_again"):
            _stop()
            st.rerun()


def _choose(looking: Looking, make: Make, first: str, codes: tuple[str, ...]) -> None:
    """Show what can be put in a bundle."""
    language = looking.language
    if st.session_state.pop("bundle_full", False):
        frame.note(language.say("briefing.full"))
    with st.container(key="bundle_choice", horizontal=True, vertical_alignment="bottom"):
        if not codes:
            frame.say_told()
            chosen = st.session_state.setdefault(BUNDLED, (first,))
            every = st.session_state.get("bundle_all", False)
            label = language.say("briefing.pick")
            choose_gemeenten(looking, "taken_bundle", chosen, _keep, MOST_GEMEENTEN, label, disabled=every)
        st.selectbox(
            language.say("briefing.format"),
            list(FORMATS),
            format_func=lambda form: language.say(f"briefing.format_{form}"),
            key="bundle_form",
            width=220,
        )
    if not codes:
        count = language.formats.integer(len(looking.gemeenten.names))
        st.checkbox(language.say("briefing.all", count=count), key="bundle_all")
        everyone = tuple(looking.gemeenten.names) if st.session_state["bundle_all"] else ()
        codes = everyone or st.session_state[BUNDLED]
    if st.button(language.say("briefing.start"), key="bundle_start"):
        _start(make, codes)
        st.rerun()  # the whole page: only then does the part below begin, or cease, to ask by itself


def _keep(codes: tuple[str, ...]) -> None:
    """Keep which gemeenten are put in a bundle."""
    st.session_state[BUNDLED] = codes


def _start(make: Make, codes: tuple[str, ...]) -> None:
    """Ask for a bundle."""
    if not codes:
        return
    try:
        order = Order(codes, st.session_state["bundle_form"], make.language, make.parts, make.site)
        st.session_state[BUNDLE] = bundles().ask(order)
    except FullError:
        st.session_state["bundle_full"] = True


def _stop() -> None:
    """Stop the bundle, or let go of one that is done."""
    bundles().stop(st.session_state.pop(BUNDLE))


def _words(looking: Looking, progress: Progress) -> str:
    """Tell how far a bundle is."""
    language = looking.language
    if progress.state == "ready":
        count = language.formats.integer(progress.done)
        ready = language.count("briefing.ready", progress.done, count=count)
        names = ", ".join(looking.gemeenten.names[code] for code in progress.failed)
        return language.say("briefing.ready_failed", ready=ready, names=names) if names else ready
    key = {"gone": "stopped"}.get(progress.state, progress.state)
    filled = {"done": progress.done, "count": progress.count, "before": progress.before}
    return language.say(f"briefing.{key}", **filled)
