"""Three states of the snapshot are kept, and an earlier one can be published again; when CBS was last asked is told."""

import json
import shutil
from datetime import date

import pytest
from typer.testing import CliRunner

from data_sources import open_snapshot
from data_sources.__main__ import app
from data_sources.earlier import earlier, go_back, keep_earlier
from data_sources.errors import SnapshotError
from data_sources.manifest import Manifest, read_manifest, write_manifest
from data_sources.refresh import refresh
from data_sources.refreshed import REFRESHED, note, read_refreshed
from data_sources.settings import EMBEDDED_SNAPSHOT, Settings
from data_sources.snapshot import Snapshot
from data_sources.status import status
from data_sources.storage import Storage
from tests.small_services.server import Fault

HELD = read_manifest(Storage(str(EMBEDDED_SNAPSHOT)))
assert HELD is not None
SMALL = sorted(HELD.sources, key=lambda one: sum(file.bytes for file in one.files))[:6]


def of(count: int) -> Manifest:
    return Manifest(sources=tuple(SMALL[:count]))


@pytest.fixture
def storage(tmp_path) -> Storage:
    """Published five times, each time with one source more."""
    for entry in SMALL:
        for file in entry.files:
            (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(EMBEDDED_SNAPSHOT / file.path, tmp_path / file.path)
    storage = Storage(str(tmp_path))
    write_manifest(storage, of(1))
    for count in range(2, 6):
        write_manifest(storage, of(count))
        keep_earlier(storage, of(count - 1), of(count), most=3)
    return storage


def test_three_states_are_kept_the_present_one_among_them(storage):
    assert [len(one.snapshot.sources()) for one in earlier(storage)] == [4, 3]
    # Their files are not removed; nor those of the state before, whatever is kept.
    assert keep_earlier(storage, of(5), of(6), most=3) == of(6).paths() | of(5).paths() | of(4).paths()
    assert keep_earlier(storage, of(6), of(1), most=1) == of(6).paths() | of(1).paths()
    assert earlier(storage) == []


def test_the_same_figures_published_again_are_no_state_of_their_own(storage):
    keep_earlier(storage, of(5), of(5), most=3)
    assert [len(one.snapshot.sources()) for one in earlier(storage)] == [4, 3]


def test_one_can_go_back_and_forth_again(storage):
    before = Snapshot(storage, of(5)).version
    assert go_back(storage).version == open_snapshot(storage.root).version == Snapshot(storage, of(4)).version
    assert {one.snapshot.version for one in earlier(storage)} == {before, Snapshot(storage, of(3)).version}
    assert go_back(storage, before).version == before


def test_what_is_not_there_or_not_whole_is_not_gone_back_to(storage):
    with pytest.raises(SnapshotError, match="geen eerdere"):
        go_back(storage, "nothing")
    storage.remove(of(4).sources[-1].files[0].path)
    with pytest.raises(SnapshotError, match="niet heel"):
        go_back(storage)
    assert open_snapshot(storage.root).version == Snapshot(storage, of(5)).version


def test_when_it_last_succeeded_is_told_after_failures_and_what_is_damaged_is_unknown(tmp_path):
    storage = Storage(str(tmp_path))
    assert read_refreshed(storage) is None
    note(storage, {})
    first = read_refreshed(storage)
    note(storage, {"85458NED": "geen antwoord"})
    second = read_refreshed(storage)
    assert second.succeeded == first.tried and second.failed == {"85458NED": "geen antwoord"}
    storage.write(REFRESHED, b"{")
    assert read_refreshed(storage) is None


@pytest.mark.slow
def test_every_refresh_of_everything_is_noted_and_one_of_a_table_is_not(settings_for, services):
    settings = settings_for()
    place = Storage(settings.snapshot)
    assert refresh(settings, ["84799NED"]).published
    assert read_refreshed(place) is None
    services.faults = [Fault("html")] * 50
    failed = refresh(settings).failed
    assert failed and read_refreshed(place).failed == failed and read_refreshed(place).succeeded is None


def test_the_status_is_json_for_programs():
    done = CliRunner().invoke(app, ["status", "--offline", "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert told["snapshot"] == open_snapshot().version
    by_id = {one["id"]: one for one in told["sources"]}
    assert {entry.id for entry in HELD.sources} == {name for name, one in by_id.items() if one["held"]}
    origin = by_id["85458NED"]
    assert origin["newer"] is None and max(origin["years"]) < origin["awaited"]["year"]


def test_what_is_superseded_by_the_calendar_is_named():
    years_later = date(2031, 1, 1)
    told = status(Settings(_env_file=None), True, years_later).as_json()
    assert "85458NED" in told["superseded"]
