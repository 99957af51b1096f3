"""How long answers take, by the first part of their address: never the whole, which may hold a secret."""

from collections.abc import Collection
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.watch.counted import ANSWERS

__all__ = ["Answers"]

_ELSEWHERE = "elsewhere"


class Answers:
    """Count answers to requests, and how long they took; sessions are counted where they are let in.

    Parameters
    ----------
    app : ASGIApp
    parts : collection of str
        First parts of the addresses that there are. Anything else is one: visitors cannot make up names to count.
    """

    def __init__(self, app: ASGIApp, parts: Collection[str]) -> None:
        self._app, self._parts = app, frozenset(parts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        part, status, began = scope["path"].split("/", 2)[1:2], 500, perf_counter()

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, seen)
        finally:
            name = part[0] if part and part[0] in self._parts else _ELSEWHERE
            ANSWERS.labels(name or "start", f"{status // 100}xx").observe(perf_counter() - began)
