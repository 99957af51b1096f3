"""The pages of questions with answers: the list in which one searches, and each by itself."""

import logging
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.knowledge.addresses import ALL, QUESTIONS, SOUGHT, question_address
from dashboard.knowledge.asked.answered import Answered, declared, published, under_headings
from dashboard.knowledge.asked.around import Around, guarded, on
from dashboard.knowledge.store.search import Found, find
from dashboard.knowledge.store.sent import PUBLISHED, QUESTION, all_sent, by_key
from dashboard.language import Language
from dashboard.plain.addresses import address, ask_address
from dashboard.plain.document import About
from dashboard.store import StoreError

__all__ = ["question_routes"]

log = logging.getLogger(__name__)

_LONGEST = 200


def question_routes(around: Around) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    around : Around
    """

    async def many(request: Request, language: Language) -> Response:
        sought = " ".join(request.query_params.get(SOUGHT, "").split())[:_LONGEST]
        known, found, away = await _known(around, language, sought)
        say = language.say
        about = About(say("kennis.vragen.title"), say("kennis.vragen.description"), QUESTIONS)
        return around.page(
            "questions.html",
            request,
            language,
            about,
            listed=True,
            lead=about.description,
            above=address(ALL, language),
            form=QUESTIONS,
            name=SOUGHT,
            sought=sought,
            away=away,
            found=[known[key] for key in found.keys if key in known],
            meant=found.meant,
            headings=under_headings(known.values()),
            link=lambda one: question_address(one.key, language),
            ask=ask_address(language, QUESTIONS),
        )

    async def one(request: Request, language: Language) -> Response:
        key = request.path_params["question"]
        asked = declared(language.code).get(key)
        if asked is None:
            await around.ready()
            kept = await around.read(lambda it: by_key(it, key))
            if kept is None:
                return on(QUESTIONS, language)
            asked = published(kept)
        more = under_headings(declared(language.code).values()).get(asked.heading, [])
        about = About(asked.ask, " ".join(asked.plain.split())[:300], f"{QUESTIONS}/{key}")
        return around.page(
            "question.html",
            request,
            language,
            about,
            listed=True,
            above=address(QUESTIONS, language),
            one=asked,
            see=_way(asked.see, language),
            more=[other for other in more if other.key != key],
            link=lambda other: question_address(other.key, language),
            ask=ask_address(language, about.path),
        )

    return [
        Route(QUESTIONS, guarded(around, many)),
        Route(f"{QUESTIONS}/{{question}}", guarded(around, one)),
    ]


async def _known(
    around: Around, language: Language, sought: str
) -> tuple[Mapping[str, Answered], Found, bool]:
    """All questions in a language, what was found of them, and whether the store is away: then those declared stay."""
    code = language.code
    try:
        await around.ready()
        asked = await around.read(lambda it: all_sent(it, QUESTION, PUBLISHED))
        found = await around.read(lambda it: find(it, code, sought)) if sought else Found()
    except StoreError as error:
        log.warning("the store of questions: %s", error)
        return declared(code), Found(), True
    others = {one.key: published(one) for one in asked if one.language == code}
    return {**declared(code), **others}, found, False


def _way(see: str, language: Language) -> str:
    path, _, query = see.partition("?")
    return (
        address(f"/{path}", language, dict(pair.split("=") for pair in query.split("&") if pair))
        if see
        else ""
    )
