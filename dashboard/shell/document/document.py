"""The HTML document around the app: in the language of the page, with the dashboard's own style.

Streamlit's document says ``lang="en"`` and "Streamlit" (streamlit#15726); this one says what the page is, and holds
the words that Streamlit itself says in English only, for ``window.js`` to say them in the language of the page. It
holds no script of its own, so that the content security policy need not allow any.
"""

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from importlib import resources
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from streamlit.file_util import get_static_dir

from dashboard.content import LANGUAGES, texts
from dashboard.language import Language, asked_language
from dashboard.plain import Shared, shared
from dashboard.plain.addresses import ALL, address, origin_of
from dashboard.plain.document import head
from dashboard.url.pages import Page
from dashboard.web.immutable import Asset, not_found, respond
from data_sources import Snapshot

__all__ = ["crowded", "document", "document_routes", "unknown"]

_PATH = "/opmaak"
_HEAD, _PLAIN, _AHEAD = "\ue000", "\ue001", "\ue002"
"""What stands in the document for what differs from view to view: what its link shows, where to read it plainly, and
what it begins with."""

_CROWDED_S = 60
"""After how long somebody may try again for whom there was no room."""

_LATER = ("row.js", "search.js", "recognise.js", "map.js", "years.js", "fit.js", "print.js")

_STREAMLIT = re.compile(
    r'<script type="module"[^>]*></script>|<link\s+rel="(?:modulepreload|stylesheet|preload)"[^>]*>'
)
"""What Streamlit's document fetches of its own."""

_MEDIA = {".css": "text/css", ".js": "text/javascript"}


def document_routes(pages: Iterable[Page], held: Callable[[], Snapshot | None]) -> list[Route]:
    """Make the routes of the document: one per page, and its style and script.

    Parameters
    ----------
    pages : iterable of Page
    held : callable
        Gives the present snapshot; None where there is nothing to show.

    Returns
    -------
    list of Route
    """

    def route(page: Page) -> Route:
        # Not async: the sentence of a gemeente that nobody asked for yet takes part of a second.
        def answer(request: Request) -> Response:
            language = asked_language(request.query_params)
            told = shared(held(), page, request.query_params, language)
            html = document(language, told, origin_of(request))
            return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

        return Route(f"/{page.path}", answer)

    async def asset(request: Request) -> Response:
        found = next((a for a in _assets().values() if a.name == request.path_params["name"]), None)
        if found is None:
            return not_found()
        return respond(request, found, _MEDIA[Path(found.name).suffix])

    async def without_slash(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(request.url.path.rstrip("/") + query, 301)

    return [
        Route(f"{_PATH}/{{name}}", asset),
        *(route(page) for page in pages),
        *(Route(f"/{page.path}/", without_slash) for page in pages if page.path),
    ]


async def unknown(scope: Scope, receive: Receive, send: Send) -> None:
    """Say that there is no such page."""
    html = _instead("not_found", "/", asked_language(QueryParams(scope["query_string"])))
    await HTMLResponse(html, 404, {"Cache-Control": "no-store"})(scope, receive, send)


async def crowded(scope: Scope, receive: Receive, send: Send) -> None:
    """Say that there is no room just now, and where much the same can be read."""
    language = asked_language(QueryParams(scope["query_string"]))
    html = _instead("crowded", address(ALL, language), language)
    headers = {"Cache-Control": "no-store", "Retry-After": str(_CROWDED_S)}
    await HTMLResponse(html, 503, headers)(scope, receive, send)


def document(language: Language, told: Shared, origin: str) -> str:
    """Return Streamlit's document, made that of a view of the dashboard.

    Parameters
    ----------
    language : Language
    told : Shared
        What a link to the view shows.
    origin : str
        The address of the site.
    """
    about = head(told.about, language, escape(origin))
    html = _document(language).replace(_HEAD, about).replace(_PLAIN, escape(told.plain))
    return html.replace(_AHEAD, told.ahead)


@cache
def _document(language: Language) -> str:
    """The document, with all that is the same in every view."""
    html = Path(get_static_dir(), "index.html").read_text(encoding="utf-8")
    assets = _assets()
    own_words = escape(json.dumps({code: _own_words(code) for code in LANGUAGES}, ensure_ascii=False))
    head = (
        f'<meta name="words" content="{own_words}">'
        f'<link rel="stylesheet" href="{_PATH}/{assets["style.css"].name}">'
        f'<script src="{_PATH}/{assets["window.js"].name}"></script>'
    )
    # These are not needed for what is read first: they come after it, Streamlit's own last.
    later = "".join(f'<script defer src="{_PATH}/{assets[name].name}"></script>' for name in _LATER)
    html = re.sub(r'<script>.*?</script>|<link rel="service-desc"[^>]*>', "", html, flags=re.DOTALL)
    html = re.sub(r'<html lang="[^"]*"', f'<html lang="{language.say("language.html")}"', html, count=1)
    html = re.sub(r"<title>.*?</title>", _HEAD, html, count=1)
    # What window.js shows where no connection comes about: a proxy may let pages through and no websocket.
    without = f"<noscript>{_elsewhere('noscript', language)}</noscript>"
    without += f'<template id="blocked">{_elsewhere("blocked", language)}</template>'
    html = re.sub(r"<noscript>.*?</noscript>", without, html, count=1, flags=re.DOTALL)
    html = html.replace("<body>", f"<body>{_AHEAD}", 1)
    for own in _STREAMLIT.findall(html):
        html = html.replace(own, "", 1)
        later += own
    html = html.replace("</body>", f"{later}</body>", 1)
    return html.replace("</head>", f"{head}</head>", 1)


def _elsewhere(why: str, language: Language) -> str:
    """Say where much the same can be read."""
    words = escape(language.say(f"shared.{why}"))
    link = f'<a href="{_PLAIN}">{escape(language.say("shared.plain"))}</a>'
    return f'<p class="elsewhere" role="status">{words} {link}</p>'


def _own_words(code: str) -> dict[str, str]:
    """What Streamlit says in English or in a number, and what to say instead."""
    held = texts(code)
    said = {english: key for key, english in texts("en").items() if key.startswith("streamlit.")}
    said |= {
        f"AxiosError: Request failed with status code {key.removeprefix('refused.')}": key
        for key in held
        if key.startswith("refused.")
    }
    return {words: held[key] for words, key in said.items() if held[key] != words}


@cache
def _assets() -> dict[str, Asset]:
    folder = resources.files(__package__)
    names = ("style.css", "window.js", *_LATER)
    return {
        name: Asset.pack(Path(name).stem, Path(name).suffix, folder.joinpath(name).read_bytes())
        for name in names
    }


def _instead(why: str, there: str, language: Language) -> str:
    """What is shown instead of a page, with the way to what there is."""
    style, say = _assets()["style.css"].name, language.say
    return (
        f'<!DOCTYPE html><html lang="{say("language.html")}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{say(f"site.{why}_title")}</title>'
        f'<link rel="stylesheet" href="{_PATH}/{style}"><main class="unknown">'
        f"<h1>{say(f'site.{why}_title')}</h1><p>{say(f'site.{why}_text')}</p>"
        f'<p><a href="{escape(there)}">{say(f"site.{why}_link")}</a></p></main></html>'
    )
