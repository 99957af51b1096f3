"""What every page of a meeting begins with: in which language it is asked for, from where, and how it is written."""

import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard.content import LANGUAGES
from dashboard.language import PARAMETER, Language, asked_language
from dashboard.meeting.pages.addresses import ASSETS
from dashboard.meeting.store import StoreError
from dashboard.style import colours
from dashboard.web.immutable import Asset, not_found, respond
from dashboard.web.received import from_elsewhere
from dashboard.web.templates import templates

__all__ = ["Handler", "asset_route", "fragment", "guarded", "page", "written"]

log = logging.getLogger(__name__)

Handler = Callable[[Request, Language], Awaitable[Response]]

_NOT_KEPT = {"Cache-Control": "no-store"}
_TYPES = {".css": "text/css", ".js": "text/javascript"}
_COLOURS = ("INK", "PAPER", "PAPER_SHADE", "MUTED", "LINE", "OWN")


def guarded(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Answer in the language that is asked for; where answers cannot be reached say so, and when to ask again."""

    async def answer(request: Request) -> Response:
        language = asked_language(request.query_params)
        if request.method == "POST" and from_elsewhere(request):
            return page(
                "told.html", request, language, 403, title="", told=language.say("meeting.store.elsewhere")
            )
        try:
            return await handler(request, language)
        except StoreError as error:
            log.warning("the store of meetings: %s", error)
            told = language.say("meeting.store.away")
            found = page("told.html", request, language, 503, title="", told=told)
            found.headers["Retry-After"] = "3"
            return found

    return answer


def page(
    template: str, request: Request, language: Language, status: int = 200, /, **told: Any
) -> HTMLResponse:
    """Write a page.

    Parameters
    ----------
    template : str
    request : Request
    language : Language
    status : int
    **told
        What the template needs; all of it is escaped there.
    """
    html = (
        templates(__package__)
        .get_template(template)
        .render(
            say=language.say,
            count=language.count,
            language=language,
            languages=_languages(request, language),
            query=f"?{PARAMETER}={language.code}" if language.code != LANGUAGES[0] else "",
            style=f"{ASSETS}/{_assets()['meeting.css'].name}",
            script=f"{ASSETS}/{_assets()['meeting.js'].name}",
            **told,
        )
    )
    return HTMLResponse(html, status, _NOT_KEPT)


def fragment(template: str, request: Request, language: Language, /, **told: Any) -> Response:
    """Write a part of a page that is asked for again and again: sent once for as long as it is the same."""
    html = written(template, language, **told)
    etag = f'"{hashlib.sha256(html.encode()).hexdigest()[:16]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(html, headers=headers)


def written(template: str, language: Language, /, **told: Any) -> str:
    """Write a part of a page; what it needs is escaped there."""
    made = templates(__package__).get_template(template)
    return made.render(say=language.say, count=language.count, language=language, **told)


def asset_route() -> Route:
    """Make the route of style sheet and script, which may be kept for ever."""

    async def asset(request: Request) -> Response:
        found = next((one for one in _assets().values() if one.name == request.path_params["name"]), None)
        if found is None:
            return not_found()
        return respond(request, found, _TYPES["." + found.name.rpartition(".")[2]])

    return Route(f"{ASSETS}/{{name}}", asset)


def _languages(request: Request, language: Language) -> list[dict[str, object]]:
    path = request.url.path
    return [
        {
            "code": code,
            "here": code == language.code,
            "address": path if code == LANGUAGES[0] else f"{path}?{PARAMETER}={code}",
        }
        for code in LANGUAGES
    ]


@cache
def _assets() -> Mapping[str, Asset]:
    found = {}
    for name in ("meeting.css", "meeting.js"):
        raw = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
        for colour in _COLOURS:
            raw = raw.replace(f"${colour}$", getattr(colours, colour))
        stem, _, suffix = name.rpartition(".")
        found[name] = Asset.pack(stem, f".{suffix}", raw.encode())
    return found
