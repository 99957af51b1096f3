"""The routes of knowledge."""

import datetime
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.findings.data.national import national
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.findings.known.dossiers import dossiers
from dashboard.knowledge.addresses import ALL, COUNCIL, GEMEENTE, INSTRUMENT, NEWS, overview_address
from dashboard.knowledge.asked.around import Around
from dashboard.knowledge.asked.beside import beside
from dashboard.knowledge.asked.desk import desk_routes
from dashboard.knowledge.asked.questions import question_routes
from dashboard.knowledge.asked.sending import sending_routes
from dashboard.knowledge.council import council_page
from dashboard.knowledge.news import SCRIPT, answers_of, feed, news_page, script
from dashboard.knowledge.pages import dossier_page, instrument_page, overview_page
from dashboard.language import Language
from dashboard.plain.addresses import address, origin_of
from dashboard.plain.answering import Present, shown, unkept
from dashboard.plain.packed import Kept, answer
from dashboard.store import Store
from dashboard.web.immutable import respond
from data_sources import Snapshot
from data_sources.errors import SnapshotError

__all__ = ["knowledge_routes"]

_LONGEST = 100
"""Letters of a name that are looked at."""


def knowledge_routes(
    snapshot: Callable[[], Snapshot],
    nothing: Callable[[], SnapshotError | None],
    store: Callable[[], Store],
) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    snapshot : callable
        Gives the present snapshot.
    nothing : callable
        Says why there is nothing to show; None where there is something.
    store : callable
        Gives what is kept, or raises :class:`StoreError`.
    """

    def pages(request: Request, held: Snapshot, language: Language) -> Response:
        key = request.path_params.get("key")
        if key is not None and key not in (COUNCIL, NEWS, *dossiers()):
            return unkept(RedirectResponse(overview_address(language, None), 302))
        gemeente, note = _asked(held, request, language)
        if gemeente is not None and gemeente != request.query_params[GEMEENTE]:
            # One address for what somebody typed in any form.
            return unkept(RedirectResponse(address(request.url.path, language, {GEMEENTE: gemeente}), 302))
        page = _page(held, request, gemeente, language, note, origin_of(request))
        return answer(request, page, status=404 if note else 200)

    def _page(
        held: Snapshot, request: Request, gemeente: str | None, language: Language, note: str, origin: str
    ) -> Kept:
        key = request.path_params.get("key")
        if key is None:
            return overview_page(held, gemeente, language, origin, note)
        if key == NEWS:
            answers = answers_of(store, language)
            return news_page(held, gemeente, datetime.date.today(), answers, language, origin, note)
        if key == COUNCIL:
            return council_page(held, gemeente, language, origin, note)
        if request.url.path.endswith(f"/{INSTRUMENT}"):
            return instrument_page(held, key, gemeente, language, origin, note)
        return dossier_page(held, key, gemeente, language, origin, note, beside(store, key, gemeente))

    def followed(request: Request, held: Snapshot, language: Language) -> Response:
        gemeente, _ = _asked(held, request, language)
        made = feed(held, gemeente, answers_of(store, language), language, origin_of(request))
        return respond(request, made, "application/atom+xml", keep="no-cache")

    present: Present = (snapshot, nothing)
    paths = (ALL, f"{ALL}/{{key}}", f"{ALL}/{{key}}/{INSTRUMENT}")
    around = Around(store, lambda: snapshot() if nothing() is None else None)
    return [
        Route(f"{ALL}/{NEWS}.atom", shown(present, followed)),
        Route(f"{SCRIPT}/{script().name}", _script),
        # Before the dossiers, of which none is called as they are.
        *question_routes(around),
        *sending_routes(around),
        *desk_routes(around),
        *(Route(path, shown(present, pages)) for path in paths),
    ]


async def _script(request: Request) -> Response:
    return respond(request, script(), "text/javascript")


def _asked(held: Snapshot, request: Request, language: Language) -> tuple[str | None, str]:
    """The gemeente whose figures are asked for; where there is none of that name, a word that says so."""
    wanted = request.query_params.get(GEMEENTE, "").strip()[:_LONGEST]
    if not wanted:
        return None, ""
    try:
        return find_gemeente(wanted, national(held).gemeenten).code, ""
    except NotFoundError as why:
        meant = ", ".join(why.names)
        words = "kennis.meant" if meant else "kennis.unknown"
        return None, language.say(words, names=meant)
