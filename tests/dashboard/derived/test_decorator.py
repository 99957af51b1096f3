"""Kept on disk by figures and code, whatever happens to the disk."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from dashboard.derived import DERIVED, derived, earlier, shipped, user_folder
from dashboard.derived.decorator import gathered, key
from dashboard.derived.user_folder import SETTING
from dashboard.derived.written import write
from data_sources import Snapshot, open_snapshot
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept
from data_sources.settings import EMBEDDED_SNAPSHOT

calls: list[tuple[str, int]] = []


@kept(8)
@derived
def squares(snapshot: Snapshot, name: str, upto: int = 3) -> pd.DataFrame:
    """Something that follows from a snapshot."""
    calls.append((name, upto))
    time.sleep(0.05)
    return pd.DataFrame({name: [nth**2 for nth in range(upto)]})


@kept()
@derived
def absent(snapshot: Snapshot) -> pd.DataFrame:
    """Something of which the figures are not held."""
    calls.append(("absent", 0))
    raise NotHeldError(Lacking("history"))


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """The user's own folder, empty."""
    monkeypatch.setenv(SETTING, str(tmp_path / "own"))
    user_folder.chosen.cache_clear()
    calls.clear()
    yield tmp_path / "own"
    user_folder.chosen.cache_clear()


def embedded() -> Snapshot:
    """The embedded figures as another process opens them."""
    return open_snapshot(str(EMBEDDED_SNAPSHOT))


def test_it_is_computed_once_however_many_ask_and_found_by_who_comes_later(own):
    snapshot = embedded()
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: squares(snapshot, "a"), range(16)))
    assert calls == [("a", 3)]
    assert all(one is made[0] for one in made)
    pd.testing.assert_frame_equal(squares(embedded(), "a"), made[0])
    assert calls == [("a", 3)]
    squares(snapshot, "a", 4)
    assert calls == [("a", 3), ("a", 4)]


def test_other_figures_and_other_code_have_values_of_their_own_and_old_ones_go(own, monkeypatch):
    squares(embedded(), "a")
    whole = embedded()
    part = Snapshot(whole._storage, whole.manifest.model_copy(update={"sources": whole.sources()[1:]}))
    squares(part, "a")
    assert len(calls) == 2
    monkeypatch.setattr("dashboard.derived.decorator.digest", lambda module: "changed")
    squares(embedded(), "a")
    assert len(calls) == 3
    names = sorted(path.stem.rsplit("-", 1)[1] for path in own.rglob("*.zip"))
    assert names.count("changed") == 1
    assert len(names) == 2


def test_what_is_damaged_is_computed_again(own):
    squares(embedded(), "a")
    (file,) = own.rglob("*.zip")
    for content in (b"", b"PK no zip", file.read_bytes()[:-30]):
        file.write_bytes(content)
        calls.clear()
        assert squares(embedded(), "a")["a"].tolist() == [0, 1, 4]
        assert calls == [("a", 3)]
        assert file.stat().st_size > len(content)


def test_where_nothing_may_be_written_it_is_computed_in_memory(own):
    own.write_text("a file where a folder is wanted")
    snapshot = embedded()
    for _ in range(2):
        assert squares(snapshot, "a")["a"].tolist() == [0, 1, 4]
    assert calls == [("a", 3)]


def test_that_figures_are_not_held_is_kept_in_memory_alone(own):
    snapshot = embedded()
    for _ in range(2):
        with pytest.raises(NotHeldError) as raised:
            absent(snapshot)
        assert raised.value.lacking == Lacking("history")
    assert calls == [("absent", 0)]
    assert not list(own.rglob("*.zip"))


def test_a_snapshot_that_is_not_what_its_files_say_reads_and_writes_nothing(own):
    class MadeUp(Snapshot):
        """Withholds something."""

    whole = embedded()
    squares(MadeUp(whole._storage, whole.manifest), "a")
    assert not list(own.rglob("*.zip"))


def test_values_are_found_under_the_figures_and_the_code():
    item = DERIVED["test_decorator.squares"]
    whole = embedded()
    part = Snapshot(whole._storage, whole.manifest.model_copy(update={"sources": whole.sources()[1:]}))
    assert key(whole, item) == key(embedded(), item) != key(part, item)


def test_what_followed_from_other_figures_lies_beside_and_is_given_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped, "EMBEDDED_SNAPSHOT", tmp_path / "embedded")
    for folder, number in (("own", 1), ("embedded", 2)):
        shutil.copytree(EMBEDDED_SNAPSHOT, tmp_path / folder, ignore=shutil.ignore_patterns(shipped.FOLDER))
        frame = pd.DataFrame({"a": [number]})
        held = open_snapshot(str(tmp_path / folder))
        shipped.put(held, {"test_decorator.squares-a": ("of others", write(frame, pd.DataFrame))})
    own = open_snapshot(str(tmp_path / "own"))

    def found(snapshot: Snapshot) -> list[int]:
        return [int(frame.loc[0, "a"]) for frame in earlier(snapshot, "test_decorator.squares-a")]

    assert found(own) == [1, 2]
    assert found(open_snapshot(str(tmp_path / "embedded"))) == [2]
    assert earlier(own, "test_decorator.squares-b") == []
    with gathered(own):
        assert found(own) == []
    (file,) = (tmp_path / "own" / shipped.FOLDER).glob("*.zip")
    file.write_bytes(b"damaged")
    assert found(own) == [2]
    (tmp_path / "own" / shipped.FOLDER / "list.json").write_text("{")
    assert found(own) == [2]
