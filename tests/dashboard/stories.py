"""The stories of all gemeenten, told once for all tests of a process: the dashboard itself keeps only a few."""

from functools import cache

from dashboard.findings.profile import story as telling
from dashboard.findings.profile.story import Story
from data_sources import Snapshot


@cache
def story(snapshot: Snapshot, gemeente: str) -> Story:
    """Tell a gemeente."""
    return telling.story(snapshot, gemeente)
