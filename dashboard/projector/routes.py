"""The routes of slides: ready rows, the row that someone made, maps, style sheet and script."""

from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.findings.data.national import national
from dashboard.findings.model import absence
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language, asked_language
from dashboard.plain.addresses import address, origin_of
from dashboard.plain.overview import nothing_page
from dashboard.plain.packed import Kept, answer
from dashboard.projector.decks import COUNTRY, NOTES, ROOT, Subject, deck_address, read_subject
from dashboard.projector.page import Row, asset_route, written
from dashboard.projector.shown import made_slide, map_asset, shown_slide
from dashboard.web.immutable import FOR_EVER, not_found, respond
from data_sources import Snapshot
from data_sources.errors import SnapshotError
from data_sources.kept import kept

__all__ = ["projector_routes"]

Show = Callable[[Request, Snapshot, Language], Response]


def projector_routes(
    snapshot: Callable[[], Snapshot], nothing: Callable[[], SnapshotError | None]
) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    snapshot : callable
        Gives the present snapshot.
    nothing : callable
        Says why there is nothing to show; None where there is something.
    """

    # Not async: a row of slides is drawn the first time that it is asked for.
    def shown(request: Request, show: Show) -> Response:
        language = asked_language(request.query_params)
        if (why := nothing()) is not None:
            told = absence.nothing(why).say(language)
            found = answer(request, nothing_page(told, language, origin_of(request)), status=503)
            found.headers["Cache-Control"] = "no-store"
            return found
        return show(request, snapshot(), language)

    def route(path: str, show: Show) -> Route:
        return Route(path, partial(shown, show=show))

    return [
        asset_route(),
        route(f"{ROOT}/{{subject}}", _ready),
        route(f"{ROOT}/{{subject}}/{{id}}.svg", _map),
    ]


def _ready(request: Request, held: Snapshot, language: Language) -> Response:
    asked = request.path_params["subject"]
    subject = read_subject(asked, national(held).gemeenten)
    if subject is None:
        return RedirectResponse(address("/presentatie", language), 302)
    if subject.written != asked:
        return RedirectResponse(deck_address(subject, language), 302)
    return answer(request, _ready_row(held, subject, language, NOTES in request.query_params))


@kept(60)
def _ready_row(held: Snapshot, subject: Subject, language: Language, notes: bool) -> Kept:
    made = [(id, made_slide(held, subject, id, language)) for id in subject.slides]
    slides = []
    for id, one in made:
        if one is not None:
            slides.append((shown_slide(one, held, id), _map_address(held, subject, id)))
    query = {"gemeente": subject.codes[0]} if subject.codes else {}
    if len(subject.codes) > 1:
        query["met"] = ",".join(subject.codes[1:])
    row = Row(
        title=_title(held, subject, language),
        slides=slides,
        address=deck_address(subject, language),
        notes=address(f"{ROOT}/{subject.written}", language, {NOTES: "1"}),
        out=address("/presentatie", language, query),
    )
    return Kept.pack(written(row, language, notes).encode(), held.version)


def _map_address(held: Snapshot, subject: Subject, id: str) -> str:
    drawn = map_asset(held, subject, id)
    return f"{ROOT}/{subject.written}/{id}.svg?{drawn.hash}" if drawn else ""


def _title(held: Snapshot, subject: Subject, language: Language) -> str:
    if subject.deck == COUNTRY:
        return language.say("site.country")
    names = national(held).gemeenten.names
    return Quantity(tuple(names[code] for code in subject.codes), "names").write(language)


def _map(request: Request, held: Snapshot, language: Language) -> Response:
    asked = request.path_params["subject"]
    subject, id = read_subject(asked, national(held).gemeenten), request.path_params["id"]
    drawn = map_asset(held, subject, id) if subject is not None and id in subject.slides else None
    if drawn is None:
        return not_found()
    # Under another name than its own it is that of other figures, and soon gone.
    known = request.url.query == drawn.hash
    return respond(request, drawn, "image/svg+xml", keep=FOR_EVER if known else "no-cache")
