"""Leading: what the room sees, whether answers are taken, which words it reads, and who answers for whom."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dashboard.language import Language
from dashboard.meeting.pages.addresses import lead_address, receipt_address, room_address, take_part_address
from dashboard.meeting.pages.asked import Handler, page
from dashboard.meeting.pages.held import Held
from dashboard.meeting.pages.sent import on
from dashboard.meeting.pages.take_part import gone
from dashboard.meeting.questions.likeness import alike
from dashboard.meeting.report.documents import FORMS
from dashboard.meeting.store import UnknownMeetingError
from dashboard.meeting.store.answering import answered, hand_over, totals_of
from dashboard.meeting.store.curating import Curated, curate, curated
from dashboard.meeting.store.meetings import Meeting, by_leader, delete_meeting, steer
from dashboard.meeting.store.publishing import BLIND, QUADRANT, WHO, publish
from dashboard.meeting.store.seating import TABLES
from dashboard.plain.addresses import origin_of
from dashboard.web.received import sent_form

__all__ = ["Leading", "routes"]


class Leading(Held):
    """The page of who leads."""

    async def lead(self, request: Request, language: Language) -> Response:
        """The page, and what is done on it."""
        leader = request.path_params["leader"][:64]
        try:
            meeting: Meeting = await self.read(lambda it: by_leader(it, leader))
        except UnknownMeetingError:
            return gone(request, language)
        if request.method != "POST":
            return await self._shown(request, language, meeting, leader)
        form = {name: str(value) for name, value in (await sent_form(request)).items()}
        asked = form.get("doe", "")
        if asked == "hand" and any(one.gemeente == form.get("gemeente") for one in meeting.members):
            gemeente = form["gemeente"]
            receipt = await self.write(lambda it: hand_over(it, meeting.id, gemeente))
            told = language.say("meeting.lead.handed", name=self.name(gemeente))
            link = f"{origin_of(request)}{receipt_address(meeting.token, gemeente, receipt)}"
            return await self._shown(request, language, meeting, leader, told, link)
        if asked == "delete":
            if " ".join(form.get("naam", "").split()) != meeting.name:
                told = language.say("meeting.lead.delete_wrong")
                return await self._shown(request, language, meeting, leader, told)
            await self.write(lambda it: delete_meeting(it, meeting.id))
            return page(
                "told.html", request, language, title=meeting.name, told=language.say("meeting.lead.deleted")
            )
        if asked in _DOES:
            await self.write(lambda it: _DOES[asked](it, meeting, form))
        part = form.get("naar", "")
        return on(lead_address(leader) + (f"#{part}" if part.isalnum() else ""), request)

    async def _shown(
        self,
        request: Request,
        language: Language,
        meeting: Meeting,
        leader: str,
        told: str = "",
        link: str = "",
    ) -> Response:
        def look(it: Any) -> tuple[Any, Any, Any]:
            return answered(it, meeting.id), totals_of(it, meeting.id), curated(it, meeting.id)

        came, given, decided = await self.read(look)
        open_ = [
            (question, _rows(given.get(question.key, {}), decided, question.key))
            for question in meeting.questions
            if question.form == "open"
        ]
        return page(
            "lead.html",
            request,
            language,
            meeting=meeting,
            address=lead_address(leader),
            room=room_address(meeting.token),
            take_part=take_part_address(meeting.token),
            told=told,
            link=link,
            forms=FORMS,
            shows=[("", language.say("meeting.lead.shows_code"))]
            + [(key, language.say(f"meeting.room.{key[1:]}")) for key in (WHO, TABLES)]
            + [(one.key, one.asked(language)) for one in meeting.questions]
            + [(key, language.say(f"meeting.room.{key[1:]}")) for key in (QUADRANT, BLIND)],
            members=self.named(meeting),
            came=came,
            words=open_,
        )


def routes(pages: Leading) -> list[tuple[str, Handler, list[str]]]:
    """Return the address of who leads."""
    return [(lead_address("{leader}"), pages.lead, ["GET", "POST"])]


def _rows(
    given: Mapping[str, Any], decided: Mapping[tuple[str, str], Curated], key: str
) -> list[list[tuple[str, str, Curated]]]:
    """Answers in own words, those that are alike together."""
    return [
        [(gemeente, given[gemeente], decided.get((key, gemeente), Curated())) for gemeente in group]
        for group in alike({gemeente: str(words) for gemeente, words in given.items()})
    ]


def _show(it: Any, meeting: Meeting, form: Mapping[str, str]) -> None:
    key = form.get("wat", "")
    if key in ("", WHO, TABLES, QUADRANT, BLIND) or meeting.question(key) is not None:
        # What comes next is hidden again: first one thinks for oneself.
        steer(it, meeting.id, showing=key, revealed=False)


def _reveal(it: Any, meeting: Meeting, form: Mapping[str, str]) -> None:
    steer(it, meeting.id, revealed=form.get("wat") == "1")


def _open(it: Any, meeting: Meeting, form: Mapping[str, str]) -> None:
    opening = form.get("wat") == "1"
    if not opening:
        publish(it, meeting, closing=True)
    steer(it, meeting.id, open=opening)


def _curate(it: Any, meeting: Meeting, form: Mapping[str, str]) -> None:
    question, gemeente = form.get("vraag", ""), form.get("gemeente", "")
    if meeting.question(question) is None or all(one.gemeente != gemeente for one in meeting.members):
        return
    decided = Curated(
        form.get("getoond") == "1", form.get("boven") == "1", " ".join(form.get("onder", "").split())
    )
    curate(it, meeting.id, question, gemeente, decided)


_DOES: Mapping[str, Callable[[Any, Meeting, Mapping[str, str]], None]] = MappingProxyType(
    {"show": _show, "reveal": _reveal, "open": _open, "curate": _curate}
)
