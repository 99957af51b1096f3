"""Every answer of the dashboard, whoever makes it, carries the same headers; nothing tells of the server."""

import logging
import socket
import threading
import time
import urllib.request

import pytest
import uvicorn
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from dashboard.guard.paths import well_known_routes
from dashboard.guard.server import Server
from dashboard.guard.settings import Guarding
from dashboard.guard.stream import Stream
from tests.dashboard.guard.conftest import dressed


def say(request):
    answer = PlainTextResponse("said")
    answer.set_cookie("a", "1")
    answer.headers["Content-Security-Policy"] = "default-src *"
    return answer


def fail(request):
    raise RuntimeError("what nobody is to read")


ROUTES = [Route("/", say), Route("/fail", fail)]


def test_an_error_says_a_sentence_and_a_number_and_has_the_headers(guarded, caplog):
    answer = guarded(ROUTES).get("/fail")
    assert answer.status_code == 500
    assert dressed(answer)
    assert "nobody is to read" not in answer.text
    code = answer.text.rstrip(".").rsplit(" ", 1)[1]
    assert [record.getMessage() for record in caplog.records if record.name.startswith("dashboard")] == [
        f"error {code}"
    ]
    assert "Something went wrong" in guarded(ROUTES).get("/fail?taal=en").text


def test_no_answer_has_others_beside_them(guarded):
    assert dressed(guarded(ROUTES).get("/"))


def test_who_may_show_it_in_a_page_is_a_setting(guarded):
    answer = guarded(ROUTES, frame_ancestors="'self' https://gemeente.example").get("/")
    assert "frame-ancestors 'self' https://gemeente.example" in answer.headers["content-security-policy"]
    with pytest.raises(ValidationError, match="frame_ancestors"):
        Guarding(_env_file=None, frame_ancestors="https://a.example;script-src *")


def test_cookies_keep_to_tls_where_there_is_tls(guarded):
    assert "Secure" in guarded(ROUTES, base_url="https://testserver").get("/").headers["set-cookie"]
    assert "Secure" not in guarded(ROUTES).get("/").headers["set-cookie"]


def test_only_a_known_proxy_is_believed_about_tls(guarded):
    said = {"X-Forwarded-Proto": "https"}
    assert "Secure" not in guarded(ROUTES).get("/", headers=said).headers["set-cookie"]
    behind = guarded(ROUTES, proxies="203.0.113.0/24")
    assert "Secure" in behind.get("/", headers=said).headers["set-cookie"]


def test_other_names_than_the_allowed_ones_get_nothing(guarded):
    site = guarded(ROUTES, hosts="dashboard.example *.gemeente.example")
    names = ("dashboard.example", "dashboard.example:8501", "x.gemeente.example", "evil.example", "")
    found = {name: site.get("/", headers={"Host": name}) for name in names}
    assert [answer.status_code for answer in found.values()] == [200, 200, 200, 400, 400]
    assert all(dressed(answer) for answer in found.values())


def test_robots_and_security_are_told_where_an_operator_gave_them(tmp_path, guarded):
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    (tmp_path / "security.txt").write_text("Contact: mailto:veilig@gemeente.example\n")
    given = {f"{name}_txt": tmp_path / f"{name}.txt" for name in ("robots", "security")}
    site = guarded(well_known_routes(Guarding(_env_file=None, **given)))
    assert site.get("/robots.txt").text.startswith("User-agent")
    assert site.get("/.well-known/security.txt").text.startswith("Contact")
    with pytest.raises(ValidationError):
        Guarding(_env_file=None, robots_txt=tmp_path / "none.txt")


async def listen(websocket):
    await websocket.accept()
    async for _ in websocket.iter_bytes():
        pass


def test_what_uvicorn_does_by_itself_is_set_too(caplog):
    """It does not tell its name, holds no large message, and says of garbage one line."""
    # Whoever ran a server in this process may have silenced it.
    caplog.set_level(logging.WARNING, "uvicorn.error")
    settings = Guarding(_env_file=None)
    app = Starlette(
        routes=[*ROUTES, WebSocketRoute("/_stcore/stream", listen)],
        middleware=[Middleware(Server, settings), Middleware(Stream, settings)],
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        running = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="websockets-sansio"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [free]})
        thread.start()
        try:
            while not running.started:
                time.sleep(0.01)
            port = free.getsockname()[1]
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
                assert answer.headers["server"] is None
            assert running.config.timeout_keep_alive == 75
            for said, text, code in ((b"x" * 600_000, False, 1009), (b"\xff\xfe", True, 1007)):
                with connect(f"ws://127.0.0.1:{port}/_stcore/stream") as session:
                    session.send(said, text=text)
                    with pytest.raises(ConnectionClosed) as closed:
                        session.recv(timeout=10)
                assert closed.value.rcvd.code == code
        finally:
            running.should_exit = True
            thread.join()
    assert "Traceback" not in caplog.text
    assert sum("UTF-8" in record.getMessage() for record in caplog.records) == 1
    # It is uvicorn that refuses what is too large, before it is held.
    assert not [record for record in caplog.records if record.name == "dashboard.guard.stream"]
