import pytest

from data_sources import Snapshot, open_snapshot
from data_sources.settings import EMBEDDED_SNAPSHOT
from tests.geo.made_up import MadeUpSnapshot


@pytest.fixture(scope="session")
def embedded() -> Snapshot:
    return open_snapshot(str(EMBEDDED_SNAPSHOT))


@pytest.fixture(scope="session")
def made_up() -> MadeUpSnapshot:
    return MadeUpSnapshot()
