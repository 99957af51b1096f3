"""One gemeente: how diverse it is in a sentence, the picture under it, the table behind it."""

import streamlit as st

from dashboard.exhibits import uw_gemeente as exhibits
from dashboard.exhibits.national_origins import national_sentence
from dashboard.shell import frame, showing
from dashboard.shell.peer_choice import choose_peers
from dashboard.url.pages import PAGES

WIJK_MAP_HEIGHT = 380
FURTHER = ("kaart", "wijken", "trends", "vergelijk", "opgaven")

looking = frame.current()
language, view = looking.language, looking.view
gemeente = frame.require_gemeente()
# Two columns with the gap between them, as the style sheet lays them out.
column = looking.width - 32 if looking.on_phone else (min(looking.width - 96, 1280) - 64) // 2

held, name = looking.snapshot, looking.name or ""


def show_head() -> None:
    """Show the finding of the page in a sentence, what it means, and what to keep in mind."""
    st.title(name, anchor=False)
    with frame.part():
        told = exhibits.head(held, gemeente, view.year, language)
        show_told(told)


def show_told(told: exhibits.Head) -> None:
    """Show what the figures of the year say."""
    with st.container(key="headline"):
        st.markdown(told.headline)
        if told.more:
            st.markdown(told.more)
    if told.caveats:
        st.caption(told.caveats)


def show_position() -> None:
    """Show where the gemeente stands among all, and among those it is compared with."""
    with frame.part(language.say("uw_gemeente.position", name=name)):
        standing = exhibits.standing(held, gemeente, view.year, view.peers, view.others, language)
        show_standing(standing)


def show_standing(standing: exhibits.Standing) -> None:
    """Show the place of the gemeente, and ask with whom it is compared."""
    showing.show(standing.positions)
    with st.container(key="controls_peers"):
        choose_peers(looking)
    showing.show(standing.ranks, level=3)


def show_standouts() -> None:
    """Show the three findings that lie farthest from the middle, each with the page that says more."""
    title = language.say("uw_gemeente.standouts")
    standouts = exhibits.standouts(held, gemeente, language)
    if not standouts:
        showing.heading(title, language.say("uw_gemeente.standouts_none", name=looking.name))
        return
    showing.heading(title, language.say("uw_gemeente.standouts_subtitle", name=looking.name))
    for place, sentence in enumerate(standouts, start=1):
        page = next(page.name for page in PAGES if page.path == sentence.link.page)
        with st.container(key=f"standout_{place}", gap="xsmall"):
            st.markdown(f"**{place}.** {sentence.words}")
            label = language.say("uw_gemeente.to.standout", page=language.say(f"page.{page}.title"))
            there = view.parameters() | dict(sentence.link.query)
            st.page_link(f"screens/{page}.py", label=label, query_params=there)


def show_variety() -> None:
    """Show how varied those with an origin elsewhere are: what can be said, and the picture of all gemeenten."""
    with frame.part(language.say("uw_gemeente.variety")):
        variety = exhibits.variety(held, gemeente, view.peers, view.others, column, language)
        left, right = st.columns(2, gap="large")
        with left:
            showing.show(variety.exhibit)
        with right, st.container(key="variety_told"):
            for words in variety.paragraphs:
                st.markdown(words)


def show_lenses() -> None:
    """Show what the old lens and the new one see."""
    with frame.part(language.say("uw_gemeente.lenses")):
        lenses = exhibits.lens(held, gemeente, column < 520, language)
        showing.show(lenses.exhibit)
        for words in lenses.paragraphs:
            st.markdown(words)


def show_turnover() -> None:
    """Show who came and who left, or say why that cannot be told."""
    with frame.part(language.say("turnover.title", name=name)):
        turnover = exhibits.turnover(held, gemeente, language)
        if turnover.exhibit.picture is None:
            showing.heading(turnover.exhibit.title, " ".join(turnover.paragraphs))
            return
        showing.show(turnover.exhibit)
        for words in turnover.paragraphs:
            st.markdown(words)


def show_wijken() -> None:
    """Show the wijken on a small map, where there are figures of them."""
    title = language.say("uw_gemeente.wijken", name=name)
    with frame.part(title):
        profile = exhibits.head(held, gemeente, view.year, language).profile
        shown = exhibits.wijken(held, gemeente, view.year, (column, WIJK_MAP_HEIGHT), language)
        if shown is None or shown.map is None:
            showing.heading(title, exhibits.no_wijken(held, gemeente, view.year, language))
            return
        showing.show(shown, key=f"wijken_{gemeente}_{shown.map.year}")
        words, year = language.say("uw_gemeente.to.wijk_map"), shown.map.year
        frame.link("kaart", words, level="wijk", year=year, indicator=profile.indicator)


def show_country() -> None:
    """Say how the country changed, and lead to where it is shown."""
    with frame.part():
        st.markdown(national_sentence(held, language))
        frame.link("trends", language.say("trends.land.more"), own={"beeld": "land"})


def show_further() -> None:
    """Show the ways to the pages that say more."""
    showing.heading(language.say("uw_gemeente.further"))
    with st.container(key="ways", horizontal=True):
        for page in FURTHER:
            frame.link(page, language.say(f"uw_gemeente.to.{page}", name=looking.name))


def show_rest() -> None:
    """Show how it changed, what stands out, who lives there and where, and what the gemeente is like."""
    left, right = st.columns(2, gap="large")
    with left:
        with frame.part(language.say("uw_gemeente.series")):
            showing.show(exhibits.series(held, gemeente, language))
        show_country()
    with right:
        show_standouts()
    left, right = st.columns(2, gap="large")
    with left:
        with frame.part(language.say("uw_gemeente.groups_herkomst")):
            showing.show(exhibits.head(held, gemeente, view.year, language).groups)
        with frame.part(language.say("uw_gemeente.countries")):
            countries, growing = exhibits.countries(held, gemeente, language)
            if countries:
                showing.show(countries)
                st.markdown(growing)
        show_wijken()
    with right:
        show_lenses()
        show_turnover()
        with frame.part(language.say("uw_gemeente.type")):
            showing.show(exhibits.reasons(held, gemeente, language))
    show_further()


show_head()
first, second = st.columns(2, gap="large")
with first, frame.part(language.say("uw_gemeente.hundred", name=name)):
    showing.show(exhibits.hundred(held, gemeente, view.year, column, language))
with second:
    show_position()
# A slide is one screen: the sentence and its pictures.
if not looking.presenting:
    show_variety()
    show_rest()
