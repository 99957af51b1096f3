"""Asking a question and reacting on a dossier: the form, and what its receipt shows of what became of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.findings.known.dossiers import dossiers
from dashboard.knowledge.addresses import (
    ALL,
    DESK,
    QUESTIONS,
    REACTION,
    dossier_address,
    question_address,
)
from dashboard.knowledge.asked.around import Around, guarded, on
from dashboard.knowledge.asked.guarding import TIME, TRAP, refused, stamped
from dashboard.knowledge.store.sent import (
    QUESTION,
    WAITING,
    FullError,
    Kind,
    Sent,
    by_receipt,
    send,
    take_back,
    until,
)
from dashboard.knowledge.store.sent import REACTION as REACTED
from dashboard.language import Language
from dashboard.markup.written import written_html
from dashboard.plain.addresses import ALL as GEMEENTEN
from dashboard.plain.addresses import ASK, AT, address, origin_of
from dashboard.plain.document import About
from dashboard.store.settings import keeping
from dashboard.url.pages import PAGES, PLAIN
from dashboard.web.often import Often
from dashboard.web.received import sent_form

__all__ = ["sending_routes", "view_of"]

WORDS = "tekst"

_FROM_ONE, _FROM_ALL = "30/hour", "300/hour"
_LONGEST_VIEW = 500


@dataclass(frozen=True)
class _Way:
    """What is sent in one way or the other.

    Attributes
    ----------
    kind : {"question", "reaction"}
    texts : str
        Where its texts stand.
    receipts : str
        Below which address its receipts lie.
    least, most : int
        Letters.
    """

    kind: Kind
    texts: str
    receipts: str
    least: int
    most: int


_ASKING = _Way(QUESTION, "kennis.ask", ASK, 10, 1000)
_REACTING = _Way(REACTED, "kennis.react", f"{ALL}/{REACTION}", 10, 2000)


def sending_routes(around: Around) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    around : Around
    """
    sends = Often(_FROM_ONE, _FROM_ALL)

    async def ask(request: Request, language: Language) -> Response:
        return await _form(around, request, language, _ASKING, sends, ASK, _view)

    async def react(request: Request, language: Language) -> Response:
        key = request.path_params["key"]
        if key not in dossiers():
            return on(ALL, language)
        path = f"{ALL}/{key}/{REACTION}"
        return await _form(around, request, language, _REACTING, sends, path, lambda _: key)

    def receipts(way: _Way) -> Route:
        async def receipt(request: Request, language: Language) -> Response:
            return await _receipt(around, request, language, way)

        return Route(f"{way.receipts}/{{receipt}}", guarded(around, receipt), methods=["GET", "POST"])

    return [
        Route(ASK, guarded(around, ask), methods=["GET", "POST"]),
        receipts(_ASKING),
        receipts(_REACTING),
        Route(f"{ALL}/{{key}}/{REACTION}", guarded(around, react), methods=["GET", "POST"]),
    ]


def view_of(asked: str) -> str:
    """Return the view of this site that a question comes with; nothing where it is none.

    Examples
    --------
    >>> view_of("/kaart?gemeente=GM0344"), view_of("//elsewhere.example/kaart"), view_of("/kennis/vraag/secret")
    ('/kaart?gemeente=GM0344', '', '')
    """
    path = asked.partition("?")[0]
    page = _pages().get(path.removeprefix("/").partition("/")[0])
    fits = path[:1] == "/" and path[1:2] not in ("/", "\\") and len(asked) <= _LONGEST_VIEW
    if page is None or not fits or not asked.isprintable() or path.startswith((ASK, f"{ALL}/{DESK}")):
        return ""
    return asked if page else path


async def _form(
    around: Around,
    request: Request,
    language: Language,
    way: _Way,
    sends: Often,
    path: str,
    about: Callable[[Mapping[str, str]], str],
) -> Response:
    """The form, and what is sent with it."""
    key = await around.key()
    form: Mapping[str, str] = request.query_params
    limits = {name: language.formats.integer(getattr(way, name)) for name in ("least", "most")}
    words, told, status = str(form.get(WORDS, "")), "", 200
    if request.method == "POST":
        form = {name: str(value) for name, value in (await sent_form(request)).items()}
        words = _tidy(form.get(WORDS, ""))
        who = (way.kind, request.client.host if request.client else "")
        why = "many" if sends.stopped(*who) else refused(form, words, key, way.least, way.most)
        if why is None:
            try:
                at = about(form)
                receipt = await around.write(lambda it: send(it, way.kind, language.code, words, at))
                sends.count(*who)
                return on(f"{way.receipts}/{receipt}", language)
            except FullError:
                why = "full"
        told = language.say(f"kennis.form.{why}", **limits)
        status = 429 if why == "many" else 503 if why == "full" else 400
    at = about(form)
    return around.page(
        "send.html",
        request,
        language,
        About(
            language.say(f"{way.texts}.title"),
            language.say(f"{way.texts}.description"),
            path,
            query={AT: at} if way is _ASKING and at else {},
        ),
        status,
        texts=way.texts,
        told=told,
        action=address(path, language),
        view=at,
        at=AT,
        place=_place(at, way, language),
        words=words,
        name=WORDS,
        limits=limits,
        least=way.least,
        most=way.most,
        trap=TRAP,
        time=TIME,
        # What was sent too soon may be sent again at once.
        stamp=form.get(TIME) if told and why == "quick" else stamped(key),
    )


async def _receipt(around: Around, request: Request, language: Language, way: _Way) -> Response:
    """What became of something, for who sent it; there they can delete it too."""
    receipt = request.path_params["receipt"][:100]
    one = await around.read(lambda it: by_receipt(it, way.kind, receipt))
    if one is None:
        return around.told(request, language, language.say("kennis.receipt.gone"), 404)
    path = f"{way.receipts}/{receipt}"
    if request.method == "POST":
        await around.write(lambda it: take_back(it, way.kind, receipt))
        return around.told(request, language, language.say("kennis.receipt.deleted"), 200)
    return around.page(
        "receipt.html",
        request,
        language,
        About(language.say(f"{way.texts}.receipt"), language.say("kennis.receipt.keep"), path),
        one=one,
        texts=way.texts,
        link=f"{origin_of(request)}{address(path, language)}",
        action=address(path, language),
        place=_place(one.about, way, language),
        there=_there(one, language),
        answer=written_html(one.answer),
        kept=language.say(
            f"{way.texts}.until" if one.state == WAITING else "kennis.receipt.until",
            date=language.formats.date(until(one, keeping()).isoformat()),
        ),
        questions=address(QUESTIONS, language),
    )


def _view(form: Mapping[str, str]) -> str:
    return view_of(form.get(AT, ""))


def _there(one: Sent, language: Language) -> str:
    """Where what was sent is to be read by all: the question itself, the one that it was merged with, the dossier."""
    if one.kind == REACTED:
        return dossier_address(one.about, language, None)
    return question_address(one.merged or one.key, language)


def _place(about: str, way: _Way, language: Language) -> tuple[str, str] | None:
    """The view or dossier that something is about: where it lies, and what it is called."""
    if not about:
        return None
    if way.kind == REACTED:
        return dossier_address(about, language, None), dossiers()[about].title[language.code]
    path, _, query = about.partition("?")
    page = path.removeprefix("/").partition("/")[0]
    named = {one.path: f"page.{one.name}.title" for one in (*PAGES, *PLAIN)}
    title = language.say(named.get(page, "plain.list.title"))
    tail = "&".join(part for part in (query, address("", language).removeprefix("?")) if part)
    return f"{path}?{tail}" if tail else path, title


def _pages() -> dict[str, bool]:
    """Pages by the first part of their address, and whether their query may be handed on."""
    return {page.path: page.shared or page.path == "" for page in (*PAGES, *PLAIN)} | {
        GEMEENTEN.removeprefix("/"): True
    }


def _tidy(words: str) -> str:
    """What was written, without signs that cannot be seen, and with no more than one empty line in a row."""
    lines = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in words).split("\n")
    kept = [line.rstrip() for line in lines]
    return "\n".join(line for place, line in enumerate(kept) if line or (place and kept[place - 1])).strip()
