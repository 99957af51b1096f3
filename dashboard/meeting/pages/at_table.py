"""At a table: who sits there, what the table shares, and what it notes together."""

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.meeting.pages.addresses import table_address, take_part_address
from dashboard.meeting.pages.asked import Handler, page
from dashboard.meeting.pages.held import Held
from dashboard.meeting.pages.sent import COOKIE, on
from dashboard.meeting.pages.take_part import gone
from dashboard.meeting.seated.asked import at_tables, known
from dashboard.meeting.seated.markup import profile_address
from dashboard.meeting.store import ConflictError, UnknownMeetingError
from dashboard.meeting.store.answering import holds
from dashboard.meeting.store.meetings import Meeting, by_token
from dashboard.meeting.store.notes import MOST_NOTED, Note, note, notes
from dashboard.meeting.store.seating import arranged
from dashboard.web.received import sent_form

__all__ = ["AtTable", "routes"]


class AtTable(Held):
    """The page of a table, for a gemeente that sits there."""

    async def table(self, request: Request, language: Language) -> Response:
        """The page; sent, what the table notes."""
        gemeente, receipt = request.path_params["gemeente"], request.cookies.get(COOKIE, "")[:100]

        def look(it: Any) -> tuple[Meeting, bool, bool, dict[int, Note]]:
            meeting = by_token(it, request.path_params["token"][:64])
            is_mine = holds(it, meeting.id, gemeente, receipt)
            return meeting, arranged(it, meeting.id).told, is_mine, dict(notes(it, meeting.id))

        try:
            meeting, told, is_mine, noted = await self.read(look)
            number = meeting.member(gemeente).table
        except UnknownMeetingError:
            return gone(request, language)
        if not told or number is None:
            return on(take_part_address(meeting.token, gemeente), request)
        if request.method != "POST":
            kept = noted.get(number, Note())
            return self._shown(request, language, meeting, gemeente, number, is_mine, kept)
        if not is_mine:
            return self._shown(request, language, meeting, gemeente, number, is_mine, Note(), 403)
        form = await sent_form(request)
        words = str(form.get("notitie", "")).replace("\r\n", "\n").strip()
        version = str(form.get("versie", ""))[:9]
        going_on = int(version) if version.isdecimal() else 0
        if len(words) > MOST_NOTED:
            whole, refused = Note(words, going_on), language.say("meeting.taking.letters", n=MOST_NOTED)
            return self._shown(request, language, meeting, gemeente, number, is_mine, whole, 422, refused)
        try:
            await self.write(partial(note, meeting=meeting.id, table=number, words=words, version=going_on))
        except ConflictError as conflict:
            both = Note(f"{conflict.value}\n\n{words}", conflict.version)
            refused = language.say("tafels.phone.note_conflict")
            return self._shown(request, language, meeting, gemeente, number, is_mine, both, 409, refused)
        return on(f"{table_address(meeting.token, gemeente)}#notitie", request)

    def _shown(
        self,
        request: Request,
        language: Language,
        meeting: Meeting,
        gemeente: str,
        number: int,
        is_mine: bool,
        kept: Note,
        status: int = 200,
        told: str = "",
    ) -> Response:
        mates = sorted(
            self.name(one.gemeente)
            for one in meeting.members
            if one.table == number and one.gemeente != gemeente
        )
        return page(
            "table.html",
            request,
            language,
            status,
            meeting=meeting,
            name=self.name(gemeente),
            number=number,
            mates=mates,
            profile=self._profile(meeting, number, language),
            is_mine=is_mine,
            note=kept,
            told=told,
            back=take_part_address(meeting.token, gemeente),
        )

    def _profile(self, meeting: Meeting, number: int, language: Language) -> str:
        """Where the table is shown as one area; nowhere, where the figures know none of it."""
        snapshot = self.snapshot()
        if snapshot is None:
            return ""
        held = national(snapshot)
        sitting = at_tables(known(held, meeting)).get(number)
        return profile_address(held, number, sitting, language) if sitting else ""


def routes(pages: AtTable) -> list[tuple[str, Handler, list[str]]]:
    """Return the address of a table, below that of a gemeente."""
    return [(table_address("{token}", "{gemeente}"), pages.table, ["GET", "POST"])]
