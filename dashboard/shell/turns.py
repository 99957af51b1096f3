"""Whose page is made now: one at a time, and after what a meeting keeps, so that phones are answered meanwhile.

Python runs one thread at a time. Fifty pages that are made at once are ready no sooner than when each has its turn, and
whatever else is asked waits for all fifty: in a hall a save took twelve seconds.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, local

from dashboard.store.writer import anything_unkept
from dashboard.watch.counted import TURNS

__all__ = ["answers_first", "anybody", "aside", "give_way", "turn"]

_SWITCH_S = 0.001
"""After so long a page lets somebody else go on, who then asks for little; Python's own is five times that."""

_MOST_S, _BETWEEN_S, _LOOK_S = 2.0, 0.3, 0.002
"""For how long a page waits for what is to be kept, before it begins and before each picture; how often it looks."""

_turns = Lock()
_mine = local()

_asked: set[object] = set()
"""Pages that are made, or wait for their turn."""


def anybody() -> bool:
    """Return whether anybody waits for a page."""
    return bool(_asked)


def give_way() -> None:
    """Let what is asked of this process interrupt the pages that it makes."""
    sys.setswitchinterval(_SWITCH_S)


@contextmanager
def turn() -> Iterator[None]:
    """Wait until this page may be made."""
    began, page = time.perf_counter(), object()
    _asked.add(page)
    try:
        with _turns:
            _mine.held = True
            try:
                answers_first(_MOST_S)
                TURNS.observe(time.perf_counter() - began)
                yield
            finally:
                _mine.held = False
    finally:
        _asked.discard(page)


@contextmanager
def aside() -> Iterator[None]:
    """Let others go on while this page computes for long."""
    if not getattr(_mine, "held", False):
        yield
        return
    _turns.release()
    try:
        yield
    finally:
        _turns.acquire()


def answers_first(most: float = _BETWEEN_S) -> None:
    """Let what a meeting is to keep go before the rest of this page.

    Parameters
    ----------
    most : float
        Seconds after which the page goes on all the same.
    """
    until = time.monotonic() + most
    while anything_unkept() and time.monotonic() < until:
        time.sleep(_LOOK_S)
