"""The figures that everyone looks at now: newer ones are seen within a minute, older ones let go when nobody looks.

What is shown lies in memory as it was published. Where newer figures are not whole, or the place of those that are
shown is no longer what it was, the last good ones stay, and :func:`behind` says why.
"""

import gc
import logging
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from threading import Condition, Lock

from cachetools import TTLCache, cached

from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.findings.data.origin import offer
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import indicators
from dashboard.findings.profile.story import story
from dashboard.language import Language
from dashboard.plain import shared
from dashboard.shell.memory import give_back
from dashboard.url.pages import PAGES
from data_sources import Snapshot, open_former, open_snapshot
from data_sources.errors import SnapshotError
from data_sources.settings import settings
from geo.web import web_geometry

__all__ = ["behind", "former", "nothing", "settle", "snapshot", "stories", "warm"]

log = logging.getLogger(__name__)


@dataclass
class _Last:
    """What the last look found.

    Attributes
    ----------
    snapshot : Snapshot or None
        The last good one.
    marks : dict
        Of its place, when it was found whole.
    trouble : SnapshotError or None
        Why it is not what lies there now.
    """

    snapshot: Snapshot | None = None
    marks: dict[str, str] = field(default_factory=dict)
    trouble: SnapshotError | None = None


_last = _Last()

_seen: "weakref.WeakSet[Snapshot]" = weakref.WeakSet()
"""Snapshots that were the present one, as long as anybody looks at them."""


@cached(TTLCache(1, settings().look_s), condition=Condition())
def snapshot() -> Snapshot:
    """Return the present snapshot; the same object as long as the figures are the same."""
    try:
        known = _whole()
    except SnapshotError as trouble:
        if _last.snapshot is None:
            raise
        if str(trouble) != str(_last.trouble):
            log.error("the last good figures stay: %s", trouble)
        _last.trouble = trouble
        return _last.snapshot
    _last.snapshot, _last.trouble = known, None
    _seen.add(known)
    give_back()
    if len(_seen) > 1:
        # What was settled may be garbage by now, and only then does the collector look at it.
        gc.unfreeze()
        gc.collect()
        settle()
    return known


_FORMER: TTLCache[str, Snapshot] = TTLCache(1, 600)
"""The figures before the present ones, for ten minutes: what is made of them takes as much memory as of those."""

_opening = Lock()


def former(version: str) -> Snapshot | None:
    """Return figures that were shown before, as long as they are held; None where they are not, or never were.

    Parameters
    ----------
    version : str
    """
    if (seen := next((one for one in list(_seen) if one.version == version), None)) is not None:
        return seen
    with _opening:
        if version in _FORMER:
            return _FORMER[version]
        try:
            found = open_former(version)
            if found is None:
                return None
            found.hold()
        except SnapshotError as why:
            log.warning("the figures before these: %s", why)
            return None
        _FORMER[version] = found
        return found


def behind() -> SnapshotError | None:
    """Return why the figures that are shown are not what lies in their place; None where they are."""
    snapshot()
    return _last.trouble


def _whole() -> Snapshot:
    """Open what is published; the same object as before where it has the same figures.

    Raises
    ------
    SnapshotError
        A file is not there, or damaged.
    """
    newest = open_snapshot()
    marks = newest.marks()
    known = next((one for one in _seen if one.version == newest.version), None)
    if known is None or marks != _last.marks:
        newest.hold()
        _last.marks = marks
    return known or newest


def nothing() -> SnapshotError | None:
    """Return why there is nothing to show; None where there is something."""
    try:
        offer(snapshot())
    except SnapshotError as why:
        return why
    return None


def warm() -> None:
    """Compute what the first visitor would wait for, of what is held."""
    if (why := nothing()) is not None:
        log.error("nothing to show: %s", why)
        return
    held = snapshot()
    frames = national(held)
    assert frames.gemeenten.names
    assert frames.kinds is not None


def stories() -> Iterator[Callable[[], object]]:
    """Compute piece by piece, as each is called, what the first page begins with and all stories are made of."""
    if nothing() is None:
        held = snapshot()
        drawn = offer(held).current_year
        yield partial(if_held, lambda: web_geometry("gemeente", drawn, snapshot=held).brotli)
        for key, declared in indicators().items():
            if declared.group is None:
                yield partial(if_held, partial(national(held).values, key))
        for code in LANGUAGES:
            yield partial(shared, held, PAGES[0], {}, Language(code))
        # To know what it lacks, all of a section is made.
        for section in story(held, next(iter(national(held).gemeenten.names))).sections:
            yield partial(getattr, section, "lacking")


def settle() -> None:
    """Keep the collector from walking again and again what is loaded by now and will hardly ever be garbage."""
    gc.freeze()
    gc.enable()
    give_back()
