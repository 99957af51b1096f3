"""The gemeenten that may be meant by what somebody types, for a box that offers them while one types."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.search import Match, search
from dashboard.language import Language, asked_language
from dashboard.web.immutable import not_found
from data_sources.errors import SnapshotError

__all__ = ["hint", "search_route"]

_PATH = "/zoek"
_NOT_KEPT = {"Cache-Control": "no-store"}


def search_route(known: Callable[[], Gemeenten]) -> Route:
    """Make the route that lists gemeenten: `/zoek?q=den+haag&taal=nl`; all of today where nothing is typed.

    Parameters
    ----------
    known : callable
        Gives the gemeenten of the present snapshot.

    Returns
    -------
    Route
        It answers `{"told": …, "found": [{"name": …, "hint": …}]}`, best first, in words of the language.
    """

    # Not async: a look-up takes milliseconds of the processor, so it belongs in a thread.
    def answer(request: Request) -> Response:
        language, asked = asked_language(request.query_params), request.query_params.get("q", "")
        try:
            held = known()
        except SnapshotError:
            return not_found()
        every = tuple(Match(code, name) for code, name in held.names.items())
        matches = search(asked, held) if asked.strip() else every
        found = [{"name": match.name, "hint": hint(match, held, language)} for match in matches]
        told = language.count("search.found", len(found), count=language.formats.integer(len(found)))
        return JSONResponse({"told": told, "found": found}, headers=_NOT_KEPT)

    return Route(_PATH, answer)


def hint(match: Match, known: Gemeenten, language: Language) -> str:
    """Say in a word or two why a gemeente is offered: its other name, its province, or what became of it.

    Parameters
    ----------
    match : Match
    known : Gemeenten
    language : Language

    Returns
    -------
    str
        Nothing where the name says it all.
    """
    became = ""
    if match.former and known.names[match.code] != match.name:
        renamed = known.former[match.former].renamed
        became = language.say(
            "gemeente.now_called" if renamed else "gemeente.now", new=known.names[match.code]
        )
    return ", ".join(words for words in (match.known_as, match.province, became) if words)
