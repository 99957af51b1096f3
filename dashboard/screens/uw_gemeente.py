"""One gemeente in five answers: each a sentence with a picture, and the rest behind one gesture."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.exhibits import uw_gemeente as exhibits
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.exhibits.five_steps import STEPS, step
from dashboard.exhibits.national_origins import national_sentence
from dashboard.findings.known.own_figures import type_of
from dashboard.markup.recognise import recognise_html
from dashboard.shell import frame, showing
from dashboard.shell.known import show_known_of_type
from dashboard.shell.peer_choice import choose_peers
from dashboard.shell.steps import show_step
from dashboard.url.pages import PAGES

looking = frame.current()
language, view = looking.language, looking.view
gemeente = frame.require_gemeente()
held, name = looking.snapshot, looking.name or ""
# The picture stands beside the words on a desk, and under them on a phone, as the style sheet lays them out.
column = looking.width - 32 if looking.on_phone else (min(looking.width - 96, 1280) - 48) * 7 // 12
full = looking.width - 64 if looking.on_phone else min(looking.width - 96, 1280) - 32


def who() -> None:
    """Show the groups in full, the year before, and where the gemeente stands among all and its peers."""
    told = exhibits.head(held, gemeente, view.year, language)
    _say(told.more, told.caveats)
    showing.show(told.groups, level=3)
    showing.show(exhibits.hundred(held, gemeente, view.year, full, language), level=3)
    standing = exhibits.standing(held, gemeente, view.year, view.peers, view.others, language)
    showing.show(standing.positions, level=3)
    with st.container(key="controls_peers"):
        choose_peers(looking)
    showing.show(standing.ranks, level=3)


def change() -> None:
    """Show the index through the years, and how the country changed."""
    showing.show(exhibits.series(held, gemeente, language), level=3)
    _say(national_sentence(held, language))
    frame.link("trends", language.say("uw_gemeente.to.trends"))
    frame.link("trends", language.say("trends.land.more"), own={"beeld": "land"})


def variety() -> None:
    """Show what is known of the largest groups, of all countries, and what the old lens and the new one see."""
    _headed(exhibits.variety(held, gemeente, view.peers, view.others, full, language))
    countries, growing = exhibits.countries(held, gemeente, language)
    if countries:
        showing.show(countries, level=3)
        _say(growing)
    _headed(exhibits.lens(held, gemeente, full < 520, language))


def where() -> None:
    """Lead to the wijken."""
    frame.link("wijken", language.say("uw_gemeente.to.wijken"))
    frame.link("kaart", language.say("uw_gemeente.to.kaart", name=name))


def ask() -> None:
    """Show what stands out, the type and its reasons, who comes and goes, and the ways to the tasks."""
    _standouts()
    showing.show(exhibits.reasons(held, gemeente, language), level=3)
    show_known_of_type(looking, type_of(held, gemeente))
    _headed(exhibits.turnover(held, gemeente, language))
    for page in ("vergelijk", "opgaven"):
        frame.link(page, language.say(f"uw_gemeente.to.{page}", name=name))


def _standouts() -> None:
    """Show the findings that lie farthest from the middle, each with the page that says more."""
    title, found = language.say("uw_gemeente.standouts"), exhibits.standouts(held, gemeente, language)
    about = "standouts_subtitle" if found else "standouts_none"
    showing.heading(title, language.say(f"uw_gemeente.{about}", name=name), level=3)
    for place, sentence in enumerate(found, start=1):
        page = next(page.name for page in PAGES if page.path == sentence.link.page)
        with st.container(key=f"standout_{place}", gap="xsmall"):
            st.markdown(f"**{place}.** {sentence.words}")
            label = language.say("uw_gemeente.to.standout", page=language.say(f"page.{page}.title"))
            there = view.parameters() | dict(sentence.link.query)
            st.page_link(f"screens/{page}.py", label=label, query_params=there)


def _headed(told: Headed) -> None:
    shown: Exhibit = told.exhibit
    if shown.picture is None:
        showing.heading(shown.title, " ".join(told.paragraphs), level=3)
        return
    showing.show(shown, level=3)
    _say(*told.paragraphs)


def _say(*paragraphs: str) -> None:
    if words := "\n\n".join(filter(None, paragraphs)):
        st.markdown(words)


FURTHER: Mapping[str, Callable[[], None]] = {
    "who": who,
    "change": change,
    "variety": variety,
    "where": where,
    "ask": ask,
}

st.title(name, anchor=False)
# A slide is one screen: the first sentence and its picture.
for id in STEPS[:1] if looking.presenting else STEPS:
    found = step(held, gemeente, id, view.year, column, language)

    def further(more: Callable[[], None] = FURTHER[id]) -> None:
        """Show what else is told, part by part."""
        with frame.part():
            more()

    show_step(found, language, further, gemeente)
if not looking.presenting:
    st.html(recognise_html(gemeente, name, language))
