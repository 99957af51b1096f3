"""What search engines are told: every gemeente, in every language, and when its figures are of."""

from html import escape

from starlette.responses import PlainTextResponse

from dashboard.content import LANGUAGES
from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.plain.addresses import ALL, address
from dashboard.plain.document import read_on
from dashboard.plain.packed import Kept
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["SITEMAP", "robots", "sitemap"]

SITEMAP = "/sitemap.xml"


@kept(8)
def sitemap(held: Snapshot, origin: str, others: tuple[str, ...] = ()) -> Kept:
    """List the plain pages.

    Parameters
    ----------
    held : Snapshot
    origin : str
        The address of the site.
    others : tuple of str
        Where pages of other rooms lie, without the language.
    """
    day = read_on(held)[:10]
    pages = [ALL, *(f"{ALL}/{code}" for code in national(held).gemeenten.names), *others]
    urls = "".join(_url(origin, path, code, day) for path in pages for code in LANGUAGES)
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">{urls}</urlset>'
    )
    return Kept.pack(xml.encode(), held.version)


def robots(origin: str) -> PlainTextResponse:
    """Say that everything may be read, and where the list is."""
    return PlainTextResponse(f"User-agent: *\nAllow: /\n\nSitemap: {origin}{SITEMAP}\n")


def _url(origin: str, path: str, code: str, day: str) -> str:
    def where(code: str) -> str:
        return escape(f"{origin}{address(path, Language(code))}")

    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other}" href="{where(other)}"/>' for other in LANGUAGES
    )
    return f"<url><loc>{where(code)}</loc><lastmod>{day}</lastmod>{others}</url>"
