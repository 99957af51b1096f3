import asyncio
from concurrent.futures import ThreadPoolExecutor

from dashboard import server


def test_what_is_free_goes_back_again_and_again_until_the_server_stops(monkeypatch):
    given: list[bool] = []
    monkeypatch.setattr(server.memory, "give_back", lambda: given.append(True))
    monkeypatch.setattr(server, "_GIVEN_BACK_S", 0.001)
    for name in ("warm", "settle", "warm_stories"):
        monkeypatch.setattr(server.present, name, lambda: None)

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
