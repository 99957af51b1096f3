"""Two processes behind nginx, as they are installed: what visitors notice of it, also when one dies."""

import json
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from websockets.exceptions import ConnectionClosed

from data_sources.manifest import MANIFEST, Manifest
from tests.dashboard.deploy.conftest import BUCKET, NEW, OLD, ROOT, answer, read_on
from tests.dashboard.deploy.visitor import ENOUGH_S, Visitor
from tests.data_sources.standin import FAULTS, alone, call

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("installed")]

SECRET = "Zk3v9QyVt8oLwq0dM1uXr5nPbC7hJ2sFeGaTiYxK4Ow"
DAYS = {OLD: "17 maart 2026", NEW: "24 december 2026"}

PATIENCE_S = 5
"""Within which users are back in their view."""


def test_all_goes_over_tls_and_stays_there(installed):
    status, headers, _ = answer(f"{installed.plain}/gemeente/GM0344?taal=en")
    assert status == 301 and headers["Location"] == "https://127.0.0.1/gemeente/GM0344?taal=en"
    status, headers, told = answer(f"{installed.address}/gemeente/GM0344")
    assert status == 200 and "Utrecht" in told
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    # The app's own headers pass; a page gives no cookie.
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers
    assert answer(f"{installed.address}/metrics")[0] == 404
    assert json.loads(answer(f"{installed.address}/health")[2])["status"] == "ok"


def test_a_session_stays_with_its_process_and_new_ones_are_spread(installed):
    visitors = [Visitor(installed.websocket) for _ in range(4)]
    try:
        for one in visitors:
            one.come()
        assert {one.cookies["plek"] for one in visitors} == {"a", "b"}
        before = [process.metric("diversiteit_sessions") for process in installed.processes]
        assert sum(before) == 4
        # Who comes again does so at the same process, whichever has less to do.
        again = [Visitor(installed.websocket, cookies={"plek": "a"}) for _ in range(3)]
        for one in again:
            one.come()
        after = [process.metric("diversiteit_sessions") for process in installed.processes]
        assert (after[0] - before[0], after[1] - before[1]) == (3, 0)
        visitors += again
    finally:
        for one in visitors:
            one.go()


def test_neither_process_nor_nginx_writes_anything_of_a_visitor_down(installed):
    secrets = [SECRET, "kat-hond-muis-vis", "203.0.113.77", "geheime-omschrijving"]
    told = {
        "Cookie": f"bewijs={SECRET}",
        "X-Forwarded-For": "203.0.113.77",
        "Referer": f"https://elders.nl/{SECRET}",
        "User-Agent": "geheime-omschrijving",
    }
    for path in (
        f"/leiden/{SECRET}",
        f"/meedoen/{SECRET}/GM0344/mijn?bewijs=kat-hond-muis-vis",
        f"/nergens/{SECRET}",
    ):
        assert answer(installed.address + path, **told)[0] in (404, 403, 410)
    # Garbage, and a session that floods: told in the log, without who.
    visitor = Visitor(installed.websocket, query=f"gemeente={SECRET}", cookies={"bewijs": SECRET})
    visitor.come()
    visitor.look()
    visitor.socket.send("text is no message")
    with pytest.raises(ConnectionClosed):
        while True:
            visitor.socket.recv(timeout=20)
    logs = [process.log.read_text() for process in installed.processes]
    access = installed.access.read_text()
    for words in [*logs, access]:
        assert not [one for one in (*secrets, "?bewijs", "User-Agent") if one in words]
    parts = {json.loads(line)["part"] for line in access.splitlines()}
    assert {"/leiden", "/meedoen", "/nergens", "/_stcore"} <= parts
    assert "127.0.0.1" not in access
    lines = [json.loads(line) for log in logs for line in log.splitlines() if line.startswith("{")]
    assert any(line["message"].startswith("websocket: closed on text") for line in lines)
    assert not any("127.0.0.1" in line["message"] for line in lines)
    # Nor does anything else than these lines get there.
    strange = [line for log in logs for line in log.splitlines() if line and not line.startswith("{")]
    assert [line for line in strange if "URL: http" not in line and "You can now view" not in line] == []


def test_new_figures_are_shown_by_all_without_a_restart_and_never_two_in_one_view(installed):
    held = Manifest.model_validate_json(installed.bucket.cat_file(f"{BUCKET}/{MANIFEST}"))
    before = installed.processes[0].health["snapshot"]
    newer = read_on(NEW, held.model_copy(update={"sources": held.sources[:-1]}))
    looking, seen = threading.Event(), []

    def look(place: str) -> None:
        visitor = Visitor(
            installed.websocket, page="verantwoording", query="deel=tabellen", cookies={"plek": place}
        )
        visitor.come()
        while not looking.is_set():
            page = visitor.look()
            seen.append((place, frozenset(day for day in DAYS.values() if day in page)))
        visitor.go()

    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(look, place) for place in "ab"]
        try:
            until = time.monotonic() + 60
            while time.monotonic() < until and {place for place, _ in seen} != {"a", "b"}:
                time.sleep(0.05)
            installed.bucket.pipe_file(f"{BUCKET}/{MANIFEST}", newer.model_dump_json().encode())
            until = time.monotonic() + 60
            new = {(place, frozenset([DAYS[NEW]])) for place in "ab"}
            while time.monotonic() < until and not new <= set(seen):
                time.sleep(0.05)
        finally:
            looking.set()
        for one in running:
            one.result()
    # Of each view all is of one day; both processes showed both.
    assert set(seen) == {(place, frozenset([day])) for place in "ab" for day in DAYS.values()}
    shown = {one.health["snapshot"] for one in installed.processes}
    assert len(shown) == 1 and before not in shown


@pytest.mark.standin
def test_whatever_cbs_does_wrong_at_night_nobody_who_looks_notices(installed, standin_url):
    shown = {one.health["snapshot"] for one in installed.processes}
    looking, views, wrong = threading.Event(), dict.fromkeys("ab", 0), []

    def look(place: str) -> None:
        visitor = Visitor(installed.websocket, cookies={"plek": place})
        visitor.come()
        while not looking.is_set():
            if "Utrecht" not in visitor.look():
                wrong.append(place)
            views[place] += 1
            time.sleep(0.2)
        visitor.go()

    where = {
        "DIVERSITEIT_CBS_URL": standin_url,
        "DIVERSITEIT_CBS_V4_URL": f"{standin_url}/odata/v1/CBS",
        "DIVERSITEIT_PDOK_URL": standin_url,
        "DIVERSITEIT_ATTEMPTS": "2",
        "DIVERSITEIT_BACKOFF_S": "0",
    }
    command = [sys.executable, "-m", "data_sources", "refresh", "--force", "--table", "85039NED"]
    with ThreadPoolExecutor(2) as pool, alone(standin_url):
        running = [pool.submit(look, place) for place in "ab"]
        try:
            for fault, words in FAULTS.values():
                call(standin_url, "faults", "DELETE")
                call(standin_url, "faults", "POST", fault)
                seen = dict(views)
                night = subprocess.run(
                    command,
                    cwd=ROOT,
                    env=installed.processes[0].environment | where,
                    capture_output=True,
                    text=True,
                    timeout=120,
                )
                assert night.returncode and words in " ".join(night.stdout.split()), (
                    night.stdout + night.stderr
                )
                # Both are still shown all that they ask for.
                until = time.monotonic() + ENOUGH_S
                while time.monotonic() < until and any(views[place] == seen[place] for place in "ab"):
                    time.sleep(0.05)
                assert all(views[place] > seen[place] for place in "ab"), fault
        finally:
            looking.set()
        for one in running:
            one.result()
    assert not wrong
    assert {one.health["snapshot"] for one in installed.processes} == shown
    assert all(one.health["status"] == "ok" for one in installed.processes)


def test_when_one_is_killed_its_visitors_are_back_in_their_view_within_five_seconds(installed):
    first, second = installed.processes
    codes = ["GM0344", "GM0363", "GM0599", "GM0034"]
    visitors = [
        Visitor(installed.websocket, query=f"gemeente={code}", cookies={"plek": place})
        for code, place in zip(codes, "aaab", strict=True)
    ]
    for one in visitors:
        one.come()
    seen = [one.look() for one in visitors]
    struck = [one for one in visitors if one.cookies["plek"] == "a"]
    assert len(struck) == 3
    stop = threading.Event()

    def busy(one: Visitor) -> int:
        looks = 0
        while not stop.is_set():
            one.look()
            looks += 1
        return looks

    with ThreadPoolExecutor(len(visitors)) as pool:
        others = [pool.submit(busy, one) for one in visitors if one not in struck]
        try:
            first.kill()
            died = time.monotonic()
            back = [pool.submit(one.come_back, died + PATIENCE_S) for one in struck]
            told = [one.result() for one in back]
            took = time.monotonic() - died
        finally:
            # Else what goes wrong would be waited for, and never told.
            stop.set()
        # Who was with the other noticed nothing.
        assert all(one.result() >= 1 for one in others)
    assert took < PATIENCE_S
    names = [name for one in struck for name in re.findall(r"GM\d{4}", one.query)]
    for code, page in zip(names, told, strict=True):
        before = seen[codes.index(code)]
        assert headline(page) == headline(before)
    # From then on all they ask goes where their session is.
    assert {one.cookies["plek"] for one in struck} == {"b"}
    assert answer(f"{installed.address}/gemeente/GM0344")[0] == 200
    assert second.health["status"] == "ok"
    for one in visitors:
        one.go()


def headline(page: str) -> list[str]:
    return re.findall(r"<h1[^>]*>.*?</h1>", page)
