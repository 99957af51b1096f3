"""What a hall asks of the server: saves, polls, a burst, and a server that is killed while all save.

Run: ``python -m tests.benchmarks.bench_meeting``; on PostgreSQL too where `DIVERSITEIT_TEST_POSTGRESQL` is
the address of one. Two hundred phones save ten answers each within a minute and ask for news every five seconds, and
do so again while fifty people look at pages of the dashboard; then all save at once; then the server is killed with -9
at random moments of such bursts, started again, and every answer that was confirmed is looked for.
"""

import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from statistics import quantiles
from typing import Any

from dashboard.findings.data.national import national
from dashboard.meeting.pages import take_part_address
from dashboard.meeting.store import Store, open_store
from dashboard.meeting.store.answering import answers_of, totals_of
from dashboard.meeting.store.meetings import Meeting, Member, create
from data_sources import open_snapshot
from tests.benchmarks.bench_cold import open_pages
from tests.benchmarks.bench_dashboard import line, processor
from tests.browser.conftest import ROOT
from tests.dashboard.meeting.conftest import ADDRESS, database

PHONES, ANSWERS, SECONDS, POLL_S, KILLS = 200, 10, 60, 5, 20
PEOPLE, READING_S = 50, (8, 16)
PAGES = ("uw-gemeente", "opgaven", "trends", "vergelijk", "kaart")
ASKED = (
    "recognise",
    "enough",
    "seen",
    "policy",
    "proactive",
    "plural",
    "vision",
    "targeted",
    "help_vng",
    "help_szw",
)
VALUES: dict[str, Any] = {
    "recognise": "yes",
    "enough": "3",
    "seen": "Van alles",
    "policy": "none",
    "proactive": "2",
    "plural": "4",
    "vision": "making",
    "targeted": "no",
    "help_vng": "Kennis",
    "help_szw": "Geld",
}


class Phone:
    """One connection that stays open, and opens again where it broke."""

    def __init__(self, port: int, meeting: Meeting, gemeente: str):
        self.port, self._path, self.meeting = port, take_part_address(meeting.token, gemeente), meeting
        self.gemeente, self.receipt, self.etag = gemeente, f"receipt-of-{gemeente}", ""
        self.versions: dict[str, int] = {}
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(
        self, method: str, path: str, body: bytes = b"", headers: str = ""
    ) -> tuple[int, dict[str, str], bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        try:
            length = f"Content-Length: {len(body)}\r\n"
            asked = f"{method} {self._path}{path} HTTP/1.1\r\nHost: hall\r\n{length}{headers}\r\n"
            writer.write(asked.encode() + body)
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            told = {
                name.lower(): value for name, _, value in (one.partition(": ") for one in head[1:] if one)
            }
            return int(head[0].split()[1]), told, await reader.readexactly(int(told.get("content-length", 0)))
        except BaseException:
            self.close()
            raise

    async def save(self, question: str, value: Any) -> bool:
        """Save; whether it was confirmed."""
        answers = {question: {"value": value, "version": self.versions.get(question, 0)}}
        sent = json.dumps({"bewijs": self.receipt, "answers": answers}).encode()
        try:
            status, _, told = await self.ask("POST", "/bewaar", sent)
        except (OSError, asyncio.IncompleteReadError):
            status, _, told = await self.ask("POST", "/bewaar", sent)
        if status == 200:
            self.versions |= json.loads(told)["versions"]
        return status == 200

    async def poll(self) -> None:
        known = f"If-None-Match: {self.etag}\r\n" if self.etag else ""
        cookie = f"Cookie: deelname={self.receipt}\r\n"
        try:
            status, told, _ = await self.ask("GET", "/stand", headers=known + cookie)
        except (OSError, asyncio.IncompleteReadError):
            # As a browser does where the connection was let go meanwhile.
            status, told, _ = await self.ask("GET", "/stand", headers=known + cookie)
        assert status in (200, 304), status
        self.etag = told.get("etag", "")

    def forget(self) -> None:
        """Let go of a connection whose loop is gone."""
        self._streams = None

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None


@contextmanager
def server(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The dashboard, until it is killed or the context ends."""
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(400):
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/livez", timeout=2):
                        break
                except OSError:
                    time.sleep(0.1)
            yield process
        finally:
            process.kill()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def a_minute(phones: list[Phone]) -> tuple[list[float], list[float], int]:
    """Seconds of every save and poll, and how many saves were not confirmed."""
    saves: list[float] = []
    polls: list[float] = []
    refused = 0
    chance = random.Random(3)

    async def saving(phone: Phone, moments: list[float]) -> None:
        nonlocal refused
        began = time.perf_counter()
        for question, moment in zip(ASKED, moments, strict=True):
            await asyncio.sleep(max(0, moment - (time.perf_counter() - began)))
            start = time.perf_counter()
            refused += not await phone.save(question, VALUES[question])
            saves.append(time.perf_counter() - start)

    async def polling(phone: Phone, after: float) -> None:
        await asyncio.sleep(after)
        while time.perf_counter() < until:
            start = time.perf_counter()
            await phone.poll()
            polls.append(time.perf_counter() - start)
            await asyncio.sleep(chance.uniform(POLL_S - 1, POLL_S + 1))

    until = time.perf_counter() + SECONDS
    tasks = []
    for phone in phones:
        moments = sorted(chance.uniform(0, SECONDS - 1) for _ in ASKED)
        tasks.append(saving(phone, moments))
        # A browser polls beside what it saves, over a connection of its own.
        beside = Phone(phone.port, phone.meeting, phone.gemeente)
        tasks.append(polling(beside, chance.uniform(0, POLL_S)))
    await asyncio.gather(*tasks)
    return saves, polls, refused


async def a_burst(
    phones: list[Phone], value: str, kill: subprocess.Popen[bytes] | None = None, after: float = 0
) -> Any:
    """All save within a second; give seconds of the confirmed, and by gemeente what was confirmed."""
    took: list[float] = []
    confirmed: dict[str, str] = {}

    async def one(phone: Phone, moment: float) -> None:
        await asyncio.sleep(moment)
        start = time.perf_counter()
        try:
            done = await phone.save("seen", value)
        except (OSError, asyncio.IncompleteReadError):
            return
        if done:
            took.append(time.perf_counter() - start)
            confirmed[phone.gemeente] = value

    async def killing() -> None:
        if kill is not None:
            await asyncio.sleep(after)
            kill.send_signal(signal.SIGKILL)

    chance = random.Random(value)
    if kill is not None:
        # What a server does at its first request is behind it.
        await phones[0].poll()
    await asyncio.gather(killing(), *(one(phone, chance.random()) for phone in phones))
    return took, confirmed


def look(port: int, codes: list[str], done: Any, looked: Any) -> None:
    """Let people look at pages, each at their own gemeente, until it is done; tell how long each page took."""
    took: list[float] = []

    def looking(nth: int) -> None:
        chance = random.Random(nth)
        done.wait(chance.uniform(0, READING_S[1]))
        while not done.is_set():
            start = time.perf_counter()
            open_pages(f"http://127.0.0.1:{port}", [chance.choice(PAGES)], codes[nth])
            took.append(time.perf_counter() - start)
            done.wait(chance.uniform(*READING_S))

    threads = [threading.Thread(target=looking, args=(nth,)) for nth in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    looked.put(took)


@contextmanager
def people(port: int, codes: list[str], looked: list[float]) -> Iterator[None]:
    """People who look at pages until the context ends, in a process of their own: phones do not wait for them."""
    apart = get_context("spawn")
    done, told = apart.Event(), apart.Queue()
    process = apart.Process(target=look, args=(port, codes, done, told))
    process.start()
    try:
        yield
    finally:
        done.set()
        looked += told.get()
        process.join()


async def a_hall(phones: list[Phone], pid: int) -> tuple[Any, float, tuple[list[float], dict[str, str]]]:
    """A minute, and then a burst over the same connections; between them, the processor that the minute took."""
    before = processor(pid)
    minute = await a_minute(phones)
    spent = processor(pid) - before
    return minute, spent, await a_burst(phones, "burst")


def measure(url: str) -> None:
    """Measure on one store."""
    os.environ["DIVERSITEIT_DATABASE_URL"] = url
    codes = sorted(national(open_snapshot()).gemeenten.names)[:PHONES]
    store = open_store(url)
    meeting = store.write(lambda it: create(it, "Bench", members=[Member(code) for code in codes])).meeting
    port = free_port()
    with server(port) as process:
        time.sleep(20)
        phones = [Phone(port, meeting, code) for code in codes]
        (saves, polls, refused), spent, (took, _) = asyncio.run(a_hall(phones, process.pid))
        tell(store, meeting, saves, polls, refused)
        line("processor of the minute", f"{spent:.1f} s", "")
        line(f"{len(took)} saves in a second", f"p95 {1000 * quantiles(took, n=20)[18]:.0f} ms", "<= 600 ms")
    with server(port) as process:
        time.sleep(20)
        both = store.write(lambda it: create(it, "Both", members=[Member(code) for code in codes])).meeting
        looked: list[float] = []
        with people(port, codes, looked):
            found = asyncio.run(a_minute([Phone(port, both, code) for code in codes]))
        print(f"while {PEOPLE} people look at {len(looked)} pages")
        tell(store, both, *found)
        line("a page of theirs", f"p95 {quantiles(looked, n=20)[18]:.1f} s", "")
    killed(store, meeting, phones, port)
    store.close()


def killed(store: Store, meeting: Meeting, phones: list[Phone], port: int) -> None:
    """Kill the server at random moments of bursts, and look for every answer that was confirmed."""
    lost = doubled = said = 0
    chance = random.Random(9)
    for nth in range(KILLS):
        with server(port) as process:
            for phone in phones:
                phone.forget()
                phone.versions = _versions(store, phone)
            _, confirmed = asyncio.run(a_burst(phones, f"kill {nth}", process, chance.uniform(0.2, 1.2)))
            process.wait()
        kept = store.read(lambda it: totals_of(it, meeting.id)).get("seen", {})
        said += len(confirmed)
        lost += sum(kept.get(code) != value for code, value in confirmed.items())
        doubled += len(kept) > PHONES
    line(f"killed {KILLS} times: confirmed, lost, doubled", f"{said}, {lost}, {doubled}", "lost 0, doubled 0")


def tell(store: Store, meeting: Meeting, saves: list[float], polls: list[float], refused: int) -> None:
    """Print what a minute came to."""
    kept = store.read(lambda it: totals_of(it, meeting.id))
    there = sum(len(kept.get(key, {})) for key in ASKED)
    line("a save", f"p95 {1000 * quantiles(saves, n=20)[18]:.0f} ms of {len(saves)}", "<= 300 ms")
    line("a poll", f"p95 {1000 * quantiles(polls, n=20)[18]:.0f} ms of {len(polls)}", "<= 150 ms")
    line("not confirmed, and kept", f"{refused}, {there} of {PHONES * ANSWERS}", "0, all")


def _versions(store: Store, phone: Phone) -> dict[str, int]:
    kept = store.read(lambda it: answers_of(it, phone.meeting.id, phone.gemeente))
    return {key: one.version for key, one in kept.items()}


def main() -> None:
    """Measure, and print."""
    for kind in ("sqlite", "postgresql"):
        if kind == "postgresql" and not os.environ.get(ADDRESS):
            continue
        print(kind)
        with tempfile.TemporaryDirectory() as folder, database(kind, Path(folder)) as url:
            measure(url)


if __name__ == "__main__":
    main()
