"""The small snapshot and what may lack of it, made once."""

from collections.abc import Iterator

import pytest

from data_sources import Snapshot, open_snapshot
from tests.dashboard.absence.matrix import lacks
from tests.dashboard.absence.reduced import small
from tests.dashboard.absence.remembered import remember


@pytest.fixture(scope="package", autouse=True)
def _remembered() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        remember(patched)
        yield


@pytest.fixture(scope="session")
def part() -> Snapshot:
    """Three provinces of the embedded figures."""
    return small(open_snapshot())


@pytest.fixture(scope="session")
def lacking(part: Snapshot) -> dict[str, Snapshot]:
    """What may lack, and the small snapshot without it."""
    return lacks(part)
