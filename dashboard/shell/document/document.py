"""The HTML document around the app: in the language of the page, with the dashboard's own style.

Streamlit's document says ``lang="en"`` and "Streamlit" (streamlit#15726); this one says what the page is, and holds
the words that Streamlit itself says in English only, for ``window.js`` to say them in the language of the page. It
holds no script of its own, so that the content security policy need not allow any.
"""

import json
import re
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
from dashboard.web.immutable import Asset, not_found, respond

__all__ = ["document", "document_routes", "unknown"]

_PATH = "/opmaak"
_MEDIA = {".css": "text/css", ".js": "text/javascript"}


def document_routes(paths: list[str]) -> list[Route]:
    """Make the routes of the document: one per page, and its style and script.

    Parameters
    ----------
    paths : list of str
        URL paths of the pages, without slash; "" is the first page.

    Returns
    -------
    list of Route
    """

    async def page(request: Request) -> Response:
        html = document(asked_language(request.query_params))
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

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
        *(Route(f"/{path}", page) for path in paths),
        *(Route(f"/{path}/", without_slash) for path in paths if path),
    ]


async def unknown(scope: Scope, receive: Receive, send: Send) -> None:
    """Say that there is no such page."""
    html = _unknown(asked_language(QueryParams(scope["query_string"])))
    await HTMLResponse(html, 404, {"Cache-Control": "no-store"})(scope, receive, send)


@cache
def document(language: Language) -> str:
    """Return Streamlit's document, made the dashboard's."""
    html = Path(get_static_dir(), "index.html").read_text(encoding="utf-8")
    assets = _assets()
    own_words = escape(json.dumps({code: _own_words(code) for code in LANGUAGES}, ensure_ascii=False))
    head = (
        f'<meta name="words" content="{own_words}">'
        f'<link rel="stylesheet" href="{_PATH}/{assets["style.css"].name}">'
        f'<script src="{_PATH}/{assets["window.js"].name}"></script>'
        f'<script src="{_PATH}/{assets["search.js"].name}"></script>'
        f'<script src="{_PATH}/{assets["recognise.js"].name}"></script>'
    )
    html = re.sub(r'<script>.*?</script>|<link rel="service-desc"[^>]*>', "", html, flags=re.DOTALL)
    html = re.sub(r'<html lang="[^"]*"', f'<html lang="{language.say("language.html")}"', html, count=1)
    html = re.sub(
        r"<title>.*?</title>", f"<title>{escape(language.say('site.title'))}</title>", html, count=1
    )
    noscript = f"<noscript>{escape(language.say('site.javascript'))}</noscript>"
    html = re.sub(r"<noscript>.*?</noscript>", noscript, html, count=1, flags=re.DOTALL)
    return html.replace("</head>", f"{head}</head>", 1)


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
    names = ("style.css", "window.js", "search.js", "recognise.js")
    return {
        name: Asset.pack(Path(name).stem, Path(name).suffix, folder.joinpath(name).read_bytes())
        for name in names
    }


def _unknown(language: Language) -> str:
    style = _assets()["style.css"].name
    return (
        f'<!DOCTYPE html><html lang="{language.say("language.html")}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{language.say("site.not_found_title")}</title>'
        f'<link rel="stylesheet" href="{_PATH}/{style}"><main class="unknown">'
        f"<h1>{language.say('site.not_found_title')}</h1><p>{language.say('site.not_found_text')}</p>"
        f'<p><a href="/">{language.say("site.not_found_link")}</a></p></main></html>'
    )
