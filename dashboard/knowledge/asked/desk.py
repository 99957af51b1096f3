"""The desk of an expert who moderates too: what waits, what is published, and what is noted unasked."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.findings.data.national import national
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.findings.known.dossiers import dossiers
from dashboard.findings.known.questions import HEADINGS
from dashboard.knowledge.addresses import QUESTIONS, desk_address
from dashboard.knowledge.asked.answered import declared
from dashboard.knowledge.asked.around import Around, guarded, on
from dashboard.knowledge.store.desks import desk_of, drop_signal, signal, signals_at
from dashboard.knowledge.store.search import find
from dashboard.knowledge.store.sent import (
    DECLINED,
    MERGED,
    PUBLISHED,
    QUESTION,
    REACTION,
    WAITING,
    ChangedError,
    Kind,
    Sent,
    all_sent,
    by_key,
    decide,
    until,
    withdraw,
)
from dashboard.language import Language
from dashboard.markup.written import written_html
from dashboard.plain.addresses import address
from dashboard.plain.document import About
from dashboard.store.settings import keeping
from dashboard.web.received import sent_form

__all__ = ["desk_routes"]

AT_ONCE = 20
"""What waits that is shown at the same time, the oldest first."""

_LIKE = 3
"""Questions that are there and look like one that waits."""

_PREVIEW = "preview"
"""What the button is called that shows how something will look, and keeps nothing."""

_LONGEST_ASKED, _LONGEST, _LONGEST_NAME = 1000, 8000, 60


class _RefusedError(Exception):
    """What was sent cannot be done; its word is the name of a text."""


def desk_routes(around: Around) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    around : Around
    """

    async def desk(request: Request, language: Language) -> Response:
        secret = request.path_params["secret"][:100]
        whose = await around.read(lambda it: desk_of(it, secret))
        if whose is None:
            return around.told(request, language, language.say("kennis.desk.gone"), 404)
        path = desk_address(secret)
        if request.method != "POST":
            return await _shown(around, request, language, path, whose)
        form = {name: str(value).strip() for name, value in (await sent_form(request)).items()}
        if form.get("doe") == _PREVIEW:
            return await _shown(around, request, language, path, whose, sent=form)
        try:
            job = _DOES[form.get("doe", "")](around, form)
            await around.write(job)
        except KeyError:
            return on(path, language)
        except ChangedError:
            return await _shown(around, request, language, path, whose, "changed", form, 409)
        except _RefusedError as why:
            return await _shown(around, request, language, path, whose, str(why), form, 400)
        return on(path, language)

    return [Route(desk_address("{secret}"), guarded(around, desk), methods=["GET", "POST"])]


async def _shown(
    around: Around,
    request: Request,
    language: Language,
    path: str,
    whose: str,
    told: str = "",
    sent: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    await around.ready()

    def look(it: Connection) -> dict[str, Any]:
        asked = all_sent(it, QUESTION, WAITING)
        return {
            "asked": [(one, _like(it, one)) for one in asked[:AT_ONCE]],
            "waiting": len(asked),
            "reactions": all_sent(it, REACTION, WAITING, most=AT_ONCE),
            "published": list(reversed(all_sent(it, QUESTION, PUBLISHED))),
            "shown": list(reversed(all_sent(it, REACTION, PUBLISHED))),
            "signals": signals_at(it),
        }

    held = await around.read(look)
    return around.page(
        "desk.html",
        request,
        language,
        About(language.say("kennis.desk.title"), language.say("kennis.desk.description"), path),
        status,
        whose=whose,
        told=language.say(f"kennis.desk.{told}") if told else "",
        # Of a form that was refused, or only looked at, nothing that was written is lost.
        sent=sent or {},
        looked_at=(sent or {}).get("doe") == _PREVIEW,
        written=lambda words: written_html(words[:_LONGEST]),
        until=lambda one: language.formats.date(until(one, keeping()).isoformat()),
        action=address(path, language),
        headings=HEADINGS,
        dossiers={key: one.title[language.code] for key, one in dossiers().items()},
        names=national(figures).gemeenten.names if (figures := around.snapshot()) else {},
        declared=declared,
        **held,
    )


def _like(connection: Connection, one: Sent) -> list[tuple[str, str]]:
    """Questions that are there and look like one that waits: key and words of each."""
    found = []
    for key in find(connection, one.language, one.words).keys[:_LIKE]:
        if key in declared(one.language):
            found.append((key, declared(one.language)[key].ask))
        elif (other := by_key(connection, key)) is not None:
            found.append((key, other.ask))
    return found


Job = Callable[[Connection], Any]


def _publish(_: Around, form: Mapping[str, str]) -> Job:
    ask, answer, heading = form.get("ask", ""), form.get("answer", ""), form.get("heading", "")
    if not 0 < len(ask) <= _LONGEST_ASKED or not 0 < len(answer) <= _LONGEST or heading not in HEADINGS:
        raise _RefusedError("lacking")
    return _deciding(form, PUBLISHED, QUESTION, ask=" ".join(ask.split()), answer=answer, heading=heading)


def _merge(_: Around, form: Mapping[str, str]) -> Job:
    key = form.get("merged", "").rpartition(f"{QUESTIONS}/")[2].partition("?")[0]

    def job(connection: Connection) -> Sent:
        if key not in declared("nl") and by_key(connection, key) is None:
            raise _RefusedError("unknown")
        decided: Sent = _deciding(form, MERGED, QUESTION, merged=key)(connection)
        return decided

    return job


def _decline(_: Around, form: Mapping[str, str]) -> Job:
    reason = form.get("reason", "")
    if not 0 < len(reason) <= _LONGEST:
        raise _RefusedError("no_reason")
    return _deciding(form, DECLINED, None, answer=reason)


def _let(_: Around, form: Mapping[str, str]) -> Job:
    return _deciding(form, PUBLISHED, REACTION)


def _delete(_: Around, form: Mapping[str, str]) -> Job:
    return partial(withdraw, id=_number(form, "id"))


def _note(around: Around, form: Mapping[str, str]) -> Job:
    words, name, dossier = form.get("words", ""), form.get("name", ""), form.get("dossier", "")
    written, gemeente, figures = form.get("gemeente", ""), "", around.snapshot()
    if written:
        try:
            gemeente = find_gemeente(written[:100], national(figures).gemeenten).code if figures else ""
        except NotFoundError:
            raise _RefusedError("no_gemeente") from None
    if not 0 < len(words) <= _LONGEST or len(name) > _LONGEST_NAME:
        raise _RefusedError("no_words")
    if dossier not in {"", *dossiers()} or not (dossier or gemeente):
        raise _RefusedError("no_place")
    language = form.get("language") if form.get("language") in ("nl", "en") else "nl"
    assert language is not None
    return lambda it: signal(it, dossier, gemeente, language, words, name)


def _unnote(_: Around, form: Mapping[str, str]) -> Job:
    return partial(drop_signal, id=_number(form, "id"))


def _deciding(form: Mapping[str, str], state: str, kind: Kind | None, **told: str) -> Job:
    return lambda it: decide(it, _number(form, "id"), _number(form, "version"), state, kind, **told)


def _number(form: Mapping[str, str], name: str) -> int:
    written = form.get(name, "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


_DOES: Mapping[str, Callable[[Around, Mapping[str, str]], Job]] = {
    "publish": _publish,
    "merge": _merge,
    "decline": _decline,
    "let": _let,
    "delete": _delete,
    "note": _note,
    "unnote": _unnote,
}
"""What a form of the desk does, by the name of its button."""
