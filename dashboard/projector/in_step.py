"""What a second device keeps step with slides by: a link for a phone, and where the slides are, asked every second."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson
import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.findings.data.national import national
from dashboard.language import PARAMETER, Language, asked_language
from dashboard.plain.addresses import address, origin_of
from dashboard.projector.decks import IN_STEP, NOTES, ROOT, ROW, read_subject, row_address
from dashboard.projector.presentations import MOST_PLACES, Place, begin, move, notes_of, place
from dashboard.store import Store, StoreError
from dashboard.store.reached import Reached
from dashboard.url.slides import read_slides
from dashboard.web.often import Often
from dashboard.web.received import from_elsewhere, receive
from data_sources import Snapshot

__all__ = ["in_step_routes"]

_HASH = "mee"
"""What the secret is called behind the mark in the address of notes, which no browser sends to a server."""

_NOT_KEPT = {"Cache-Control": "no-store"}

_BEGUN = "20/minute", "300/minute"
"""How often one address, and all together, may begin. Who asks for what is not there is not counted: a secret of 256
bits is not guessed, and who sits in the hall would stop the speaker's own phone, which has the same address."""


class _InStep(Reached):
    """Answers to devices that keep step.

    Parameters
    ----------
    store, snapshot : callable
        See :class:`~dashboard.store.reached.Reached`.
    """

    def __init__(self, store: Callable[[], Store], snapshot: Callable[[], Snapshot | None]) -> None:
        super().__init__(store, snapshot)
        self._begun = Often(*_BEGUN)

    async def begin(self, request: Request) -> Response:
        """Keep where a row of slides is; answer with the link for another device, and its QR code."""
        who = "slides", request.client.host if request.client else ""
        if self._begun.stopped(*who):
            return _refused(429)
        self._begun.count(*who)
        sent = await _sent(request)
        at = _read_place(sent)
        notes = await run_in_threadpool(self._notes, sent.get("row")) if at else None
        if at is None or notes is None:
            return _refused(422)
        token = await self.write(partial(begin, notes=notes, at=at, now=_now()))
        return JSONResponse(_link(request, token) | {"revision": 1}, headers=_NOT_KEPT)

    async def code(self, request: Request) -> Response:
        """The link once more, for who has it, and its QR code."""
        token = request.path_params["token"]
        found = await self.read(partial(place, token=token, now=_now()))
        return _refused(404) if found is None else JSONResponse(_link(request, token), headers=_NOT_KEPT)

    async def join(self, request: Request) -> Response:
        """The way from the link to what the speaker reads; the secret goes along where no server is told of it."""
        token = request.path_params["token"]
        found = await self.read(partial(notes_of, token=token, now=_now()))
        if found is None:
            elsewhere = address("/presentatie", asked_language(request.query_params))
            return RedirectResponse(elsewhere, 302, _NOT_KEPT)
        headers = _NOT_KEPT | {"Referrer-Policy": "no-referrer"}
        return RedirectResponse(f"{found}#{_HASH}={token}", 302, headers)

    async def place(self, request: Request) -> Response:
        """Where the slides are: sent once for as long as they stay there."""
        found = await self.read(partial(place, token=request.path_params["token"], now=_now()))
        if found is None:
            return _refused(404)
        # Nobody between may give it again: a moment ago the slides were elsewhere.
        tag = {"ETag": f'"{found.revision}"', **_NOT_KEPT}
        if request.headers.get("if-none-match") == tag["ETag"]:
            return Response(status_code=304, headers=tag)
        return JSONResponse(_told(found), headers=tag)

    async def move(self, request: Request) -> Response:
        """Go to another slide, or another part of it."""
        to = _read_place(await _sent(request))
        if to is None:
            return _refused(422)
        token = request.path_params["token"]
        found = await self.write(partial(move, token=token, to=to, now=_now()))
        return _refused(404) if found is None else JSONResponse(_told(found), headers=_NOT_KEPT)

    def _notes(self, row: object) -> str | None:
        """Where the notes of a row lie, by the row's own address; None where it is none: nothing else is led to."""
        held = self.snapshot()
        if held is None or not isinstance(row, str):
            return None
        asked = urlsplit(row)
        query = dict(parse_qsl(asked.query))
        language: Language = asked_language({PARAMETER: query.get(PARAMETER, "")})
        if asked.scheme or asked.netloc:
            return None
        if asked.path == ROOT:
            try:
                slides = read_slides(query.get(ROW, ""))
            except ValueError:
                return None
            return row_address(slides, language, **{NOTES: "1"}) if slides else None
        whom = asked.path.removeprefix(f"{ROOT}/")
        subject = read_subject(whom, national(held).gemeenten) if whom != asked.path else None
        return address(f"{ROOT}/{subject.written}", language, {NOTES: "1"}) if subject else None


def in_step_routes(store: Callable[[], Store], snapshot: Callable[[], Snapshot | None]) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    store : callable
        Gives the store, or raises :class:`StoreError`.
    snapshot : callable
        Gives the present figures; None where there are none.
    """
    made = _InStep(store, snapshot)
    where = f"{IN_STEP}/{{token}}"
    return [
        Route(IN_STEP, _guarded(made.begin), methods=["POST"]),
        Route(where, _guarded(made.join)),
        Route(f"{where}/code", _guarded(made.code)),
        Route(f"{where}/plaats", _guarded(made.place)),
        Route(f"{where}/plaats", _guarded(made.move), methods=["POST"]),
    ]


def _guarded(handler: Callable[[Request], Any]) -> Callable[[Request], Any]:
    """Take nothing that another site made a browser send; say when to ask again where the store is away."""

    async def answer(request: Request) -> Response:
        if request.method == "POST" and from_elsewhere(request):
            return _refused(403)
        try:
            found: Response = await handler(request)
        except StoreError:
            found = _refused(503)
            found.headers["Retry-After"] = "3"
        return found

    return answer


def _refused(status: int) -> Response:
    return JSONResponse({}, status, _NOT_KEPT)


async def _sent(request: Request) -> dict[str, Any]:
    """What was sent as JSON; nothing where it is none."""
    try:
        found = orjson.loads(await receive(request) or b"{}")
    except orjson.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _read_place(sent: dict[str, Any]) -> Place | None:
    here, step, dark = sent.get("here"), sent.get("step"), sent.get("dark", False)
    if type(here) is not int or type(step) is not int or type(dark) is not bool:
        return None
    return Place(here, step, dark=dark) if 0 <= here < MOST_PLACES and 0 <= step < MOST_PLACES else None


def _told(at: Place) -> dict[str, int]:
    return {"here": at.here, "step": at.step, "dark": at.dark, "revision": at.revision}


def _link(request: Request, token: str) -> dict[str, str]:
    """The secret, the link that holds it, and that as a QR code."""
    link = f"{origin_of(request)}{IN_STEP}/{token}"
    code = segno.make(link, error="m").svg_inline(scale=8, border=2, omitsize=True)
    return {"token": token, "link": link, "qr": code}


def _now() -> int:
    return int(time.time())
