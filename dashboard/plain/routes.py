"""The routes of the plain pages, the pictures of links, and what search engines ask for."""

from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.exhibits.five_steps import STEPS
from dashboard.findings.data.national import national
from dashboard.findings.data.origin import offer
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.language import Language
from dashboard.plain.addresses import ALL, FORMER, NAME, QUESTION, YEAR, gemeente_address, origin_of
from dashboard.plain.ahead import COUNTRY, country_map
from dashboard.plain.answering import Show, shown, unkept
from dashboard.plain.assets import asset_route
from dashboard.plain.card import card, country_card
from dashboard.plain.gemeente import gemeente_page, latest_year
from dashboard.plain.overview import overview_page, unknown_page
from dashboard.plain.packed import answer
from dashboard.plain.sitemap import SITEMAP, robots, sitemap
from dashboard.web.immutable import FOR_EVER, Asset, respond
from data_sources import Snapshot
from data_sources.errors import SnapshotError

__all__ = ["plain_routes"]

_LONGEST = 100
"""Letters of a name that are looked at."""


def plain_routes(
    snapshot: Callable[[], Snapshot],
    nothing: Callable[[], SnapshotError | None],
    others: tuple[str, ...] = (),
) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    snapshot : callable
        Gives the present snapshot.
    nothing : callable
        Says why there is nothing to show; None where there is something.
    others : tuple of str
        Where pages of other rooms lie that search engines are to know.
    """

    def told_to_robots(request: Request) -> PlainTextResponse:
        return robots(origin_of(request))

    def route(path: str, show: Show) -> Route:
        return Route(path, shown((snapshot, nothing), show))

    return [
        asset_route(),
        route(ALL, _overview),
        route(f"{ALL}/beeld.png", _country_card),
        route(COUNTRY, _country_map),
        route(f"{ALL}/{{wanted}}", _gemeente),
        route(f"{ALL}/{{wanted}}/beeld.png", _card),
        Route(f"{ALL}/", _without_slash),
        Route(f"{ALL}/{{wanted}}/", _without_slash),
        route(SITEMAP, partial(_sitemap, others=others)),
        Route("/robots.txt", told_to_robots),
    ]


def _overview(request: Request, held: Snapshot, language: Language) -> Response:
    """The list of all, or what somebody typed in its form."""
    if asked := request.query_params.get(NAME, "").strip():
        return _led(request, held, language, asked)
    return answer(request, overview_page(held, language, origin_of(request)))


def _gemeente(request: Request, held: Snapshot, language: Language) -> Response:
    """The page of a gemeente under its code; under any other name of it the way there."""
    wanted = request.path_params["wanted"]
    known = national(held).gemeenten
    if wanted not in known.names:
        return _led(request, held, language, wanted)
    former = request.query_params.get(FORMER)
    if former not in known.former or known.now(former) != wanted:
        former = None
    return answer(request, gemeente_page(held, wanted, language, origin_of(request), former))


def _led(request: Request, held: Snapshot, language: Language, asked: str) -> Response:
    """Lead to the gemeente that is meant, by way of one that is gone with a sentence about it."""
    try:
        found = find_gemeente(asked[:_LONGEST], national(held).gemeenten)
    except NotFoundError as why:
        page = unknown_page(held, why, language, origin_of(request))
        return unkept(answer(request, page, status=404))
    # Not for ever: names and codes pass to others.
    return unkept(RedirectResponse(gemeente_address(found.code, language, found.former), 302))


def _card(request: Request, held: Snapshot, language: Language) -> Response:
    wanted, asked = request.path_params["wanted"], request.query_params
    if wanted not in national(held).gemeenten.names:
        return unkept(Response(status_code=404))
    number, year = asked.get(QUESTION, ""), asked.get(YEAR, "")
    id = dict(zip("12345", STEPS, strict=True)).get(number, STEPS[0])
    years = {str(year): year for year in offer(held).years("gemeente")}
    return _picture(request, card(held, wanted, id, years.get(year, latest_year(held)), language))


def _country_card(request: Request, held: Snapshot, language: Language) -> Response:
    return _picture(request, country_card(held, language))


def _country_map(request: Request, held: Snapshot, language: Language) -> Response:
    drawn = country_map(held)
    if drawn is None:
        return unkept(Response(status_code=404))
    # Under another name than its own it is that of other figures, and soon gone.
    known = request.url.query == drawn.hash
    return respond(request, drawn, "image/svg+xml", keep=FOR_EVER if known else "no-cache")


def _picture(request: Request, drawn: Asset) -> Response:
    return respond(request, drawn, "image/png", keep="public, max-age=3600")


def _sitemap(request: Request, held: Snapshot, language: Language, others: tuple[str, ...]) -> Response:
    return answer(request, sitemap(held, origin_of(request), others), "application/xml")


async def _without_slash(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse("/" + request.url.path.strip("/") + query, 301)
