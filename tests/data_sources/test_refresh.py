"""A refresh publishes all or nothing, reads only what was renewed, and survives being killed."""

import contextlib
import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data_sources import open_former, open_snapshot
from data_sources.errors import SnapshotError
from data_sources.manifest import MANIFEST, read_manifest, write_manifest
from data_sources.refresh import refresh
from data_sources.storage import Storage
from tests.small_services.figures import MODIFIED
from tests.small_services.server import Fault

pytestmark = pytest.mark.slow

TABLES = ["84799NED", "85618NED", "03759ned", "gemeente-2024"]


def state(folder: str) -> dict[str, str]:
    files = [path for path in Path(folder).rglob("*") if path.is_file() and path.name != ".lock"]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def published(settings_for):
    settings = settings_for()
    outcome = refresh(settings, TABLES)
    assert outcome.failed == {} and outcome.published
    return settings


def data_requests(services):
    return [path for path in services.asked if "TypedDataSet" in path or "items" in path]


def test_what_was_refreshed_can_be_read(published):
    snapshot = open_snapshot(published.snapshot)
    origin = snapshot.origin(level="gemeente", years=2023, groups=3)
    assert origin.groupby("region", observed=True)["persons"].sum().to_dict() == {
        "GM9001": 1000,
        "GM9002": 2000,
        "GM9003": 3000,
    }
    assert snapshot.source("84799NED").modified == MODIFIED
    assert snapshot.area_years("gemeente") == [2024]


def test_a_second_refresh_asks_for_no_figures(published, services):
    services.asked.clear()
    before = state(published.snapshot)
    outcome = refresh(published, TABLES)
    assert sorted(outcome.unchanged) == sorted(TABLES)
    assert data_requests(services) == []
    assert state(published.snapshot) == before


def test_only_what_was_modified_is_read_again(published, services):
    services.tables["84799NED"].modified = "2026-11-01T02:00:00"
    services.asked.clear()
    outcome = refresh(published, TABLES)
    assert outcome.renewed == ["84799NED"]
    assert all("84799NED" in path for path in data_requests(services))
    assert open_snapshot(published.snapshot).source("84799NED").modified == "2026-11-01T02:00:00"


def test_a_table_without_a_date_is_followed_by_its_description(settings_for, services):
    services.tables["03759ned"].modified = None
    settings = settings_for()
    refresh(settings, ["03759ned"])
    assert refresh(settings, ["03759ned"]).unchanged == ["03759ned"]
    services.tables["03759ned"].title = "Verzonnen bevolking, met 2026"
    assert refresh(settings, ["03759ned"]).renewed == ["03759ned"]


def test_what_cbs_says_of_a_table_is_kept_with_it(published, services):
    texts = open_snapshot(published.snapshot).texts("03759ned")
    assert texts.to_dict("records") == [
        {"under": "", "title": "", "text": ""},
        {"under": "", "title": "Bevolking op 1 januari", "text": "Wie er woont.\n\nOp 1 januari."},
    ]
    assert open_snapshot(published.snapshot).texts("gemeente-2024").empty


def test_a_table_of_which_no_words_were_kept_is_read_again(published):
    storage = Storage(published.snapshot)
    manifest = read_manifest(storage)
    wordless = [
        entry.model_copy(update={"files": tuple(file for file in entry.files if file.is_of_figures)})
        for entry in manifest.sources
    ]
    write_manifest(storage, manifest.model_copy(update={"sources": tuple(wordless)}))
    outcome = refresh(published, TABLES)
    assert sorted(outcome.renewed) == ["03759ned", "84799NED", "85618NED"]
    assert outcome.unchanged == ["gemeente-2024"]
    assert len(open_snapshot(published.snapshot).texts("03759ned")) == 2


FAULTS = {
    "unavailable": lambda services: services.faults.append(
        Fault("status", "84799NED/TypedDataSet", status=503)
    ),
    "too many requests": lambda services: services.faults.append(
        Fault("status", "84799NED/Typed", status=429)
    ),
    "cut": lambda services: services.faults.append(Fault("cut", "84799NED/TypedDataSet")),
    "truncated": lambda services: services.faults.append(Fault("truncate", "84799NED/TypedDataSet")),
    "maintenance page": lambda services: services.faults.append(Fault("html", "84799NED")),
    "looping link": lambda services: services.faults.append(Fault("loop", "84799NED/TypedDataSet")),
    "unknown table": lambda services: services.tables.pop("84799NED"),
    "missing column": lambda services: services.tables["84799NED"].topics.pop(3),
    "renamed column": lambda services: services.tables["84799NED"].topics[1].update(title="Westerse totaal"),
    "empty": lambda services: services.tables["84799NED"].rows.clear(),
    "row count": lambda services: services.count_offsets.update({"84799NED": 1}),
    "national total": lambda services: services.tables["84799NED"].rows[0].update(Marokko_119=1),
    "population": lambda services: [
        row.update(AantalInwoners_5=999) for row in services.tables["84799NED"].rows
    ],
    "region of another year": lambda services: (
        services.tables["84799NED"].rows[-1].update(WijkenEnBuurten="BU12340000"),
        services.tables["84799NED"].dimensions["WijkenEnBuurten"].update(BU12340000=("Elders", "")),
    ),
}


@pytest.mark.parametrize("spoil", FAULTS.values(), ids=FAULTS)
def test_after_a_fault_the_last_good_figures_are_untouched(published, services, spoil):
    before = state(published.snapshot)
    services.tables["84799NED"].modified = "2026-11-01T02:00:00"
    services.tables["85618NED"].modified = "2026-11-01T02:00:00"
    spoil(services)
    outcome = refresh(published, TABLES)
    assert len(outcome.failed) == 1
    (message,) = outcome.failed.values()
    assert "84799NED" in message and "\n" not in message
    assert not outcome.published
    assert state(published.snapshot) == before


def test_keep_going_publishes_what_succeeded(published, services):
    for table in ("84799NED", "85618NED"):
        services.tables[table].modified = "2026-11-01T02:00:00"
    services.faults.append(Fault("html", "84799NED"))
    outcome = refresh(published, TABLES, keep_going=True)
    assert outcome.published and list(outcome.failed) == ["84799NED"]
    snapshot = open_snapshot(published.snapshot)
    assert snapshot.source("84799NED").modified == MODIFIED
    assert snapshot.source("85618NED").modified == "2026-11-01T02:00:00"


def test_a_table_that_cbs_does_not_offer_yet_is_no_failure(settings_for, services):
    services.tables.pop("86165NED")
    outcome = refresh(settings_for(), [])
    assert "86165NED" in outcome.not_offered
    assert "86165NED" not in outcome.failed


def test_kerncijfers_must_agree_with_the_origin_table(published, services):
    refresh(published, ["85458NED"])
    for row in services.tables["85618NED"].rows:
        if row["WijkenEnBuurten"] in ("GM9003", "NL00"):
            row["Hier_20"] -= 100
            row["Hier_22"] += 100
    outcome = refresh(published, ["85618NED"], force=True)
    assert "volgens 85458NED" in outcome.failed["samen"]


def test_files_of_the_state_before_stay_one_round(published, services):
    for round_ in ("2026-11-01", "2026-12-01"):
        services.tables["84799NED"].modified = f"{round_}T02:00:00"
        services.tables["84799NED"].topics[0]["title"] = "Aantal inwoners"
        reader = open_snapshot(published.snapshot)
        refresh(published, ["84799NED"])
        assert len(reader.origin(years=2020)) > 0


def test_the_state_before_is_opened_whole(published):
    before = open_snapshot(published.snapshot)
    assert open_former(before.version, published.snapshot) is None
    assert refresh(published, ["85458NED"]).published
    former = open_former(before.version, published.snapshot)
    assert open_snapshot(published.snapshot).version != before.version == former.version
    assert former.damaged() == []


def test_two_refreshes_of_one_folder_do_not_mix(published):
    with Storage(published.snapshot).locked(), pytest.raises(SnapshotError, match="loopt al"):
        refresh(published, TABLES)


def test_an_object_store_holds_a_snapshot_too(settings_for):
    settings = settings_for(snapshot="memory://snapshots/one")
    assert refresh(settings, ["84799NED", "03759ned"]).published
    assert (
        open_snapshot("memory://snapshots/one").origin(years=2020, level="gemeente")["persons"].sum() == 6000
    )


KILLED = """
import os, signal, sys, tempfile
from data_sources.refresh import refresh
from data_sources.settings import Settings

left = int(sys.argv[3])

def counted(original):
    def call(*arguments, **named):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return original(*arguments, **named)
    return call

tempfile.mkstemp, os.fsync = counted(tempfile.mkstemp), counted(os.fsync)
address, folder = sys.argv[1:3]
refresh(Settings(cbs_url=address, pdok_url=address, snapshot=folder, trial=""), sys.argv[4:], force=True)
"""
FILES = 13  # Parquet files of the four sources; the manifest comes after them
STEPS = 3  # of writing a file: open one beside, flush it (then rename), flush the folder


def seven_more_inhabitants(services):
    for row in services.tables["84799NED"].rows:
        if row["WijkenEnBuurten"] in ("GM9001", "NL00"):
            row["AantalInwoners_5"] += 7
            row["WestersTotaal_117"] += 7
    for row in services.tables["03759ned"].rows:
        if row["RegioS"] in ("GM9001", "NL01") and row["Perioden"] == "2020JJ00":
            row["BevolkingOp1Januari_1"] += 7


@pytest.mark.parametrize("step", [0, 1, 2, 16, STEPS * FILES, STEPS * FILES + 1, STEPS * FILES + 2])
def test_kill_9_at_any_step_of_writing_leaves_a_whole_snapshot(published, services, step):
    """A process of its own kills itself before the n-th step; the manifest is renamed before its last."""
    before = open_snapshot(published.snapshot).version
    seven_more_inhabitants(services)
    arguments = [services.address, published.snapshot, str(step), *TABLES]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    snapshot = open_snapshot(published.snapshot)
    assert snapshot.damaged() == []
    assert (snapshot.version != before) == (step == STEPS * FILES + 2)
    assert refresh(published, TABLES, force=True).published
    assert list(Path(published.snapshot).rglob(".tmp-*")) == []
    assert open_snapshot(published.snapshot).damaged() == []


@pytest.mark.parametrize("stop_at", [0, 1, 6, FILES - 1, FILES, FILES + 1])
def test_a_crash_at_any_write_leaves_the_old_or_the_new_state(published, services, monkeypatch, stop_at):
    """Stop for good before the n-th file operation of publishing, as a power cut would."""
    seven_more_inhabitants(services)
    before = open_snapshot(published.snapshot).version
    done = []

    class PowerCutError(BaseException):
        pass

    def counted(original):
        def operation(self, name, *content):
            if len(done) == stop_at:
                raise PowerCutError
            done.append(name)
            return original(self, name, *content)

        return operation

    monkeypatch.setattr(Storage, "write", counted(Storage.write))
    monkeypatch.setattr(Storage, "remove", counted(Storage.remove))
    with contextlib.suppress(PowerCutError):
        refresh(published, TABLES, force=True)
    monkeypatch.undo()
    assert len(done) == stop_at or MANIFEST in done
    snapshot = open_snapshot(published.snapshot)
    assert snapshot.damaged() == []
    assert (snapshot.version != before) == (MANIFEST in done)
    assert (MANIFEST in done) == (stop_at > FILES)
