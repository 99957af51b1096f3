"""The site as it is served, as for the plain pages; what is pinned is kept in a folder of the test."""

import pytest

from dashboard.embed import archive
from tests.dashboard.plain.conftest import site

__all__ = ["site"]


@pytest.fixture(autouse=True)
def kept_here(tmp_path, monkeypatch):
    monkeypatch.setenv("DIVERSITEIT_ARCHIVE", str(tmp_path))
    archive._place.cache_clear()
    yield tmp_path
    archive._place.cache_clear()
