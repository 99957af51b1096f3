"""What strangers' files cost others: a visitor's wait while ten hostile files are read, and the memory that is held.

Run: ``python -m tests.benchmarks.bench_hostile``. Everyone is a session of its own over the server's websocket; files
are uploaded as a browser does. Waits are by the clock: the quietest of three rounds counts.
"""

import statistics
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.benchmarks.bench_cold import open_page
from tests.benchmarks.bench_dashboard import line, server_of
from tests.browser.conftest import serving
from tests.dashboard.findings.own_data.made_up import workbook
from tests.dashboard.spreadsheets.test_reader import SHEET, repacked

FIRST = "GM0344"
MANY, LEAST, ROUNDS = 10, 10, 3


def main() -> None:
    """Measure, and print."""
    with serving(["dashboard", "--port", "{port}"]) as address:
        server = server_of(address)
        for _ in range(3):
            open_page(address, "uw-gemeente", FIRST)
        ratios, told = [], []
        before = _megabytes(server)
        for _ in range(ROUNDS):
            idle = _wait(address, lambda: True)
            under, answers = _attacked(address)
            ratios.append(under / idle)
            told.append(f"{1000 * idle:.0f} -> {1000 * under:.0f} ms")
        line("a visitor's median wait, idle -> while ten hostile files are read", ", ".join(told), "")
        line("ratio, the quietest of three", f"{min(ratios):.2f}", "<= 1.5")
        line("memory of the server, before and at most", f"{before:.0f}, {_peak(server):.0f} MB", "")
        for said in dict.fromkeys(answers):
            line("a file is told", said[:70], "")


def hostile() -> list[bytes]:
    """Files that once took the memory or time of the server."""
    rows = b"<row>" + b"<c><v>1</v></c>" * 3_000_000 + b"</row></sheetData>"
    wide = repacked(workbook(SHEET), lambda name, content: content.replace(b"</sheetData>", rows))
    empty = (b";" * 1_000_000 + b"\n") * 15
    return [wide, empty, b"\n" * 15_000_000, b";" * 15_000_000, b'"' * 15_000_000] * (MANY // 5)


def _wait(address: str, over: Callable[[], bool]) -> float:
    waits: list[float] = []
    while len(waits) < LEAST or not over():
        start = time.perf_counter()
        open_page(address, "uw-gemeente", FIRST)
        waits.append(time.perf_counter() - start)
        if over() and len(waits) >= LEAST:
            break
        time.sleep(0.1)
    return statistics.median(waits)


def _attacked(address: str) -> tuple[float, list[str]]:
    """Have ten visitors' hostile files read at the same moment, and measure a visitor's wait until all are."""
    answers: list[str] = []
    ready = threading.Barrier(MANY + 1)
    attackers = [
        threading.Thread(target=_attack, args=(address, data, ready, answers), daemon=True)
        for data in hostile()
    ]
    for one in attackers:
        one.start()
    ready.wait(120)
    wait = _wait(address, lambda: len(answers) == MANY)
    return wait, answers


def _attack(address: str, data: bytes, ready: threading.Barrier, answers: list[str]) -> None:
    """Upload a file, and when all have, have the page of own figures read it."""
    socket = connect(
        f"{address.replace('http', 'ws')}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
    )
    with socket:
        uploader, session = "", ""
        for told in _run(socket, {}):
            if told.WhichOneof("type") == "new_session":
                session = told.new_session.initialize.session_id
            found = told.delta.new_element.file_uploader.id if told.WhichOneof("type") == "delta" else ""
            uploader = found or uploader
        asked = BackMsg()
        asked.file_urls_request.request_id = "one"
        asked.file_urls_request.file_names.append("cijfers.csv")
        asked.file_urls_request.session_id = session
        socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(socket.recv())  # type: ignore[arg-type]
            if told.WhichOneof("type") == "file_urls_response":
                break
        urls = told.file_urls_response.file_urls[0]
        visitor = requests.Session()
        visitor.get(f"{address}/_stcore/health", timeout=60)
        known = {"X-Xsrftoken": visitor.cookies.get("_streamlit_xsrf", "")}
        files = {"file": ("cijfers.csv", data)}
        visitor.put(address + urls.upload_url, files=files, headers=known, timeout=60).raise_for_status()
        ready.wait(120)
        for told in _run(socket, {uploader: (urls, len(data))}):
            said = told.delta.new_element.alert.body if told.WhichOneof("type") == "delta" else ""
            if said:
                answers.append(said)
                return
        answers.append("read")


def _run(socket: Any, files: dict[str, Any]) -> Iterator[ForwardMsg]:
    asked = BackMsg()
    asked.rerun_script.query_string = urlencode({"gemeente": FIRST})
    asked.rerun_script.page_name = "eigen-cijfers"
    for widget, (urls, size) in files.items():
        state = asked.rerun_script.widget_states.widgets.add()
        state.id = widget
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.file_id, info.name, info.size = urls.file_id, "cijfers.csv", size
        info.file_urls.CopyFrom(urls)
    socket.send(asked.SerializeToString())
    while True:
        told = ForwardMsg.FromString(socket.recv())
        yield told
        if told.WhichOneof("type") == "script_finished":
            return


def _megabytes(process: int, what: str = "VmRSS:") -> float:
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(row.split()[1]) / 1024 for row in status if row.startswith(what))


def _peak(process: int) -> float:
    return _megabytes(process, "VmHWM:")


if __name__ == "__main__":
    main()
