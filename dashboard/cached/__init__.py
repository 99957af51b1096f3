"""What is computed once for all users: keyed on the version of the snapshot, so that new figures replace old.

The only place where findings meet Streamlit's caches: what all pages share here, and a module for each page.
"""

import logging
from functools import partial

import pandas as pd
import streamlit as st

import geo
from dashboard.findings.data import figures
from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.national import national
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import Partition, indicators, values_of
from dashboard.findings.profile.story import story
from dashboard.language import Language
from data_sources import Snapshot, open_snapshot
from data_sources.errors import SnapshotError
from geo.web import web_geometry

__all__ = [
    "area_names",
    "gemeente_labels",
    "gemeente_origin",
    "gemeente_values",
    "gemeenten",
    "keep",
    "kinds",
    "names_on_map",
    "nothing",
    "offer",
    "small_area_values",
    "snapshot",
    "warm",
    "warm_stories",
]

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 60

keep = partial(st.cache_resource, show_spinner=False, hash_funcs={Snapshot: lambda kept: kept.version})
"""Decorator of what is made from a snapshot and is not to be changed: once for all users, per version."""


def snapshot() -> Snapshot:
    """Return the present snapshot; the same object as long as its version is the same."""
    newest = _look()
    return _same(newest.version, newest)


@st.cache_resource(show_spinner=False, ttl=SECONDS_BETWEEN_LOOKS)
def _look() -> Snapshot:
    return open_snapshot()


@st.cache_resource(show_spinner=False, max_entries=2)
def _same(version: str, _newest: Snapshot) -> Snapshot:
    return _newest


@keep(max_entries=2)
def offer(held: Snapshot) -> figures.Offer:
    """What can be shown."""
    return figures.offer(held)


@keep(max_entries=2)
def gemeenten(held: Snapshot) -> Gemeenten:
    """The gemeenten of today and the former ones."""
    return national(held).gemeenten


def nothing() -> SnapshotError | None:
    """Return why there is nothing to show; None where there is something."""
    try:
        offer(snapshot())
    except SnapshotError as why:
        return why
    return None


@keep(max_entries=2)
def kinds(held: Snapshot) -> tuple[str, ...]:
    """The sets of peers that can be made."""
    return national(held).kinds


@keep(max_entries=4)
def gemeente_labels(held: Snapshot, language: Language) -> dict[str, str]:
    """How each gemeente is offered, by code: those of today, and the former ones with what became of them."""
    known = gemeenten(held)
    former = {
        code: language.say("gemeente.former", name=was.name, new=known.names[was.successors[0][0]])
        for code, was in known.former.items()
    }
    return known.names | former


def gemeente_origin(held: Snapshot, partition: Partition) -> pd.DataFrame:
    """Origin of all gemeenten and years, on today's division; not to be changed."""
    return national(held).origin(partition)


@keep(max_entries=96)
def gemeente_values(held: Snapshot, indicator: str) -> pd.DataFrame:
    """An indicator of all gemeenten and years."""
    return national(held).values(indicator).reset_index()


@keep(max_entries=16)
def small_area_values(held: Snapshot, indicator: str, level: str, year: int) -> pd.DataFrame:
    """An indicator of all wijken or buurten of a year."""
    declared = indicators()[indicator]
    return values_of(declared, figures.small_area_origin(held, level, year, declared.partition))


@keep(max_entries=16)
def area_names(held: Snapshot, level: str, year: int) -> pd.DataFrame:
    """Names of the wijken or buurten that are drawn: `region`, `name`, `gemeente` (of today), by name."""
    areas = held.areas(level, year)[["region", "name", "gemeente"]]
    areas["gemeente"] = geo.inside_today(areas["gemeente"], year, held)
    return areas.sort_values("name", ignore_index=True)


@keep(max_entries=400)
def names_on_map(held: Snapshot, level: str, year: int, gemeente: str | None) -> dict[str, str]:
    """Names of the areas of a map by code: all gemeenten, or the wijken or buurten of one (perhaps none)."""
    if gemeente is None:
        return gemeenten(held).names
    inside = area_names(held, level, year)
    inside = inside[inside["gemeente"] == gemeente]
    return dict(zip(inside["region"], inside["name"], strict=True))


def warm() -> None:
    """Compute what the first visitor would wait for, of what is held."""
    if (why := nothing()) is not None:
        log.error("nothing to show: %s", why)
        return
    held = snapshot()
    gemeenten(held)
    kinds(held)
    if_held(partial(web_geometry, "gemeente", offer(held).current_year, snapshot=held))
    for key, declared in indicators().items():
        if declared.group is None:
            if_held(partial(gemeente_values, held, key))


def warm_stories() -> None:
    """Compute what all stories are made of."""
    if nothing() is None:
        held = snapshot()
        story(held, next(iter(gemeenten(held).names)))
