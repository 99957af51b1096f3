"""How a picture is shown with all that belongs to it: heading, words, terms, source, and its table and downloads."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from html import escape
from typing import Any
from urllib.parse import urlencode

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.template import config
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.sources.grounds import named, names_of
from dashboard.language import Language
from dashboard.markup.grounds import grounds_html
from dashboard.markup.key import key_html
from dashboard.shell import frame
from dashboard.shell.downloads import downloads
from dashboard.shell.turns import answers_first
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["explain", "heading", "show", "show_behind", "show_picture", "show_under"]


def show(
    exhibit: Exhibit,
    *,
    key: str | None = None,
    level: int = 2,
    buttons: tuple[str, ...] = (),
    on_select: Callable[[], None] | None = None,
    table_open: bool = False,
) -> None:
    """Show a picture.

    Parameters
    ----------
    exhibit : Exhibit
    key : str, optional
        Of the chart; the exhibit's id when absent. The same key keeps zoom and pan.
    level : int
        Of the heading; 0 shows none.
    buttons : tuple of str
        Plotly's own buttons on the picture.
    on_select : callable, optional
        Called on a click in the picture.
    table_open : bool
        Whether the table is shown at first; always for a table alone.
    """
    answers_first()
    language, name = exhibit.language, key or exhibit.id
    with st.container(key=f"exhibit_{name}"):
        if level:
            heading(exhibit.title, exhibit.subtitle, level)
        show_picture(exhibit, exhibit.picture, name, buttons, on_select)
        drawn = exhibit.drawn
        if exhibit.picture is None and not drawn:
            drawn = exhibit.table
        _under(exhibit, drawn + key_html(exhibit.key, language), name, table_open)


def show_picture(
    exhibit: Exhibit,
    picture: go.Figure | None,
    name: str,
    buttons: tuple[str, ...] = (),
    on_select: Callable[[], None] | None = None,
) -> None:
    """Show the picture of an exhibit alone, or one that is made of it; nothing where there is none."""
    if picture is None:
        return
    settings: dict[str, Any] = {"on_select": on_select, "selection_mode": "points"} if on_select else {}
    around: AbstractContextManager[Any] = nullcontext()
    if exhibit.map is not None and frame.current().presenting:
        # As high as the screen leaves room for: see ``fit.js``.
        around, settings["height"] = st.container(key=f"slide_map_{name}"), "stretch"
    with around:
        st.plotly_chart(
            picture,
            theme=None,
            key=name,
            config=config(exhibit.language, buttons),
            alt=exhibit.alt,
            **settings,
        )


def show_under(exhibit: Exhibit, name: str) -> None:
    """Show what belongs to a picture that stands above, with its legend beside it: caveats, sources, table, files."""
    with st.container(key=f"under_{name}"):
        _under(exhibit, exhibit.table if exhibit.picture is None else "", name, table_open=False)


def _under(exhibit: Exhibit, drawn: str, name: str, table_open: bool) -> None:
    if told := drawn + _caveats(exhibit):
        st.html(told)
    # An element of its own: sources and terms are the same for every gemeente, and so are sent once.
    st.html(_sources(exhibit, after=bool(told)))
    _behind(exhibit, name, table_open)


def show_behind(exhibit: Exhibit, name: str) -> None:
    """Show what belongs to a picture that stands elsewhere: its title, caveats, sources, terms, table, downloads."""
    heading(exhibit.title, exhibit.subtitle, level=3)
    told = _caveats(exhibit)
    st.html(told + _sources(exhibit, after=False) + exhibit.table)
    _downloads(exhibit, name)


def heading(title: str, subtitle: str = "", level: int = 2) -> None:
    """Show a heading as those above pictures, for what is told in words alone."""
    under = f'<p class="subtitle">{escape(subtitle)}</p>' if subtitle else ""
    st.html(f'<div class="exhibit"><h{level}>{escape(title)}</h{level}>{under}</div>')


def explain(terms: tuple[str, ...], language: Language) -> str:
    """Explain words on the spot: HTML that opens and closes by itself."""
    return "".join(
        f'<details class="term"><summary>{escape(language.say(f"term.{term}.name"))}</summary>'
        f"<p>{escape(language.say(f'term.{term}.text'))}</p></details>"
        for term in terms
    )


def _caveats(exhibit: Exhibit) -> str:
    caveats = "".join(f"<p>{escape(caveat)}</p>" for caveat in exhibit.caveats)
    caveats += _grounds(frame.current().snapshot, names_of(exhibit.numbers.caveats), exhibit.language)
    return f'<div class="under">{caveats}</div>' if caveats else ""


@kept(256)  # what caveats rest on is the same for every gemeente
def _grounds(snapshot: Snapshot, names: tuple[str, ...], language: Language) -> str:
    return grounds_html(named(snapshot, names), language)


def _sources(exhibit: Exhibit, after: bool) -> str:
    """Sources and terms, close to the words that they come after."""
    say = exhibit.language.say
    sources = "".join(f"<p>{escape(say('download.source_line', lines=line))}</p>" for line in exhibit.sources)
    told = f'<div class="under{" after" if after else ""}"><div class="source">{sources}</div></div>'
    if exhibit.terms:
        told += f'<div class="under terms">{explain(exhibit.terms, exhibit.language)}</div>'
    return told


def _behind(exhibit: Exhibit, name: str, table_open: bool) -> None:
    """The table and the downloads; filled when they are opened, because a table can weigh more than its picture."""
    language = exhibit.language
    has_picture = exhibit.picture is not None or bool(exhibit.drawn)
    words = language.say("exhibit.behind" if has_picture else "exhibit.download")
    behind = st.expander(words, key=f"behind_{name}", expanded=table_open, on_change="rerun")
    if behind.open:
        with behind:
            _downloads(exhibit, name)
            if has_picture:
                st.html(exhibit.table)


def _downloads(exhibit: Exhibit, name: str) -> None:
    with st.container(key=f"downloads_{name}", horizontal=True):
        for offer in downloads(exhibit, _address(), frame.current().snapshot):
            st.download_button(
                offer.label,
                offer.make,
                offer.name,
                offer.mime,
                key=f"download_{name}_{offer.name.split('.', 1)[1]}",
                on_click="ignore",
                icon=":material/download:",
            )


def _address() -> str:
    """The address of what is being looked at, as the browser has it."""
    query = urlencode(st.query_params.to_dict())
    return f"{st.context.url or ''}?{query}" if query else st.context.url or ""
