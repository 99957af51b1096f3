"""The dashboard itself, attacked: one started server for all."""

import pytest
import streamlit as st
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.url.pages import PAGES
from tests.dashboard.guard.conftest import dressed

pytestmark = pytest.mark.slow

ANSWERED = {
    **{f"/{page.path}": 200 for page in PAGES},
    "/health": 200,
    "/favicon.png": 200,
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
    "/robots.txt",
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
    "/_stcore/stream/x",
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


def test_files_count_as_long_as_they_are_held_and_the_rest_is_refused(served):
    def give(name="a.csv", megabytes=15, place="0"):
        files = {"file": (name, b"x" * (megabytes * 10**6))}
        path = f"/_stcore/upload_file/{number}/{place}"
        return served.put(path, files=files, headers={"X-Xsrftoken": token})

    token = served.get("/_stcore/health").cookies["_streamlit_xsrf"]
    with served.websocket_connect("/_stcore/stream", subprotocols=["streamlit"]) as session:
        ask(session, rerun_script={"query_string": ""})
        number = heard(session, "new_session").new_session.initialize.session_id
        assert [give(place=place).status_code for place in "abcd"] == [204, 204, 413, 413]
        held = runtime.get_instance().uploaded_file_mgr.file_storage[number]
        assert set(held) == {"a", "b"}
        served.delete(
            f"/_stcore/upload_file/{number}/a",
            headers={"X-Xsrftoken": token},
        )
        assert [give(place="c").status_code, give(place="d").status_code] == [204, 413]
        assert [give(name, 1).status_code for name in ("a.exe", "csv", "a.csv.html", "")] == [415] * 4
        # A request of unsaid length, which would be counted too late.
        answer = served.put(f"/_stcore/upload_file/{number}/e", content=iter([b"x"]))
        assert answer.status_code == 411
