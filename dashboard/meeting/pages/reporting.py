"""What is taken along: the report, for who leads, and a gemeente's own answers beside the room's, for who gave them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dashboard.briefing.documents import MIME
from dashboard.language import Language
from dashboard.meeting.pages.addresses import lead_address, own_address, take_part_address
from dashboard.meeting.pages.asked import Handler, page
from dashboard.meeting.pages.held import Held
from dashboard.meeting.pages.sent import COOKIE, on
from dashboard.meeting.pages.take_part import gone
from dashboard.meeting.questions.answers import Answer
from dashboard.meeting.report.documents import FORMS, document_name
from dashboard.meeting.report.model import Report
from dashboard.meeting.report.quadrant import draw_quadrant
from dashboard.meeting.report.report import own_report, report
from dashboard.meeting.report.shown import Seen, seen
from dashboard.meeting.store import Store, UnknownMeetingError
from dashboard.meeting.store.answering import answers_of, held, holds
from dashboard.meeting.store.meetings import Meeting, by_leader, by_token
from data_sources import Snapshot

__all__ = ["Reporting", "routes"]


@dataclass(frozen=True)
class _Own:
    """What the store says to who asks for its own answers: whether they are theirs, and if so what they are."""

    meeting: Meeting
    answered: bool
    seen: Seen | None = None
    own: dict[str, Answer] | None = None


class Reporting(Held):
    """Documents and pages of what was answered."""

    def __init__(self, store: Callable[[], Store], snapshot: Callable[[], Snapshot | None]) -> None:
        super().__init__(store, snapshot)
        # One at a time: a hall that takes its answers home does not stand in the way of who still answers.
        self._turn = asyncio.Semaphore(1)

    async def whole(self, request: Request, language: Language) -> Response:
        """The report, in one form."""
        leader, form = request.path_params["leader"][:64], request.path_params["form"]

        def look(it: Connection) -> Seen:
            return seen(it, by_leader(it, leader))

        try:
            found = await self.read(look)
        except UnknownMeetingError:
            return gone(request, language)
        if form not in FORMS:
            return gone(request, language)
        made = partial(report, found, self.names, self.types, language, datetime.now(UTC))
        return await self._document(await run_in_threadpool(made), form)

    async def own(self, request: Request, language: Language) -> Response:
        """A gemeente's own answers beside the room's, as a page."""
        told = await self._mine(request, language)
        if isinstance(told, Response):
            return told
        gemeente, token = request.path_params["gemeente"], request.path_params["token"]
        return page(
            "beside.html",
            request,
            language,
            report=told,
            name=self.name(gemeente),
            draw=lambda item: draw_quadrant(item.dots, language, item.here),
            answers=take_part_address(token, gemeente),
            document=f"{own_address(token, gemeente)}.pdf",
        )

    async def own_document(self, request: Request, language: Language) -> Response:
        """The same as PDF."""
        told = await self._mine(request, language)
        return told if isinstance(told, Response) else await self._document(told, "pdf")

    async def _mine(self, request: Request, language: Language) -> Report | Response:
        """What is for who asks; or what to answer, where it is not."""
        token, gemeente = request.path_params["token"][:64], request.path_params["gemeente"]
        receipt = request.cookies.get(COOKIE, "")[:100]

        def look(it: Connection) -> _Own:
            meeting = by_token(it, token)
            meeting.member(gemeente)
            if not holds(it, meeting.id, gemeente, receipt):
                return _Own(meeting, held(it, meeting.id, gemeente))
            kept = {key: one.value for key, one in answers_of(it, meeting.id, gemeente).items()}
            return _Own(meeting, True, seen(it, meeting), kept)

        try:
            found = await self.read(look)
        except UnknownMeetingError:
            return gone(request, language)
        address = take_part_address(token, gemeente)
        if not found.answered:
            return on(address, request)
        if found.seen is None or found.own is None:
            told: dict[str, Any] = {"name": self.name(gemeente), "told": "", "address": address}
            return page("taken.html", request, language, 403, **told)
        made = partial(own_report, found.seen, gemeente, found.own, self.names, language, datetime.now(UTC))
        return await run_in_threadpool(made)

    async def _document(self, told: Report, form: str) -> Response:
        async with self._turn:
            content = await run_in_threadpool(FORMS[form], told)
        headers = {
            "Content-Disposition": f'attachment; filename="{document_name(told, form)}"',
            "Cache-Control": "no-store",
        }
        return Response(content, media_type=MIME[form], headers=headers)


def routes(pages: Reporting) -> list[tuple[str, Handler, list[str]]]:
    """Return the addresses of what is taken along."""
    mine = own_address("{token}", "{gemeente}")
    return [
        (f"{lead_address('{leader}')}/verslag.{{form}}", pages.whole, ["GET"]),
        (mine, pages.own, ["GET"]),
        (f"{mine}.pdf", pages.own_document, ["GET"]),
    ]
