import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import server
from dashboard.health import health_routes


def test_what_is_free_goes_back_again_and_again_until_the_server_stops(monkeypatch):
    given: list[bool] = []
    monkeypatch.setattr(server.memory, "give_back", lambda: given.append(True))
    monkeypatch.setattr(server, "_GIVEN_BACK_S", 0.001)
    for name in ("warm", "settle"):
        monkeypatch.setattr(server.present, name, lambda: None)
    monkeypatch.setattr(server, "_prepare", partial(asyncio.sleep, 0))

    async def served() -> int:
        async with server._lifespan(None):
            while len(given) < 3:
                await asyncio.sleep(0.001)
        # What was under way ends; nothing begins again.
        left = [task for task in asyncio.all_tasks() if task.get_coro().__name__ == "_giving_back"]
        await asyncio.gather(*left, return_exceptions=True)
        return len([task for task in left if not task.cancelled()])

    # A browser of other tests keeps a loop of its own in this thread.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: asyncio.run(asyncio.wait_for(served(), 30))).result() == 0


def test_ready_is_said_when_the_first_pages_were_seen(monkeypatch, caplog):
    seen: list[str] = []
    for name in ("warm", "settle"):
        monkeypatch.setattr(server.present, name, lambda: None)
    monkeypatch.setattr(server.present, "stories", lambda: iter(()))
    monkeypatch.setattr(server, "_keep_up", lambda: None)

    async def visit(views, after) -> None:
        await after()
        assert [ask(path) for path in ("/health", "/livez")] == [503, 200]
        seen.extend(path for path, _ in views)
        raise TimeoutError

    def ask(path: str) -> int:
        return client.get(path).status_code

    monkeypatch.setattr(server, "visit", visit)
    client = TestClient(Starlette(routes=health_routes(lambda: bool(server._preparing))))

    async def served() -> None:
        async with server._lifespan(None):
            while server._preparing:
                await asyncio.sleep(0.001)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(asyncio.wait_for(served(), 60))).result()
    assert {"", "uw-gemeente", "kaart"} <= set(seen)
    # What fails is told, and keeps nobody out.
    assert ask("/health") == 200
    assert "not all could be prepared" in caplog.text
