"""The document around every plain page: what it is called, how it looks, the other language, the licence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from dashboard.content import LANGUAGES
from dashboard.language import Language
from dashboard.plain.addresses import ALL, address, ask_address
from dashboard.plain.assets import font_addresses, style_address
from dashboard.plain.packed import ORIGIN
from dashboard.url.pages import PAGES, PLAIN
from dashboard.url.view import PARAMETERS
from data_sources import Snapshot

__all__ = ["About", "head", "read_on", "whole"]

_WAYS = ("uw_gemeente", "kaart", "kennis")
"""Pages that every plain page leads to."""


@dataclass(frozen=True)
class About:
    """What a page says of itself to who has not opened it.

    Attributes
    ----------
    title, description : str
    path : str
        Within the site, without the language.
    picture : str
        Where its picture lies within the site; empty where it has none.
    query : mapping
        Of the address, without the language.
    gemeente : str
        Code of the gemeente that it is about, where its query does not say so.
    """

    title: str
    description: str
    path: str
    picture: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    gemeente: str = ""


def head(about: About, language: Language, origin: str) -> str:
    """Say in a document's head what a link to it shows in a message.

    Parameters
    ----------
    about : About
    language : Language
    origin : str
        The address of the site, as HTML.
    """
    title, told = escape(about.title), escape(about.description)
    here = escape(address(about.path, language, about.query))
    said = {
        "og:type": "website",
        "og:site_name": escape(language.say("site.title")),
        "og:title": title,
        "og:description": told,
        "og:url": f"{origin}{here}",
        "og:locale": language.formats.locale,
    }
    if about.picture:
        said |= {
            "og:image": f"{origin}{escape(about.picture)}",
            "og:image:type": "image/png",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": escape(language.say("shared.alt", title=about.title)),
        }
    properties = "".join(f'<meta property="{name}" content="{words}">' for name, words in said.items())
    card = "summary_large_image" if about.picture else "summary"
    return (
        f'<title>{title}</title><meta name="description" content="{told}">{properties}'
        f'<meta name="twitter:card" content="{card}">'
    )


def whole(about: About, body: str, language: Language, held: Snapshot | None, listed: bool = True) -> str:
    """Write a whole page, with the address of the site left open.

    Parameters
    ----------
    about : About
    body : str
        HTML of what is its own.
    language : Language
    held : Snapshot or None
        The figures that it tells of.
    listed : bool
        Whether search engines are to know it.
    """
    say = language.say
    fonts = "".join(
        f'<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>'
        for font in font_addresses()
    )
    found = _found(about, language) if listed else '<meta name="robots" content="noindex">'
    read = (
        f"<p>{escape(say('plain.retrieved', date=language.formats.date(read_on(held))))}</p>" if held else ""
    )
    # A page that is not listed can be somebody's own: where it lies is not told to who answers.
    view = address(about.path, Language(LANGUAGES[0]), about.query) if listed else ""
    ask = escape(ask_address(language, view))
    return (
        f'<!DOCTYPE html><html lang="{say("language.html")}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{head(about, language, ORIGIN)}{found}'
        f'<link rel="icon" href="/favicon.png">{fonts}<link rel="stylesheet" href="{style_address()}"></head><body>'
        f'<a class="skip" href="#inhoud">{escape(say("plain.skip"))}</a><div class="page">'
        f'<header><a class="brand" href="{address("/", language)}">{escape(say("site.title"))}</a>'
        f'{_pages(about, language)}{_languages(about, language)}</header><main id="inhoud">{body}</main><footer>'
        f"<p>{escape(say('footer.text'))}</p>{read}"
        f'<p><a href="{ask}">{escape(say("kennis.ask.title"))}</a></p>'
        f'<p><a href="{address(ALL, language)}">{escape(say("plain.all"))}</a></p></footer></div></body></html>'
    )


def read_on(held: Snapshot) -> str:
    """Return the day on which the newest of the figures were retrieved."""
    return max(entry.retrieved for entry in held.sources())


def _found(about: About, language: Language) -> str:
    """Where the page properly lies, and where in which language."""
    here = escape(address(about.path, language, about.query))
    told = {code: escape(address(about.path, Language(code), about.query)) for code in LANGUAGES}
    others = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{ORIGIN}{path}">'
        for code, path in (told | {"x-default": told[LANGUAGES[0]]}).items()
    )
    return f'<link rel="canonical" href="{ORIGIN}{here}">{others}'


def _pages(about: About, language: Language) -> str:
    """The ways into the dashboard and to what is known, with the gemeente that a page is about."""
    whose = about.gemeente or about.query.get(PARAMETERS["gemeente"], "")
    query = {PARAMETERS["gemeente"]: whose} if whose else None
    say, paths = language.say, {page.name: page.path for page in (*PAGES, *PLAIN)}
    links = "".join(
        f'<a href="{escape(address(f"/{paths[name]}", language, query))}">{escape(say(f"page.{name}.title"))}</a>'
        for name in _WAYS
    )
    return f'<nav class="pages" aria-label="{escape(say("site.menu"))}">{links}</nav>'


def _languages(about: About, language: Language) -> str:
    links = []
    for code in LANGUAGES:
        other = Language(code)
        mark = ' aria-current="true"' if code == language.code else ""
        links.append(
            f'<a href="{escape(address(about.path, other, about.query))}" lang="{code}" hreflang="{code}"{mark} '
            f'title="{escape(other.say("language.name"))}">{code.upper()}</a>'
        )
    return f'<nav class="languages" aria-label="{escape(language.say("plain.languages"))}">{"".join(links)}</nav>'
