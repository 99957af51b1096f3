"""What every page of questions begins with: the store, the language that it is asked for in, and the document."""

import logging
from collections.abc import Awaitable, Callable
from html import escape
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dashboard.knowledge.addresses import QUESTIONS
from dashboard.knowledge.asked.answered import upkeep
from dashboard.knowledge.store.desks import signing_key
from dashboard.language import PARAMETER, Language, asked_language
from dashboard.plain.addresses import address, origin_of
from dashboard.plain.document import About, whole
from dashboard.plain.packed import ORIGIN
from dashboard.store import Store, StoreError
from dashboard.store.reached import Reached
from dashboard.web.received import from_elsewhere
from dashboard.web.templates import templates
from data_sources import Snapshot

__all__ = ["Around", "Handler", "guarded", "on"]

log = logging.getLogger(__name__)

Handler = Callable[[Request, Language], Awaitable[Response]]


class Around(Reached):
    """What pages are made with; see :class:`.Reached`."""

    def __init__(self, store: Callable[[], Store], snapshot: Callable[[], Snapshot | None]) -> None:
        super().__init__(store, snapshot)
        self._ready: Store | None = None
        self._key: str | None = None

    async def ready(self) -> None:
        """Let what is declared be found, the first time that a store is asked."""
        await run_in_threadpool(self._make_ready)

    async def key(self) -> str:
        """Return with what the time of a form is signed."""
        if self._key is None:
            self._key = await self.write(signing_key)
        return self._key

    def _make_ready(self) -> None:
        store = self.store()
        if store is not self._ready:
            upkeep(store)
            self._ready = store

    def page(
        self,
        template: str,
        request: Request,
        language: Language,
        about: About,
        status: int = 200,
        listed: bool = False,
        **told: Any,
    ) -> HTMLResponse:
        """Write a page that is asked for again each time.

        Parameters
        ----------
        template : str
        request : Request
        language : Language
        about : About
        status : int
        listed : bool
            Whether search engines are to know it.
        **told
            What the template needs; all of it is escaped there.
        """
        body = (
            templates(__package__)
            .get_template(template)
            .render(
                say=language.say,
                count=language.count,
                day=language.formats.date,
                language=language,
                to=lambda path, **query: address(path, language, query),
                parameter=PARAMETER if address("", language) else "",
                title=about.title,
                html=Markup,
                **told,
            )
        )
        html = whole(about, body, language, self.snapshot(), listed).replace(
            ORIGIN, escape(origin_of(request))
        )
        return HTMLResponse(html, status, {"Cache-Control": "no-cache" if listed else "no-store"})

    def told(self, request: Request, language: Language, words: str, status: int) -> HTMLResponse:
        """Write a page with a word only."""
        about = About(language.say("kennis.ask.title"), words, QUESTIONS)
        return self.page("told.html", request, language, about, status, words=words)


def guarded(around: Around, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Answer in the language that is asked for; where what is kept cannot be reached say so, and when to ask again."""

    async def answer(request: Request) -> Response:
        language = asked_language(request.query_params)
        if request.method == "POST" and from_elsewhere(request):
            return around.told(request, language, language.say("meeting.store.elsewhere"), 403)
        try:
            return await handler(request, language)
        except StoreError as error:
            log.warning("the store of questions: %s", error)
            found = around.told(request, language, language.say("kennis.form.away"), 503)
            found.headers["Retry-After"] = "3"
            return found

    return answer


def on(path: str, language: Language, **query: str) -> RedirectResponse:
    """Go on to another page."""
    return RedirectResponse(address(path, language, query), 303, {"Cache-Control": "no-store"})
