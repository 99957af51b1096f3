"""Who comes when memory is short is told so, before the system ends the process and everybody loses what they had.

Whoever is there already goes on, and what the server writes whole is given to all.
"""

import logging
from collections.abc import Collection
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.guard.settings import Guarding

__all__ = ["Crowded"]

log = logging.getLogger(__name__)

_OWN, _OF_CONTAINER = Path("/proc/self/status"), Path("/sys/fs/cgroup/memory.max")
_PART = 0.85
"""Of what a container may hold, what this process takes before it lets nobody in: pages being made take more."""

_TRY_AGAIN = 1013


class Crowded:
    """Let nobody in while memory is short.

    Parameters
    ----------
    app : ASGIApp
    settings : Guarding
    at : collection of str
        Paths with which a session begins.
    instead : ASGIApp
        Tells who comes there.
    """

    def __init__(self, app: ASGIApp, settings: Guarding, at: Collection[str], instead: ASGIApp) -> None:
        self._app, self._at, self._instead = app, frozenset(at), instead
        self._most = settings.memory_mb or _allowed_mb()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what begins no session; let one begin where there is room."""
        if not self._begins(scope) or not self._most or (held := _held_mb()) <= self._most:
            await self._app(scope, receive, send)
            return
        log.warning("nobody is let in: %d MB of %d are held", held, self._most)
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _TRY_AGAIN})
        else:
            await self._instead(scope, receive, send)

    def _begins(self, scope: Scope) -> bool:
        if scope["type"] == "http":
            return scope["method"] == "GET" and scope["path"] in self._at
        if scope["type"] != "websocket":
            return False
        # Who lost the connection names the session that there was, after the protocol and a token.
        named = Headers(scope=scope).get("sec-websocket-protocol", "").split(",")
        return not (len(named) > 2 and named[2].strip())


def _held_mb() -> int:
    """Return what this process holds; 0 where the system does not tell."""
    try:
        rows = _OWN.read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) // 1024 for row in rows if row.startswith("VmRSS:")), 0)


def _allowed_mb() -> int:
    """Return what this process may take of what its container may hold; 0 where there is no such limit."""
    try:
        most = _OF_CONTAINER.read_text().strip()
    except OSError:
        return 0
    return int(int(most) * _PART) // 2**20 if most.isdigit() else 0
