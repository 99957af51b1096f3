"""One visitor, as the server meets a browser: the document, and a session over Streamlit's websocket.

What a browser sends is sent, and what it keeps is kept: cookies, the query that the server set, messages that need not
come twice. Every visitor has an address of its own within 127.0.0.0/8, as visitors from all over the country have.
"""

import asyncio
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks.loading.seen import Seen

__all__ = ["FailedError", "Visitor"]

_PATIENCE_S = 180
_COOKIE = "venster=1440"
_RUNS_KEPT = 2
"""Runs after which a browser forgets a message that was not sent again."""

_TRUSTING = ssl.create_default_context()
_TRUSTING.check_hostname, _TRUSTING.verify_mode = False, ssl.CERT_NONE
"""Whatever certificate a proxy that is measured has made for itself."""

_DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class FailedError(Exception):
    """A step did not give a visitor what was asked for."""


class _Counted(ClientConnection):
    """A connection that knows how many bytes came over it."""

    came = 0

    def data_received(self, data: bytes) -> None:
        self.came += len(data)
        super().data_received(data)


class Visitor:
    """Somebody with a browser.

    Parameters
    ----------
    address : str
        Of the server, which stays the same as behind a sticky proxy.
    nth : int
        Gives the address from which this visitor comes.
    seen : Seen
        Where every step is written down.
    """

    def __init__(self, address: str, nth: int, seen: Seen) -> None:
        self._at, self._seen = urlsplit(address), seen
        self._tls = _TRUSTING if self._at.scheme == "https" else None
        self._from = (f"127.{1 + nth // 62_500 % 250}.{1 + nth // 250 % 250}.{1 + nth % 250}", 0)
        self._socket: _Counted | None = None
        self._query, self._page = "", ""
        self._run = 0
        self._kept: dict[str, int] = {}
        self._controls: dict[str, Any] = {}

    async def fetch(self, path: str, step: str) -> None:
        """Ask for a page that the server writes whole."""
        with self._step(step) as counted:
            counted.append(await self._get(path))

    async def open(self, page: str, query: Mapping[str, str], step: str, document: bool = True) -> None:
        """Come to a page from elsewhere: its document, then the session, until all of it is there."""
        self._query = urlencode(query)
        with self._step(step) as counted:
            if document:
                with self._step(f"{step}: document") as size:
                    size.append(await self._get(f"/{page}?{self._query}" if query else f"/{page}"))
                counted += size
                counted.append(await self._get("/_stcore/health"))
                counted.append(await self._get("/_stcore/host-config"))
            connecting = connect(
                f"{'wss' if self._tls else 'ws'}://{self._at.netloc}/_stcore/stream",
                ssl=self._tls,
                subprotocols=["streamlit"],  # type: ignore[list-item]
                max_size=None,
                create_connection=_Counted,
                local_addr=self._from,
                open_timeout=_PATIENCE_S,
                ping_interval=None,
                proxy=None,
                additional_headers={"Cookie": _COOKIE},
            )
            self._socket = await connecting  # type: ignore[assignment]
            counted.append(await self._ask(page))

    async def go(self, page: str, query: Mapping[str, str], step: str) -> None:
        """Follow a link within the dashboard."""
        self._query = urlencode(query)
        with self._step(step) as counted:
            counted.append(await self._ask(page))

    async def choose(self, key: str, value: str | int, step: str) -> None:
        """Type something in a control, or choose the nth of what it offers."""
        control = next((it for id, it in self._controls.items() if id.endswith(f"-{key}")), None)
        with self._step(step) as counted:
            if control is None:
                raise FailedError(f"no control {key}")
            counted.append(await self._ask(self._page, (control, value)))

    async def close(self) -> None:
        """Go away."""
        if self._socket is not None:
            await self._socket.close()
            self._socket = None

    @contextmanager
    def _step(self, step: str) -> Iterator[list[int]]:
        """Write down how long a step takes, its bytes, and that it failed."""
        counted: list[int] = []
        start = time.perf_counter()
        try:
            yield counted
        except Exception as why:
            self._seen.failed(step, f"{type(why).__name__}: {why}"[:120])
            raise FailedError(step) from why
        self._seen.done(step, start, time.perf_counter(), sum(counted))

    async def _get(self, path: str) -> int:
        async with asyncio.timeout(_PATIENCE_S):
            reader, writer = await asyncio.open_connection(
                self._at.hostname, self._at.port or 443, ssl=self._tls, local_addr=self._from
            )
            writer.write(
                f"GET {path} HTTP/1.1\r\nHost: {self._at.netloc}\r\nAccept-Encoding: br, gzip\r\n"
                f"Cookie: {_COOKIE}\r\nConnection: close\r\n\r\n".encode()
            )
            whole = await reader.read()
            writer.close()
        if not whole.startswith(b"HTTP/1.1 200"):
            raise FailedError(f"{path}: {whole[:40]!r}")
        return len(whole)

    async def _ask(self, page: str, chosen: tuple[Any, str | int] | None = None) -> int:
        """Ask for a run, and read what it sends to its end."""
        assert self._socket is not None
        before = self._socket.came
        asked = BackMsg()
        run = asked.rerun_script
        run.query_string, run.page_name = self._query, page
        run.context_info.url = f"{self._at.scheme}://{self._at.netloc}/{page}"
        run.context_info.locale, run.context_info.timezone = "nl-NL", "Europe/Amsterdam"
        run.cached_message_hashes.extend(
            hash for hash, at in self._kept.items() if self._run - at < _RUNS_KEPT
        )
        if chosen is not None:
            _state(run.widget_states.widgets.add(), *chosen)
        self._page, self._run = page, self._run + 1
        async with asyncio.timeout(_PATIENCE_S):
            await self._socket.send(asked.SerializeToString())
            while True:
                told = ForwardMsg.FromString(await self._socket.recv())  # type: ignore[arg-type]
                if self._hear(told):
                    return self._socket.came - before

    def _hear(self, told: ForwardMsg) -> bool:
        """Do as a browser does with a message; say whether it was the last of a run."""
        if told.metadata.cacheable:
            self._kept[told.ref_hash or told.hash] = self._run
        kind = told.WhichOneof("type")
        if kind == "delta":
            self._note(told.delta)
        elif kind == "page_info_changed":
            self._query = told.page_info_changed.query_string
        elif kind == "script_finished":
            if told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise FailedError("a page that is no Python")
            return told.script_finished in _DONE
        return False

    def _note(self, delta: Delta) -> None:
        kind = delta.new_element.WhichOneof("type")
        if kind == "exception" or (kind == "alert" and delta.new_element.alert.format == Alert.ERROR):
            raise FailedError("the page shows an error")
        if kind in ("selectbox", "text_input"):
            control = getattr(delta.new_element, kind)
            self._controls[control.id] = control


def _state(state: Any, control: Any, value: str | int) -> None:
    """Write down what a control says after a choice."""
    state.id = control.id
    if isinstance(value, str):
        state.string_value = value
    else:
        state.string_value = control.options[value % len(control.options)]
