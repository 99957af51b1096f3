"""A meeting of sixteen gemeenten of which the types differ."""

from dataclasses import replace

import pytest

from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.meeting.seated.asked import seated
from dashboard.meeting.store.meetings import Meeting, Member
from dashboard.meeting.store.seating import Arranged

CODES = ("GM0344", "GM0363", "GM0518", "GM0599", "GM0981", "GM0758", "GM0505", "GM0310", "GM0059", "GM1699",
         "GM0794", "GM0855", "GM0088", "GM0093", "GM0096", "GM0060")  # fmt: skip


@pytest.fixture(scope="session")
def held(snapshot):
    return national(snapshot)


def with_tables(meeting, tables):
    return replace(
        meeting, members=tuple(replace(one, table=tables.get(one.gemeente)) for one in meeting.members)
    )


@pytest.fixture(scope="session")
def coming():
    """Who comes; Utrecht with two."""
    members = tuple(Member(code, 2 if code == "GM0344" else 1) for code in CODES)
    return Meeting(
        1, "VNG", "2026-12-10", "Utrecht", False, "ABC234", "token", True, "", False, 1, members, ()
    )


@pytest.fixture(scope="session")
def found(held, coming):
    return seated(held, coming, Arranged())


@pytest.fixture(scope="session")
def at(coming, found):
    """The same meeting, seated."""
    return with_tables(coming, found.tables)


@pytest.fixture
def nl():
    return Language("nl")
