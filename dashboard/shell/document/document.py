"""The HTML document around the app: in the language of the page, with the dashboard's own style.

Streamlit's document says ``lang="en"`` and "Streamlit" (streamlit#15726); this one says what the page is, and holds
the words that Streamlit itself says in English only, for ``window.js`` to say them in the language of the page. A
content security policy keeps every request on this server.
"""

import base64
import hashlib
import json
import re
from functools import cache
from html import escape
from importlib import resources
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from dashboard.content import LANGUAGES, texts
from dashboard.language import Language, asked_language
from dashboard.web.immutable import Asset, not_found, respond

__all__ = ["document", "document_routes"]

_PATH = "/opmaak"
_MEDIA = {".css": "text/css", ".js": "text/javascript"}


def document_routes(paths: list[str]) -> list[Route]:
    """Make the routes of the document: one per page, its style and script, and a page for unknown addresses.

    Parameters
    ----------
    paths : list of str
        URL paths of the pages, without slash; "" is the first page.

    Returns
    -------
    list of Route
    """

    async def page(request: Request) -> Response:
        language = asked_language(request.query_params)
        if request.path_params.get("path", "") not in paths:
            return HTMLResponse(_unknown(language), status_code=404, headers=_headers(""))
        html = document(language)
        return HTMLResponse(html, headers=_headers(html))

    async def asset(request: Request) -> Response:
        found = next((a for a in _assets().values() if a.name == request.path_params["name"]), None)
        if found is None:
            return not_found()
        return respond(request, found, _MEDIA[Path(found.name).suffix])

    # Streamlit's own files have a dot, a slash or an underscore in their path; pages have not.
    return [
        Route(f"{_PATH}/{{name}}", asset),
        Route("/", page),
        Route("/{path:page_path}", page),
    ]


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
    )
    html = re.sub(r'<html lang="[^"]*"', f'<html lang="{language.say("language.html")}"', html, count=1)
    html = re.sub(
        r"<title>.*?</title>", f"<title>{escape(language.say('site.title'))}</title>", html, count=1
    )
    noscript = f"<noscript>{escape(language.say('site.javascript'))}</noscript>"
    html = re.sub(r"<noscript>.*?</noscript>", noscript, html, count=1, flags=re.DOTALL)
    return html.replace("</head>", f"{head}</head>", 1)


def _own_words(code: str) -> dict[str, str]:
    """What Streamlit says in English, and what to say instead."""
    said = {key: text for key, text in texts("en").items() if key.startswith("streamlit.")}
    return {english: texts(code)[key] for key, english in said.items() if texts(code)[key] != english}


@cache
def _headers(html: str) -> dict[str, str]:
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    # Streamlit's style and Plotly's code need the two "unsafe" ones: inline styles, and compiled expressions.
    policy = {
        "default-src": "'self'",
        "script-src": f"'self' 'unsafe-eval' {hashes}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' data: blob:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cache-Control": "no-cache",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _assets() -> dict[str, Asset]:
    folder = resources.files(__package__)
    names = ("style.css", "window.js")
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
