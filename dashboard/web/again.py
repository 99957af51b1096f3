"""Giving again what was just given: of many who ask for the same page at the same second, one has it made."""

import asyncio
from collections.abc import Collection, Sequence

from cachetools import TTLCache
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Again"]

_SECONDS = 5
"""How long an answer is given again; newer figures are seen within a minute, with or without this."""

_MOST = 500
"""Answers that are held; what they hold is what is kept of pages anyway."""

_DIFFER = ("host", "origin", "accept-encoding", "if-none-match")
"""Headers on which these answers depend; of a visitor they show nothing."""

Answer = Sequence[Message]


class Again:
    """Give the answer of a moment ago, where it is the same for everybody.

    It saves the way through all other layers and a thread, two thirds of what such a page costs.

    Parameters
    ----------
    app : ASGIApp
    at : collection of str
        Paths at which every answer is the same for everybody who asks the same, in the same words.
    below : tuple of str
        Paths at and under which it is.
    """

    def __init__(self, app: ASGIApp, at: Collection[str], below: tuple[str, ...]) -> None:
        self._app, self._at, self._below = app, frozenset((*at, *below)), tuple(f"{one}/" for one in below)
        self._given: TTLCache[tuple[object, ...], Answer] = TTLCache(_MOST, _SECONDS)
        self._being_made: dict[tuple[object, ...], asyncio.Future[Answer | None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give it again, wait for who asked first, or be the first."""
        if not self._is_the_same_for_all(scope):
            await self._app(scope, receive, send)
            return
        key = _key(scope)
        answer = self._given.get(key)
        if answer is None and (first := self._being_made.get(key)) is not None:
            answer = await asyncio.shield(first)
        if answer is not None:
            for message in answer:
                await send(dict(message))
        elif key in self._being_made:
            await self._app(scope, receive, send)
        else:
            await self._make(key, scope, receive, send)

    def _is_the_same_for_all(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        path: str = scope["path"]
        return path in self._at or path.startswith(self._below)

    async def _make(self, key: tuple[object, ...], scope: Scope, receive: Receive, send: Send) -> None:
        made: list[Message] = []

        async def noted(message: Message) -> None:
            made.append(dict(message))
            await send(message)

        future = self._being_made[key] = asyncio.get_running_loop().create_future()
        try:
            await self._app(scope, receive, noted)
        finally:
            answer = made if _may_be_given_again(made) else None
            if answer is not None:
                self._given[key] = answer
            del self._being_made[key]
            future.set_result(answer)


def _key(scope: Scope) -> tuple[object, ...]:
    headers = Headers(scope=scope)
    differ = (headers.get(name) for name in _DIFFER)
    return (scope["scheme"], scope["path"], scope["query_string"], *differ)


def _may_be_given_again(made: Answer) -> bool:
    """Whether it is whole, and neither somebody's own nor forbidden to be held."""
    if len(made) != 2 or made[1].get("more_body"):
        return False
    headers = Headers(raw=list(made[0].get("headers", ())))
    kept_by_nobody = "no-store" in headers.get("cache-control", "no-store")
    return made[0]["status"] in (200, 304) and not kept_by_nobody and "set-cookie" not in headers
