"""The files that visitors give: of kinds that are read, and no more than the memory of one session and of all."""

import re
from collections import Counter

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from dashboard.guard.settings import Guarding

__all__ = ["ENDINGS", "Uploads"]

ENDINGS = ("csv", "txt", "tsv", "xlsx", "xls", "ods")
"""Of the files that are taken in at all."""

_PATH = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")
_PART = re.compile(
    rb'--[^\r\n]{1,100}\r\nContent-Disposition: form-data;[^\r\n]*filename="[^"\r\n]*\.(\w{1,8})"', re.I
)
_HEAD = 4096
_KEPT_BESIDE = 10_000
"""Bytes that holding a file takes besides those in it, so that very many empty ones count too."""


class Uploads:
    """Refuse a file that is of another kind, or that would make what is held too much.

    Parameters
    ----------
    app : ASGIApp
    settings : Guarding
    """

    def __init__(self, app: ASGIApp, settings: Guarding) -> None:
        self._app = app
        self._most, self._most_of_all = settings.session_upload_mb * 10**6, settings.all_uploads_mb * 10**6
        self._underway: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what gives no file; look at the size and then at the name of one that does."""
        asked = (
            _PATH.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        )
        if asked is None:
            await self._app(scope, receive, send)
            return
        session, said = asked[1], Headers(scope=scope).get("content-length", "")
        if not (said.isascii() and said.isdigit() and len(said) <= 12):
            await PlainTextResponse("Say how large the file is.", 411)(scope, receive, send)
            return
        size = int(said) + _KEPT_BESIDE
        if refusal := self._refusal(session, size):
            await _read_away(receive, most=self._most)
            await refusal(scope, receive, send)
            return
        self._underway[session] += size
        try:
            await self._named(scope, receive, send)
        finally:
            self._underway[session] -= size
            self._underway += Counter()  # forgets sessions that give nothing

    def _refusal(self, session: str, size: int) -> PlainTextResponse | None:
        held = _held()
        if held[session] + self._underway[session] + size > self._most:
            return PlainTextResponse("This session holds as much as one may.", 413)
        if held.total() + self._underway.total() + size > self._most_of_all:
            return PlainTextResponse("All sessions together hold as much as they may: try again later.", 429)
        return None

    async def _named(self, scope: Scope, receive: Receive, send: Send) -> None:
        first = await receive()
        while len(first.get("body", b"")) < _HEAD and first.get("more_body"):
            more = await receive()
            first = dict(more, body=first["body"] + more.get("body", b""))
        named = _PART.match(first.get("body", b"")[:_HEAD])
        if named is None or named[1].decode("ascii", "replace").lower() not in ENDINGS:
            await PlainTextResponse("Files of this kind are not taken in.", 415)(scope, receive, send)
            return
        waiting = [first]

        async def again() -> Message:
            return waiting.pop() if waiting else await receive()

        await self._app(scope, again, send)


def _held() -> Counter[str]:
    """Return how much Streamlit holds of the files of each session."""
    manager = runtime.get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    return Counter(
        {
            session: sum(len(file.data) + _KEPT_BESIDE for file in list(files.values()))
            for session, files in list(manager.file_storage.items())
        }
    )


async def _read_away(receive: Receive, most: int) -> None:
    """Read a body without keeping it: a browser hears an answer only when it has said all."""
    read, more = 0, True
    while more and read <= most:
        message = await receive()
        read += len(message.get("body", b""))
        more = message.get("more_body", False)
