"""The site as it is served, without Streamlit's own part."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import server


@pytest.fixture(scope="session")
def site() -> Iterator[TestClient]:
    declared = server.settings()
    app = Starlette(routes=declared["routes"], middleware=declared["middleware"])
    with TestClient(app, base_url="https://diversiteit.example", follow_redirects=False) as client:
        yield client
