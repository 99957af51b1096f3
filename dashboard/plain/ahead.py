"""What the server shows of a view before the page itself is there: its first sentence and picture.

A page of the dashboard needs megabytes of script and an open connection before it says anything. Who waits for that
reads meanwhile what it will begin with: the same words and numbers, the picture printed. ``window.js`` takes it away
when the page is drawn.
"""

from html import escape

import brotli

from dashboard.briefing.pictures import shapes_of
from dashboard.charts.printing import CannotPrintError, draw
from dashboard.exhibits.five_steps import STEPS, step_unkept
from dashboard.exhibits.start import country_list
from dashboard.findings.data.national import national
from dashboard.language import Language
from dashboard.plain.card import BESIDE, country
from dashboard.plain.steps import DESK, PHONE, answered
from dashboard.url.view import View
from dashboard.web.immutable import Asset
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["COUNTRY", "ahead", "country_map"]

COUNTRY = "/gemeente/land.svg"
"""Where the map of the country lies; its address names what it is, so that it may be kept for ever."""

_MANY = 200
"""Gemeenten of which it is kept: those that are looked at together, in both languages."""


def ahead(held: Snapshot, page: str, view: View, language: Language) -> str:
    """Return HTML of what a view begins with; nothing for pages and slides that begin with something else.

    Parameters
    ----------
    held : Snapshot
    page : str
        Name of its file.
    view : View
    language : Language
    """
    if view.slide is not None:
        return ""
    if page == "start":
        return _of_country(held, language)
    if page == "uw_gemeente" and view.gemeente:
        return bytes(brotli.decompress(_of_gemeente(held, view.gemeente, view.year, language))).decode()
    return ""


@kept(1)
def country_map(held: Snapshot) -> Asset | None:
    """Draw the map of the country, in which there are no words; None where it cannot be drawn."""
    exhibit = country(held, Language("nl")).map
    if exhibit is None or exhibit.picture is None:
        return None
    try:
        drawn = draw(exhibit.picture, BESIDE, shapes_of(exhibit, held), "land-")
    except CannotPrintError:
        return None
    return Asset.pack("land", ".svg", drawn.encode(), quality=9)


@kept(4)
def _of_country(held: Snapshot, language: Language) -> str:
    begun, drawn = country(held, language), country_map(held)
    picture = ""
    if drawn is not None and begun.map is not None:
        where = f"{COUNTRY}?{drawn.hash}"
        picture = f'<img class="land" src="{where}" alt="{escape(begun.map.alt)}" fetchpriority="high">'
    title = escape(begun.sentence or language.say("start.question"))
    return _around(f'<div class="begin"><h1>{title}</h1>{country_list(begun)}</div>{picture}', language)


@kept(_MANY)
def _of_gemeente(held: Snapshot, gemeente: str, year: int, language: Language) -> bytes:
    name, first = national(held).gemeenten.names[gemeente], STEPS[0]
    desk, phone = (step_unkept(held, gemeente, first, year, width, language) for width in (DESK, PHONE))
    html = f"<h1>{escape(name)}</h1>{answered(held, desk, phone)}"
    return bytes(brotli.compress(_around(html, language).encode(), quality=4))


def _around(html: str, language: Language) -> str:
    brand = escape(language.say("site.title"))
    return f'<div id="ahead" class="ahead"><p class="brand">{brand}</p><div class="bar"></div>{html}</div>'
