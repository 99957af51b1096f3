"""What a start costs, and the memory that is held: processor seconds of commands and of a server's first pages.

Run: ``python -m tests.benchmarks.bench_cold [cold] [commands] [memory]`` (all of them by default). The server's pages
are asked for over its websocket as a browser does, a session each; what the browser itself spends is not counted. A
first round writes bytecode, and what is derived if it does not come along; the bounds are on a round after it.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from dashboard.findings.data.national import national
from dashboard.url.pages import PAGES
from data_sources import open_snapshot
from tests.benchmarks.bench_dashboard import line, processor, server_of
from tests.browser.conftest import serving

FIRST = "GM0344"
MANY = 50
QUIET = 3.0
"""Seconds without work after which a server is at rest."""


def main() -> None:
    """Measure, and print."""
    wanted = set(sys.argv[1:]) or {"cold", "commands", "memory"}
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps it
    if "commands" in wanted:
        commands()
    if "cold" in wanted:
        first_page()
    if "memory" in wanted:
        memory()


def commands() -> None:
    """Processor time of the story and of a briefing, each by a command of its own."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = ["dashboard.briefing", FIRST, "--out"]
        for name, words in (
            ("python -m dashboard.findings GM0344", lambda _: ["dashboard.findings", FIRST]),
            ("one PDF by command", lambda nth: [*pdf, f"{folder}/{nth}"]),
        ):
            spent = [_command(words(nth)) for nth in range(3)]
            line(name, f"{min(spent[1:]):.2f} s (first {spent[0]:.2f} s)", "<= 3 s")


def _command(words: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", *words], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def first_page() -> None:
    """Processor time from the command until the page of a gemeente is whole, and until the server is at rest."""
    for nth in ("a first time", "again"):
        # Who comes is served as soon as there is a server; it says that it is ready when it has looked around itself.
        with serving(["dashboard", "--port", "{port}"], health="/livez") as address:
            server = server_of(address)
            open_page(address, "uw-gemeente", FIRST)
            first = processor(server)
            rest(server)
            line(f"from start to the first page, {nth}", f"{first:.2f} s", "<= 5 s")
            line(f"from start to rest, {nth}", f"{processor(server):.2f} s", "")


def memory() -> None:
    """Memory at rest, processor time of first views, and memory after all pages of many gemeenten."""
    codes = [code for code in national(open_snapshot()).gemeenten.names if code != FIRST]
    with serving(["dashboard", "--port", "{port}"]) as address:
        server = server_of(address)
        rest(server)
        line("memory at rest", f"{_megabytes(server):.0f} MB", "<= 400 MB")
        open_page(address, "uw-gemeente", FIRST)
        rest(server)
        some = codes[:: len(codes) // 30][:30]
        for state in ("first view of a gemeente", "view of a gemeente again"):
            spent = _spent(server, lambda: [open_page(address, "uw-gemeente", code) for code in some])
            line(f"{state} in a new session", f"{1000 * spent / len(some):.0f} ms (mean)", "<= 120 ms first")
        for code in codes[:: len(codes) // MANY][:MANY]:
            open_pages(address, [page.path for page in PAGES], code)
        line(f"memory after all pages of {MANY} gemeenten", f"{_megabytes(server):.0f} MB", "<= 550 MB")


def open_page(address: str, path: str, gemeente: str) -> None:
    """Open a page in a session of its own, and read it to its end."""
    open_pages(address, [path], gemeente)


def open_pages(address: str, paths: list[str], gemeente: str) -> None:
    """Open pages one after the other as one user does, and read each to its end."""
    with connect(
        f"{address.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"], max_size=None
    ) as socket:  # type: ignore[list-item]
        for path in paths:
            asked = BackMsg()
            asked.rerun_script.query_string = urlencode({"gemeente": gemeente})
            asked.rerun_script.page_name = path
            socket.send(asked.SerializeToString())
            while True:
                told = ForwardMsg.FromString(socket.recv())  # type: ignore[arg-type]
                if told.WhichOneof("type") == "script_finished":
                    assert told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                    break


def rest(server: int) -> None:
    """Wait until a server does nothing."""
    while _spent(server, lambda: time.sleep(QUIET)) > 0.05:
        continue


def _spent(server: int, work: Callable[[], object]) -> float:
    before = processor(server)
    work()
    return processor(server) - before


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(row.split()[1]) / 1024 for row in status if row.startswith("VmRSS:"))


if __name__ == "__main__":
    main()
