"""When memory is short: who comes is told so in their language, and who is there goes on."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from dashboard.guard import crowded as guard
from dashboard.guard.crowded import Crowded
from dashboard.guard.settings import Guarding
from dashboard.shell.document import crowded

STREAM = "/_stcore/stream"


async def page(request) -> PlainTextResponse:
    return PlainTextResponse("a page")


async def session(websocket) -> None:
    await websocket.accept(subprotocol="streamlit")
    await websocket.send_text("a session")
    await websocket.close()


def site(memory_mb: int | None) -> TestClient:
    settings = Guarding(_env_file=None, memory_mb=memory_mb)
    layer = Middleware(Crowded, settings, at=["/", "/kaart"], instead=crowded)
    routes = [WebSocketRoute(STREAM, session), Route("/{path:path}", page)]
    return TestClient(Starlette(routes=routes, middleware=[layer]))


@pytest.mark.parametrize(("taal", "words"), [("nl", "Het is nu te druk"), ("en", "It is too busy now")])
def test_when_memory_is_short_who_comes_is_told_so_in_their_language(taal, words, caplog):
    answer = site(1).get("/kaart", params={"taal": taal})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "60"
    assert answer.headers["cache-control"] == "no-store"
    assert words in answer.text
    assert 'href="/gemeente' in answer.text
    assert "nobody is let in" in caplog.text


def test_what_begins_no_session_is_given_to_all():
    assert [site(1).get(path).text for path in ("/gemeente/GM0344", "/livez")] == ["a page"] * 2


def test_who_was_there_comes_back_and_who_is_new_does_not():
    with site(1).websocket_connect(STREAM, subprotocols=["streamlit", "token", "known"]) as socket:
        assert socket.receive_text() == "a session"
    with pytest.raises(WebSocketDisconnect) as closed, site(1).websocket_connect(STREAM):
        pass
    assert closed.value.code == 1013


def test_where_there_is_room_everybody_is_let_in():
    assert site(100_000).get("/kaart").text == "a page"
    with site(100_000).websocket_connect(STREAM) as socket:
        assert socket.receive_text() == "a session"


@pytest.mark.parametrize(
    ("container", "most"),
    [("max\n", 0), (f"{1000 * 2**20}\n", 850), (None, 0)],
    ids=["none", "1000 MB", "elsewhere"],
)
def test_the_limit_is_that_of_the_container_where_nobody_set_one(container, most, tmp_path, monkeypatch):
    where = tmp_path / "memory.max"
    if container is not None:
        where.write_text(container)
    monkeypatch.setattr(guard, "_OF_CONTAINER", where)
    assert guard._allowed_mb() == most


def test_a_system_that_does_not_tell_keeps_nobody_out(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "_OWN", tmp_path / "nowhere")
    assert site(1).get("/kaart").text == "a page"
