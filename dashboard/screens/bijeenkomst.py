"""Preparing a meeting: who comes, of what type, what is asked besides; and where one leads it and takes part.

Without a key in the address a meeting can be made; with the key of one it is changed here, and led on a plain page.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import national
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.findings.model.absence import if_held
from dashboard.meeting.pages import lead_address, room_address, take_part_address
from dashboard.meeting.questions import FORMS, own_question
from dashboard.meeting.store import StoreError, store
from dashboard.meeting.store.meetings import Meeting, Member, ask_own, create, set_members
from dashboard.shell import frame
from dashboard.shell.gemeente_box import choose_gemeenten
from dashboard.shell.led_meeting import KEY, keep, led
from dashboard.store.settings import keeping
from data_sources.errors import NotHeldError

DRAFT, MOST = "meeting_codes", 342
LONGEST_PASTE = 20_000

looking = frame.current()
language, names = looking.language, looking.gemeenten.names
say = language.say


def parted(pasted: str) -> tuple[list[str], list[str]]:
    """Return the codes of what somebody pasted, and what is none; a name can hold a comma of its own."""
    codes, unknown = [], []
    for line in re.split(r"[\n;\t]+", pasted[:LONGEST_PASTE]):
        for part in [line] if found(line) else line.split(","):
            if code := found(part):
                codes.append(code)
            elif part.strip():
                unknown.append(part.strip())
    return list(dict.fromkeys(codes)), unknown


def found(words: str) -> str | None:
    """Return the gemeente that is meant."""
    try:
        return find_gemeente(words, looking.gemeenten).code if words.strip() else None
    except NotFoundError:
        return None


def add_pasted(codes: tuple[str, ...], change: Callable[[tuple[str, ...]], None]) -> None:
    """Add what was pasted, and say what was not understood."""
    known, unknown = parted(st.session_state["meeting_paste"])
    if unknown:
        shown = ", ".join(one[:60] for one in unknown[:5])
        frame.tell_next(language.count("bijeenkomst.unknown", len(unknown), names=shown, n=str(len(unknown))))
        st.session_state["meeting_paste"] = "\n".join(unknown)
    else:
        st.session_state["meeting_paste"] = ""
    change(tuple(dict.fromkeys((*codes, *known))))


def add_province(codes: tuple[str, ...], change: Callable[[tuple[str, ...]], None]) -> None:
    """Add the gemeenten of a province."""
    chosen = st.session_state["meeting_province"]
    if chosen:
        of = national(looking.snapshot).provinces["province_name"]
        change(tuple(dict.fromkeys((*codes, *sorted(of.index[of == chosen])))))


def choose_members(codes: tuple[str, ...], change: Callable[[tuple[str, ...]], None]) -> None:
    """Let somebody say which gemeenten come: by name, by province, or by pasting a list."""
    st.header(language.count("bijeenkomst.members", len(codes), n=str(len(codes))), anchor=False)
    frame.say_told()
    choose_gemeenten(looking, "taken_meeting", codes, change, MOST)
    provinces = if_held(lambda: sorted(set(national(looking.snapshot).provinces["province_name"])))
    with st.expander(say("bijeenkomst.more_ways")):
        if provinces:
            st.selectbox(
                say("bijeenkomst.province"),
                [None, *provinces],
                key="meeting_province",
                format_func=lambda one: one or say("bijeenkomst.none"),
                width=360,
            )
            st.button(say("bijeenkomst.add_province"), on_click=add_province, args=(codes, change))
        st.text_area(say("bijeenkomst.paste"), key="meeting_paste", max_chars=LONGEST_PASTE, height=120)
        st.button(say("bijeenkomst.add_pasted"), on_click=add_pasted, args=(codes, change))


def draft(codes: tuple[str, ...]) -> None:
    """Keep who comes to a meeting that is still to be made."""
    st.session_state[DRAFT] = codes


def make() -> None:
    """Make the meeting, and go to where it is prepared."""
    name = st.session_state["meeting_name"].strip()
    if not name:
        frame.tell_next(say("bijeenkomst.name_first"))
        return
    when: date | None = st.session_state["meeting_day"]
    members = [Member(code) for code in st.session_state.get(DRAFT, ())]
    job = partial(
        create,
        name=name,
        day=when.isoformat() if when else "",
        place=st.session_state["meeting_place"],
        members=members,
        code_days=keeping().code_days,
    )
    try:
        st.query_params[KEY] = store().write(job).leader
    except StoreError:
        frame.tell_next(say("meeting.store.away"))


def show_new() -> None:
    """Show what a meeting is made of."""
    st.title(say("page.bijeenkomst.title"), anchor=False)
    st.markdown(say("bijeenkomst.intro"))
    frame.say_told()
    with st.container(key="meeting_about", horizontal=not looking.on_phone):
        st.text_input(say("bijeenkomst.name"), key="meeting_name", max_chars=120)
        soonest = date.today()
        st.date_input(
            say("bijeenkomst.day"),
            None,
            key="meeting_day",
            min_value=soonest,
            max_value=soonest + timedelta(days=730),
            format="DD-MM-YYYY",
        )
        st.text_input(say("bijeenkomst.place"), key="meeting_place", max_chars=120)
    choose_members(tuple(st.session_state.get(DRAFT, ())), draft)
    st.button(say("bijeenkomst.make"), type="primary", on_click=make)
    st.caption(say("bijeenkomst.kept"))


def show_links(meeting: Meeting, leader: str) -> None:
    """Show where the meeting is led, shown and joined."""
    parts = urlsplit(st.context.url or "")
    site = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    join = f"{site}{take_part_address(meeting.token)}"
    ways = (
        ("lead", lead_address(leader)),
        ("screen", room_address(meeting.token)),
        ("join", take_part_address(meeting.token)),
    )
    rows = "".join(
        f'<li><a href="{escape(address)}" target="_blank">{escape(say(f"bijeenkomst.way.{way}"))}</a> '
        f"{escape(say(f'bijeenkomst.way.{way}_text'))}</li>"
        for way, address in ways
    )
    scan, alt = segno.make(join, error="m").svg_data_uri(scale=4, border=2), escape(say("meeting.room.join"))
    code = (
        f'<p class="code">{escape(say("meeting.room.code", code=meeting.code))}</p>' if meeting.code else ""
    )
    st.html(f'<div class="meeting-ways"><img src="{scan}" alt="{alt}"><div>{code}<ul>{rows}</ul></div></div>')


def change_members(meeting: Meeting, codes: tuple[str, ...]) -> None:
    """Change who comes; of who stays all stays."""
    had = {one.gemeente: one for one in meeting.members}
    keep(partial(set_members, id=meeting.id, members=[had.get(code) or Member(code) for code in codes]))


def type_name(key: str | None) -> str:
    """Name a type."""
    return typology().type[key].one[language.code] if key else say("bijeenkomst.no_type")


def proposed() -> dict[str, str]:
    """Return the types that the figures propose."""
    try:
        return dict(national(looking.snapshot).types["type"])
    except NotHeldError:
        return {}


def change_type(meeting: Meeting) -> None:
    """Give a gemeente another type, for this meeting."""
    code, given = st.session_state["meeting_of"], st.session_state["meeting_type"]
    changed = given if given != proposed().get(code) else None
    members = [replace(one, type=changed) if one.gemeente == code else one for one in meeting.members]
    keep(partial(set_members, id=meeting.id, members=members))


def show_types(meeting: Meeting) -> None:
    """Show of what type each gemeente is, and let it be changed for this meeting."""
    given = proposed()
    by_type: dict[str | None, list[str]] = {}
    for one in meeting.members:
        name = names.get(one.gemeente, one.gemeente)
        if one.type:
            name = say("bijeenkomst.changed", name=name, type=type_name(given.get(one.gemeente)))
        by_type.setdefault(one.type or given.get(one.gemeente), []).append(name)
    st.header(say("bijeenkomst.types"), anchor=False)
    st.markdown(say("bijeenkomst.types_text"))
    rows = "".join(
        f"<dt>{escape(type_name(key))}</dt><dd>{escape(', '.join(sorted(by_type[key])))}</dd>"
        for key in [*typology().type, None]
        if key in by_type
    )
    st.html(f'<dl class="meeting-types">{rows}</dl>')
    if meeting.members:
        with st.container(key="meeting_retype", horizontal=not looking.on_phone, vertical_alignment="bottom"):
            codes = sorted((one.gemeente for one in meeting.members), key=lambda code: names.get(code, code))
            st.selectbox(
                say("bijeenkomst.which"),
                codes,
                key="meeting_of",
                format_func=lambda code: names.get(code, code),
            )
            st.selectbox(
                say("bijeenkomst.type"), list(typology().type), key="meeting_type", format_func=type_name
            )
            st.button(say("bijeenkomst.retype"), on_click=change_type, args=(meeting,))


def ask(meeting: Meeting) -> None:
    """Add a question of this meeting's own."""
    options = tuple(st.session_state["meeting_options"].splitlines())
    form = st.session_state["meeting_form"]
    taken = {one.key for one in meeting.own}
    key = next(key for number in range(1, 99) if (key := f"own{number}") not in taken)
    try:
        asked = own_question(
            key, form, st.session_state["meeting_text"], options if form in FORMS[:2] else ()
        )
    except ValueError:
        frame.tell_next(say("bijeenkomst.no_question"))
        return
    keep(partial(ask_own, id=meeting.id, asked=[*meeting.own, asked]))
    st.session_state["meeting_text"] = st.session_state["meeting_options"] = ""


def leave_out(meeting: Meeting, key: str) -> None:
    """Ask one question less."""
    keep(partial(ask_own, id=meeting.id, asked=[one for one in meeting.own if one.key != key]))


def show_questions(meeting: Meeting) -> None:
    """Show what is asked besides what is given, and let it be added to."""
    st.header(say("bijeenkomst.questions"), anchor=False)
    st.markdown(say("bijeenkomst.questions_text"))
    frame.say_told()
    for one in meeting.own:
        with st.container(key=f"meeting_row_{one.key}", horizontal=True, vertical_alignment="center"):
            st.text(one.text + (f" ({', '.join(one.options)})" if one.options else ""), width="stretch")
            words = say("presentatie.leave_out")
            st.button(words, key=f"meeting_out_{one.key}", on_click=leave_out, args=(meeting, one.key))
    st.text_input(say("bijeenkomst.question"), key="meeting_text", max_chars=300)
    st.selectbox(
        say("bijeenkomst.form"),
        FORMS,
        key="meeting_form",
        format_func=lambda form: say(f"bijeenkomst.forms.of_{form}"),
    )
    if st.session_state["meeting_form"] in FORMS[:2]:
        st.text_area(say("bijeenkomst.options"), key="meeting_options", max_chars=1000, height=100)
    else:
        st.session_state["meeting_options"] = ""
    st.button(say("bijeenkomst.ask"), on_click=ask, args=(meeting,))


def show(leader: str) -> None:
    """Show a meeting to who prepares it."""
    if (meeting := led(leader)) is None:
        return
    st.title(meeting.name, anchor=False)
    if meeting.practice:
        frame.note(say("meeting.taking.practice"))
    st.markdown(say("bijeenkomst.keep_link"))
    show_links(meeting, leader)
    choose_members(tuple(one.gemeente for one in meeting.members), partial(change_members, meeting))
    show_types(meeting)
    st.header(say("page.tafels.title"), anchor=False)
    frame.link("tafels", say("bijeenkomst.tables"), {KEY: leader})
    show_questions(meeting)


try:
    if leader := st.query_params.get(KEY, ""):
        show(leader)
    else:
        show_new()
except StoreError:
    frame.note(say("meeting.store.away"))
