"""What the dashboard's tests share: the embedded snapshot, opened once, and the two languages."""

from pathlib import Path

import pytest

from dashboard import cached
from dashboard.findings.figures import Offer
from dashboard.findings.gemeenten import Gemeenten
from dashboard.language import Language
from data_sources import Snapshot, open_snapshot
from tests.with_countries import with_countries

APP = Path(__file__).parents[2] / "dashboard" / "app.py"


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The embedded figures."""
    return open_snapshot(str(APP.parents[1] / "data_sources" / "snapshot"))


@pytest.fixture(scope="session")
def offered(snapshot: Snapshot) -> Offer:
    """What the embedded figures let us show."""
    return cached.offer(snapshot)


@pytest.fixture(scope="session")
def known(snapshot: Snapshot) -> Gemeenten:
    """The gemeenten of today and before."""
    return cached.gemeenten(snapshot)


@pytest.fixture
def nl() -> Language:
    """The interface's first language."""
    return Language("nl")


@pytest.fixture(scope="session")
def by_country(snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The embedded figures with made-up countries of origin."""
    return with_countries(snapshot, tmp_path_factory.mktemp("by_country"))
