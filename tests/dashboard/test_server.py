import asyncio

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
        await asyncio.sleep(0.01)
        stopped = len(given)
        await asyncio.sleep(0.05)
        return len(given) - stopped

    assert asyncio.run(asyncio.wait_for(served(), 30)) == 0
