"""The tables of a meeting: made, changed by hand, told to who takes part, and handed out."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.analysis.seating.errors import SeatingError
from dashboard.briefing.parts import ALL
from dashboard.findings.data.national import national
from dashboard.meeting.seated.asked import accounted, at_tables, known, seated
from dashboard.meeting.seated.markup import tables_html
from dashboard.meeting.seated.sheets import sheets
from dashboard.meeting.seated.told import cannot, of_all
from dashboard.meeting.store import StoreError, store
from dashboard.meeting.store.meetings import Meeting
from dashboard.meeting.store.notes import notes
from dashboard.meeting.store.seating import Arranged, arrange, arranged, place, sit, tell
from dashboard.shell import frame
from dashboard.shell.bundle_part import Make, offer_bundle, site
from dashboard.shell.led_meeting import KEY, keep, led
from dashboard.shell.turns import aside

MOST_SEATS, MOST_PEOPLE = 20, 10
"""So many people at a table, and from one gemeente."""

looking = frame.current()
language, names = looking.language, looking.gemeenten.names
say, held = language.say, national(looking.snapshot)


def called(code: str) -> str:
    """Name a gemeente."""
    return names.get(code, code)


def change_sizes(meeting: Meeting, asked: Arranged) -> None:
    """Ask for tables of other sizes; the larger of the two is the largest."""
    sizes = sorted((st.session_state["table_smallest"], st.session_state["table_largest"]))
    keep(partial(arrange, meeting=meeting.id, asked=replace(asked, smallest=sizes[0], largest=sizes[1])))


def show_sizes(meeting: Meeting, asked: Arranged) -> None:
    """Let somebody say how many sit at a table."""
    with st.container(key="table_sizes", horizontal=not looking.on_phone):
        for end, value in (("smallest", asked.smallest), ("largest", asked.largest)):
            st.session_state[f"table_{end}"] = value
            st.number_input(
                say(f"tafels.{end}"),
                2,
                MOST_SEATS,
                key=f"table_{end}",
                on_change=change_sizes,
                args=(meeting, asked),
                width=240,
            )


def make(meeting: Meeting, asked: Arranged, stay: bool) -> None:
    """Seat everybody, with a bar that says how far it is."""
    bar = st.progress(0.0, say("tafels.making"))

    def progress(part: float) -> None:
        bar.progress(part, say("tafels.making"))

    try:
        with aside():
            found = seated(held, meeting, asked, stay, progress)
    except SeatingError as error:
        bar.empty()
        frame.note(cannot(held, error).say(language))
        return
    keep(partial(sit, meeting=meeting.id, at=dict(found.tables), bound=found.bound))
    st.rerun()


def show_making(meeting: Meeting, asked: Arranged) -> None:
    """Offer to make the tables: all of them, or a place for who has none yet."""
    members = known(held, meeting)
    without = sum(one.table is None for one in members)
    if without and without < len(members):
        st.markdown(language.count("tafels.add_text", without, n=language.formats.integer(without)))
        if st.button(say("tafels.add"), type="primary", key="table_add"):
            make(meeting, asked, stay=True)
    again = without < len(members)
    if st.button(
        say("tafels.make_again" if again else "tafels.make"),
        type="secondary" if again else "primary",
        key="table_make",
        help=say("tafels.make_again_text") if again else None,
    ):
        make(meeting, asked, stay=False)


def show_tables(meeting: Meeting, asked: Arranged) -> None:
    """Show who sits where, how good that is, and why."""
    members = tuple(one for one in known(held, meeting) if one.table is not None)
    tables = at_tables(members)
    found = accounted(held, meeting, asked)
    st.markdown(" ".join(told.say(language) for told in of_all(held, found, tables)))
    st.html(tables_html(held, tables, found, language))
    with st.expander(say("tafels.how")):
        st.markdown(say("tafels.how_text"))


def put(meeting: Meeting) -> None:
    """Give a gemeente its table by hand."""
    state = st.session_state
    keep(
        partial(
            place,
            meeting=meeting.id,
            gemeente=state["table_of"],
            seats=state["table_people"],
            table=state["table_at"],
            fixed=state["table_fixed"],
        )
    )


def show_by_hand(meeting: Meeting) -> None:
    """Let somebody say where a gemeente sits, with how many, and whether it stays there."""
    st.header(say("tafels.change"), anchor=False)
    codes = sorted((one.gemeente for one in known(held, meeting)), key=called)
    with st.container(key="table_hand", horizontal=not looking.on_phone, vertical_alignment="bottom"):
        code = st.selectbox(say("tafels.which"), codes, key="table_of", format_func=called)
        one = meeting.member(code)
        # What is chosen of another gemeente says nothing of this one.
        if st.session_state.get("table_was") != (code, meeting.revision):
            st.session_state.update(
                table_people=min(one.seats, MOST_PEOPLE),
                table_at=one.table,
                table_fixed=one.fixed,
                table_was=(code, meeting.revision),
            )
        st.number_input(say("tafels.people"), 1, MOST_PEOPLE, key="table_people", width=120)
        numbers = [it.table for it in meeting.members if it.table is not None]
        new = max(numbers, default=0) + 1
        st.selectbox(
            say("tafels.at"),
            [None, *sorted(set(numbers)), new],
            key="table_at",
            format_func=lambda table: (
                say("tafels.no_table")
                if table is None
                else say("tafels.new_table" if table == new else "tafels.numbered", n=table)
            ),
            width=200,
        )
        st.checkbox(say("tafels.fixed"), key="table_fixed")
        st.button(say("tafels.put"), on_click=put, args=(meeting,), key="table_put")


def keep_apart(meeting: Meeting, asked: Arranged) -> None:
    """Ask that two do not sit together."""
    pair = (st.session_state["table_one"], st.session_state["table_other"])
    keep(partial(arrange, meeting=meeting.id, asked=replace(asked, apart=(*asked.apart, pair))))


def let_together(meeting: Meeting, asked: Arranged, pair: tuple[str, str]) -> None:
    """Ask no longer that two do not sit together."""
    left = tuple(one for one in asked.apart if one != pair)
    keep(partial(arrange, meeting=meeting.id, asked=replace(asked, apart=left)))


def show_apart(meeting: Meeting, asked: Arranged) -> None:
    """Let somebody say who do not sit together."""
    st.header(say("tafels.apart"), anchor=False)
    st.markdown(say("tafels.apart_text"))
    for pair in asked.apart:
        with st.container(key=f"table_pair_{'_'.join(pair)}", horizontal=True, vertical_alignment="center"):
            st.text(say("tafels.wish.apart", one=called(pair[0]), other=called(pair[1])), width="stretch")
            st.button(
                say("tafels.apart_out"),
                key=f"table_out_{'_'.join(pair)}",
                on_click=let_together,
                args=(meeting, asked, pair),
            )
    codes = sorted((one.gemeente for one in known(held, meeting)), key=called)
    with st.container(key="table_apart", horizontal=not looking.on_phone, vertical_alignment="bottom"):
        one = st.selectbox(say("tafels.apart_one"), codes, key="table_one", format_func=called)
        others = [code for code in codes if code != one]
        if st.session_state.get("table_other") not in others:
            st.session_state.pop("table_other", None)
        st.selectbox(say("tafels.apart_other"), others, key="table_other", format_func=called)
        st.button(
            say("tafels.apart_add"),
            on_click=keep_apart,
            args=(meeting, asked),
            disabled=not others,
            key="table_apart_add",
        )


def show_handed(meeting: Meeting) -> None:
    """Offer what is printed, and let who takes part see where they sit."""
    st.header(say("tafels.handed"), anchor=False)
    st.download_button(
        say("tafels.sheets"),
        data=partial(sheets, looking.snapshot, meeting, language, site()),
        file_name=f"tafels-{language.code}.pdf",
        mime="application/pdf",
        on_click="ignore",
        key="table_sheets",
    )
    st.markdown(say("tafels.briefings"))
    codes = [one.gemeente for one in known(held, meeting)]
    offer_bundle(looking, Make(language.code, ALL, site()), codes=codes)


def show_noted(meeting: Meeting) -> None:
    """Show what the tables noted."""
    st.header(say("tafels.notes"), anchor=False)
    noted = {
        table: one for table, one in store().read(partial(notes, meeting=meeting.id)).items() if one.words
    }
    if not noted:
        st.markdown(say("tafels.notes_none"))
    for table, one in noted.items():
        st.subheader(say("tafels.numbered", n=table), anchor=False)
        st.text(one.words)


def change_told(meeting: Meeting) -> None:
    """Let who takes part see where they sit, or no longer."""
    keep(partial(tell, meeting=meeting.id, told=st.session_state["table_told"]))


def show(leader: str) -> None:
    """Show the tables of a meeting to who prepares it."""
    if (meeting := led(leader)) is None:
        return
    asked = store().read(partial(arranged, meeting=meeting.id))
    st.title(say("tafels.of", name=meeting.name), anchor=False)
    frame.link("bijeenkomst", say("tafels.back"), {KEY: leader})
    if meeting.practice:
        frame.note(say("meeting.taking.practice"))
    frame.say_told()
    if not known(held, meeting):
        st.markdown(say("tafels.nobody"))
        return
    st.markdown(say("tafels.intro"))
    there = {one.gemeente for one in known(held, meeting)}
    if gone := [called(one.gemeente) for one in meeting.members if one.gemeente not in there]:
        frame.note(say("tafels.unknown_now", names=", ".join(gone)))
    show_sizes(meeting, asked)
    show_making(meeting, asked)
    if any(one.table is not None for one in meeting.members):
        show_tables(meeting, asked)
        st.session_state["table_told"] = asked.told
        st.checkbox(say("tafels.tell"), key="table_told", on_change=change_told, args=(meeting,))
        show_handed(meeting)
    show_by_hand(meeting)
    show_apart(meeting, asked)
    if any(one.table is not None for one in meeting.members):
        show_noted(meeting)


try:
    with frame.part():
        show(st.query_params.get(KEY, ""))
except StoreError:
    frame.note(say("meeting.store.away"))
