"""The routes of slides: ready rows, the row that someone made, maps, style sheet and script."""

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.findings.data.national import national
from dashboard.findings.model.quantities import Quantity
from dashboard.language import Language
from dashboard.plain.addresses import address
from dashboard.plain.answering import Show, shown
from dashboard.plain.packed import Kept, answer
from dashboard.projector.decks import (
    NOTES,
    OWN,
    PICTURE,
    ROOT,
    ROW,
    VERSION,
    Subject,
    deck_address,
    picture_address,
    read_ready,
    read_subject,
    row_address,
)
from dashboard.projector.in_step import in_step_routes
from dashboard.projector.made import Made
from dashboard.projector.of_view import said_of_view, view_name
from dashboard.projector.page import InRow, Row, asset_route, written
from dashboard.projector.shown import made_slide, picture_asset, shown_slide
from dashboard.store import Store
from dashboard.url.slides import Slide, read_slides
from dashboard.url.view import PARAMETERS
from dashboard.web.immutable import FOR_EVER, not_found, respond
from data_sources import Snapshot
from data_sources.errors import SnapshotError
from data_sources.kept import kept

__all__ = ["projector_routes"]

_CHOOSE = "presentatie"
"""The page where one chooses a row, or makes one."""


def projector_routes(
    snapshot: Callable[[], Snapshot],
    nothing: Callable[[], SnapshotError | None],
    store: Callable[[], Store],
) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    snapshot : callable
        Gives the present snapshot.
    nothing : callable
        Says why there is nothing to show; None where there is something.
    store : callable
        Gives what is kept, or raises :class:`StoreError`: slides are shown without it, and no other device keeps step.
    """

    def route(path: str, show: Show) -> Route:
        return Route(path, shown((snapshot, nothing), show))

    return [
        asset_route(),
        route(ROOT, _own),
        route(PICTURE, _picture),
        # Before the rows, of which none is called as this is.
        *in_step_routes(store, lambda: snapshot() if nothing() is None else None),
        route(f"{ROOT}/{{subject}}", _ready),
    ]


def _ready(request: Request, held: Snapshot, language: Language) -> Response:
    """A ready row, under the codes of whom it is about; under names of them the way there."""
    asked = request.path_params["subject"]
    subject = read_subject(asked, national(held).gemeenten)
    if subject is None:
        return RedirectResponse(address(f"/{_CHOOSE}", language), 302)
    if subject.written != asked:
        return RedirectResponse(deck_address(subject, language), 302)
    return answer(request, _ready_page(held, subject, language, NOTES in request.query_params))


def _own(request: Request, held: Snapshot, language: Language) -> Response:
    """The row that someone made; without one the way to where one is made."""
    written = request.query_params.get(ROW, "")
    try:
        found = read_slides(written)
    except ValueError:
        found = ()
    if not found:
        return RedirectResponse(address(f"/{_CHOOSE}", language), 302)
    return answer(request, _own_page(held, written, language, NOTES in request.query_params))


@kept(60)
def _ready_page(held: Snapshot, subject: Subject, language: Language, notes: bool) -> Kept:
    names = national(held).gemeenten.names
    title = language.say("dia.title.land.elsewhere")
    if subject.codes:
        title = Quantity(tuple(names[code] for code in subject.codes), "names").write(language)
    here = deck_address(subject, language)
    read = address(f"{ROOT}/{subject.written}", language, {NOTES: "1"})
    out = address(f"/{_CHOOSE}", language, subject.query)
    row = Row(title, _slides(held, subject.slides, language), here, read, out, subject.deck)
    return Kept.pack(written(row, language, notes).encode(), held.version)


@kept(60)
def _own_page(held: Snapshot, packed: str, language: Language, notes: bool) -> Kept:
    slides = read_slides(packed)
    here, read = row_address(slides, language), row_address(slides, language, **{NOTES: "1"})
    out = address(f"/{_CHOOSE}", language, {ROW: packed})
    title = language.say("page.presentatie.title")
    row = Row(title, _slides(held, slides, language, packed), here, read, out, OWN)
    return Kept.pack(written(row, language, notes).encode(), held.version)


def _slides(held: Snapshot, slides: Sequence[Slide], language: Language, packed: str = "") -> list[InRow]:
    """Every slide that there is; of a view that only its page can show, where that is within the row."""
    found = []
    for number, slide in enumerate(slides, start=1):
        made = made_slide(held, slide, language)
        if made is not None:
            seen = shown_slide(made, held, f"dia{number}")
            # A map is fetched by itself, and may be kept for ever; other pictures only beside what the speaker reads.
            drawn = picture_asset(held, slide, language) if seen.is_map else None
            hash = drawn.hash if drawn else ""
            found.append(InRow(seen, picture_address(slide, language, hash) if seen.exhibit else ""))
        elif packed and read_ready(slide, national(held).gemeenten) is None:
            within = slide.query | {ROW: packed, PARAMETERS["slide"]: str(number)}
            name = view_name(national(held), slide, language)
            words = Made(name, said_of_view(held, slide, language).description)
            found.append(
                InRow(shown_slide(words, held, ""), live=address(f"/{slide.path}", language, within))
            )
    return found


def _picture(request: Request, held: Snapshot, language: Language) -> Response:
    try:
        slides = read_slides(request.query_params.get(ROW, ""))
    except ValueError:
        return not_found()
    drawn = picture_asset(held, slides[0], language) if len(slides) == 1 else None
    if drawn is None:
        return not_found()
    # Under another name than its own it is that of other figures, and soon gone.
    known = request.query_params.get(VERSION) == drawn.hash
    return respond(request, drawn, "image/svg+xml", keep=FOR_EVER if known else "no-cache")
