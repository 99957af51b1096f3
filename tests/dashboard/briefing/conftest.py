"""Briefings that several tests read."""

import pytest

from dashboard.briefing.parts import briefing
from dashboard.briefing.told import Briefing
from dashboard.language import Language
from data_sources import Snapshot

SITE = "https://diversiteit.example"


@pytest.fixture(scope="session")
def amsterdam(snapshot: Snapshot) -> Briefing:
    return briefing(snapshot, "GM0363", Language("nl"), base_url=SITE)


@pytest.fixture(scope="session")
def island(snapshot: Snapshot) -> Briefing:
    """Schiermonnikoog in English: the emptiest gemeente."""
    return briefing(snapshot, "GM0088", Language("en"), base_url=SITE)
