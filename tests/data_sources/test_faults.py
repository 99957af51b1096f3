"""Commands end in one line, with a code, where something outside them fails; and no line tells a password."""

import errno
import os
import random
import resource
import runpy
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from data_sources.faults import in_one_line, line
from data_sources.refresh import refresh
from data_sources.settings import EMBEDDED_SNAPSHOT, Settings, settings

ROOT = Path(__file__).parents[2]
COMMANDS = {
    "status": ["data_sources", "status", "--offline"],
    "verify": ["data_sources", "verify"],
    "refresh": ["data_sources", "refresh", "-t", "84799NED"],
    "derived": ["dashboard.derived"],
    "briefing": ["dashboard.briefing", "GM0344", "--out", "briefings"],
    "findings": ["dashboard.findings", "GM0344"],
}


@dataclass
class Done:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(monkeypatch, capfd):
    """Run a command as `python -m` does, in this process."""

    def run(*command: str, **environment: str) -> Done:
        for name, value in ({"DIVERSITEIT_DERIVED": "", "COLUMNS": "200"} | environment).items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        monkeypatch.setattr(sys, "argv", list(command))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            runpy.run_module(command[0], run_name="__main__")
        said = capfd.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    yield run
    settings.cache_clear()


def run_alone(
    *command: str, limit: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, which may be limited to files of so many bytes."""

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=os.environ | {"DIVERSITEIT_DERIVED": "", "COLUMNS": "200"} | environment,
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=limited,
    )


def told(done: Done | subprocess.CompletedProcess[str], code: int) -> str:
    """The one line, and the code."""
    assert done.returncode == code, done.stdout + done.stderr
    (said,) = done.stderr.splitlines()
    return said


@pytest.mark.parametrize("command", [COMMANDS["status"], COMMANDS["derived"], COMMANDS["findings"]])
def test_a_setting_that_is_nonsense_is_named_and_not_shown(run, command):
    said = told(run(*command, DIVERSITEIT_WORKERS="geheim"), 2)
    assert said == "Mislukt: instelling DIVERSITEIT_WORKERS moet een geheel getal zijn."


@pytest.mark.slow
def test_the_dashboard_says_what_setting_is_nonsense():
    said = told(run_alone("dashboard", "--port", "18999", DIVERSITEIT_CONNECTIONS="geheim"), 2)
    assert said == "Mislukt: instelling DIVERSITEIT_CONNECTIONS moet een geheel getal zijn."


@pytest.mark.slow
def test_the_dashboard_says_where_it_cannot_listen():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert told(run_alone("dashboard", "--port", port), 1) == (
            f"Mislukt: 127.0.0.1:{port}: die poort is al in gebruik."
        )
    assert "geen adres van deze machine" in told(run_alone("dashboard", "--host", "192.0.2.1"), 1)
    assert "65535" in run_alone("dashboard", "--port", "70000").stderr


@pytest.mark.slow
def test_the_dashboard_does_not_start_on_half_a_manifest(tmp_path):
    (tmp_path / "manifest.json").write_bytes((EMBEDDED_SNAPSHOT / "manifest.json").read_bytes()[:20_000])
    said = told(run_alone("dashboard", "--port", "18998", DIVERSITEIT_SNAPSHOT=str(tmp_path)), 1)
    assert said.startswith(f"Mislukt: {tmp_path}: manifest.json is beschadigd (")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_half_manifest_is_one_line(run, command, tmp_path):
    (tmp_path / "manifest.json").write_bytes((EMBEDDED_SNAPSHOT / "manifest.json").read_bytes()[:20_000])
    said = told(run(*COMMANDS[command], DIVERSITEIT_SNAPSHOT=str(tmp_path)), 1)
    assert said.startswith(f"Mislukt: {tmp_path}: manifest.json is beschadigd (")


@pytest.mark.parametrize("command", ["verify", "derived"])
def test_a_missing_snapshot_is_one_line_without_its_password(run, command):
    done = run(*COMMANDS[command], DIVERSITEIT_SNAPSHOT="memory://user:geheim@bucket/none")
    assert told(done, 1).startswith("Mislukt: memory://…@bucket/none: hier is geen momentopname")


def test_status_tells_no_password(run):
    done = run(*COMMANDS["status"], DIVERSITEIT_SNAPSHOT="memory://user:geheim@bucket/none")
    assert "geheim" not in done.stdout + done.stderr and "…@bucket" in done.stdout


def test_a_service_that_is_away_is_told_without_the_password_of_its_address(run, settings_for):
    done = run(
        *COMMANDS["refresh"],
        DIVERSITEIT_CBS_URL="http://user:geheim@127.0.0.1:9",
        DIVERSITEIT_SNAPSHOT=settings_for().snapshot,
        DIVERSITEIT_ATTEMPTS="1",
    )
    assert done.returncode == 1
    assert "127.0.0.1:9 is niet bereikbaar" in done.stdout
    assert "geheim" not in done.stdout + done.stderr and "Traceback" not in done.stderr


def test_settings_do_not_show_passwords():
    assert "geheim" not in repr(Settings(snapshot="s3://user:geheim@bucket", trial=""))


@pytest.mark.slow
def test_a_disk_that_is_full_costs_nothing_that_was_there(settings_for, services):
    chosen, tables = settings_for(), ["84799NED", "gemeente-2024"]
    assert refresh(chosen, tables).published
    folder = Path(chosen.snapshot)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    # The list of regions is new, and fits; what CBS says of the table comes after it, and does not.
    regions = services.tables["84799NED"].dimensions["WijkenEnBuurten"]
    code, (title, description) = regions.popitem()
    regions[code] = (f"{title} nieuw", description)
    services.tables["84799NED"].text = random.Random(1).randbytes(20_000).hex()
    services.tables["84799NED"].modified = "2027-01-01T02:00:00"
    done = run_alone(
        *["data_sources", "refresh", "--pdok-url", services.address, *(f"-t{name}" for name in tables)],
        limit=max(len(content) for content in before.values()),
        DIVERSITEIT_CBS_URL=services.address,
        DIVERSITEIT_SNAPSHOT=chosen.snapshot,
        DIVERSITEIT_TRIAL="",
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "is niet te schrijven: het bestand wordt te groot." in done.stdout
    assert "De laatste goede momentopname is ongewijzigd." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_may_not_be_written_is_one_line(run, tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    said = told(run(*COMMANDS["refresh"], DIVERSITEIT_SNAPSHOT=str(file / "snapshot")), 1)
    assert said == f"Mislukt: {file / 'snapshot'}: dat is geen map."


def test_what_is_a_fault_of_the_program_keeps_its_traceback():
    class Declared(BaseModel):
        number: int

    with pytest.raises(ValidationError) as wrong:
        Declared(number="x")  # type: ignore[arg-type]
    assert line(wrong.value) is None
    assert line(KeyError("x")) is None
    with pytest.raises(ZeroDivisionError):
        in_one_line(lambda: 1 / 0)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left", "/a/b"), "/a/b: de schijf is vol."),
        (
            PermissionError(errno.EACCES, "denied", "s3://u:geheim@h/x"),
            "s3://…@h/x: dat mag deze gebruiker niet.",
        ),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "daar antwoordt niets."),
        (socket.gaierror(-2, "Name or service not known"), "die naam is niet bekend."),
        (OSError("GET http://u:geheim@h failed\nat once"), "OSError: GET http://…@h failed at once."),
        (MemoryError(), "er is te weinig geheugen."),
    ],
)
def test_faults_of_the_system_in_one_line(error, said):
    assert line(error) == said
