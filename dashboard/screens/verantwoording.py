"""The account: how every figure comes about, a part at a time; `uitleg` in the URL opens that of one figure."""

import datetime
from functools import partial

import streamlit as st

from dashboard.analysis.themes import themes
from dashboard.analysis.turnover import flows
from dashboard.exhibits import verantwoording as exhibits
from dashboard.exhibits.record import record_exhibit
from dashboard.exhibits.uw_gemeente import reasons
from dashboard.findings.model.indicators import indicators
from dashboard.findings.sources.account import FAMILIES, family_of
from dashboard.findings.sources.declarations import formulas
from dashboard.markup.account import heading
from dashboard.shell import controls, frame, showing

PARTS = (
    *FAMILIES,
    "typen",
    "methode",
    "tabellen",
    "kennis",
    "wijzigingen",
    "bijeenkomsten",
    "storingen",
    "veiligheid",
    "toegankelijkheid",
)
KNOWN = ("", *indicators(), *flows().flow, *themes().indicator, *formulas())

looking = frame.current()
language, held = looking.language, looking.snapshot


def show_part(name: str) -> None:
    """Show one part of the account."""
    if name == "opgaven":
        for theme, declared in themes().theme.items():
            st.html(heading(declared.label[language.code]) + exhibits.entries(held, name, theme, language))
    elif name in FAMILIES:
        st.html(exhibits.entries(held, name, None, language))
    elif name == "typen":
        if gemeente := looking.view.gemeente:
            with frame.part(language.say("uw_gemeente.type")):
                showing.show(reasons(held, gemeente, language))
        with frame.part(language.say("verantwoording.type.rules")):
            if not looking.view.gemeente:
                st.caption(exhibits.resting_on(held, language))
            rules, lists, signals = exhibits.types(held, language)
            for title, told in (("rules", rules + signals), ("lists", lists)):
                st.html(heading(language.say(f"verantwoording.type.{title}")) + told)
    elif name == "methode":
        for subject, told in exhibits.method(held, language).items():
            st.html(told)
            if subject == "outlook":
                with frame.part():
                    record = record_exhibit(held, language)
                    if record is not None:
                        showing.show(record, level=3)
        st.html(exhibits.happened(held, language))
    elif name == "tabellen":
        st.html(exhibits.tables(held, datetime.date.today(), language))
        st.markdown(exhibits.boundaries(held, language))
        st.caption(language.say("verantwoording.licence"))
    elif name == "kennis":
        st.html(exhibits.works(language))
    elif name == "wijzigingen":
        st.html(exhibits.changed(language))
    elif name == "bijeenkomsten":
        st.html(exhibits.threats(language))
        st.html(
            heading(language.say("verantwoording.asked_threats"))
            + exhibits.threats(language, exhibits.THREATS_ASKED)
        )
    elif name == "storingen":
        st.html(exhibits.faults(language))
    elif name == "veiligheid":
        for who, questions in exhibits.SAFE.items():
            st.html(
                heading(language.say(f"verantwoording.safe_{who}")) + exhibits.threats(language, questions)
            )
    else:
        st.html(exhibits.limited(language))
        st.caption(language.say("verantwoording.limit.statement"))


st.title(language.say("page.verantwoording.title"), anchor=False)
st.markdown(language.say("verantwoording.intro"))
asked = controls.option("uitleg", KNOWN, "")
if asked and (entry := exhibits.asked(held, asked, language)):
    with st.container(border=True, key="asked"):
        st.caption(language.say("verantwoording.asked"))
        st.html(entry)
elif asked:
    frame.note(language.say("note.option"))
with st.container(key="controls"):
    part = controls.ask(
        "deel",
        st.selectbox if looking.on_phone else partial(st.segmented_control, required=True),
        language.say("verantwoording.part"),
        PARTS,
        family_of(asked) or PARTS[0],
        format_func=lambda name: language.say(f"verantwoording.part_name.{name}"),
    )
st.caption(language.say(f"verantwoording.part_intro.{part}"))
show_part(part)
