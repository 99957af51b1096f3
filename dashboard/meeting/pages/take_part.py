"""Taking part: type a code, choose a gemeente, answer; each save is confirmed only when it is kept."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import orjson
from cachetools import TTLCache
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard.findings.data.origin import offer
from dashboard.findings.profile.steps import STEPS, answer
from dashboard.language import Language
from dashboard.meeting.pages.addresses import (
    code_address,
    own_address,
    receipt_address,
    room_address,
    table_address,
    take_part_address,
)
from dashboard.meeting.pages.asked import Handler, page
from dashboard.meeting.pages.held import Held
from dashboard.meeting.pages.note import marked_gemeenten, note
from dashboard.meeting.pages.sent import COOKIE, Mine, chosen, on, read_form, read_sent
from dashboard.meeting.questions import MOST_LETTERS, PARTS, SCALE, NoAnswerError
from dashboard.meeting.questions.answers import Answer
from dashboard.meeting.store import (
    ClosedError,
    ConflictError,
    HeldError,
    MeetingError,
    Store,
    UnknownMeetingError,
)
from dashboard.meeting.store.answering import (
    Kept,
    answered,
    answers_of,
    holds,
    receipt_of_words,
)
from dashboard.meeting.store.meetings import Meeting, by_code, by_token
from dashboard.meeting.store.publishing import TARGETED
from dashboard.meeting.store.saving import Save
from dashboard.meeting.store.seating import arranged
from dashboard.meeting.store.secrets import read_code, read_words, words_of
from dashboard.meeting.store.taking import Sent, take
from dashboard.store.tokens import new_token
from dashboard.watch.saving import saving
from dashboard.web.often import Often
from dashboard.web.received import receive, sent_form
from data_sources import Snapshot
from data_sources.errors import NotHeldError

__all__ = ["TakingPart", "gone", "routes"]

_DAYS = 60

_MOMENT_S = 1
"""For how long phones that save and poll are answered from what is known of the meeting itself."""


class TakingPart(Held):
    """The pages of who takes part.

    Parameters
    ----------
    store : callable
        Gives the store, or raises that it is away.
    snapshot : callable
        Gives the present figures; None where there are none.
    guesses : Often
        Of codes and words, wrong ones: a link of the QR code needs no guess.
    """

    def __init__(
        self, store: Callable[[], Store], snapshot: Callable[[], Snapshot | None], guesses: Often
    ) -> None:
        super().__init__(store, snapshot)
        self._guesses = guesses
        self._known: TTLCache[str, Meeting] = TTLCache(64, _MOMENT_S)

    async def code(self, request: Request, language: Language) -> Response:
        """The page where one types a code, and the way on from it."""
        if request.method != "POST":
            return page("code.html", request, language, told="")
        say, who = language.say, ("code", request.client.host if request.client else "")
        if self._guesses.stopped(*who):
            return page("code.html", request, language, 429, told=say("meeting.join.many"))
        form = await sent_form(request)
        code = read_code(str(form.get("code", "")))
        try:
            if code is None:
                raise UnknownMeetingError
            meeting = await self.read(partial(by_code, code=code))
        except UnknownMeetingError:
            self._guesses.count(*who)
            return page("code.html", request, language, 404, told=say("meeting.join.wrong"))
        return on(take_part_address(meeting.token), request)

    async def choose(self, request: Request, language: Language) -> Response:
        """The page where one chooses a gemeente."""
        meeting = await self._meeting(request)
        if meeting is None:
            return gone(request, language)
        if request.method == "POST":
            chosen = str((await sent_form(request)).get("gemeente", ""))
            if any(one.gemeente == chosen for one in meeting.members):
                return on(take_part_address(meeting.token, chosen), request)
        came = await self.read(partial(answered, meeting=meeting.id))
        choices = self.named(meeting)
        return page("choose.html", request, language, meeting=meeting, choices=choices, came=came)

    async def answers(self, request: Request, language: Language) -> Response:
        """The questions, and what is answered to them; sent without script, a part of them at a time."""
        meeting = await self._meeting(request)
        gemeente = request.path_params["gemeente"]
        if meeting is None or all(one.gemeente != gemeente for one in meeting.members):
            return gone(request, language)
        form = await sent_form(request) if request.method == "POST" else FormData()
        mine = Mine(
            meeting, gemeente, str(form.get("bewijs") or request.cookies.get(COOKIE) or new_token())[:100]
        )
        told: dict[str, str] = {}
        status = 200
        if request.method == "POST":
            try:
                asked = read_form(mine, form)
                await self._save(mine, asked)
                return _remembered(on(f"{request.url.path}#bewaard", request), mine)
            except NoAnswerError as wrong:
                told, status = {str(wrong): language.say("meeting.taking.refused")}, 422
            except ConflictError as conflict:
                told, status = {conflict.question: language.say("meeting.taking.conflict")}, 409
            except ClosedError:
                told, status = {"": language.say("meeting.taking.closed")}, 409
            except HeldError:
                pass
        return await self._shown(request, language, mine, told, status)

    async def script(self, request: Request, language: Language) -> Response:
        """Save what a script sends of it, as one goes."""
        meeting = await self._lately(request)
        gemeente = request.path_params["gemeente"]
        nowhere = JSONResponse({"told": language.say("meeting.join.gone")}, 404)
        if meeting is None or all(one.gemeente != gemeente for one in meeting.members):
            return nowhere
        try:
            sent = orjson.loads(await receive(request) or b"")
            mine = Mine(meeting, gemeente, str(sent["bewijs"])[:100])
            asked = {key: (one["value"], one["version"]) for key, one in sent["answers"].items()}
            read = read_sent(mine, asked, str(sent.get("name", "")))
            versions = await self._save(mine, read)
        except ConflictError as conflict:
            now = {"question": conflict.question, "value": conflict.value, "version": conflict.version}
            return JSONResponse({"told": language.say("meeting.taking.conflict"), "now": now}, 409)
        except HeldError:
            return JSONResponse({"told": language.say("meeting.receipt.held", name=self.name(gemeente))}, 403)
        except ClosedError:
            return JSONResponse({"told": language.say("meeting.taking.closed")}, 410)
        except UnknownMeetingError:
            return nowhere
        except (NoAnswerError, ValueError, KeyError, TypeError, AttributeError):
            return JSONResponse({"told": language.say("meeting.taking.refused")}, 422)
        found: dict[str, object] = {"versions": versions}
        if TARGETED in asked:
            found["note"] = await self._note(gemeente, read.answers[TARGETED][0], language)
        return _remembered(JSONResponse(found, headers={"Cache-Control": "no-store"}), mine)

    async def state(self, request: Request, language: Language) -> Response:
        """Say, to who asks again and again, whether answers are taken and what is kept of one's own."""
        meeting = await self._lately(request)
        if meeting is None:
            return JSONResponse({}, 404)
        etag = f'"{meeting.revision}"'
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers=headers)
        gemeente, receipt = request.path_params["gemeente"], request.cookies.get(COOKIE, "")

        kept = await self.read(lambda it: answers_of(it, meeting.id, gemeente, receipt))
        told = {"open": meeting.open, "kept": {key: [one.value, one.version] for key, one in kept.items()}}
        if TARGETED in kept:
            told["note"] = await self._note(gemeente, kept[TARGETED].value, language)
        return JSONResponse(told, headers=headers)

    async def back(self, request: Request, language: Language) -> Response:
        """The way back to one's answers: by the link of the receipt, or by its four words."""
        meeting = await self._meeting(request)
        gemeente = request.path_params["gemeente"]
        if meeting is None or all(one.gemeente != gemeente for one in meeting.members):
            return gone(request, language)
        who = ("words", meeting.token, gemeente)
        if self._guesses.stopped(*who):
            return page("code.html", request, language, 429, told=language.say("meeting.join.many"))
        receipt: str | None
        if request.method == "POST":
            words = read_words(str((await sent_form(request)).get("woorden", "")))
            receipt = await self.write(lambda it: receipt_of_words(it, meeting.id, gemeente, words))
        else:
            receipt = request.query_params.get("bewijs", "")[:100]
            if not await self.read(lambda it: holds(it, meeting.id, gemeente, receipt or "")):
                receipt = None
        if receipt is None:
            self._guesses.count(*who)
            told = language.say("meeting.receipt.wrong", name=self.name(gemeente))
            return self._taken(request, language, meeting, gemeente, told, 403)
        return _remembered(
            on(take_part_address(meeting.token, gemeente), request), Mine(meeting, gemeente, receipt)
        )

    async def _shown(
        self, request: Request, language: Language, mine: Mine, told: Mapping[str, str], status: int
    ) -> Response:
        meeting, gemeente = mine.meeting, mine.gemeente

        def look(it: Any) -> tuple[bool, str | None, dict[str, Kept], bool]:
            is_mine, called = (
                holds(it, meeting.id, gemeente, mine.receipt),
                answered(it, meeting.id).get(gemeente),
            )
            kept = answers_of(it, meeting.id, gemeente) if is_mine else {}
            return is_mine, called, kept, arranged(it, meeting.id).told

        is_mine, called, kept, seats_told = await self.read(look)
        if called is not None and not is_mine:
            return self._taken(request, language, meeting, gemeente)
        sentences = await run_in_threadpool(self._figures, gemeente, language)
        targeted = kept[TARGETED].value if TARGETED in kept else None
        found = page(
            "answers.html",
            request,
            language,
            status,
            meeting=meeting,
            gemeente=gemeente,
            name=self.name(gemeente),
            sentences=sentences,
            parts=[(part, [one for one in meeting.questions if one.part == part]) for part in PARTS],
            kept=kept,
            noted=TARGETED,
            note=await self._note(gemeente, targeted, language),
            told=told,
            receipt=mine.receipt,
            scale=SCALE,
            most=MOST_LETTERS,
            room=room_address(meeting.token),
            number=meeting.member(gemeente).table if seats_told else None,
            table=table_address(meeting.token, gemeente),
            is_mine=is_mine,
            called=called or "",
            words=words_of(mine.receipt),
            link=receipt_address(meeting.token, gemeente, mine.receipt),
            chosen=chosen,
            beside=own_address(meeting.token, gemeente),
            address=take_part_address(meeting.token, gemeente),
        )
        return _remembered(found, mine)

    def _taken(
        self,
        request: Request,
        language: Language,
        meeting: Meeting,
        gemeente: str,
        told: str = "",
        status: int = 200,
    ) -> Response:
        address, name = take_part_address(meeting.token, gemeente), self.name(gemeente)
        return page("taken.html", request, language, status, name=name, told=told, address=address)

    def _figures(self, gemeente: str, language: Language) -> list[str]:
        """The five answers of a gemeente, a sentence each; none where figures are not held."""
        snapshot, found = self.snapshot(), []
        if snapshot is None or gemeente not in self.names:
            return []
        year = offer(snapshot).years("gemeente")[0]
        for step in STEPS[:-1]:
            try:
                said = answer(snapshot, gemeente, step, year)
            except NotHeldError:
                continue
            found.append(" ".join(one.say(language) for one in said.told))
        return found

    async def _note(self, gemeente: str, targeted: Answer, language: Language) -> Markup:
        return await run_in_threadpool(note, self.snapshot(), gemeente, targeted, language)

    async def _save(self, mine: Mine, asked: Save) -> dict[str, int]:
        is_noted = TARGETED in asked.answers
        marked = await run_in_threadpool(marked_gemeenten, self.snapshot()) if is_noted else None
        sent = Sent(mine.meeting, asked, marked)
        with saving(refused=MeetingError):
            return await self.store().written_together(take, sent)

    async def _meeting(self, request: Request) -> Meeting | None:
        try:
            return await self.read(partial(by_token, token=request.path_params["token"][:64]))
        except UnknownMeetingError:
            return None

    async def _lately(self, request: Request) -> Meeting | None:
        """The meeting as it was a moment ago, for what phones ask all the time; whether it is open, a save sees."""
        token = request.path_params["token"]
        found = self._known.get(token)
        if found is None and (found := await self._meeting(request)) is not None:
            self._known[token] = found
        return found


def gone(request: Request, language: Language) -> Response:
    """Say that there is no such meeting; whether there ever was is not said."""
    title = language.say("meeting.join.gone")
    return page("told.html", request, language, 404, title=title, told=language.say("meeting.join.gone_text"))


def routes(pages: TakingPart) -> list[tuple[str, Handler, list[str]]]:
    """Return the addresses of who takes part."""
    one = take_part_address("{token}", "{gemeente}")
    return [
        (code_address(), pages.code, ["GET", "POST"]),
        (take_part_address("{token}"), pages.choose, ["GET", "POST"]),
        (one, pages.answers, ["GET", "POST"]),
        (f"{one}/bewaar", pages.script, ["POST"]),
        (f"{one}/stand", pages.state, ["GET"]),
        (f"{one}/mijn", pages.back, ["GET", "POST"]),
    ]


def _remembered(found: Response, mine: Mine) -> Response:
    """Let this phone keep its receipt: for this gemeente of this meeting, out of reach of any script."""
    path = take_part_address(mine.meeting.token, mine.gemeente)
    found.set_cookie(COOKIE, mine.receipt, _DAYS * 86_400, path=path, httponly=True, samesite="lax")
    return found
