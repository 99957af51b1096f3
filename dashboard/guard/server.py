"""What uvicorn does before any app is asked, and for which Streamlit, that starts it, has no setting."""

import logging
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.guard.settings import Guarding

__all__ = ["Server"]


_SILENT_S = 75
"""How long a connection may say nothing before it is closed."""


class Server:
    """Set uvicorn: it does not tell its name, holds no large message, waits for the silent, tells of garbage in a line.

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


def _without_traceback(record: logging.LogRecord) -> bool:
    if "Invalid UTF-8" in record.msg:
        record.exc_info = None
    return True
