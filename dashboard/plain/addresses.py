"""Where the plain pages and the pictures of links lie, within the site and as the whole world writes it."""

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from starlette.requests import Request

from dashboard.briefing.address import site_address
from dashboard.content import LANGUAGES
from dashboard.language import PARAMETER, Language

__all__ = [
    "ALL",
    "ASK",
    "AT",
    "FORMER",
    "NAME",
    "QUESTION",
    "YEAR",
    "address",
    "ask_address",
    "card_address",
    "gemeente_address",
    "origin_of",
]

ALL = "/gemeente"
"""The list of all gemeenten; the page of each lies below it."""

ASK, AT = "/kennis/vraag", "bij"
"""Where one asks a question, from any page, and the name in its query of the view that somebody came from."""

FORMER, NAME, QUESTION, YEAR = "van", "naam", "vraag", "jaar"
"""Names in a query: the former gemeente that was asked for, what a visitor typed, and of which of the five answers and
which year a picture is."""

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def address(path: str, language: Language, query: Mapping[str, str] | None = None) -> str:
    """Return an address within the site; the first language goes without saying.

    Examples
    --------
    >>> address("/kaart", Language("en"), {"gemeente": "GM0344"})
    '/kaart?gemeente=GM0344&taal=en'
    """
    asked = dict(query or {}) | ({} if language.code == LANGUAGES[0] else {PARAMETER: language.code})
    return f"{path}?{urlencode(asked)}" if asked else path


def ask_address(language: Language, view: str = "") -> str:
    """Return where one asks a question.

    Parameters
    ----------
    language : Language
    view : str
        Path and query of what somebody looks at, without the language; empty where that is nobody's business.
    """
    return address(ASK, language, {AT: view} if view else None)


def gemeente_address(gemeente: str, language: Language, former: str | None = None) -> str:
    """Return where the page of a gemeente lies.

    Parameters
    ----------
    gemeente : str
        Code, of today.
    language : Language
    former : str, optional
        The former gemeente for which somebody is led there.
    """
    return address(f"{ALL}/{gemeente}", language, {FORMER: former} if former else None)


def card_address(gemeente: str | None, number: int, year: int | None, language: Language) -> str:
    """Return where the picture of a link lies.

    Parameters
    ----------
    gemeente : str or None
        None for the country.
    number : int
        Which of the five answers; the first goes without saying.
    year : int or None
        Of the first answer; None for the latest.
    language : Language
    """
    asked = ({QUESTION: str(number)} if number > 1 else {}) | ({YEAR: str(year)} if year else {})
    return address(f"{ALL}/{gemeente}/beeld.png" if gemeente else f"{ALL}/beeld.png", language, asked)


def origin_of(request: Request) -> str:
    """Return the address of the site: as its operator set it, else as the visitor wrote it; nothing if that is odd."""
    if own := _own():
        return own
    host = request.headers.get("host", "")
    return f"{request.url.scheme}://{host}" if _HOST.fullmatch(host) and len(host) < 260 else ""


@cache
def _own() -> str:
    return site_address()
