"""A visitor as the server sees one: a page over Streamlit's websocket, and back again where the connection breaks."""

import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage
from websockets.sync.client import ClientConnection, connect

UNSAFE = ssl.create_default_context()
UNSAFE.check_hostname, UNSAFE.verify_mode = False, ssl.CERT_NONE
"""The certificate of a test is nobody's."""

ENOUGH_S, AGAIN_S = 120, 3


@dataclass
class Visitor:
    """Somebody with a browser that keeps cookies.

    Attributes
    ----------
    address : str
        Of the proxy, such as ``wss://127.0.0.1:8443``.
    page, query : str
        What is in the address bar.
    """

    address: str
    page: str = "uw-gemeente"
    query: str = "gemeente=GM0344"
    cookies: dict[str, str] = field(default_factory=dict)
    socket: ClientConnection | None = None
    known: dict[str, ForwardMsg] = field(default_factory=dict)

    def come(self) -> None:
        """Open a session."""
        told = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        self.socket = self._connected(told if self.cookies else None)
        assert self.socket.response is not None
        for given in self.socket.response.headers.get_all("Set-Cookie"):
            self.cookies |= {name: one.value for name, one in SimpleCookie(given).items()}

    def _connected(self, told: dict[str, str] | None) -> ClientConnection:
        """Connect, and again where a busy machine breaks it off before it is there, as a browser does."""
        until = time.monotonic() + AGAIN_S
        while True:
            try:
                return connect(
                    f"{self.address}/_stcore/stream",
                    ssl=UNSAFE,
                    subprotocols=["streamlit"],
                    additional_headers=told,
                    max_size=None,
                    open_timeout=ENOUGH_S,
                    legacy=True,
                )
            except InvalidMessage:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def look(self) -> str:
        """Ask for the page, wait for all of it, and return what it says."""
        assert self.socket is not None
        asked = BackMsg()
        asked.rerun_script.query_string, asked.rerun_script.page_name = self.query, self.page
        self.socket.send(asked.SerializeToString())
        return "\n".join(str(told) for told in self._told(self.socket))

    def come_back(self, until: float) -> str:
        """Do as a browser does where the connection breaks, and return what is seen then."""
        while True:
            try:
                self.come()
                return self.look()
            except (OSError, ConnectionClosed, InvalidHandshake):
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def go(self) -> None:
        """Close the session."""
        if self.socket is not None:
            self.socket.close()

    def _told(self, socket: ClientConnection) -> Iterator[ForwardMsg]:
        while True:
            told = ForwardMsg.FromString(socket.recv(timeout=ENOUGH_S))  # type: ignore[arg-type]
            # What is the same as before is sent as a reference to it.
            yield self.known.setdefault(told.hash, told) if told.hash else self.known.get(told.ref_hash, told)
            if told.WhichOneof("type") == "script_finished":
                return
