"""The routes of exhibits in other people's hands, of the areas beside them, and of the guide."""

from collections.abc import Callable
from functools import cache, partial
from http import HTTPStatus
from importlib import resources
from urllib.parse import urlencode

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.briefing.delimited import plain_csv
from dashboard.briefing.pictures import picture
from dashboard.charts.printing import CannotPrintError
from dashboard.embed import archive
from dashboard.embed.asked import Asked, AskedAmissError, asked
from dashboard.embed.figures import as_json
from dashboard.embed.pages import BASE, VERSION, embed_html, guide_html, refused_html
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.model import absence
from dashboard.language import Language, asked_language
from dashboard.plain.addresses import origin_of
from dashboard.plain.packed import Kept, answer, filled, folded
from dashboard.web.embedding import EMBEDDABLE
from dashboard.web.immutable import FOR_EVER, Asset, respond
from dashboard.web.often import Often
from data_sources import Snapshot
from data_sources.errors import NotHeldError, SnapshotError
from data_sources.kept import kept
from geo.web import web_geometry

__all__ = ["embed_routes"]

_FORMS = {
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}

_MADE = 60
"""Files that are held in memory; a map of the country as a picture takes 360 kB."""

_NUMBERS = ("csv", "json", "html")
"""Forms that a table without a picture has too."""

_ALL_TIMES = 20
"""How many times more all together may ask for than one address."""

_AN_HOUR = "public, max-age=3600"

_ELSEWHERE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""Programs of other sites may read it: it is what everybody may see."""


class _Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="DIVERSITEIT_", env_file=".env", extra="ignore")

    embed_per_minute: int = Field(240, gt=0)
    """Files of exhibits that one address may ask for in a minute; a whole office shares one."""


def embed_routes(
    snapshot: Callable[[], Snapshot],
    nothing: Callable[[], SnapshotError | None],
    former: Callable[[str], Snapshot | None],
) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    snapshot : callable
        Gives the present snapshot.
    nothing : callable
        Says why there is nothing to show; None where there is something.
    former : callable
        Gives the figures of a version that is not the present one, as long as they are held.
    """
    most = _settings().embed_per_minute
    often = Often(f"{most}/minute", f"{_ALL_TIMES * most}/minute")

    def shown(request: Request, show: Callable[[Request, Snapshot, Language], Response]) -> Response:
        language = asked_language(request.query_params)
        who = request.client.host if request.client else ""
        if often.stopped(who):
            return _refused(language.say("beeld.too_many"), 429, {"Retry-After": "60"})
        often.count(who)
        if (why := nothing()) is not None:
            return _refused(absence.nothing(why).say(language), 503)
        return show(request, snapshot(), language)

    def route(path: str, show: Callable[[Request, Snapshot, Language], Response]) -> Route:
        return Route(path, partial(shown, show=show))

    return [
        Route(f"{BASE}/script/{{name}}", _script),
        route(BASE, _guide),
        route(f"{BASE}/gebieden/gemeente.geojson", _areas),
        route(f"{BASE}/gebieden/{{level}}/{{gemeente}}.geojson", _areas),
        route(f"{BASE}/{{name}}/{{place}}.{{ending}}", partial(_exhibit, former)),
    ]


def _exhibit(
    former: Callable[[str], Snapshot | None], request: Request, held: Snapshot, language: Language
) -> Response:
    ending = request.path_params["ending"]
    if ending not in _FORMS:
        return _refused(language.say("beeld.endings", endings=", ".join(_FORMS)), 404)
    found = _answered(former, request, held, language, ending)
    # What is refused is told within the page of others too.
    if ending == "html" and found.status_code >= HTTPStatus.BAD_REQUEST:
        told = refused_html(bytes(found.body).decode(), language, _script_address("height"))
        found = HTMLResponse(told, found.status_code, {"Cache-Control": "no-store"})
    return _dressed(found, ending)


def _answered(
    former: Callable[[str], Snapshot | None],
    request: Request,
    present: Snapshot,
    language: Language,
    ending: str,
) -> Response:
    query = dict(request.query_params)
    version = query.pop(VERSION, None)
    if version is not None and (content := _pinned(request, version)) is not None:
        return respond(request, Asset.whole("", "", content), _FORMS[ending])
    held = present if version in (None, present.version) else former(str(version))
    if held is None:
        now = f"{origin_of(request)}{_address(request)}".rstrip("?")
        return _refused(language.say("beeld.gone", now=now), 410)
    try:
        found = asked(held, request.path_params["name"], request.path_params["place"], query, language)
        made = _made(
            held, found.name, found.place, tuple(found.query.items()), ending, language, origin_of(request)
        )
    except (AskedAmissError, CannotPrintError) as why:
        return _refused(str(why), 404)
    except NotHeldError as why:
        return _refused(absence.told(why.lacking).say(language), 404)
    if made is None:
        return _refused(language.say("beeld.no_picture", endings=", ".join(_NUMBERS)), 404)
    lasting = version is not None and archive.keep(version, _address(request), made.raw)
    return respond(request, made, _FORMS[ending], keep=FOR_EVER if lasting else _AN_HOUR)


def _pinned(request: Request, version: str) -> bytes | None:
    """A file as it was kept when it was first asked for by its version, also of figures that are no longer shown."""
    return archive.find(version, _address(request)) if version.isalnum() and len(version) <= 64 else None


@kept(_MADE)
def _made(
    held: Snapshot,
    name: str,
    place: str,
    query: tuple[tuple[str, str], ...],
    ending: str,
    language: Language,
    origin: str,
) -> Asset | None:
    """The bytes of an exhibit in a form; None where a table has no picture."""
    found = asked(held, name, place, dict(query), language)
    exhibit = found.exhibit()
    content = _content(found, exhibit, held, ending, origin)
    return None if content is None else Asset.whole("", "", content)


def _content(found: Asked, exhibit: Exhibit, held: Snapshot, ending: str, origin: str) -> bytes | None:
    link = f"{origin}{found.live}"
    if ending == "html":
        return embed_html(found, exhibit, held, origin, _script_address("height"))
    if ending == "csv":
        return plain_csv(exhibit, link, held)
    if ending == "json":
        return as_json(exhibit, held, found.wanted.view.gemeente, link)
    if exhibit.picture is None:
        return None
    return picture(exhibit, held, "svg" if ending == "svg" else "png", link)


def _areas(request: Request, held: Snapshot, language: Language) -> Response:
    """Boundaries, as the maps draw them."""
    level, gemeente = request.path_params.get("level", "gemeente"), request.path_params.get("gemeente")
    years = held.area_years(level) if level in ("gemeente", "wijk", "buurt") else ()
    try:
        found = web_geometry(level, max(years), gemeente, snapshot=held) if years else None
    except (NotHeldError, SnapshotError, LookupError):
        found = None
    if found is None:
        return _refused(language.say("beeld.no_areas"), 404)
    return _dressed(respond(request, found, "application/geo+json", keep=_AN_HOUR), "geojson")


def _guide(request: Request, held: Snapshot, language: Language) -> Response:
    return answer(request, _guide_page(held, language, origin_of(request)))


@kept(8)
def _guide_page(held: Snapshot, language: Language, origin: str) -> Kept:
    return Kept.pack(
        filled(folded(guide_html(held, language, _script_address("embed"))), origin), held.version
    )


def _dressed(found: Response, ending: str) -> Response:
    found.headers.update({EMBEDDABLE: "1"} if ending == "html" else _ELSEWHERE)
    return found


def _refused(why: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(why, status, {"Cache-Control": "no-store"} | (headers or {}))


def _address(request: Request) -> str:
    """An address in one form: without its version, and its query in order."""
    query = sorted((key, value) for key, value in request.query_params.items() if key != VERSION)
    return f"{request.url.path}?{urlencode(query)}"


async def _script(request: Request) -> Response:
    found = next((one for one in _scripts().values() if one.name == request.path_params["name"]), None)
    if found is None:
        return Response(status_code=404, headers={"Cache-Control": "no-store"})
    made = respond(request, found, "text/javascript")
    made.headers.update(_ELSEWHERE)
    return made


def _script_address(name: str) -> str:
    return f"{BASE}/script/{_scripts()[name].name}"


@cache
def _scripts() -> dict[str, Asset]:
    folder = resources.files(__package__)
    return {
        name: Asset.pack(name, ".js", folder.joinpath(f"{name}.js").read_bytes())
        for name in ("height", "embed")
    }


@cache
def _settings() -> _Settings:
    return _Settings()
