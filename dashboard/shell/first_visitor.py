"""The server is its own first visitor: what everyone would wait for the first time is done before it says it is ready.

The first run of a page reads its texts, compiles its script and fills what is kept of the figures. Where it is asked
for by fifty at once, much of that is done fifty times.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, get_instance
from streamlit.runtime.session_manager import SessionClient

__all__ = ["visit"]

_PATIENCE_S = 120


class _Browser(SessionClient):
    """What hears of one run of a page only that it is done."""

    def __init__(self) -> None:
        self.done = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Hear a message; called on the server's own loop."""
        finished = msg.WhichOneof("type") == "script_finished"
        # A run that leads to another page goes on there.
        if finished and msg.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.done.set()


async def visit(views: Iterable[tuple[str, Mapping[str, str]]], after: Callable[[], Awaitable[None]]) -> None:
    """Look at pages one after the other, as one visitor does, in the server that this process is.

    Parameters
    ----------
    views : iterable of (str, mapping of str to str)
        Path of a page, and what its address says.
    after : callable
        Waited for before each of them.

    Raises
    ------
    TimeoutError
        A page takes longer than anyone would wait.
    """
    server: Runtime = get_instance()
    browser = _Browser()
    session = server.connect_session(browser, user_info={})
    try:
        for path, query in views:
            await after()
            browser.done.clear()
            asked = BackMsg()
            asked.rerun_script.page_name, asked.rerun_script.query_string = path, urlencode(query)
            server.handle_backmsg(session, asked)
            await asyncio.wait_for(browser.done.wait(), _PATIENCE_S)
    finally:
        server.close_session(session)
