"""What comes along with the embedded figures is theirs, and is exactly what is computed."""

import shutil

import pytest

from dashboard.content import texts
from dashboard.derived import DERIVED, shipped
from dashboard.derived.__main__ import everything
from dashboard.derived.decorator import Value, key
from dashboard.derived.written import read, same
from data_sources import Snapshot, open_snapshot
from data_sources.settings import EMBEDDED_SNAPSHOT


def embedded() -> Snapshot:
    """The embedded figures as another process opens them."""
    return open_snapshot(str(EMBEDDED_SNAPSHOT))


@pytest.fixture(scope="module")
def computed() -> dict[str, Value]:
    """All that is derived, computed anew with other texts of the interface: these are no part of the hash."""

    def nonsense(language):
        return dict.fromkeys(texts(language), "nonsense")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dashboard.language.language.texts", nonsense)
        return everything(embedded())


def test_what_comes_along_is_of_these_figures_and_this_code():
    held = embedded()
    items = {item.name: item for item in DERIVED.values() if item.make.__module__.startswith("dashboard.")}
    of = {name: items.get(name.split("-")[0]) for name in shipped.listed(held)}
    stale = [
        name
        for name, row in shipped.listed(held).items()
        if (item := of[name]) is None or row.key != key(held, item)
    ]
    lacking = sorted(items.keys() - {item.name for item in of.values() if item})
    assert not stale and not lacking, f"run: python -m dashboard.derived (stale: {stale}, lacking: {lacking})"
    files = {row.file for row in shipped.listed(held).values()}
    assert set(held.beside(shipped.FOLDER).names()) == {*files, "list.json"}


# The logarithms of NumPy end in another last digit on a processor with AVX-512 than on one without.
LAST_DIGITS = 1e-12


@pytest.mark.slow
def test_what_is_read_is_exactly_what_is_computed(computed):
    held = embedded()
    assert computed.keys() == shipped.listed(held).keys()
    for name, value in computed.items():
        content = shipped.find(held, name, key(held, value.item))
        assert content is not None, name
        assert same(read(content, value.item.expected), value.value, LAST_DIGITS), name


def test_what_comes_along_travels_with_the_figures(tmp_path):
    shutil.copytree(EMBEDDED_SNAPSHOT, tmp_path / "moved")
    moved = open_snapshot(str(tmp_path / "moved"))
    assert shipped.listed(moved) == shipped.listed(embedded())
    name, row = next(iter(shipped.listed(moved).items()))
    assert shipped.find(moved, name, row.key) == shipped.find(embedded(), name, row.key) is not None
    assert shipped.find(moved, name, "other") is None


def test_what_is_put_beside_figures_replaces_what_was_there_and_damage_is_seen(tmp_path):
    shutil.copytree(EMBEDDED_SNAPSHOT, tmp_path / "moved")
    put = open_snapshot(str(tmp_path / "moved"))
    shipped.put(put, {"a": ("of a", b"content"), "b": ("of b", b"other")})
    moved = open_snapshot(str(tmp_path / "moved"))
    folder = tmp_path / "moved" / shipped.FOLDER
    assert shipped.find(moved, "a", "of a") == b"content"
    assert len(list(folder.iterdir())) == 3
    (file,) = folder.glob("a-*")
    file.write_bytes(b"c0ntent")
    assert shipped.find(moved, "a", "of a") is None
    file.unlink()
    assert shipped.find(moved, "a", "of a") is None
    (folder / "list.json").write_text('{"a": ')
    assert shipped.listed(open_snapshot(str(tmp_path / "moved"))) == {}
