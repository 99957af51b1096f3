"""What uvicorn does before any app is asked, and for which Streamlit, that starts it, has no setting."""

import asyncio
import logging
from contextlib import suppress
from time import monotonic
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.guard.settings import Guarding

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

__all__ = ["Server"]


_SILENT_S = 75
"""How long a connection may say nothing before it is closed."""


_SPARE = 64
"""File descriptors that are left for files and the database, however many connect."""

_FULL = "socket.accept() out of system resource"


class Server:
    """Set uvicorn: it does not tell its name, holds no large message, waits for the silent, tells of garbage in a line.

    As many file descriptors as the system gives are asked for, and connections never take the last of them.

    Parameters
    ----------
    app : ASGIApp
    settings : Guarding
    """

    def __init__(self, app: ASGIApp, settings: Guarding) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Set it when it starts the app; it gives its configuration along in no other way."""
        if scope["type"] == "lifespan":
            config = getattr(getattr(receive, "__self__", None), "config", None)
            if config is not None:
                self._set(config)
        await self._app(scope, receive, send)

    def _set(self, config: Any) -> None:
        config.encoded_headers = [pair for pair in config.encoded_headers if pair[0] != b"server"]
        config.ws_max_size = self._settings.message_bytes
        # Phones ask every five seconds; uvicorn would close each connection just before.
        config.timeout_keep_alive = _SILENT_S
        logging.getLogger("uvicorn.error").addFilter(_without_traceback)
        if (most := _most_open()) is not None:
            kind = config.http_protocol_class
            config.http_protocol_class = type(kind.__name__, (_Few, kind), {"most": max(most - _SPARE, 1)})
            logging.getLogger("asyncio").addFilter(_Once())


class _Few(asyncio.Protocol):
    """A connection that is broken off at once where there are as many as there may be: its browser tries again."""

    most: int
    connections: set[asyncio.Protocol]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if len(self.connections) > self.most:
            assert isinstance(transport, asyncio.Transport)
            transport.abort()


class _Once(logging.Filter):
    """Tells now and then that too many come at once; the loop itself says it two thousand times a second."""

    def __init__(self) -> None:
        super().__init__()
        self._told = -float("inf")

    def filter(self, record: logging.LogRecord) -> bool:
        if _FULL not in record.getMessage() and "_start_serving" not in record.getMessage():
            return True
        record.exc_info = None
        if monotonic() - self._told < _SILENT_S:
            return False
        self._told = monotonic()
        return True


def _most_open() -> int | None:
    """Ask for all file descriptors that this process may have, and return how many; None where it is not limited so."""
    if resource is None:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        soft = hard
    return soft


def _without_traceback(record: logging.LogRecord) -> bool:
    if "Invalid UTF-8" in record.msg:
        record.exc_info = None
    return True
