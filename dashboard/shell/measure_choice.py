"""Which figure the map shows: by subject, those of the year and what has a year of its own."""

from collections.abc import Mapping

import streamlit as st

from dashboard.analysis.themes import themes
from dashboard.exhibits.measure_map import mapped_names
from dashboard.exhibits.theme_areas import theme_names
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import in_order, indicators
from dashboard.shell import controls, frame
from dashboard.shell.frame import Looking

__all__ = ["choose_measure", "choose_subject", "measure_asked"]

_SUBJECT = "map_subject"


def choose_subject(looking: Looking) -> None:
    """What the figures are of that one chooses from; a page knows many."""
    subjects = _subjects(looking)
    if len(subjects) < 2:
        return
    controls.set_to(_SUBJECT, _subject(looking, subjects))
    st.selectbox(
        looking.language.say("kaart.subject"),
        list(subjects),
        key=_SUBJECT,
        on_change=controls.chosen_by(_took_up, {name: next(iter(of)) for name, of in subjects.items()}),
        width=220,
    )


def choose_measure(looking: Looking) -> None:
    """A figure of the subject."""
    subjects = _subjects(looking)
    here, first = _subject(looking, subjects), next(iter(subjects))
    names = subjects[here]
    controls.choose_either(
        "indicator",
        "gegeven",
        st.selectbox,
        looking.language.say("control.indicator"),
        list(names) if here == first else [],
        () if here == first else tuple(names),
        format_func=names.get,
        # Of wijken there is more to choose in the same row.
        width="stretch" if looking.on_phone else 290 if looking.view.level == "gemeente" else 225,
    )


def measure_asked(looking: Looking) -> str:
    """The measure that is asked for, unless the indicators of the year have it."""
    measures, asked = tuple(_measures(looking)), st.query_params.get("gegeven", "")
    if asked not in measures and looking.view.level != "gemeente" and _of_gemeenten(looking, asked):
        st.query_params.pop("gegeven")
        shown = indicators()[looking.view.indicator].told("name").write(looking.language)
        told = {
            "levels": looking.language.say(f"level.{looking.view.level}.plural"),
            "year": looking.view.year,
            "indicator": shown,
        }
        frame.say_once(looking.language.say("note.indicator_at_level", **told))
    return controls.option("gegeven", measures, "")


def _subjects(looking: Looking) -> dict[str, dict[str, str]]:
    """Names of what can be drawn, by subject: first the indicators of the year, then what has a year of its own."""
    language, view = looking.language, looking.view
    offered = in_order(looking.offer.indicators(view.level, view.year), language)
    first = {key: indicators()[key].told("option").write(language) for key in offered}
    found = {language.say("map_measure.subject.herkomst"): first}
    measured = _measured(looking)
    if measured:
        left = {name: {key: of[key] for key in of if key not in first} for name, of in measured.items()}
        found |= {name: of for name, of in left.items() if of}
    return found


def _measured(looking: Looking) -> Mapping[str, Mapping[str, str]]:
    """What else is known of the areas, by subject; of wijken and buurten the figures of tasks."""
    level = looking.view.level
    if level == "gemeente":
        return mapped_names(looking.snapshot, looking.language)
    found = if_held(lambda: theme_names(looking.snapshot, level, looking.language)) or {}
    code, known = st.query_params.get("gegeven", ""), themes()
    if code not in known.indicator:
        return found
    # What is asked for and only larger areas have is named as well: the page says why it is not there.
    asked, written = known.indicator[code], looking.language.code
    task = known.theme[asked.theme].label[written]
    return found | {task: found.get(task, {}) | {code: asked.label[written]}}


def _subject(looking: Looking, subjects: Mapping[str, Mapping[str, str]]) -> str:
    """The subject of what is drawn."""
    key = controls.option("gegeven", tuple(_measures(looking)), "")
    return next((name for name, of in subjects.items() if key in of), next(iter(subjects)))


def _took_up(first: Mapping[str, str]) -> None:
    """Show the first figure of the subject that was chosen."""
    subject = st.session_state[_SUBJECT]
    if subject is None or subject == next(iter(first)):
        st.query_params.pop("gegeven", None)
    else:
        st.query_params["gegeven"] = first[subject]


def _of_gemeenten(looking: Looking, key: str) -> bool:
    """Whether gemeenten have a measure."""
    return any(key in of for of in mapped_names(looking.snapshot, looking.language).values())


def _measures(looking: Looking) -> dict[str, str]:
    """Names of what has a year of its own, by key; not what the year that is looked at has itself."""
    subjects = list(_subjects(looking).values())
    return {key: name for of in subjects[1:] for key, name in of.items()}
