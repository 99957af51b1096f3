"""An area of one's own in five answers: gemeenten, or wijken or buurten of one, that someone takes together."""

import zlib
from collections.abc import Callable, Mapping
from functools import partial
from html import escape

import streamlit as st

from dashboard.briefing.area import area_document, area_document_name
from dashboard.briefing.documents import FORMATS, MIME
from dashboard.exhibits import eigen_gebied as exhibits
from dashboard.findings.areas.own_area import OwnArea
from dashboard.shell import frame, showing
from dashboard.shell.area_choice import area_looked_at, choose_area
from dashboard.shell.steps import show_step

looking = frame.current()
language, view, held = looking.language, looking.view, looking.snapshot
say = language.say
column = looking.width - 32 if looking.on_phone else (min(looking.width - 96, 1280) - 48) * 7 // 12


def told(area: OwnArea, *ids: str) -> None:
    """Say what the story of the area says besides."""
    if words := exhibits.sentences(held, area, ids, language):
        st.markdown("\n\n".join(words))


def who(area: OwnArea) -> None:
    """Show the groups in full, the place among others, and every figure with what rounding leaves open."""
    told(area, "standing_3_all", "area_index", "index_18", "born_here")
    showing.show(exhibits.groups(held, area, view.year, language), level=3)
    if (places := exhibits.standing(held, area, view.year, language)) is not None:
        showing.show(places, level=3)
    showing.show(exhibits.tables(held, area, "area_measures", language), level=3)


def change(area: OwnArea) -> None:
    """Say which groups grew most, and what of the series is told."""
    told(area, "series_7", "series_3", "fastest_7", "fastest_3", "growing", "growing_absent", "break")


def variety(area: OwnArea) -> None:
    """Say what is known of the largest groups."""
    told(area, "largest", "top3", "effective", "countries", "special", "classic", "outside_classic", "eu")


def where(area: OwnArea) -> None:
    """Show the parts in order, and in a table with all their figures."""
    if (shown := exhibits.parts_in_order(held, area, looking.on_phone, language)) is not None:
        showing.show(shown, key="parts_in_order", level=3)
    showing.show(exhibits.tables(held, area, "area_parts", language), level=3)


def ask(area: OwnArea) -> None:
    """Show in what the parts are alike, the figures of the tasks, and what is not told."""
    told(area, "parts_shared", "parts_apart", "area_tasks")
    for id in ("area_laid", "area_tasks"):
        showing.show(exhibits.tables(held, area, id, language), level=3)
    showing.heading(say("eigen_gebied.left_out"), level=3)
    listed = "".join(f"<li>{escape(words)}</li>" for words in exhibits.not_told(held, area, language))
    st.html(f"<ul>{listed}</ul>")


FURTHER: Mapping[str, Callable[[OwnArea], None]] = {
    "who": who,
    "change": change,
    "variety": variety,
    "where": where,
    "ask": ask,
}


def show(area: OwnArea) -> None:
    """Show the five answers."""
    within = f"{zlib.crc32(','.join(area.members).encode()):x}"
    for id in exhibits.STEPS[:1] if looking.presenting else exhibits.STEPS:
        found = exhibits.area_step(held, area, id, view.year, column, language)

        def further(more: Callable[[OwnArea], None] = FURTHER[id]) -> None:
            """Show what else is told, part by part."""
            with frame.part():
                more(area)

        show_step(found, language, further, within)


def save(area: OwnArea) -> None:
    """Offer what can be taken along."""
    with st.container(key="files", horizontal=True):
        for form in FORMATS:
            st.download_button(
                say(f"briefing.save_{form}"),
                data=partial(area_document, held, area, language, form),
                file_name=area_document_name(area, language, form),
                mime=MIME[form],
                on_click="ignore",
                key=f"save_area_{form}",
            )


found = area_looked_at(looking)
st.title(found.name if found else say("page.eigen_gebied.title"), anchor=False)
if not looking.presenting:
    frame.say_told()
if found is None:
    st.markdown(say("eigen_gebied.intro"))
    choose_area(looking, found)
else:
    if not looking.presenting:
        choice = st.expander(say("eigen_gebied.choose"), key="area_choice", on_change="rerun")
        if choice.open:
            with choice:
                choose_area(looking, found)
    show(found)
    if not looking.presenting:
        save(found)
