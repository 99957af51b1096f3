"""Where the dashboard is found: as its operator says, else where it answers; never where it may not be."""

import socket
import threading
import time
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.applications import Starlette

from dashboard.briefing.address import reached_at, served_at
from dashboard.health import health_routes


@contextmanager
def answering(*routes):
    """A server on a free port of this machine; gives the port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        app = Starlette(routes=list(routes))
        serving = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not serving.started:
            time.sleep(0.01)
        yield listener.getsockname()[1]
        serving.should_exit = True
        thread.join()


@pytest.fixture(autouse=True)
def unsaid(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # no .env
    for name in ("ADDRESS", "HOST", "PORT"):
        monkeypatch.delenv(f"DIVERSITEIT_{name}", raising=False)


def test_what_the_operator_says_goes_first(monkeypatch):
    monkeypatch.setenv("DIVERSITEIT_ADDRESS", "https://diversiteit.example/")
    assert reached_at() == "https://diversiteit.example"


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_where_the_dashboard_answers_is_its_address(monkeypatch, host):
    with answering(*health_routes(lambda: False)) as port:
        monkeypatch.setenv("DIVERSITEIT_PORT", str(port))
        monkeypatch.setenv("DIVERSITEIT_HOST", host)
        assert served_at() == (host, port)
        assert reached_at() == f"http://127.0.0.1:{port}"
    assert reached_at() == ""  # it was stopped


def test_another_program_is_not_taken_for_it(monkeypatch):
    with answering() as port:
        monkeypatch.setenv("DIVERSITEIT_PORT", str(port))
        assert reached_at() == ""
