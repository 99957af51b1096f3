"""One layer of headers on every answer: Streamlit's files, errors and refusals included."""

import logging
import secrets

from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.guard.settings import Guarding
from dashboard.language import asked_language
from dashboard.web.embedding import EMBEDDABLE

__all__ = ["Headers"]

log = logging.getLogger(__name__)

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    # Streamlit and Plotly write styles into the page.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
_EMBEDDABLE = EMBEDDABLE.lower().encode()
_NOT_NEEDED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "midi")


class Headers:
    """Give every answer the same headers, cookies that keep to TLS, and no traceback.

    Parameters
    ----------
    app : ASGIApp
    settings : Guarding
    """

    def __init__(self, app: ASGIApp, settings: Guarding) -> None:
        self._app = app
        self._embedded = _policy(settings.embed_hosts)
        self._headers = {
            b"content-security-policy": _policy(settings.frame_ancestors),
            b"permissions-policy": ", ".join(
                f"{name}=()" for name in (*_NOT_NEEDED, "payment", "usb")
            ).encode(),
            b"referrer-policy": b"same-origin",
            b"x-content-type-options": b"nosniff",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the headers."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        secure, started = scope["scheme"] in ("https", "wss"), False

        async def dressed(message: Message) -> None:
            nonlocal started
            if message["type"] in (
                "http.response.start",
                "websocket.http.response.start",
                "websocket.accept",
            ):
                started = True
                message["headers"] = self._dress(message.get("headers", []), secure)
            await send(message)

        try:
            await self._app(scope, receive, dressed)
        except ClientDisconnect:
            log.info("a visitor went away before all was said")
        except Exception:
            if started:
                raise
            code = secrets.token_hex(3)
            log.exception("error %s", code)
            words = asked_language(QueryParams(scope["query_string"])).say("site.error", code=code)
            await PlainTextResponse(words, 500, {"Cache-Control": "no-store"})(scope, receive, dressed)

    def _dress(self, headers: list[tuple[bytes, bytes]], secure: bool) -> list[tuple[bytes, bytes]]:
        kept = [(name.lower(), value) for name, value in headers]
        kept = [
            (name, _kept_to_tls(value) if secure and name == b"set-cookie" else value) for name, value in kept
        ]
        own = self._headers
        if any(name == _EMBEDDABLE for name, _ in kept):
            own = own | {b"content-security-policy": self._embedded}
        return [pair for pair in kept if pair[0] not in (*own, _EMBEDDABLE)] + list(own.items())


def _policy(within: tuple[str, ...]) -> bytes:
    policy = _POLICY | {"frame-ancestors": " ".join(within) or "'none'"}
    return "; ".join(f"{key} {value}" for key, value in policy.items()).encode()


def _kept_to_tls(cookie: bytes) -> bytes:
    said = {part.strip().lower() for part in cookie.split(b";")[1:]}
    return cookie if b"secure" in said else cookie + b"; Secure"
