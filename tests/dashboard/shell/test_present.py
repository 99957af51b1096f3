"""The figures that everyone looks at: the same as long as they are the same, and gone when nobody looks."""

import gc
import shutil
import weakref
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from dashboard import server
from dashboard.findings.data.national import national
from dashboard.shell import present
from data_sources import open_former, open_snapshot
from data_sources.earlier import keep_earlier
from data_sources.manifest import MANIFEST, read_manifest, write_manifest
from data_sources.settings import EMBEDDED_SNAPSHOT
from data_sources.storage import Storage
from tests.dashboard.absence.reduced import without
from tests.dashboard.conftest import APP


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """A look of its own for each test; afterwards the figures of before."""
    monkeypatch.setattr(present, "_seen", weakref.WeakSet())
    monkeypatch.setattr(present, "_last", present._Last())
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


@pytest.mark.slow
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


@pytest.fixture
def published(monkeypatch, tmp_path):
    """A folder of figures that is looked at."""
    folder = tmp_path / "published"
    shutil.copytree(EMBEDDED_SNAPSHOT, folder)
    monkeypatch.setattr(present, "open_snapshot", lambda: open_snapshot(str(folder)))
    return folder


@pytest.fixture
def ask():
    """Ask the server, but for its pages."""
    return TestClient(Starlette(routes=server.settings()["routes"])).get


def gone(folder: Path) -> None:
    shutil.rmtree(folder)


def half(folder: Path) -> None:
    manifest = folder / MANIFEST
    manifest.write_bytes(manifest.read_bytes()[:-500])


def flipped(folder: Path) -> None:
    path = sorted(folder.glob("origin/*.parquet"))[0]
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def one_file_less(folder: Path) -> None:
    next(folder.glob("areas/*.parquet")).unlink()


def newer_but_damaged(folder: Path) -> None:
    storage = Storage(str(folder))
    manifest = read_manifest(storage)
    write_manifest(storage, manifest.model_copy(update={"sources": manifest.sources[:-1]}))
    flipped(folder)


BREAKING = [gone, half, flipped, one_file_less, newer_but_damaged]


def test_figures_of_before_are_given_as_long_as_they_are_whole(published, monkeypatch):
    monkeypatch.setattr(present, "open_former", lambda version: open_former(version, str(published)))
    monkeypatch.setattr(present, "_FORMER", present._FORMER.__class__(1, 600))
    storage, version = Storage(str(published)), open_snapshot(str(published)).version
    manifest = read_manifest(storage)
    assert present.former(version) is None  # nothing was published before
    after = manifest.model_copy(update={"sources": manifest.sources[:-1]})
    write_manifest(storage, after)
    keep_earlier(storage, manifest, after, most=2)
    assert present.snapshot().version != version
    found = present.former(version)
    assert found.version == version and present.former(version) is found
    assert present.former("0" * 12) is None
    present._FORMER.clear()
    flipped(published)
    assert present.former(version) is None


@pytest.mark.parametrize("spoil", BREAKING)
def test_when_figures_break_or_vanish_the_last_good_ones_stay_and_health_says_so(
    published, ask, spoil, caplog
):
    before = present.snapshot()
    assert ask("/health").json()["status"] == "ok"
    aside = shutil.copytree(published, published.with_name("aside"))
    spoil(published)
    for _ in range(2):
        assert look_again() is before
    # Also what nobody asked for before.
    assert len(before.areas("buurt", before.area_years("buurt")[0])) > 10_000
    assert before.damaged() == []
    answer = ask("/health")
    assert answer.status_code == 503
    assert answer.json()["status"] == "last good figures"
    assert answer.json()["snapshot"] == before.version
    assert str(published) not in answer.text and answer.json()["detail"]
    assert ask("/livez").status_code == 200
    assert [record.getMessage() for record in caplog.records if "last good" in record.getMessage()] == [
        f"the last good figures stay: {present.behind()}"
    ]
    shutil.rmtree(published, ignore_errors=True)
    shutil.copytree(aside, published)
    assert look_again() is before
    assert ask("/health").status_code == 200


@pytest.mark.parametrize("spoil", BREAKING)
def test_damaged_figures_are_not_started_with(published, ask, spoil):
    spoil(published)
    present.snapshot.cache.clear()
    answer = ask("/health")
    assert answer.status_code == 503
    assert answer.json()["status"] == "nothing to show"
    assert ask("/livez").json() == {"status": "ok"}


@pytest.mark.slow
def test_pages_say_that_the_figures_are_the_last_good_ones(published):
    present.snapshot()
    page = AppTest.from_file(str(APP), default_timeout=120).run()
    assert "laatste goede cijfers" not in "".join(one.value for one in page.info)
    gone(published)
    look_again()
    page.run()
    assert not page.exception
    assert "U ziet de laatste goede cijfers." in "".join(one.value for one in page.info)
