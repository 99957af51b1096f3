"""Which areas of a map are chosen: by a click, by a row of its table, and so in the URL."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.shell import controls, frame
from dashboard.url.pages import PAGES

__all__ = ["MOST", "address", "clicked", "next_pick", "picked", "without"]

MOST = 2
"""So many areas are laid beside one another."""

_NAME, _LAST = "kies", "map_clicked"


def picked(names: Mapping[str, str], own: str | None) -> tuple[str, ...]:
    """Read from the URL which areas are chosen, the last chosen last: one beside one's own, or two."""
    chosen = controls.options(_NAME, tuple(names), limit=MOST, read=partial(_meant, names))
    return _with_room(tuple(code for code in chosen if code != own), own)


def _meant(names: Mapping[str, str], written: str) -> str | None:
    """The code for what may be written in its place: of a gemeente any name, of today or before."""
    if written in names:
        return written
    with suppress(NotFoundError):
        return find_gemeente(written, frame.current().gemeenten).code
    return None


def _with_room(picks: tuple[str, ...], own: str | None) -> tuple[str, ...]:
    """The last that were chosen, as far as they have room beside one's own area: that one stays."""
    return picks[-MOST if own is None else 1 - MOST :]


def clicked(key: str, names: Mapping[str, str], own: str | None) -> None:
    """Choose the area that was clicked, from within the callback of a map; a second click lets go of it.

    Parameters
    ----------
    key : str
        Of the map. Plotly says of a second click on an area only that nothing is selected any more.
    names : mapping of str to str
        Of all areas, by code.
    own : str or None
        One's own area, which is told of anyway.
    """
    points = st.session_state[key].selection.points
    region = points[0]["location"] if points else st.session_state.get(_LAST)
    st.session_state[_LAST] = region
    if region is None or region not in names or region == own:
        return
    before = picked(names, own)
    picks = tuple(code for code in before if code != region)
    if region not in before:
        picks = _with_room((*picks, region), own)
    if picks:
        st.query_params[_NAME] = ",".join(picks)
    else:
        st.query_params.pop(_NAME, None)


def next_pick(page: str, picks: tuple[str, ...], own: str | None) -> str:
    """Return the address, without its end, of this view with one more area chosen: the code of that goes behind it."""
    query = {name: value for name, value in st.query_params.to_dict().items() if name != _NAME}
    kept = picks[-1:] if own is None else ()
    return address(page, query | {_NAME: "".join(f"{code}," for code in kept)})


def without(page: str, picks: tuple[str, ...], region: str) -> str:
    """Return the address of this view with one area let go of."""
    query = {name: value for name, value in st.query_params.to_dict().items() if name != _NAME}
    left = ",".join(code for code in picks if code != region)
    return address(page, query | ({_NAME: left} if left else {}))


def address(page: str, query: Mapping[str, str]) -> str:
    """Return the address of a page, by the name of its file."""
    path = next(one.path for one in PAGES if one.name == page)
    return f"/{path}?{urlencode(query, safe=',')}"
