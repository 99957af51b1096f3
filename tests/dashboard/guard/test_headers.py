"""Every answer of the dashboard, whoever makes it, carries the same headers; nothing tells of the server."""

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
from starlette.routing import Route

from dashboard.guard.paths import well_known_routes
from dashboard.guard.server import Server
from dashboard.guard.settings import Guarding
from tests.dashboard.guard.conftest import dressed


def say(request):
    answer = PlainTextResponse("said")
    answer.set_cookie("a", "1")
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


def test_uvicorn_does_not_tell_its_name():
    app = Starlette(routes=ROUTES, middleware=[Middleware(Server, Guarding(_env_file=None))])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        running = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [free]})
        thread.start()
        try:
            while not running.started:
                time.sleep(0.01)
            address = f"http://127.0.0.1:{free.getsockname()[1]}/"
            with urllib.request.urlopen(address) as answer:
                assert answer.headers["server"] is None
            assert running.config.ws_max_size == 500_000
        finally:
            running.should_exit = True
            thread.join()
