"""The dashboard itself, attacked: one started server for all."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit as st
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.testing.v1 import AppTest

from dashboard.guard.settings import Guarding
from dashboard.guard.uploads import ENDINGS, Uploads
from dashboard.url.pages import PAGES
from tests.dashboard.conftest import APP
from tests.dashboard.guard.conftest import dressed

pytestmark = pytest.mark.slow

ANSWERED = {
    **{f"/{page.path}": 200 for page in PAGES},
    "/health": 200,
    "/favicon.png": 200,
    "/robots.txt": 200,
    "/sitemap.xml": 200,
    "/gemeente": 200,
    "/gemeente/": 301,
    "/gemeente/GM0344": 200,
    "/gemeente/GM0344/": 301,
    "/gemeente/utrecht": 302,
    "/gemeente/bestaat-niet": 404,
    "/gemeente/beeld.png": 200,
    "/gemeente/GM0344/beeld.png": 200,
    "/gemeente/GM9999/beeld.png": 404,
    "/blad/none.css": 404,
    "/_stcore/health": 200,
    "/_stcore/host-config": 200,
    "/kaart/": 301,
    "/media/none.png": 404,
    "/geometrie/none.json": 404,
    "/opmaak/none.css": 404,
    "/static/%2e%2e/%2e%2e/etc/passwd": 400,
}
NOWHERE = [
    "/bestaat-niet",
    "/index.html",
    "/x/kaart",
    "/kaart/x",
    "/.env",
    "/.git/config",
    "/gemeente/GM0344/x",
    "/.well-known/security.txt",
    "/static/js/none.js",
    "/static/",
    "/component/x/index.html",
    "/app/static/x",
    "/oauth2callback",
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/interact",
    "/_stcore/agent/mcp",
    "/_stcore/script-health-check",
    "/_stcore/bidi-components/x/y",
    "/_stcore/health/",
    "/_stcore/stream",
    "/_stcore/stream/x",
    "/_stcore/upload_file/a/b",
    "/kaart/_stcore/health",
]


def test_every_answer_carries_them_and_only_what_is_there_answers(served):
    found = {path: served.get(path, follow_redirects=False) for path in [*ANSWERED, *NOWHERE]}
    assert {path: answer.status_code for path, answer in found.items()} == ANSWERED | dict.fromkeys(
        NOWHERE, 404
    )
    for path, answer in found.items():
        assert dressed(answer), path
    for path in NOWHERE:
        assert "Deze pagina bestaat niet" in found[path].text, path
    # What Streamlit says of itself in its own document.
    assert not [path for path, answer in found.items() if "You need to enable JavaScript" in answer.text]
    script = next(part for part in found["/"].text.split('"') if part.endswith(".js"))
    assert dressed(served.get(script.removeprefix(".")))
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
        for path in ("/", "/kaart", "/.env", "/_stcore/agent/mcp", "/_stcore/upload_file/a/b"):
            answer = served.request(method, path)
            assert dressed(answer), (method, path)
            assert answer.status_code < 500, (method, path)


def alone(work):
    """Run in a thread of its own: a browser that was here before leaves its loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def heard(session, kind):
    """Everything up to a kind of message; that it comes."""
    while True:
        said = ForwardMsg()
        said.ParseFromString(session.receive_bytes())
        if said.WhichOneof("type") == kind:
            return said


def ask(session, **said):
    session.send_bytes(BackMsg(**said).SerializeToString())


def test_no_visitor_empties_what_is_kept_for_all(served, caplog):
    made = []

    @st.cache_resource
    def costly():
        made.append(1)
        return 1

    costly()
    with served.websocket_connect("/_stcore/stream", subprotocols=["streamlit"]) as session:
        ask(session, clear_cache=True)
        ask(session, app_heartbeat=True)
        heard(session, "heartbeat_ack")
    costly()
    assert made == [1]
    assert [record.getMessage() for record in caplog.records if "clear_cache" in record.getMessage()] == [
        "websocket: dropped clear_cache"
    ]


@pytest.mark.parametrize(
    "query",
    [
        "reeks=%ED%A0%80&gemeente=%FF%FE&jaar=%C0%80",
        "embed=true&embed_options=dark_theme&EMBED=x&gemeente=GM0344",
        "&".join(["gemeente=GM0344"] * 2000),
        "&=&;;==&%&%zz&gemeente",
        "?#/../" + "a" * 50_000,
    ],
    ids=["half letters", "embed", "repeated", "signs", "long"],
)
def test_any_query_over_the_wire_gives_a_page(served, query, caplog):
    with served.websocket_connect("/_stcore/stream", subprotocols=["streamlit"]) as session:
        ask(session, rerun_script={"query_string": query})
        kinds = set()
        while True:
            said = ForwardMsg()
            said.ParseFromString(session.receive_bytes())
            kinds.add(said.delta.new_element.WhichOneof("type"))
            if said.WhichOneof("type") == "script_finished":
                break
    assert "heading" in kinds
    assert "exception" not in kinds
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_files_count_as_long_as_they_are_held_and_the_rest_is_refused(served):
    token = served.get("/_stcore/health").cookies["_streamlit_xsrf"]
    xsrf = {"X-Xsrftoken": token}

    def began(session):
        ask(session, rerun_script={"query_string": ""})
        return f"/_stcore/upload_file/{heard(session, 'new_session').new_session.initialize.session_id}"

    def give(there, name="a.csv", megabytes=15):
        files = {"file": (name, b"x" * int(megabytes * 10**6))}
        return served.put(there, files=files, headers=xsrf).status_code

    def opened():
        return served.websocket_connect("/_stcore/stream", subprotocols=["streamlit"])

    with opened() as one, opened() as other:
        mine, theirs = began(one), began(other)
        assert [give(f"{mine}/{place}") for place in "abcd"] == [204, 204, 413, 413]
        assert set(runtime.get_instance().uploaded_file_mgr.file_storage[mine.rsplit("/", 1)[1]]) == {
            "a",
            "b",
        }
        assert [give(f"{theirs}/{place}") for place in "ab"] == [204, 429]
        served.delete(f"{mine}/a", headers=xsrf)
        assert [give(f"{mine}/{place}") for place in "cd"] == [204, 413]
        assert [give(f"{mine}/e", name, 0.1) for name in ("a.exe", "csv", "a.csv.html", "")] == [415] * 4
        # A request of unsaid length, which would be counted too late.
        assert served.put(f"{mine}/f", content=iter([b"x"]), headers=xsrf).status_code == 411
        # Many that hold nothing at all.
        alone(full_of_empty_ones(theirs.rsplit("/", 1)[1]))
    alone(at_the_same_time())


def giving(session, size, messages):
    """A request that gives a file, and how much of it was read."""
    read = []

    async def receive():
        read.append(messages[len(read)])
        return read[-1]

    scope = {
        "type": "http",
        "method": "PUT",
        "path": f"/_stcore/upload_file/{session}/x",
        "headers": [(b"content-length", str(size).encode())],
    }
    return scope, receive, read


async def full_of_empty_ones(session):
    """What is held beside the bytes of a file counts too."""
    manager = runtime.get_instance().uploaded_file_mgr
    for nth in range(2000):
        manager.add_file(session, UploadedFileRec(str(nth), "a.csv", "text/csv", b""))
    said = []
    scope, receive, _ = giving(
        session, 20 * 10**6, [{"type": "http.request", "body": b"", "more_body": False}]
    )

    async def send(message):
        said.append(message)

    await Uploads(None, Guarding(_env_file=None))(scope, receive, send)
    assert said[0]["status"] == 413


async def at_the_same_time():
    """Files that are still being given count as those that are held; what is refused is read to its end."""
    going_on, statuses = asyncio.Event(), []
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'

    async def slow(scope, receive, send):
        await going_on.wait()
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def send(message):
        statuses.append(message.get("status"))

    guard = Uploads(slow, Guarding(_env_file=None))
    scope, receive, _ = giving("unknown", 30 * 10**6, [{"type": "http.request", "body": part}])
    first = asyncio.create_task(guard(scope, receive, send))
    await asyncio.sleep(0)
    more = [{"type": "http.request", "body": part, "more_body": True}] * 3
    scope, receive, read = giving("unknown", 15 * 10**6, [*more, {"type": "http.request", "body": b""}])
    await asyncio.wait_for(guard(scope, receive, send), 5)
    assert statuses[0] == 413
    assert len(read) == 4
    going_on.set()
    await first
    assert statuses[-1] == 204
    scope, receive, _ = giving("unknown", 30 * 10**6, [{"type": "http.request", "body": part}])
    await guard(scope, receive, send)
    assert statuses[-1] == 204


def test_every_kind_of_file_that_is_asked_for_is_taken_in():
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["gemeente"] = "GM0344"
    app.run()
    app.switch_page("screens/eigen_cijfers.py").run()
    asked = {ending for element in app.get("file_uploader") for ending in element.proto.type}
    assert asked
    assert {ending.removeprefix(".") for ending in asked} <= set(ENDINGS)
