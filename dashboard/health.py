"""Whether this process answers, shows what is published and can keep what people leave: for who watches it."""

from collections.abc import Callable
from datetime import date, datetime
from threading import Condition
from typing import Any

from cachetools import TTLCache, cached
from sqlalchemy import text
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.findings.model import absence
from dashboard.findings.model.quantities import Told
from dashboard.language import Language
from dashboard.shell import present
from dashboard.store import StoreError, store
from dashboard.watch.state import Looked
from data_sources import Snapshot
from data_sources.calendar import awaited
from data_sources.errors import SnapshotError
from data_sources.refreshed import Refreshed, read_refreshed

__all__ = ["health_routes", "looked"]

_NOT_KEPT = {"Cache-Control": "no-store"}

_SECONDS_BETWEEN_LOOKS = 5
"""However often somebody asks, the store and the place of the figures are not asked more."""


def health_routes(preparing: Callable[[], bool]) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    preparing : callable
        Whether the first pages are still being looked at.
    """

    async def health(request: Request) -> JSONResponse:
        if preparing():
            return JSONResponse({"status": "preparing"}, status_code=503, headers=_NOT_KEPT)
        return await run_in_threadpool(_asked)

    return [Route("/health", health), Route("/livez", _live)]


def looked() -> Looked:
    """Say what Prometheus asks."""
    held = None if present.nothing() else present.snapshot()
    refreshed = _refreshed(held) if held else None
    return Looked(
        snapshot=held.version if held else "",
        behind=held is not None and present.behind() is not None,
        retrieved=max((_seconds(one.retrieved) for one in held.sources()), default=None) if held else None,
        refreshed=_seconds(refreshed.succeeded) if refreshed and refreshed.succeeded else None,
        failed=len(refreshed.failed) if refreshed else 0,
        superseded=len(_superseded(held)) if held else 0,
        store=_store_is_there(),
    )


async def _live(request: Request) -> JSONResponse:
    """Answer that this process answers, whatever there is to show: starting it again would mend nothing else."""
    return JSONResponse({"status": "ok"}, headers=_NOT_KEPT)


def _asked() -> JSONResponse:
    """Answer that what is published is shown and what people leave is kept; or with 503 what is not, and why."""
    kept = _store_is_there()
    found: dict[str, Any] = {"store": "ok" if kept else "away"}
    if (why := present.nothing()) is not None:
        return _ill("nothing to show", absence.nothing(why), why, found)
    held = present.snapshot()
    refreshed = _refreshed(held)
    found |= {
        "snapshot": held.version,
        "sources": len(held.sources()),
        "retrieved": max((one.retrieved for one in held.sources()), default=None),
        "superseded": _superseded(held),
        # Why a source failed names addresses; that is for `status`.
        "refreshed": refreshed
        and {**refreshed.model_dump(exclude={"failed"}), "failed": sorted(refreshed.failed)},
    }
    if (why := present.behind()) is not None:
        return _ill("last good figures", absence.behind(), why, found)
    if not kept:
        return JSONResponse({"status": "store away"} | found, status_code=503, headers=_NOT_KEPT)
    return JSONResponse({"status": "ok"} | found, headers=_NOT_KEPT)


def _ill(status: str, told: Told, why: SnapshotError, found: dict[str, Any]) -> JSONResponse:
    # Where it lies is for the log.
    words = {"status": status, "reason": told.say(Language("en")), "detail": str(SnapshotError(*why.args))}
    return JSONResponse(words | found, status_code=503, headers=_NOT_KEPT)


def _superseded(held: Snapshot) -> list[str]:
    found = awaited(held.sources(), date.today())
    return sorted(name for name, expected in found.items() if expected.superseded)


@cached(TTLCache(1, _SECONDS_BETWEEN_LOOKS), key=lambda held: held.storage.root, condition=Condition())
def _refreshed(held: Snapshot) -> Refreshed | None:
    return read_refreshed(held.storage)


@cached(TTLCache(1, _SECONDS_BETWEEN_LOOKS), condition=Condition())
def _store_is_there() -> bool:
    try:
        store().read(lambda connection: connection.execute(text("SELECT 1")))
    except StoreError:
        return False
    return True


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
