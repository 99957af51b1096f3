"""Over the websocket comes what a visitor does, and nothing else; who sends something else is cut off in one line."""

import pytest
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg

PATH = "/_stcore/stream"
NEEDED = {
    "rerun_script": {"query_string": "gemeente=GM0344"},
    "app_heartbeat": True,
    "file_urls_request": {"file_names": ["a.csv"]},
    "backend_operation_request": {"deferred_file": {"file_id": "x"}},
}
OTHERS = [field.name for field in BackMsg.DESCRIPTOR.fields if field.name not in NEEDED]
OPERATIONS = [field.name for field in BackendOperationRequest.DESCRIPTOR.oneofs_by_name["payload"].fields]


def packed(**said):
    return BackMsg(**said).SerializeToString()


async def echo(websocket):
    """Say of every message that reaches the app which it is."""
    await websocket.accept()
    async for data in websocket.iter_bytes():
        said = BackMsg()
        said.ParseFromString(data)
        await websocket.send_text(said.WhichOneof("type"))


@pytest.fixture
def site(guarded):
    def make(**settings):
        return guarded([WebSocketRoute("/{path:path}", echo)], **settings)

    return make


def told(caplog):
    return [record.getMessage() for record in caplog.records if record.name.startswith("dashboard")]


@pytest.mark.parametrize("kind", NEEDED)
def test_what_the_app_needs_passes(site, kind, caplog):
    with site().websocket_connect(PATH) as session:
        session.send_bytes(packed(**{kind: NEEDED[kind]}))
        assert session.receive_text() == kind
    assert told(caplog) == []


def test_everything_else_is_dropped_with_one_line_each(site, caplog):
    said = {kind: packed(**{kind: True}) for kind in OTHERS}
    for kind in OPERATIONS:
        if kind != "deferred_file":
            asked = BackendOperationRequest()
            getattr(asked, kind).SetInParent()
            said[f"backend_operation_request {kind}"] = packed(backend_operation_request=asked)
    said["file_urls_request"] = packed(file_urls_request={"file_names": ["a.csv"] * 50_000})
    assert {"clear_cache", "load_git_info", "set_run_on_save", "debug_shutdown_runtime"} <= set(said)
    assert "backend_operation_request install_skills" in said
    for kind, message in said.items():
        caplog.clear()
        with site().websocket_connect(PATH) as session:
            session.send_bytes(message)
            session.send_bytes(packed(app_heartbeat=True))
            assert session.receive_text() == "app_heartbeat"
        assert told(caplog) == [f"websocket: dropped {kind.split()[0]}"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"\xff\xff\xff", 1002),
        (b"", 1002),
        (b"GET / HTTP/1.1\r\n\r\n", 1002),
        (packed(rerun_script={"query_string": "x" * 500_000}), 1009),
        ("words of Jan Jansen", 1002),
    ],
    ids=["bytes", "empty", "http", "large", "text"],
)
def test_garbage_costs_one_line_without_what_it_said_and_the_connection(site, said, code, caplog):
    with site().websocket_connect(PATH) as session:
        (session.send_text if isinstance(said, str) else session.send_bytes)(said)
        session.send_bytes(packed(app_heartbeat=True))
        with pytest.raises(WebSocketDisconnect) as closed:
            session.receive_text()
    assert closed.value.code == code
    assert len(told(caplog)) == 1
    assert "Jansen" not in caplog.text
    assert "203.0.113.7" not in caplog.text
    assert "Traceback" not in caplog.text


def test_a_flood_is_cut_and_quick_use_is_not(site, caplog, monkeypatch):
    monkeypatch.setattr("dashboard.guard.stream.monotonic", lambda: 0.0)
    quick = packed(rerun_script={"query_string": "jaar=2025"})
    with site().websocket_connect(PATH) as session:
        for _ in range(100):
            session.send_bytes(quick)
        assert [session.receive_text() for _ in range(100)] == ["rerun_script"] * 100
        for _ in range(30):
            session.send_bytes(quick)
        with pytest.raises(WebSocketDisconnect) as closed:
            for _ in range(30):
                session.receive_text()
    assert closed.value.code == 1008
    assert told(caplog) == ["websocket: closed on a flood of messages"]


def test_who_waits_may_go_on(site, monkeypatch):
    now = [0.0]
    monkeypatch.setattr("dashboard.guard.stream.monotonic", lambda: now[0])
    with site(messages_at_once=2, messages_per_s=1).websocket_connect(PATH) as session:
        for _ in range(5):
            now[0] += 1
            session.send_bytes(packed(app_heartbeat=True))
            assert session.receive_text() == "app_heartbeat"


def refused(client, path=PATH, **said):
    try:
        with client.websocket_connect(path, **said):
            return False
    except WebSocketDisconnect:
        return True


def test_so_many_may_be_open_from_one_address_and_in_all(site, caplog):
    client = site(connections_per_address=2, connections=3)
    with client.websocket_connect(PATH), client.websocket_connect(PATH):
        assert refused(client)
    assert not refused(client)
    one = site(connections=1)
    with one.websocket_connect(PATH):
        assert refused(one)
    assert told(caplog) == [
        "websocket refused: too many are open from one address",
        "websocket refused: too many are open",
    ]


def test_a_proxy_that_is_known_says_from_where_one_comes(site):
    client = site(connections_per_address=1, proxies="203.0.113.7")
    with client.websocket_connect(PATH, headers={"X-Forwarded-For": "198.51.100.1"}):
        assert refused(client, headers={"X-Forwarded-For": "198.51.100.1"})
        assert not refused(client, headers={"X-Forwarded-For": "198.51.100.2"})


@pytest.mark.parametrize(
    ("origin", "open_"),
    [
        ("http://testserver", True),
        ("http://TESTSERVER", True),
        ("https://other.example", True),
        (None, True),
        ("http://evil.example", False),
        ("http://localhost", False),
        ("null", False),
        ("http://[", False),
    ],
)
def test_only_the_dashboard_and_named_sites_open_a_session(site, origin, open_):
    headers = {} if origin is None else {"Origin": origin}
    assert refused(site(origins="https://other.example"), headers=headers) is not open_


def test_streamlit_is_not_asked_to_judge_again(guarded):
    heard = []

    async def look(websocket):
        heard.append(websocket.headers.get("origin"))
        await websocket.accept()

    client = guarded([WebSocketRoute(PATH, look)], origins="https://other.example")
    assert not refused(client, headers={"Origin": "https://other.example"})
    assert heard == [None]


def test_there_is_one_such_path_and_a_name_that_is_not_allowed_has_none(site):
    assert refused(site(), "/")
    assert refused(site(), "/kaart")
    assert refused(site(hosts="dashboard.example"))
    assert not refused(site(hosts="testserver"))
