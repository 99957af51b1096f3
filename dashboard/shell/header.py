"""What stands around every page: title, gemeente, year and language, the menu, the footer; or a slide's own buttons."""

import datetime
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from html import escape
from typing import Any, NoReturn

import streamlit as st

from dashboard.content import LANGUAGES
from dashboard.findings.data.origin import Offer
from dashboard.findings.model import absence
from dashboard.findings.model.indicators import indicators
from dashboard.findings.model.quantities import Told
from dashboard.findings.sources.freshness import published_without, superseded
from dashboard.plain import view_title
from dashboard.projector.decks import row_address
from dashboard.projector.shown import made_slide
from dashboard.shell import controls, frame, menu, present
from dashboard.shell.frame import Looking
from dashboard.shell.gemeente_box import choose_gemeente
from dashboard.url.pages import PAGES
from dashboard.url.slides import Slide, read_slides
from dashboard.url.view import PARAMETERS, View
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["around", "page_title"]


def page_title(looking: Looking, name: str) -> str:
    """Return the title of a page in the browser's tab: the page, the gemeente, the site."""
    return view_title(name, looking.name, looking.language)


def around(chosen: Any, name: str) -> None:
    """Show a page with all that stands around it.

    Parameters
    ----------
    chosen : page
        The one to be shown, as ``st.Page`` made it.
    name : str
        Its name.
    """
    looking = frame.current()
    if looking.presenting:
        with st.container(key="presenting"), suppress(frame.NothingToShow), frame.part():
            chosen.run()
        _slide_buttons(looking, name)
        return
    _header(looking, name)
    frame.notes_above()
    # The last net: what a page itself does not say to lack.
    with suppress(frame.NothingToShow), frame.part():
        chosen.run()
    if looking.on_phone and (shared := menu.share(looking, name, st.query_params.to_dict())):
        st.html(shared)
    with st.container(key="footer"):
        st.caption(looking.language.say("footer.text"))
        told = _of_their_age(looking.snapshot, datetime.date.today())
        if present.behind() is not None:
            frame.note(absence.behind().say(looking.language))
        if words := " ".join(one.say(looking.language) for one in told if one):
            st.caption(words)
            frame.link("verantwoording", looking.language.say("footer.tables"), {"deel": "tabellen"})
        st.html(menu.ask(looking, name, st.query_params.to_dict()))


@kept(2)  # today, and yesterday for who began then
def _of_their_age(held: Snapshot, today: datetime.date) -> tuple[Told | None, ...]:
    """What is said of what the figures lack, and of newer ones that are to be expected."""
    return published_without(held), superseded(held, today)


def _header(looking: Looking, name: str) -> None:
    asked = st.query_params.to_dict()
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        st.html(menu.brand(looking), width="content")
        if name != "start":
            with st.container(key="chosen", horizontal=True, width="content"):
                choose_gemeente(looking, width=280)
                controls.choose(
                    "year",
                    st.selectbox,
                    looking.language.say("control.year"),
                    looking.offer.years(looking.view.level),
                    format_func=partial(_year_label, looking),
                    label_visibility="collapsed",
                    width=150,
                )
        folded = menu.menu(looking, name) if looking.on_phone else ""
        st.html(menu.languages(looking, asked) + folded, width="content")
    if not looking.on_phone:
        st.html(f'<div class="bar">{menu.menu(looking, name)}{menu.share(looking, name, asked)}</div>')


def _slide_buttons(looking: Looking, name: str) -> None:
    """Show how to go on, back and out; the arrow keys and Escape do the same."""
    language, view = looking.language, looking.view
    slides = read_slides(view.series)
    here = view.slide or 0
    with st.container(
        key="slide", horizontal=True, horizontal_alignment="right", vertical_alignment="center"
    ):
        if here and len(slides) > 1:
            turns = (
                ("previous", "Left", here - 1, here > 1),
                ("next", "Right", here + 1, here < len(slides)),
            )
            for turn, shortcut, there, possible in turns:
                words = language.say(f"slide.{turn}")
                if possible and made_slide(looking.snapshot, slides[there - 1], language) is not None:
                    address = f"{row_address(slides, language)}#{there}"
                    with st.container(key=f"slide_{turn}", width="content"):
                        st.html(f'<a href="{escape(address)}" target="_self">{escape(words)}</a>')
                elif st.button(words, key=f"slide_{turn}", shortcut=shortcut, disabled=not possible):
                    _show_slide(slides, there, view)
            st.caption(language.say("slide.place", here=here, count=len(slides)))
        if st.button(language.say("slide.close"), key="slide_close", shortcut="Esc"):
            # Out of a row one comes back to its list, out of a single view to that view.
            out = "presentatie" if here else name
            query = view.parameters(slide=None) if here else _without_slide()
            st.switch_page(f"screens/{out}.py", query_params=query)


def _show_slide(slides: Sequence[Slide], place: int, view: View) -> NoReturn:
    """Go to a place in the row of views, and show it as a slide.

    Parameters
    ----------
    slides : sequence of Slide
    place : int
        From 1.
    view : View
        Of which the row is part.
    """
    slide = slides[place - 1]
    query = slide.query | {PARAMETERS["series"]: view.series, PARAMETERS["slide"]: str(place)}
    if view.language != LANGUAGES[0]:
        query[PARAMETERS["language"]] = view.language
    name = next((page.name for page in PAGES if page.path == slide.path), PAGES[0].name)
    st.switch_page(f"screens/{name}.py", query_params=query)


def _without_slide() -> dict[str, str]:
    return {name: value for name, value in st.query_params.to_dict().items() if name != PARAMETERS["slide"]}


def _year_label(looking: Looking, year: int) -> str:
    """Name a year by the classification that is shown of it: what is looked at says of which, where it has both."""
    view, offer = looking.view, looking.offer
    shown = view.indicator if year == view.year else _first(offer, view.level, year)
    return frame.year_label(year, indicators()[shown].classification, looking.language)


@kept(128)
def _first(offer: Offer, level: str, year: int) -> str:
    """The figure that a year is told by where nobody asks for another."""
    return offer.indicators(level, year)[0]
