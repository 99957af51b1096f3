"""A meeting in a store of the test's own."""

import pytest

from dashboard.meeting.store.meetings import Meeting, Member, create
from tests.dashboard.stores import ADDRESS, database, kept, url

__all__ = ["ADDRESS", "database", "kept", "url"]


@pytest.fixture
def meeting(kept) -> Meeting:
    """One of six gemeenten."""
    codes = ("GM0344", "GM0310", "GM0981", "GM0059", "GM0363", "GM1699")
    members = [Member(code) for code in codes]
    return kept.write(lambda it: create(it, "VNG", "2026-12-10", "Utrecht", members)).meeting
