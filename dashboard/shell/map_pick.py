"""Which areas of a map are chosen: by a click, by a row of its table, and so in the URL."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from dashboard.shell import controls
from dashboard.url.pages import PAGES

__all__ = ["MOST", "address", "clicked", "next_pick", "pair", "picked", "without"]

MOST = 2
"""So many areas are laid beside one another."""

_NAME, _LAST = "kies", "map_clicked"


def picked(names: Mapping[str, str]) -> tuple[str, ...]:
    """Read from the URL which areas are chosen, besides one's own; the last chosen comes last."""
    return controls.options(_NAME, tuple(names), limit=MOST)


def pair(own: str | None, picks: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is told of: the last two of one's own area and those that were chosen."""
    return tuple(dict.fromkeys((*([own] if own else []), *picks)))[-MOST:]


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
    before = picked(names)
    picks = tuple(code for code in before if code != region)
    if region not in before:
        picks = (*picks, region)[-MOST:]
    if picks:
        st.query_params[_NAME] = ",".join(picks)
    else:
        st.query_params.pop(_NAME, None)


def next_pick(page: str, picks: tuple[str, ...]) -> str:
    """Return the address, without its end, of this view with one more area chosen: the code of that goes behind it."""
    query = {name: value for name, value in st.query_params.to_dict().items() if name != _NAME}
    return address(page, query | {_NAME: "".join(f"{code}," for code in picks[-1:])})


def without(page: str, picks: tuple[str, ...], region: str) -> str:
    """Return the address of this view with one area let go of."""
    query = {name: value for name, value in st.query_params.to_dict().items() if name != _NAME}
    left = ",".join(code for code in picks if code != region)
    return address(page, query | ({_NAME: left} if left else {}))


def address(page: str, query: Mapping[str, str]) -> str:
    """Return the address of a page, by the name of its file."""
    path = next(one.path for one in PAGES if one.name == page)
    return f"/{path}?{urlencode(query, safe=',')}"
