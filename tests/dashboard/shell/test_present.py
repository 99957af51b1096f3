"""The figures that everyone looks at: the same as long as they are the same, and gone when nobody looks."""

import gc
import weakref

import pytest

from dashboard.findings.data.national import national
from dashboard.shell import present
from data_sources import open_snapshot
from tests.dashboard.absence.reduced import without


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """A look of its own for each test; afterwards the figures of before."""
    monkeypatch.setattr(present, "_seen", weakref.WeakSet())
    present.snapshot.cache.clear()
    yield
    present.snapshot.cache.clear()
    gc.unfreeze()


def look_again():
    """Look as after a minute."""
    present.snapshot.cache.clear()
    return present.snapshot()


def test_equal_figures_are_one_object_however_often_they_are_looked_at(monkeypatch):
    monkeypatch.setattr(present, "open_snapshot", open_snapshot)
    first = present.snapshot()
    assert look_again() is first


def test_old_figures_go_with_all_that_was_made_of_them_once_nobody_looks(monkeypatch):
    published = [open_snapshot()]
    monkeypatch.setattr(present, "open_snapshot", lambda: published[0])
    looking = present.snapshot()
    made = weakref.ref(national(looking))
    present.settle()
    published[0] = new = without(open_snapshot(), "37325_extract")
    assert new.version != looking.version
    assert look_again() is new
    # Somebody still looks at the old ones.
    assert made() is not None
    del looking
    assert look_again() is new
    assert made() is None
