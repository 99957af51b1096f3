"""The dashboard as it is served, in this process, with its guards around it."""

import time
from collections.abc import Callable, Iterator

import pytest
import streamlit as st
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import runtime

from dashboard import server
from dashboard.guard import guards
from dashboard.guard.settings import Guarding
from dashboard.shell import first_visitor
from tests.dashboard.conftest import APP


def dressed(answer: Response) -> bool:
    """Whether an answer carries the headers of every answer, once."""
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert "http" not in answer.headers["content-security-policy"]
    assert "*" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "server" not in answer.headers
    names = [name for name, _ in answer.headers.raw]
    assert sum(name == b"content-security-policy" for name in names) == 1
    return True


@pytest.fixture(scope="module")
def served() -> Iterator[TestClient]:
    """The whole dashboard, started and ready; all files together may be a little more than those of one session."""
    looked: list[bool] = []

    async def look(views, after) -> None:
        await first_visitor.visit(views, after)
        looked.append(True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server, "guarding", lambda: Guarding(_env_file=None, all_uploads_mb=60))
        patch.setattr(server, "visit", look)
        app = st.App(APP, **server.settings())
        with TestClient(app, raise_server_exceptions=False) as client:
            while server._preparing:
                time.sleep(0.01)
            assert looked
            yield client
    # Streamlit lets there be one in a process, and keeps the one that stopped.
    runtime.Runtime._instance = None


@pytest.fixture
def guarded() -> Callable[..., TestClient]:
    """A small app with the guards, set as a test wants them."""

    def make(
        routes=(), base_url="http://testserver", client=("203.0.113.7", 50000), **settings
    ) -> TestClient:
        given = Guarding(_env_file=None, **settings)
        app = Starlette(routes=list(routes), middleware=guards(given))
        return TestClient(app, base_url=base_url, client=client, raise_server_exceptions=False)

    return make
