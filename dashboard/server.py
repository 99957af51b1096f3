"""The ASGI app: Streamlit with the geometry, the document and a health check beside it, and guards around it."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.findings.model import absence
from dashboard.guard import guards
from dashboard.guard.paths import Elsewhere, well_known_routes
from dashboard.guard.settings import guarding
from dashboard.language import Language, asked_language
from dashboard.shell import memory, present
from dashboard.shell.document import document_routes, unknown
from dashboard.url.pages import PAGES
from dashboard.web.geometry import geometry_route

__all__ = ["settings"]

log = logging.getLogger(__name__)


def settings() -> dict[str, Any]:
    """Return what ``st.App`` needs besides the script."""
    memory.frugal()
    return {
        "lifespan": _lifespan,
        "routes": [
            Route("/health", _health),
            geometry_route(present.snapshot),
            *document_routes([page.path for page in PAGES]),
            *well_known_routes(guarding()),
            Elsewhere(unknown),
        ],
        "middleware": guards(guarding()),
        "on_script_error": _tell,
    }


async def _health(request: Request) -> JSONResponse:
    """Answer that figures can be read, and which; or that there is nothing to show, and why."""
    if (why := present.nothing()) is not None:
        reason = absence.nothing(why).say(Language("en"))
        told: dict[str, str | int] = {"status": "nothing to show", "reason": reason}
    else:
        held = present.snapshot()
        told = {"status": "ok", "snapshot": held.version, "sources": len(held.sources())}
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


@asynccontextmanager
async def _lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:
    present.warm()
    present.settle()
    # The frames that stories are made of take seconds: prepared beside the first visitor, not before.
    stories = asyncio.create_task(asyncio.to_thread(_warm_stories))
    yield {}
    await stories


def _warm_stories() -> None:
    present.warm_stories()
    present.settle()


def _tell(error: Exception) -> bool:
    """Show a sentence instead of a traceback, with a code that finds the traceback in the log."""
    code = secrets.token_hex(3)
    log.error("error %s", code, exc_info=error)
    st.error(asked_language(st.query_params).say("site.error", code=code))
    return True
