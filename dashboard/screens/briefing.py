"""What one takes along: the pages of a briefing to look at and to save, and those of many gemeenten in one file."""

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from dashboard.briefing.batch import Order
from dashboard.briefing.bundle import FullError, Progress, bundles
from dashboard.briefing.documents import FORMATS, MIME, document, document_name, drawn
from dashboard.briefing.parts import ALL
from dashboard.content import LANGUAGES
from dashboard.language import Language
from dashboard.markup.recognise import LONGEST, recognised_html
from dashboard.shell import controls, frame
from dashboard.shell.gemeente_box import choose_gemeenten

MOST_GEMEENTEN = 60
BUNDLE = "bundle"
BUNDLED = "bundle_codes"

gemeente = frame.require_gemeente()
looking = frame.current()
language, held = looking.language, looking.snapshot
name = looking.name or ""


def site() -> str:
    """Return where this page was found; links on paper lead back there."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def part_label(part: str) -> str:
    """Name a part."""
    return language.say(f"briefing_pdf.part.{part}")


def language_label(code: str) -> str:
    """Name a language in itself."""
    return Language(code).say("language.name")


def form_label(form: str) -> str:
    """Name a form."""
    return language.say(f"briefing.format_{form}")


def gemeente_label(code: str) -> str:
    """Name a gemeente."""
    return looking.gemeenten.names[code]


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
with st.spinner(language.say("briefing.make_pages")):
    pages = drawn(held, gemeente, told, parts, site(), recognised)
columns = st.columns(1 if looking.on_phone else 2)
for place, page in enumerate(pages):
    with columns[place % len(columns)], st.container(key=f"sheet_{place}", border=True):
        alt = language.say("briefing.page_alt", page=place + 1, count=len(pages), name=name)
        st.image(page, alt=alt, width="stretch")

st.header(language.say("briefing.more"), anchor=False)
st.markdown(language.say("briefing.bundle_intro"))


def start() -> None:
    """Ask for a bundle."""
    every = st.session_state["bundle_all"]
    codes = tuple(looking.gemeenten.names) if every else st.session_state[BUNDLED]
    if codes:
        order = Order(codes, st.session_state["bundle_form"], told.code, parts, site())
        try:
            st.session_state[BUNDLE] = bundles().ask(order)
        except FullError:
            st.session_state["bundle_full"] = True


def stop() -> None:
    """Stop the bundle, or let go of one that is done."""
    bundles().stop(st.session_state.pop(BUNDLE))


def bundle(codes: tuple[str, ...]) -> None:
    """Keep which gemeenten are put in a bundle."""
    st.session_state[BUNDLED] = codes


def choose_bundle() -> None:
    """Show what can be put in a bundle."""
    if st.session_state.pop("bundle_full", False):
        frame.note(language.say("briefing.full"))
    frame.say_told()
    chosen = st.session_state.setdefault(BUNDLED, (gemeente,))
    with st.container(key="bundle_choice", horizontal=True, vertical_alignment="bottom"):
        every = st.session_state.get("bundle_all", False)
        label = language.say("briefing.pick")
        choose_gemeenten(looking, "taken_bundle", chosen, bundle, MOST_GEMEENTEN, label, disabled=every)
        st.selectbox(
            language.say("briefing.format"),
            list(FORMATS),
            format_func=form_label,
            key="bundle_form",
            width=220,
        )
    count = language.formats.integer(len(looking.gemeenten.names))
    st.checkbox(language.say("briefing.all", count=count), key="bundle_all")
    if st.button(language.say("briefing.start"), key="bundle_start"):
        start()
        st.rerun()  # the whole page: only then does the part below begin, or cease, to ask by itself


def words(progress: Progress) -> str:
    """Tell how far a bundle is."""
    if progress.state == "ready":
        count = language.formats.integer(progress.done)
        ready = language.count("briefing.ready", progress.done, count=count)
        names = ", ".join(gemeente_label(code) for code in progress.failed)
        return language.say("briefing.ready_failed", ready=ready, names=names) if names else ready
    key = {"gone": "stopped"}.get(progress.state, progress.state)
    filled = {"done": progress.done, "count": progress.count, "before": progress.before}
    return language.say(f"briefing.{key}", **filled)


def show_bundle() -> None:
    """Show how far the bundle is, and what can be done with it."""
    id = st.session_state.get(BUNDLE)
    if id is None:
        choose_bundle()
        return
    progress = bundles().progress(id)
    with st.container(key="bundle_progress"):
        if progress.state in ("waiting", "preparing", "busy"):
            st.progress(progress.done / max(1, progress.count), text=words(progress))
            if st.button(language.say("briefing.stop"), key="bundle_stop"):
                stop()
                st.rerun()
            return
        st.markdown(words(progress))
        if progress.state == "ready":
            st.download_button(
                language.say("briefing.save"),
                data=partial(bundles().content, id),
                file_name="briefings.zip",
                mime=MIME["zip"],
                on_click="ignore",
                type="primary",
                key="bundle_save",
            )
        if st.button(language.say("briefing.again"), key="bundle_again"):
            stop()
            st.rerun()


# Asking every two seconds also tells that someone still waits; without a bundle there is nothing to ask.
st.fragment(show_bundle, run_every=2.0 if BUNDLE in st.session_state else None)()
