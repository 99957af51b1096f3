"""What one takes along: the pages of a briefing to look at and to save, and those of many gemeenten in one file."""

from functools import partial

import streamlit as st

from dashboard.briefing.documents import FORMATS, MIME, document, document_name, drawn
from dashboard.briefing.parts import ALL
from dashboard.content import LANGUAGES
from dashboard.language import Language
from dashboard.markup.recognise import LONGEST, recognised_html
from dashboard.shell import controls, frame
from dashboard.shell.bundle_part import Make, offer_bundle, site
from dashboard.shell.turns import aside

gemeente = frame.require_gemeente()
looking = frame.current()
language, held = looking.language, looking.snapshot
name = looking.name or ""


def part_label(part: str) -> str:
    """Name a part."""
    return language.say(f"briefing_pdf.part.{part}")


def language_label(code: str) -> str:
    """Name a language in itself."""
    return Language(code).say("language.name")


st.title(language.say("page.briefing.title"), anchor=False)
st.markdown(language.say("briefing.intro", name=name))
with st.container(key="controls", horizontal=not looking.on_phone, vertical_alignment="bottom"):
    chosen = controls.ask_many(
        "delen", language.say("briefing.parts"), ALL, ALL, len(ALL), format_func=part_label
    )
    spoken = controls.ask(
        "taalvan",
        partial(st.segmented_control, required=True),
        language.say("briefing.language"),
        list(LANGUAGES),
        language.code,
        format_func=language_label,
        width="content",
    )
with st.container(key="recognised"):
    recognised = st.text_area(
        language.say("briefing.recognised"),
        key=f"recognised_{gemeente}",
        max_chars=LONGEST + 50,
        height=80,
        placeholder=language.say("briefing.recognised_none"),
    )
    st.html(recognised_html(gemeente, language))
parts, told = tuple(part for part in ALL if part in chosen), Language(spoken)
if not parts:
    frame.note(language.say("briefing.nothing"))
    raise frame.NothingToShow

with st.container(key="files", horizontal=True):
    for form in FORMATS:
        st.download_button(
            language.say(f"briefing.save_{form}"),
            data=partial(document, held, gemeente, told, form, parts, site(), recognised),
            file_name=document_name(gemeente, name, told, form),
            mime=MIME[form],
            on_click="ignore",
            type="primary" if form == "pdf" else "secondary",
            key=f"save_{form}",
        )

st.header(language.say("briefing.pages"), anchor=False)
with st.spinner(language.say("briefing.make_pages")), aside():
    pages = drawn(held, gemeente, told, parts, site(), recognised)
columns = st.columns(1 if looking.on_phone else 2)
for place, page in enumerate(pages):
    with columns[place % len(columns)], st.container(key=f"sheet_{place}", border=True):
        alt = language.say("briefing.page_alt", page=place + 1, count=len(pages), name=name)
        st.image(page, alt=alt, width="stretch")

st.header(language.say("briefing.more"), anchor=False)
st.markdown(language.say("briefing.bundle_intro"))
offer_bundle(looking, Make(told.code, parts, site()), first=gemeente)
