"""What the dashboard's tests share: the embedded snapshot, opened once, and the two languages."""

import hashlib
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from cachetools import cached
from filelock import FileLock
from streamlit.components.v2 import manifest_scanner

from dashboard.analysis import rounding_margin
from dashboard.analysis.consistent_counts import Combinations
from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.national import national
from dashboard.findings.data.origin import Offer, offer
from dashboard.language import Language
from dashboard.shell import present
from data_sources import Snapshot, open_snapshot
from data_sources.readers import Odata3Reader
from data_sources.settings import Settings
from data_sources.transport import Transport
from tests.dashboard.absence.reduced import reduced
from tests.with_countries import with_countries

# Every app under test looks for components in all installed packages; they are the same for the whole run.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

# So it is with what rounding leaves open in the areas of a gemeente, in whatever made-up figures they are.
rounding_margin.ends = cached({}, key=lambda possible, measure: (measure, _digest(possible)))(
    rounding_margin.ends
)

APP = Path(__file__).parents[2] / "dashboard" / "app.py"

SHOWING = [Path(__file__).with_name(name) for name in ("exhibits", "screens", "test_app.py")]
"""Tests of exhibits and pages of a few gemeenten, which are kept with the figures once they are made."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what shows the same gemeenten, and what has countries, in one process: all of it is made there once."""
    for item in items:
        if "by_country" in getattr(item, "fixturenames", ()) or any(map(item.path.is_relative_to, SHOWING)):
            item.add_marker(pytest.mark.xdist_group("shown"))


def _digest(possible: Combinations) -> str:
    content = hashlib.sha256(repr((possible.axes, possible.counts.shape)).encode())
    for part in (possible.counts, possible.allowed):
        content.update(np.ascontiguousarray(part))
    return content.hexdigest()


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The embedded figures."""
    return open_snapshot(str(APP.parents[1] / "data_sources" / "snapshot"))


@pytest.fixture(scope="session")
def offered(snapshot: Snapshot) -> Offer:
    """What the embedded figures let us show."""
    return offer(snapshot)


@pytest.fixture(scope="session")
def known(snapshot: Snapshot) -> Gemeenten:
    """The gemeenten of today and before."""
    return national(snapshot).gemeenten


@pytest.fixture(scope="module")
def reader(standin_url: str) -> Iterator[Odata3Reader]:
    """What CBS answers, through the client.

    All tests share one stand-in and its faults, also those that another process runs at the same time.
    """
    with FileLock(Path(tempfile.gettempdir()) / "diversiteit-standin.lock"):
        settings = Settings(cbs_url=standin_url, attempts=2, backoff_s=0)
        yield Odata3Reader(settings, Transport(settings))


@pytest.fixture
def nl() -> Language:
    """The interface's first language."""
    return Language("nl")


@pytest.fixture(scope="session")
def by_country(snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The embedded figures with made-up countries of origin."""
    return with_countries(snapshot, tmp_path_factory.mktemp("by_country"))


@pytest.fixture
def undrawn(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> str:
    """A gemeente of which no wijken are drawn in 2022, on every page: Voorne aan Zee, with all that it came from."""
    gone = ("WK0501", "WK0530", "WK0614", "WK1992")

    def rows(table: pa.Table) -> pa.Table:
        if "geometry" not in table.column_names:
            return table
        return table.filter(
            pc.invert(pc.is_in(pc.utf8_slice_codeunits(table["region"], 0, 6), pa.array(gone)))
        )

    held = reduced(snapshot, "without the wijken of Voorne aan Zee", snapshot.sources(), rows)
    monkeypatch.setattr(present, "snapshot", lambda: held)
    return "GM1992"
