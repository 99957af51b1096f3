"""The websocket over which Streamlit hears what a visitor does: from whom, which messages, how many and how large."""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.guard.settings import Guarding
from dashboard.watch.counted import SESSIONS, WEBSOCKETS

__all__ = ["Stream"]

log = logging.getLogger(__name__)

_PATH = "/_stcore/stream"
_POLICY_VIOLATION, _NO_MESSAGE, _TOO_BIG = 1008, 1002, 1009
_MOST_FILES = 10


@dataclass(frozen=True)
class _Passing:
    """A kind of message that the app needs: how many it counts for, and which of them pass."""

    weight: int = 1
    when: Callable[[BackMsg], bool] = lambda message: True


_PASSES = {
    "rerun_script": _Passing(),
    "app_heartbeat": _Passing(),
    "file_urls_request": _Passing(5, lambda it: len(it.file_urls_request.file_names) <= _MOST_FILES),
    # The other operations install things on the server.
    "backend_operation_request": _Passing(
        5, lambda it: it.backend_operation_request.HasField("deferred_file")
    ),
}
"""What a real session sends: choices, signs of life, files given, files asked for. Nothing else reaches the app."""

_WEIGHT_OF_OTHERS = 10


class Stream:
    """Let only a visitor's own messages through, and cut off who floods.

    Parameters
    ----------
    app : ASGIApp
    settings : Guarding
    """

    def __init__(self, app: ASGIApp, settings: Guarding) -> None:
        self._app, self._settings = app, settings
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no websocket; refuse or watch what is."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        address = scope["client"][0] if scope.get("client") else ""
        if (why := self._refusal(scope, address)) is not None:
            log.warning("websocket refused: %s", why)
            WEBSOCKETS.labels("refused").inc()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        # Judged here; Streamlit, asked to judge a foreign one, looks up this server's address on the internet.
        headers = [pair for pair in scope["headers"] if pair[0] != b"origin"]
        watched = _Watched(receive, send, self._settings)
        self._open[address] += 1
        WEBSOCKETS.labels("opened").inc()
        try:
            with SESSIONS.track_inprogress():
                await self._app(dict(scope, headers=headers), watched.receive, watched.send)
        finally:
            self._open[address] -= 1
            self._open += Counter()  # forgets who has none open

    def _refusal(self, scope: Scope, address: str) -> str | None:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if scope["path"] != _PATH:
            return "no such path"
        if origin is not None and not (
            origin in self._settings.origins or _host(origin) == headers.get("host", "").lower()
        ):
            return "opened from another site"
        if self._open.total() >= self._settings.connections:
            return "too many are open"
        if self._open[address] >= self._settings.connections_per_address:
            return "too many are open from one address"
        return None


class _Watched:
    """One websocket, of which the app receives what it needs and nothing after a fault.

    Parameters
    ----------
    receive : Receive
    send : Send
    settings : Guarding
    """

    def __init__(self, receive: Receive, send: Send, settings: Guarding) -> None:
        self._receive, self._send, self._settings = receive, send, settings
        self._left, self._seen = float(settings.messages_at_once), monotonic()
        self._closed = False

    async def receive(self) -> Message:
        """Return the next message that passes, or that there will be none."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            code, why = self._judge(message)
            if why is None:
                return message
            log.warning("websocket: %s", why)
            if code is not None:
                self._closed = True
                await self._send({"type": "websocket.close", "code": code})
                return {"type": "websocket.disconnect", "code": code, "reason": ""}

    async def send(self, message: Message) -> None:
        """Send, as long as there is somebody to send to."""
        if not self._closed:
            await self._send(message)

    def _judge(self, message: Message) -> tuple[int | None, str | None]:
        """Return the code to close with and what is wrong; nothing is wrong with what passes."""
        data = message.get("bytes")
        if data is None:
            return _NO_MESSAGE, "closed on text"
        if len(data) > self._settings.message_bytes:
            return _TOO_BIG, f"closed on a message of {len(data)} bytes"
        said = BackMsg()
        try:
            said.ParseFromString(data)
        except DecodeError:
            said.Clear()
        kind = said.WhichOneof("type")
        if kind is None:
            return _NO_MESSAGE, "closed on what is no message"
        passing = _PASSES.get(kind)
        if not self._spend(passing.weight if passing else _WEIGHT_OF_OTHERS):
            return _POLICY_VIOLATION, "closed on a flood of messages"
        if passing is None or not passing.when(said):
            return None, f"dropped {kind}"
        return None, None

    def _spend(self, weight: int) -> bool:
        now = monotonic()
        saved = self._left + (now - self._seen) * self._settings.messages_per_s
        self._left, self._seen = min(saved, self._settings.messages_at_once) - weight, now
        return self._left >= 0


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None
