"""The figures that everyone looks at now: newer ones are seen within a minute, older ones let go when nobody looks."""

import gc
import logging
import weakref
from functools import partial
from threading import Condition

from cachetools import TTLCache, cached

from dashboard.findings.data.national import national
from dashboard.findings.data.origin import offer
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import indicators
from dashboard.findings.profile.story import story
from dashboard.shell.memory import give_back
from data_sources import Snapshot, open_snapshot
from data_sources.errors import SnapshotError
from geo.web import web_geometry

__all__ = ["nothing", "settle", "snapshot", "warm", "warm_stories"]

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 60

_seen: "weakref.WeakSet[Snapshot]" = weakref.WeakSet()
"""Snapshots that were the present one, as long as anybody looks at them."""


@cached(TTLCache(1, SECONDS_BETWEEN_LOOKS), condition=Condition())
def snapshot() -> Snapshot:
    """Return the present snapshot; the same object as long as the figures are the same."""
    newest = open_snapshot()
    known = next((one for one in _seen if one.version == newest.version), newest)
    _seen.add(known)
    give_back()
    if len(_seen) > 1:
        # What was settled may be garbage by now, and only then does the collector look at it.
        gc.unfreeze()
        settle()
    return known


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
    if_held(lambda: web_geometry("gemeente", offer(held).current_year, snapshot=held).brotli)
    for key, declared in indicators().items():
        if declared.group is None:
            if_held(partial(frames.values, key))


def warm_stories() -> None:
    """Compute what all stories are made of."""
    if nothing() is None:
        held = snapshot()
        told = story(held, next(iter(national(held).gemeenten.names)))
        assert isinstance(told.lacking, dict)  # to know what it lacks, all of it is made


def settle() -> None:
    """Keep the collector from walking again and again what is loaded by now and will never be garbage."""
    gc.collect()
    gc.freeze()
    give_back()
