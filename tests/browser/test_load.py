"""The load generator meets a real server: each user's walk goes to its end, and what fails is written down."""

import asyncio
import random
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.frames import Frame, Opcode

from tests.benchmarks.loading import walks
from tests.benchmarks.loading.seen import Seen
from tests.benchmarks.loading.visitor import FailedError, Visitor
from tests.browser.conftest import serving

Told = TypeVar("Told")

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


def run(asked: Coroutine[Any, Any, Told]) -> Told:
    """Run to the end in a thread of its own: in this one Playwright's own loop runs for all tests of the browser."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, asked).result()


@pytest.mark.parametrize("user", walks.USERS)
def test_a_user_walks_to_the_end(user: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walks, "THINKING_S", 1e-3)
    seen = Seen()
    run(walks.walk(Visitor(address, 1, seen), user, ("GM0344", "GM0363"), random.Random(1)))
    assert not seen.errors
    assert {step.name for step in walks.USERS[user]} <= seen.seconds.keys()
    assert all(size > 0 for them in seen.bytes.values() for size in them)


def test_what_fails_is_written_down(address: str) -> None:
    seen = Seen()
    with pytest.raises(FailedError):
        run(Visitor(address, 1, seen).fetch("/nergens", "fetch"))
    assert seen.errors.total() == 1
    assert not seen.steps


def test_slow_visitors_hold_nobody_up(address: str) -> None:
    """Fifty that never end their question, and ten that do not read what they are sent."""

    async def beside_the_slow() -> Seen:
        seen, where = Seen(), urlsplit(address)
        asking = [await asyncio.open_connection(where.hostname, where.port) for _ in range(50)]
        for _, writer in asking:
            writer.write(b"GET / HTTP/1.1\r\nHost: ")
        not_reading = [await unread_session(address) for _ in range(10)]
        for nth in range(3):
            visitor = Visitor(address, 100 + nth, seen)
            await visitor.open("uw-gemeente", {"gemeente": "GM0344"}, "open")
            await visitor.close()
        for _, writer in [*asking, *not_reading]:
            writer.close()
        return seen

    seen = run(beside_the_slow())
    assert not seen.errors
    assert max(seen.seconds["open"]) < 30


async def unread_session(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Ask for a page over a websocket, and read nothing of it."""
    where = urlsplit(address)
    reader, writer = await asyncio.open_connection(where.hostname, where.port, limit=1024)
    writer.write(
        f"GET /_stcore/stream HTTP/1.1\r\nHost: {where.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Protocol: streamlit\r\n\r\n".encode()
    )
    assert b" 101 " in await reader.readline()
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = "uw-gemeente", "gemeente=GM0344"
    writer.write(Frame(Opcode.BINARY, asked.SerializeToString()).serialize(mask=True))
    return reader, writer


def test_with_few_file_descriptors_who_is_there_goes_on_and_others_wait() -> None:
    with serving(["tests.browser.few_descriptors", "128", "dashboard", "--port", "{port}"]) as address:
        run(crowd(address))


async def crowd(address: str) -> None:
    seen, where = Seen(), urlsplit(address)
    there = Visitor(address, 1, seen)
    await there.open("uw-gemeente", {"gemeente": "GM0344"}, "open")
    others = [await asyncio.open_connection(where.hostname, where.port) for _ in range(150)]
    await there.go("kaart", {"gemeente": "GM0344"}, "go on")
    for _, writer in others:
        writer.close()
    await asyncio.sleep(2)  # as a browser does that was broken off
    await Visitor(address, 2, seen).open("", {}, "come later")
    await there.close()
    assert not seen.errors
    assert seen.seconds.keys() >= {"open", "go on", "come later"}
