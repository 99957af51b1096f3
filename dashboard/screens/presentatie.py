"""Slides for a hall: ready rows, a click each, and a row of one's own, put in order here and kept in the link."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.projector.decks import LEFT, MOST, NOTES, OWN, Subject, deck_address, row_address
from dashboard.projector.thumbnails import MOVE, OUT, moved, own_thumbnails, ready_thumbnails
from dashboard.shell import frame, showing
from dashboard.shell.gemeente_box import choose_gemeenten
from dashboard.url.slides import MOST_SLIDES, Slide, read_slides, write_slides

BEFORE = "row_before"

looking = frame.current()
language, view, held = looking.language, looking.view, looking.snapshot
slides = read_slides(view.series)
say = language.say

# A slide that was dragged, or moved with its links: what was asked for goes, so that it is not done again.
asked = [st.query_params.get(name, "") for name in (MOVE, OUT)]
if any(asked):
    st.session_state[BEFORE] = view.series
    st.query_params.from_dict(view.parameters(series=write_slides(moved(slides, *asked))))
    st.rerun()


def here(row: tuple[Slide, ...]) -> str:
    """Return the address of this page with a row."""
    return f"/presentatie?{urlencode(view.parameters(series=write_slides(row)))}"


def ways(begin: str, deck: str, more: str = "") -> str:
    """Write how one begins, or goes on where one left, and where the speaker's notes are."""
    left, _, number = st.query_params.get(LEFT, "").partition(",")
    if left == deck and number.isascii() and number.isdigit() and len(number) < 4:
        words = escape(say("presentatie.go_on", number=number))
        more = f'<a href="{escape(begin)}#{number}" target="_self">{words}</a>{more}'
    notes = f"{begin}{'&' if '?' in begin else '?'}{NOTES}=1"
    return (
        f'<p class="ways"><a class="begin" href="{escape(begin)}" target="_self">{escape(say("presentatie.begin"))}</a>'
        f'<a href="{escape(notes)}" target="_blank">{escape(say("dia.notes"))}</a>{more}</p>'
    )


def ready(subject: Subject) -> str:
    """Write a ready row: how one begins, its slides, and a link that takes them into one's own row."""
    own, more = (*slides, *subject.slides), ""
    if len(own) <= MOST_SLIDES:
        more = f'<a href="{escape(here(own))}" target="_self" data-page>{escape(say("presentatie.take"))}</a>'
    return ways(deck_address(subject, language), subject.deck, more) + ready_thumbnails(
        held, subject, language
    )


def own_row() -> None:
    """Show the row that someone made, and the way back to what it was before it was changed."""
    showing.heading(say("presentatie.own"))
    undo, before = "", st.session_state.get(BEFORE, view.series)
    if before != view.series:
        there, words = escape(here(read_slides(before))), escape(say("presentatie.undo"))
        undo = f'<a href="{there}" target="_self" data-page>{words}</a>'
    if not slides:
        st.markdown(say("presentatie.empty"))
        if undo:
            st.html(f'<p class="ways">{undo}</p>')
        return
    st.markdown(say("presentatie.intro"))
    words, done = escape(say("presentatie.copy")), escape(say("share.copied"))
    thumbnails = own_thumbnails(held, slides, here(slides), language)
    st.html(ways(row_address(slides, language), OWN, undo) + thumbnails)
    st.html(f'<button class="copy" type="button" data-done="{done}">{words}</button>', width=420)


def ready_rows() -> None:
    """Show the ready rows."""
    showing.heading(say("dia.title.land.elsewhere"))
    st.html(ready(Subject()))
    if view.gemeente is None:
        st.markdown(say("presentatie.choose"))
        return
    showing.heading(looking.gemeenten.names[view.gemeente])
    st.html(ready(Subject((view.gemeente,))))
    others = tuple(code for code in view.others if code != view.gemeente)[: MOST - 1]
    showing.heading(say("presentatie.several"))
    label = say("presentatie.beside", name=looking.gemeenten.names[view.gemeente], most=MOST - 1)
    choose_gemeenten(
        looking,
        "taken_naast",
        others,
        lambda codes: frame.go(others=codes),
        MOST - 1,
        label,
        but=(view.gemeente,),
    )
    if others:
        st.html(ready(Subject((view.gemeente, *others))))


st.title(say("page.presentatie.title"), anchor=False)
st.markdown(say("presentatie.ready"))
# Who made a row came for it.
for part in (own_row, ready_rows) if slides else (ready_rows, own_row):
    part()
