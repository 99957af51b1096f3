"""Bundles: one at a time, stopped when nobody asks, and nothing left behind."""

import os
import time

import pytest

from dashboard.briefing.batch import Order
from dashboard.briefing.bundle import Bundles, FullError

pytestmark = pytest.mark.slow

ORDER = Order(("GM0088",), "xlsx", "nl", ("questions",))


class Clock:
    """Made-up seconds."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def bundles(clock):
    made = Bundles(most=3, patience=60, clock=clock)
    yield made
    made.close()


def test_one_is_made_at_a_time_and_the_row_moves_on_when_it_is_stopped(bundles):
    first, second = bundles.ask(ORDER), bundles.ask(ORDER)
    assert bundles.progress(first).state == "preparing"
    waiting = bundles.progress(second)
    assert (waiting.state, waiting.before) == ("waiting", 1)
    folder = bundles._bundles[first].folder
    process = bundles._bundles[first].process
    bundles.stop(first)
    assert process.poll() is not None
    assert not folder.exists()
    assert bundles.progress(first).state == "gone"
    assert bundles.progress(second).state == "preparing"


def test_a_bundle_that_nobody_asks_about_is_thrown_away(bundles, clock):
    left, kept = bundles.ask(ORDER), bundles.ask(ORDER)
    folder = bundles._bundles[left].folder
    clock.now = 50
    bundles.progress(kept)
    clock.now = 100
    assert bundles.progress(kept).state == "preparing"
    assert bundles.progress(left).state == "gone"
    assert not folder.exists()


def test_a_row_that_is_full_says_so(bundles):
    for _ in range(3):
        bundles.ask(ORDER)
    with pytest.raises(FullError):
        bundles.ask(ORDER)


def test_a_bundle_that_breaks_says_so(bundles):
    id = bundles.ask(Order(("GM9999",), "xlsx", "nl", ("questions",)))
    until = time.monotonic() + 120
    while bundles.progress(id).state in ("waiting", "preparing", "busy") and time.monotonic() < until:
        time.sleep(0.2)
    assert bundles.progress(id).state == "broken"
    with pytest.raises(LookupError):
        bundles.content(id)


def test_what_a_killed_server_left_is_removed_by_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.briefing.bundle.gettempdir", lambda: str(tmp_path))
    gone, mine = tmp_path / "briefings-999999999-a", tmp_path / f"briefings-{os.getpid()}-b"
    for folder in (gone, mine):
        folder.mkdir()
    Bundles().close()
    assert not gone.exists()
    assert mine.exists()


def test_a_bundle_is_thrown_away_even_when_nobody_asks_about_any():
    bundles = Bundles(patience=0.4)
    folder = bundles._bundles[bundles.ask(ORDER)].folder
    until = time.monotonic() + 20
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not folder.exists()
