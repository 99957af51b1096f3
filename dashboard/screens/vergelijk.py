"""A gemeente beside its peers: in a table, among all gemeenten, by its largest differences, and on two figures."""

from typing import Any

import streamlit as st

from dashboard.exhibits import vergelijk as exhibits
from dashboard.findings.peers.comparison_table import SORTS
from dashboard.findings.peers.measures import start
from dashboard.shell import controls, frame, showing
from dashboard.shell.peer_choice import choose_peers
from dashboard.url.view import BY_HAND

PICTURES = ("tabel", "stippen", "verschillen", "verband")
MOST_STRIPS = 5

gemeente = frame.require_gemeente()
looking = frame.current()
language, view, held = looking.language, looking.view, looking.snapshot
others = view.others if view.peers == BY_HAND else ()
compared = (gemeente, view.peers, others)
names = exhibits.measure_names(held, language)
first = start(view.classification)


def show_table() -> None:
    """Show the gemeente and its peers under one another."""
    with st.container(key="controls_vergelijk_tabel", horizontal=True):
        order = controls.ask(
            "sorteer",
            st.selectbox,
            language.say("vergelijk.sort.label"),
            list(SORTS),
            "afstand" if view.peers == "nearest" else "aandeel",
            format_func=lambda code: language.say(f"vergelijk.sort.{code}"),
            width=300,
        )
    showing.show(
        exhibits.table_picture(
            held, compared, view.classification, view.year, order, looking.on_phone, language
        )
    )


def show_strips() -> None:
    """Show all gemeenten on several figures."""
    with st.container(key="controls_vergelijk_stippen"):
        keys = controls.ask_many(
            "cijfers",
            language.say("vergelijk.strips.choose"),
            list(names),
            [key for key in first.strips if key in names],
            MOST_STRIPS,
            format_func=names.get,
        )
    picture = exhibits.strips_picture(held, compared, keys, view.year, looking.on_phone, language)
    if picture is None:
        frame.note(language.say("vergelijk.strips.none"))
    else:
        showing.show(picture)


def show_differences() -> None:
    """Show in what the gemeente differs most from its peers."""
    subjects = exhibits.subjects(held, language)
    with st.container(key="controls_vergelijk_verschillen", horizontal=True):
        subject = controls.ask(
            "onderwerp",
            st.selectbox,
            language.say("vergelijk.differs.over"),
            list(subjects),
            exhibits.ALL,
            format_func=subjects.get,
            width=300,
        )
    picture = exhibits.differences_picture(
        held, compared, subject, view.classification, view.year, looking.on_phone, language
    )
    if picture.picture is None:
        frame.note(picture.alt)
    else:
        st.markdown(picture.alt)
        showing.show(picture)


def show_relation() -> None:
    """Show two figures against each other."""
    with st.container(key="controls_vergelijk_verband", horizontal=True, vertical_alignment="bottom"):
        keys = [
            controls.ask(
                axis,
                st.selectbox,
                language.say(f"vergelijk.relation.{axis}"),
                list(names),
                getattr(first, axis) if getattr(first, axis) in names else next(iter(names), ""),
                format_func=names.get,
                width=380,
            )
            for axis in ("x", "y")
        ]
        named = controls.ask(
            "namen",
            st.segmented_control,
            language.say("vergelijk.relation.names"),
            ("ja", "nee"),
            # On a phone most names would lie over one another.
            "nee" if looking.on_phone else "ja",
            format_func=lambda code: language.say(f"vergelijk.relation.{code}"),
            required=True,
        )
    picture = exhibits.relation_picture(
        held, compared, (keys[0], keys[1]), view.year, named == "ja", looking.on_phone, language
    )
    if picture is None:
        frame.note(language.say("vergelijk.strips.none"))
    else:
        st.markdown(picture.alt)
        showing.show(picture)


SHOW = dict(zip(PICTURES, (show_table, show_strips, show_differences, show_relation), strict=True))

st.title(language.say("vergelijk.title", name=looking.name), anchor=False)
with st.container(key="controls_vergelijk", horizontal=True, vertical_alignment="bottom"):
    choose_peers(looking)
    # Four buttons do not fit on a phone.
    widget: Any = st.selectbox if looking.on_phone else st.segmented_control
    settings: dict[str, Any] = {"width": 240} if looking.on_phone else {"required": True}
    chosen = controls.ask(
        "beeld",
        widget,
        language.say("vergelijk.picture"),
        PICTURES,
        PICTURES[0],
        format_func=lambda code: language.say(f"vergelijk.pictures.{code}"),
        **settings,
    )
who = exhibits.who_picture(held, compared, language)
with st.container(key="headline"):
    st.markdown(who.sentence)
    if who.caveats:
        st.caption(" ".join(who.caveats))
if looking.peers is not None and not looking.peers.enough and view.peers != BY_HAND:
    words = language.say("vergelijk.peers.instead")
    with st.container(key="ways_vergelijk"):
        st.button(words, key="peers_instead", on_click=frame.go, kwargs={"peers": "nearest"})
if looking.peers is not None and looking.peers.members:
    with frame.part():
        SHOW[chosen]()
