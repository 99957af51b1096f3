"""Giving again what was just given: to whom it is the same, and to nobody else."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.web.again import Again

MAY_BE_HELD = [(b"cache-control", b"no-cache")]


class App:
    """Answers after a moment, and counts how often."""

    def __init__(self, status=200, headers=(), fails=0) -> None:
        self.made, self._status, self._headers, self._fails = 0, status, [*MAY_BE_HELD, *headers], fails

    async def __call__(self, scope, receive, send) -> None:
        self.made += 1
        body = f"{self.made}".encode()
        await asyncio.sleep(0.01)
        if self.made <= self._fails:
            raise OSError
        await send({"type": "http.response.start", "status": self._status, "headers": self._headers})
        await send({"type": "http.response.body", "body": body})


async def asked(layer, path="/blad/een", method="GET", query=b"", **headers) -> tuple[list, bytes]:
    said = []

    async def send(message) -> None:
        said.append(message)
        # What stands around it writes its own headers into the message.
        message["headers"] = [(b"x", b"y")]

    scope = {"type": "http", "method": method, "path": path, "scheme": "http", "query_string": query}
    scope["headers"] = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    await layer(scope, None, send)
    return said, said[-1]["body"]


def run(asked):
    """Run to the end in a thread of its own: a browser of other tests keeps a loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, asked).result()


def many(layer, *requests) -> list[bytes]:
    """Ask all at once; then give the bodies."""

    async def ask() -> list[bytes]:
        return [body for _, body in await asyncio.gather(*(asked(layer, **one) for one in requests))]

    return run(ask())


def test_of_many_who_ask_the_same_one_has_it_made():
    app = App()
    layer = Again(app, ["/"], ("/blad",))
    assert many(layer, *[{}] * 50) == [b"1"] * 50
    assert many(layer, {}) == [b"1"]
    assert many(layer, {"path": "/"}, {"path": "/"}) == [b"2", b"2"]
    layer._given.expire(float("inf"))
    assert many(layer, {}) == [b"3"]


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/blad/twee"},
        {"query": b"taal=en"},
        {"host": "elders.nl"},
        {"origin": "https://elders.nl"},
        {"accept_encoding": "br"},
        {"if_none_match": '"a"'},
    ],
    ids=lambda other: next(iter(other)),
)
def test_who_asks_something_else_is_given_something_else(other):
    assert sorted(many(Again(App(), ["/"], ("/blad",)), {}, other)) == [b"1", b"2"]


@pytest.mark.parametrize("elsewhere", [{"path": "/bladen"}, {"path": "/anders"}, {"method": "POST"}], ids=str)
def test_what_differs_from_visitor_to_visitor_is_made_for_each(elsewhere):
    app = App()
    layer = Again(app, ["/"], ("/blad",))
    many(layer, elsewhere, elsewhere)
    many(layer, elsewhere)
    assert app.made == 3


@pytest.mark.parametrize(
    "answers",
    [
        {"status": 404},
        {"status": 503},
        {"headers": [(b"set-cookie", b"a=b")]},
    ],
    ids=str,
)
def test_what_may_not_be_held_is_made_for_each(answers):
    app = App(**answers)
    layer = Again(app, ["/"], ("/blad",))
    many(layer, {}, {})
    many(layer, {})
    assert app.made == 3


def test_when_making_fails_the_next_has_it_made():
    app = App(fails=1)
    layer = Again(app, ["/"], ("/blad",))

    async def ask() -> list:
        return await asyncio.gather(asked(layer), asked(layer), return_exceptions=True)

    first, second = run(ask())
    assert isinstance(first, OSError)
    assert second[1] == b"2"
    assert len(many(layer, {})) == 1
