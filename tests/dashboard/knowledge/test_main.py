"""Desks by command, in a database of the test's own."""

import pytest
from typer.testing import CliRunner

from dashboard.findings.known.questions import questions
from dashboard.knowledge import __main__ as command
from dashboard.knowledge.store.desks import desk_of
from dashboard.store import open_store


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'kept.sqlite'}"


@pytest.fixture
def run(url, monkeypatch):
    monkeypatch.setattr(command, "store", lambda: open_store(url))
    return lambda *asked: CliRunner().invoke(command.app, list(asked))


def test_a_desk_is_told_once_and_opens_until_it_is_closed(run, url):
    said = run("desk", "VNG").stdout.strip()
    secret = said.rpartition("/kennis/redactie/")[2]
    store = open_store(url)
    assert store.read(lambda it: desk_of(it, secret)) == "VNG"
    assert secret not in run("desks").stdout and "VNG" in run("desks").stdout
    assert "closed: 1" in run("close", "VNG").stdout
    assert store.read(lambda it: desk_of(it, secret)) is None
    assert run("close", "VNG").exit_code == 2
    assert run("desk", "x" * 61).exit_code == 2
    store.close()


def test_a_link_is_whole_only_where_the_dashboard_is_known_to_be(run, monkeypatch):
    monkeypatch.setattr(command, "reached_at", lambda: "")
    said = run("desk", "VNG")
    assert said.stdout.startswith("/kennis/redactie/") and "DIVERSITEIT_ADDRESS" in said.stderr
    monkeypatch.setattr(command, "reached_at", lambda: "https://diversiteit.example")
    said = run("desk", "VNG")
    assert said.stdout.startswith("https://diversiteit.example/kennis/redactie/") and not said.stderr


def test_cleaning_says_what_it_did(run):
    assert f"brought up to date: {2 * len(questions())}" in run("clean").stdout
    assert "deleted or forgotten: 0 · brought up to date: 0" in run("clean").stdout
