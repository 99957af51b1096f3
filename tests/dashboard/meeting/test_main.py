"""Meetings by command, in a database of the test's own."""

import re

import pytest
from typer.testing import CliRunner

from dashboard.meeting import __main__ as command
from dashboard.meeting.store import open_store

pytestmark = pytest.mark.slow


@pytest.fixture
def run(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'meetings.sqlite'}"
    monkeypatch.setattr(command, "store", lambda: open_store(url))
    return lambda *asked: CliRunner().invoke(command.app, list(asked))


def test_a_rehearsal_is_led_by_its_address_and_leaves_a_report(run, tmp_path):
    said = run("rehearse", "--participants", "12").stdout
    leader = re.search(r"leiden\s+(\S+)", said)[1]
    done = run("report", leader, "--out", str(tmp_path / "deep" / "out"))
    assert done.exit_code == 0, done.output
    made = sorted(path.name for path in (tmp_path / "deep" / "out").iterdir())
    assert [name.rpartition(".")[2] for name in made] == ["pdf", "pptx", "xlsx"]
    assert all(name.startswith("verslag-oefening-2") for name in made)
    done = run(
        "report", leader.rpartition("/")[2], "--format", "xlsx", "--language", "en", "--out", str(tmp_path)
    )
    assert done.exit_code == 0, done.output
    assert len(list(tmp_path.glob("report-rehearsal-*-en.xlsx"))) == 1


def test_who_cannot_lead_gets_no_report(run, tmp_path):
    said = run("rehearse", "--participants", "6").stdout
    for wrong in (re.search(r"meedoen\s+(\S+)", said)[1], "nowhere"):
        done = run("report", wrong, "--out", str(tmp_path / "out"))
        assert done.exit_code == 2
    assert run("report", "nowhere", "--format", "doc").exit_code == 2
    assert not (tmp_path / "out").exists()
