"""The ASGI app: Streamlit with the geometry, the document and a health check beside it, and guards around it."""

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from dashboard.content import LANGUAGES
from dashboard.embed.routes import embed_routes
from dashboard.findings.data.national import national
from dashboard.guard import guards
from dashboard.guard.crowded import Crowded
from dashboard.guard.log import say_alike
from dashboard.guard.paths import Elsewhere, well_known_routes
from dashboard.guard.settings import guarding
from dashboard.health import health_routes, looked
from dashboard.knowledge.addresses import listed
from dashboard.knowledge.asked.answered import upkeep
from dashboard.knowledge.routes import knowledge_routes
from dashboard.language import Language, asked_language
from dashboard.meeting.pages import meeting_routes
from dashboard.plain import plain_routes, shared
from dashboard.plain.addresses import ALL
from dashboard.projector import projector_routes
from dashboard.projector.decks import ROOT
from dashboard.shell import memory, present
from dashboard.shell.document import crowded, document, document_routes, unknown
from dashboard.shell.first_visitor import visit
from dashboard.shell.settled import settle_scripts, settle_theme
from dashboard.shell.turns import anybody, give_way
from dashboard.store import StoreError, store
from dashboard.url.pages import PAGES
from dashboard.url.view import PARAMETERS
from dashboard.watch.answers import Answers
from dashboard.watch.asked import asked_apart, metrics_routes
from dashboard.watch.lines import handlers, tell
from dashboard.watch.settings import watching
from dashboard.watch.state import State
from dashboard.web.again import Again
from dashboard.web.geometry import geometry_route
from dashboard.web.search import search_route
from data_sources import Snapshot

__all__ = ["settings"]

log = logging.getLogger(__name__)

_KEPT_UP_S = 24 * 60 * 60
"""After how many seconds what was kept long enough is looked for again: who left it was told the day."""

_GIVEN_BACK_S = 10
"""After how many seconds what pages left free goes back to the system; it takes milliseconds."""

_BEGINNING = "/_stcore/host-config"
"""What every browser asks of Streamlit before it opens a session."""

_FIRST = ("start", "uw_gemeente", "kaart", "opgaven", "trends", "vergelijk", "wijken")
"""Pages that are looked at before the server says that it is ready."""

_WHO_WAITS_S, _MOST_S, _LOOK_S = 0.5, 10.0, 0.05
"""Before it prepares anything, how long it lets those come who wait for it already; how long pages of
visitors go before it; how often it looks."""

_preparing: set[asyncio.Task[None]] = set()
"""What is still to be done before it says so."""


def settings() -> dict[str, Any]:
    """Return what ``st.App`` needs besides the script."""
    memory.frugal()
    give_way()
    settle_theme()
    settle_scripts()
    telling = handlers(watching().log)
    tell(telling)
    say_alike(telling)
    routes, documents = _routes(), [f"/{page.path}" for page in PAGES]
    return {
        "lifespan": _lifespan,
        "routes": routes,
        # What the server writes whole is the same for everybody; so is how a session begins.
        "middleware": [
            Middleware(Answers, _parts(routes)),
            *guards(guarding()),
            Middleware(Crowded, guarding(), at=documents, instead=crowded),
            Middleware(Again, at=[*documents, _BEGINNING], below=(ALL, ROOT)),
        ],
        "on_script_error": _tell,
    }


def _routes() -> list[BaseRoute]:
    return [
        *health_routes(preparing=lambda: bool(_preparing)),
        *metrics_routes(watching()),
        geometry_route(present.snapshot),
        search_route(lambda: national(present.snapshot()).gemeenten),
        *document_routes(PAGES, _held),
        *well_known_routes(guarding()),
        # After those: an operator's own robots.txt goes before ours.
        *plain_routes(present.snapshot, present.nothing, listed()),
        *knowledge_routes(present.snapshot, present.nothing, store),
        *embed_routes(present.snapshot, present.nothing, present.former),
        *projector_routes(present.snapshot, present.nothing, store),
        *meeting_routes(store, _held),
        Elsewhere(unknown),
    ]


def _parts(routes: list[BaseRoute]) -> set[str]:
    """The first parts of all addresses that there are, Streamlit's own among them."""
    paths = [route.path for route in routes if isinstance(route, Route)]
    return {path.split("/")[1] for path in paths if not path.startswith("/{")} | {
        "_stcore",
        "media",
        "static",
    }


def _held() -> Snapshot | None:
    return present.snapshot() if present.nothing() is None else None


@asynccontextmanager
async def _lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:
    present.warm()
    present.settle()
    # Whoever comes already is served, and waits for it as it is made; who asks for readiness waits for all of it.
    preparing = asyncio.create_task(_prepare())
    _preparing.add(preparing)
    preparing.add_done_callback(_preparing.discard)
    giving = asyncio.create_task(_giving_back())
    keeping = asyncio.create_task(_keeping_up())
    with asked_apart(watching(), State(looked)):
        yield {}
    giving.cancel()
    keeping.cancel()
    await preparing


async def _giving_back() -> None:
    while True:
        await asyncio.sleep(_GIVEN_BACK_S)
        await asyncio.to_thread(memory.give_back)


async def _keeping_up() -> None:
    while True:
        await asyncio.sleep(_KEPT_UP_S)
        await asyncio.to_thread(_keep_up)


async def _prepare() -> None:
    """Do what the first visitors would all wait for at once; what fails here will fail for them, and is told."""
    try:
        await asyncio.sleep(_WHO_WAITS_S)
        alone = partial(_alone, time.monotonic() + _MOST_S)
        await asyncio.to_thread(_keep_up)
        for piece in present.stories():
            await alone()
            await asyncio.to_thread(piece)
        for language in map(Language, LANGUAGES):
            await asyncio.to_thread(_begun, language)
        await visit(_first_views(), after=alone)
        await asyncio.to_thread(present.settle)
    except Exception:
        log.exception("not all could be prepared")


async def _alone(until: float) -> None:
    """Let who waits for a page go first, until some moment: where somebody always waits it is to be ready too."""
    while anybody() and time.monotonic() < until:
        await asyncio.sleep(_LOOK_S)


def _begun(language: Language) -> None:
    document(language, shared(_held(), PAGES[0], {}, language), "")


def _first_views() -> list[tuple[str, dict[str, str]]]:
    """The first page, and those that most people open next; none where there is nothing to show."""
    if present.nothing() is not None:
        return []
    own = {PARAMETERS["gemeente"]: next(iter(national(present.snapshot()).gemeenten.names))}
    return [(page.path, own if page.path else {}) for page in PAGES if page.name in _FIRST]


def _keep_up() -> None:
    """Let questions be found and what was kept long enough go; while the store is away pages say so themselves."""
    try:
        upkeep(store())
    except StoreError as error:
        log.warning("the store: %s", error)


def _tell(error: Exception) -> bool:
    """Show a sentence instead of a traceback, with a code that finds the traceback in the log."""
    code = secrets.token_hex(3)
    log.error("error %s", code, exc_info=error)
    st.error(asked_language(st.query_params).say("site.error", code=code))
    return True
