"""Which addresses lead somewhere: those of Streamlit that the app needs, and the two that sites are asked for."""

import re
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from dashboard.guard.settings import Guarding

__all__ = ["Elsewhere", "well_known_routes"]

_NEEDED = re.compile(
    r"(GET|HEAD|OPTIONS) (/_stcore/(health|host-config)|/media/[^/]+)"
    r"|(PUT|DELETE|OPTIONS) /_stcore/upload_file/[^/]+/[^/]+"
)


class Elsewhere(BaseRoute):
    """What answers every address that is neither a route before this one nor one of Streamlit's that the app needs.

    Streamlit itself would answer any address with its own document.

    Parameters
    ----------
    app : ASGIApp
        Says that there is no such page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match what Streamlit need not answer."""
        asked = "{method} {path}".format_map(scope) if scope["type"] == "http" else ""
        needed = not asked or _NEEDED.fullmatch(asked) or scope["path"] in _files()
        return (Match.NONE if needed else Match.FULL), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        await self._app(scope, receive, send)


def well_known_routes(settings: Guarding) -> list[Route]:
    """Make the routes of `robots.txt` and `security.txt`, where an operator gave them."""
    given = {"/robots.txt": settings.robots_txt, "/.well-known/security.txt": settings.security_txt}
    return [Route(path, _telling(file)) for path, file in given.items() if file is not None]


def _telling(file: Path):  # type: ignore[no-untyped-def]
    words = file.read_text(encoding="utf-8")

    async def tell(request: Request) -> Response:
        return PlainTextResponse(words)

    return tell


@cache
def _files() -> frozenset[str]:
    """Return the paths of Streamlit's own files, but for its document, of which the dashboard makes its own."""
    folder = Path(get_static_dir())
    held = {f"/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*") if path.is_file()}
    return frozenset(held - {"/index.html"})
