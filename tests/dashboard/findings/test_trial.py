"""Figures are tried before they are published: what cannot be told is named, and weighed."""

import pytest

from dashboard.findings import trial
from dashboard.findings.profile import story as stories
from data_sources import open_snapshot
from tests.dashboard.absence.reduced import without

pytestmark = pytest.mark.slow


def test_the_embedded_figures_can_be_told():
    assert trial.problems(open_snapshot()) == []


def test_what_is_not_held_is_refused_with_its_name():
    found = {need.source: need for need in trial.problems(without(open_snapshot(), "84910NED"))}
    assert {need.weight for need in found.values()} == {"refused"}
    assert "18 groepen" in found["de typen van gemeenten"].line
    assert all("\n" not in need.line for need in found.values())


def test_a_story_that_fails_is_never_published(monkeypatch):
    def fails(held, gemeente):
        raise KeyError("2026")

    monkeypatch.setattr(stories, "_SECTIONS", (fails,))
    found = trial.problems(open_snapshot())
    assert {need.weight for need in found} == {"never"}
    assert "KeyError" in found[0].line and "grootste gemeente" in found[0].line


@pytest.mark.parametrize("choose", [trial._largest, trial._smallest, trial._merged])
def test_the_gemeenten_that_are_tried_exist(choose):
    held = trial.national(open_snapshot())
    assert choose(held) in held.gemeenten.names
