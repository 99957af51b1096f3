"""The pages of questions in an app of their own, with a store of the test's own."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.knowledge.routes import knowledge_routes
from tests.dashboard.stores import kept

__all__ = ["kept"]


@pytest.fixture
def url(tmp_path):
    """One store: what differs between the two is tested where they are."""
    return f"sqlite:///{tmp_path / 'kept.sqlite'}"


@pytest.fixture
def app(kept, snapshot):
    return Starlette(routes=knowledge_routes(lambda: snapshot, lambda: None, lambda: kept))


@pytest.fixture
def browser(app):
    return TestClient(app, base_url="https://dashboard.example", follow_redirects=False)
