"""What stands around every page: title, gemeente, year and language, the menu, the footer; or a slide's own buttons."""

import datetime
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from html import escape
from typing import Any, NoReturn
from urllib.parse import urlencode

import streamlit as st

from dashboard.content import LANGUAGES
from dashboard.findings.data.origin import Offer
from dashboard.findings.data.small_areas import HERKOMST
from dashboard.findings.model import absence
from dashboard.findings.model.indicators import indicators
from dashboard.findings.sources.freshness import published_without, superseded
from dashboard.language import Language
from dashboard.plain import view_title
from dashboard.shell import controls, frame, present
from dashboard.shell.frame import Looking
from dashboard.shell.gemeente_box import choose_gemeente
from dashboard.url.pages import PAGES, USERS, in_menu
from dashboard.url.slides import MOST_SLIDES, Slide, read_slides, write_slides
from dashboard.url.view import PARAMETERS, View
from data_sources.kept import kept

__all__ = ["around", "page_title", "show_slide"]

Pages = Mapping[str, Any]


def page_title(looking: Looking, name: str) -> str:
    """Return the title of a page in the browser's tab: the page, the gemeente, the site."""
    return view_title(name, looking.name, looking.language)


def around(pages: Pages, chosen: Any, name: str) -> None:
    """Show a page with all that stands around it.

    Parameters
    ----------
    pages : mapping of name to page
        As ``st.Page`` made them.
    chosen : page
        The one to be shown.
    name : str
        Its name.
    """
    looking = frame.current()
    controls.enter(name)
    if looking.presenting:
        with st.container(key="presenting"), suppress(frame.NothingToShow), frame.part():
            chosen.run()
        _slide_buttons(looking, name)
        return
    _header(pages, looking, name)
    frame.notes_above()
    # The last net: what a page itself does not say to lack.
    with suppress(frame.NothingToShow), frame.part():
        chosen.run()
    if looking.on_phone:
        _share(looking, name)
    with st.container(key="footer"):
        st.caption(looking.language.say("footer.text"))
        told = (published_without(looking.snapshot), superseded(looking.snapshot, datetime.date.today()))
        if present.behind() is not None:
            frame.note(absence.behind().say(looking.language))
        if words := " ".join(one.say(looking.language) for one in told if one):
            st.caption(words)
            frame.link("verantwoording", looking.language.say("footer.tables"), {"deel": "tabellen"})


def _header(pages: Pages, looking: Looking, name: str) -> None:
    language, view = looking.language, looking.view
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        with st.container(key="brand", width="content"):
            _link(pages["start"], language.say("site.title"), view)
        if name != "start":
            with st.container(key="chosen", horizontal=True, width="content"):
                choose_gemeente(looking, width=280)
                controls.choose(
                    "year",
                    st.selectbox,
                    language.say("control.year"),
                    looking.offer.years(view.level),
                    format_func=partial(_year_label, looking),
                    label_visibility="collapsed",
                    width=150,
                )
        st.html(_languages(looking), width="content")
        if looking.on_phone:
            # A key of its own on every page: a menu that was open closes when its link is followed.
            menu = language.say("site.menu")
            with st.container(key="folded", width="content"), st.popover(menu, key=f"folded_{name}"):
                for user in USERS:
                    st.caption(language.say(f"menu.{user}"))
                    _links(pages, user, looking)
    if not looking.on_phone:
        with st.container(key="menu", horizontal=True, vertical_alignment="center"):
            for user in USERS:
                with st.container(key=f"menu_{user}", horizontal=True, width="content"):
                    _links(pages, user, looking)
            _share(looking, name)


def _links(pages: Pages, user: str, looking: Looking) -> None:
    for page in in_menu(user):
        _link(pages[page.name], looking.language.say(f"page.{page.name}.title"), looking.view)


def _share(looking: Looking, name: str) -> None:
    """Show what can be done with this view: hand on its link, show it as a slide, keep it for a row of slides."""
    if name in ("start", "presentatie"):
        return
    language, series = looking.language, looking.view.series
    with st.container(key="share", width="content"), st.popover(language.say("share.title")):
        # window.js opens the phone's own sheet, where there is one.
        words = language.say("shared.send" if looking.on_phone else "share.copy")
        st.html(
            f'<button class="copy" type="button" data-done="{escape(language.say("share.copied"))}">'
            f"{escape(words)}</button>"
        )
        st.button(language.say("share.present"), on_click=_present, key="present", width="stretch")
        kept = len(read_slides(series))
        st.button(
            language.say("share.keep"),
            on_click=_keep,
            args=(name,),
            key="keep",
            width="stretch",
            disabled=kept >= MOST_SLIDES,
        )
        if kept:
            frame.link("presentatie", language.count("share.kept", kept, n=str(kept)))


def _present() -> None:
    frame.go(slide=0)


def _keep(name: str) -> None:
    path = next(page.path for page in PAGES if page.name == name)
    view, shared = frame.current().view, set(PARAMETERS.values())
    own = {key: value for key, value in st.query_params.to_dict().items() if key not in shared}
    query = view.parameters(series="", slide=None, language=LANGUAGES[0]) | own
    kept = read_slides(view.series)
    frame.go(series=write_slides([*kept, Slide(path, query)]))


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
                if st.button(words, key=f"slide_{turn}", shortcut=shortcut, disabled=not possible):
                    show_slide(slides, there, view)
            st.caption(language.say("slide.place", here=here, count=len(slides)))
        if st.button(language.say("slide.close"), key="slide_close", shortcut="Esc"):
            # Out of a row one comes back to its list, out of a single view to that view.
            out = "presentatie" if here else name
            query = view.parameters(slide=None) if here else _without_slide()
            st.switch_page(f"screens/{out}.py", query_params=query)


def show_slide(slides: Sequence[Slide], place: int, view: View) -> NoReturn:
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


def _languages(looking: Looking) -> str:
    """Links to this very view in each language; each loads the document anew, which says its language too."""
    asked = st.query_params.to_dict()
    links = []
    for code in LANGUAGES:
        query = asked | {PARAMETERS["language"]: code}
        if code == LANGUAGES[0]:
            del query[PARAMETERS["language"]]
        words, here = Language(code).say("language.name"), code == looking.language.code
        links.append(
            f'<a href="?{escape(urlencode(query))}" target="_self" lang="{code}" hreflang="{code}" '
            f'title="{words}" aria-label="{words}"{" aria-current=true" if here else ""}>{code.upper()}</a>'
        )
    label = escape(looking.language.say("language.choice"))
    return f'<nav class="languages" aria-label="{label}" data-language="{looking.language.code}">{"".join(links)}</nav>'


def _link(page: Any, label: str, view: View) -> None:
    st.page_link(page, label=label, query_params=view.parameters())


def _year_label(looking: Looking, year: int) -> str:
    """Name a year, and say when only the old classification has it."""
    old = _has_old_alone(looking.offer, looking.view.level, year)
    return looking.language.say("year.old" if old else "year.new", year=year)


@kept(128)
def _has_old_alone(offer: Offer, level: str, year: int) -> bool:
    return all(indicators()[key].classification != HERKOMST[0] for key in offer.indicators(level, year))
