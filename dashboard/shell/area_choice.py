"""The choice of what an area of one's own is made of: by typing, from a list, or by pasting; and what it is called."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.findings.areas.own_area import LONGEST_NAME, MOST_MEMBERS, OwnArea, clean_name
from dashboard.findings.areas.reading import Reading, offered, read_area
from dashboard.findings.data.national import National, national
from dashboard.findings.model.absence import if_held
from dashboard.shell import controls, frame
from dashboard.shell.frame import Looking
from dashboard.shell.gemeente_box import choose_gemeenten

__all__ = ["area_looked_at", "choose_area"]

_LEVELS = ("gemeente", "wijk", "buurt")
_PARTS, _PASTE, _NAME, _PROVINCE = "area_parts", "area_paste", "area_name", "area_province"
_WIDTH = 360
_MOST_PASTED = 20_000


def area_looked_at(looking: Looking) -> OwnArea | None:
    """Return the area that the URL says, and say above the page what is wrong with it; None where it says none."""
    view = looking.view
    if not view.together:
        return None
    reading = read_area(national(looking.snapshot), ",".join(view.together), view.named, view.gemeente)
    for problem in reading.problems:
        frame.say_once(problem.say(looking.language))
    return reading.area


def choose_area(looking: Looking, area: OwnArea | None) -> None:
    """Show all ways in which an area is chosen, named and let go of.

    Parameters
    ----------
    looking : Looking
    area : OwnArea or None
        The one that is looked at.
    """
    say = looking.language.say
    usual = area.level if area else _LEVELS[0]
    level = controls.ask(
        "uit",
        partial(st.segmented_control, required=True),
        say("eigen_gebied.level"),
        list(_LEVELS),
        usual,
        format_func=lambda one: say(f"level.{one}.option"),
        width="content",
    )
    chosen = area.members if area and area.level == level else ()
    if level == "gemeente":
        with st.container(key="controls_gemeenten", horizontal=True, vertical_alignment="bottom"):
            add = say("eigen_gebied.add")
            choose_gemeenten(looking, "taken_area", chosen, _make, MOST_MEMBERS, add)
            _choose_province(looking)
    else:
        inside = area.gemeente if area and area.level == level else looking.view.gemeente
        _choose_inside(looking, level, chosen, inside)
    with st.container(key="controls_paste"):
        st.text_area(
            say("eigen_gebied.paste"),
            key=_PASTE,
            help=say("eigen_gebied.paste_help"),
            max_chars=_MOST_PASTED,
            height=90,
        )
        with st.container(key="controls_area", horizontal=True, vertical_alignment="bottom"):
            st.button(
                say("eigen_gebied.read"), key="area_read", on_click=partial(_pasted, level), type="primary"
            )
            if area is not None:
                st.button(say("eigen_gebied.clear"), key="area_clear", on_click=_let_go)
    if area is not None:
        controls.set_to(_NAME, looking.view.named)
        st.text_input(
            say("eigen_gebied.name"),
            key=_NAME,
            placeholder=area.name,
            max_chars=LONGEST_NAME,
            on_change=controls.chosen_by(_named),
            width=_WIDTH,
        )


def _choose_inside(looking: Looking, level: str, chosen: tuple[str, ...], gemeente: str | None) -> None:
    """A list of the wijken or buurten of the gemeente in which the area lies, or that is looked at."""
    say = looking.language.say
    if gemeente is None:
        frame.note(say(f"eigen_gebied.{level}.need"))
        return
    there = offered(national(looking.snapshot), level, gemeente)
    key = f"{_PARTS}_{level}"
    controls.set_to(key, [code for code in chosen if code in there])
    st.multiselect(
        say(f"eigen_gebied.list.{level}", name=looking.gemeenten.names[gemeente]),
        list(there),
        key=key,
        format_func=there.__getitem__,
        on_change=controls.chosen_by(_taken, key),
        placeholder=say("control.many"),
        select_all=False,
    )


def _choose_province(looking: Looking) -> None:
    """All gemeenten of a province at once, where the figures tell which those are."""
    say, provinces = looking.language.say, _provinces(looking)
    if not provinces:
        return
    controls.set_to(_PROVINCE, None)
    st.selectbox(
        say("eigen_gebied.province"),
        sorted(provinces),
        index=None,
        key=_PROVINCE,
        placeholder=say("eigen_gebied.province_none"),
        on_change=controls.chosen_by(_of_province),
        width=240,
    )


def _provinces(looking: Looking) -> Mapping[str, tuple[str, ...]]:
    found = if_held(lambda: national(looking.snapshot).provinces)
    if found is None:
        return {}
    return {str(name): tuple(rows.index.astype(str)) for name, rows in found.groupby("province_name")}


# Callbacks: all of them write to the URL, where the area lives.


def _make(members: tuple[str, ...]) -> None:
    """Make an area of these; what nobody named is called after its parts, and so is what it becomes."""
    frame.go(together=tuple(members), named=frame.current().view.named if members else "")


def _taken(key: str) -> None:
    _make(tuple(st.session_state[key]))


def _of_province() -> None:
    name = st.session_state[_PROVINCE]
    if name:
        frame.go(together=_provinces(frame.current())[name], named=clean_name(name))


def _pasted(level: str) -> None:
    looking = frame.current()
    reading = _read(national(looking.snapshot), looking, level)
    for problem in reading.problems:
        frame.tell_next(problem.say(looking.language))
    if (area := reading.area) is None:
        return
    st.session_state[_PASTE] = ""
    st.query_params.pop("uit", None)
    gemeente = area.gemeente or looking.view.gemeente
    frame.go(together=area.members, named=looking.view.named, gemeente=gemeente)


def _read(held: National, looking: Looking, level: str) -> Reading:
    text = st.session_state.get(_PASTE) or ""
    return read_area(held, text, looking.view.named, looking.view.gemeente, level)


def _named() -> None:
    frame.go(named=clean_name(st.session_state[_NAME] or ""))


def _let_go() -> None:
    st.query_params.pop("uit", None)
    frame.go(together=(), named="")
