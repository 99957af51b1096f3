"""The command line: what a maintainer sees."""

import pytest
from typer.testing import CliRunner

from data_sources.__main__ import app
from tests.small_services.server import Fault

run = CliRunner(env={"COLUMNS": "200", "TERM": "dumb"})


@pytest.fixture
def options(settings_for):
    settings = settings_for()
    return ["--snapshot", settings.snapshot, "--cbs-url", settings.cbs_url]


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setenv("DIVERSITEIT_ATTEMPTS", "1")
    monkeypatch.setenv("DIVERSITEIT_TRIAL", "")


def refresh(options, services, *more):
    return run.invoke(app, ["refresh", *options, "--pdok-url", services.address, *more])


def test_refresh_status_and_verify_tell_what_there_is(options, services):
    done = refresh(options, services, "-t", "84799NED", "-t", "03759ned", "-t", "gemeente-2024")
    assert done.exit_code == 0, done.output
    assert "3 gelezen, 0 ongewijzigd" in done.output
    status = run.invoke(app, ["status", *options])
    assert status.exit_code == 0 and "gelijk" in status.output and "2026-05-01" in status.output
    verified = run.invoke(app, ["verify", *options[:2]])
    assert verified.exit_code == 0 and "0 problemen" in verified.output


def test_status_tells_what_cbs_renewed(options, services):
    refresh(options, services, "-t", "84799NED")
    services.tables["84799NED"].modified = "2027-01-01T02:00:00"
    assert "nieuwer" in run.invoke(app, ["status", *options]).output


def test_a_failure_is_one_line_and_exit_code_1(options, services):
    services.faults = [Fault("html")]
    failed = refresh(options, services, "-t", "84799NED")
    assert failed.exit_code == 1
    assert "Mislukt: 84799NED" in failed.output and "onderhoudspagina" in failed.output
    assert "De laatste goede momentopname is ongewijzigd." in failed.output
    assert "Traceback" not in failed.output


def test_verify_finds_a_damaged_file(options, services):
    from pathlib import Path

    refresh(options, services, "-t", "84799NED")
    file = next(Path(options[1]).rglob("origin/*.parquet"))
    file.write_bytes(file.read_bytes()[:-10])
    damaged = run.invoke(app, ["verify", *options[:2]])
    assert damaged.exit_code == 1
    assert "beschadigd" in damaged.output
