"""What is new as a page, on which the browser marks what came since the last visit, and as a feed (Atom, RFC 4287)."""

import datetime
import hashlib
import logging
from collections.abc import Callable
from functools import cache
from html import escape
from importlib import resources
from itertools import groupby
from xml.etree import ElementTree

from dashboard.findings.data.national import national
from dashboard.findings.known.dossiers import dossiers
from dashboard.findings.known.news import Coming, Item, coming, news
from dashboard.findings.model.quantities import Told
from dashboard.knowledge.addresses import (
    ALL,
    GEMEENTE,
    NEWS,
    QUESTIONS,
    feed_address,
    news_address,
    overview_address,
)
from dashboard.knowledge.framed import crumb, noted, packed, section
from dashboard.knowledge.store.sent import PUBLISHED, QUESTION, all_sent
from dashboard.language import Language
from dashboard.plain.addresses import address
from dashboard.plain.document import About
from dashboard.plain.packed import Kept
from dashboard.store import Store, StoreError
from dashboard.web.immutable import Asset
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["SCRIPT", "answers_of", "feed", "news_page", "script"]

log = logging.getLogger(__name__)

SCRIPT = f"{ALL}/script"
"""Below which the script lies that marks what is new."""

_ANSWERS = 100
"""Answers to visitors that are told of at most."""

_ATOM = "http://www.w3.org/2005/Atom"


@kept(64)
def news_page(
    held: Snapshot,
    gemeente: str | None,
    today: datetime.date,
    answers: tuple[Item, ...],
    language: Language,
    origin: str,
    note: str = "",
) -> Kept:
    """Make the page.

    Parameters
    ----------
    held : Snapshot
    gemeente : str or None
        Code, of today: links lead to it.
    today : date
    answers : tuple of Item
        Questions of visitors that were answered; see :func:`answers_of`.
    language : Language
    origin : str
        The address of the site.
    note : str
        What is said first.
    """
    say = language.say
    about = About(
        say("kennis.news.title"),
        say("kennis.news.description"),
        f"{ALL}/{NEWS}",
        query={GEMEENTE: gemeente} if gemeente else {},
    )
    days = "".join(
        f"<h3>{escape(language.formats.date(day.isoformat()))}</h3>"
        f"<ul>{''.join(_row(item, gemeente, language) for item in items)}</ul>"
        for day, items in groupby(_all(held, answers), key=lambda item: item.day)
    )
    expected = "".join(f"<li>{escape(_expected(one, language))}</li>" for one in coming(held, today))
    awaited = f"<ul>{expected}</ul>" if expected else f"<p>{escape(say('kennis.news.coming_none'))}</p>"
    feed_at = escape(feed_address(language, gemeente))
    body = (
        f"{crumb(overview_address(language, gemeente), say('kennis.title'))}<h1>{escape(about.title)}</h1>"
        f'<p class="lead">{escape(about.description)}</p>{noted(note)}'
        f'<p><a href="{feed_at}" type="application/atom+xml">{escape(say("kennis.news.feed"))}</a></p>'
        f"{section('coming', say('kennis.news.coming'), awaited)}"
        f'<section class="known" id="since" data-new="{escape(say("kennis.news.new"))}" '
        f'data-none="{escape(say("kennis.news.new_none"))}">'
        f'<p role="status">{escape(say("kennis.news.intro"))}</p>{days}'
        f'</section><script src="{SCRIPT}/{script().name}" defer></script>'
    )
    return packed(held, about, body, language, origin)


@kept(64)
def feed(
    held: Snapshot, gemeente: str | None, answers: tuple[Item, ...], language: Language, origin: str
) -> Asset:
    """Write the feed; see :func:`news_page`."""
    say, items = language.say, _all(held, answers)
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(
        f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language.code}
    )

    def put(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
        made = ElementTree.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
        made.text = text or None
        return made

    name = f" · {national(held).gemeenten.names[gemeente]}" if gemeente else ""
    put(root, "title", f"{say('site.title')}: {say('kennis.news.title')}{name}")
    put(root, "id", f"{origin}{feed_address(language, gemeente)}")
    put(root, "updated", _moment(items[0].day))
    put(put(root, "author"), "name", say("site.title"))
    put(
        root,
        "link",
        rel="self",
        type="application/atom+xml",
        href=f"{origin}{feed_address(language, gemeente)}",
    )
    put(root, "link", rel="alternate", type="text/html", href=f"{origin}{news_address(language, gemeente)}")
    for item in items:
        told = _told(item, language)
        there = f"{origin}{_there(item, gemeente, language)}"
        entry = put(root, "entry")
        put(entry, "title", f"{say(f'kennis.news.item_{item.kind}')}: {_title(item, told, language)}")
        put(entry, "id", f"{there}#{hashlib.sha256(told.encode()).hexdigest()[:16]}")
        put(entry, "updated", _moment(item.day))
        put(entry, "link", rel="alternate", type="text/html", href=there)
        put(entry, "summary", told)
    written = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Asset.pack("nieuw", ".atom", written)


@cache
def script() -> Asset:
    """Return the script that marks what is new."""
    return Asset.pack("since", ".js", resources.files(__package__).joinpath("since.js").read_bytes())


def answers_of(store: Callable[[], Store], language: Language) -> tuple[Item, ...]:
    """Return the questions of visitors that were answered in a language; none while the store is away."""
    try:
        found = store().read(lambda it: all_sent(it, QUESTION, PUBLISHED, most=_ANSWERS))
    except StoreError as error:
        log.warning("the store of questions: %s", error)
        return ()
    return tuple(
        Item(datetime.date.fromisoformat(one.decided), "answer", one.ask, f"{QUESTIONS}/{one.key}")
        for one in found
        if one.language == language.code
    )


def _all(held: Snapshot, answers: tuple[Item, ...]) -> list[Item]:
    return sorted((*answers, *news(held)), key=lambda item: item.day, reverse=True)


def _expected(one: Coming, language: Language) -> str:
    due = language.formats.date(one.due.isoformat())
    told = {"title": one.title, "year": str(one.year), "table": one.table}
    return language.say("kennis.news.coming_row", due=due, **told)


def _row(item: Item, gemeente: str | None, language: Language) -> str:
    kind = escape(language.say(f"kennis.news.item_{item.kind}"))
    there = escape(_there(item, gemeente, language))
    told = _told(item, language)
    named = escape(_named(item, told, language))
    return f'<li data-day="{item.day.isoformat()}"><a href="{there}">{kind}</a>: {named}</li>'


def _named(item: Item, told: str, language: Language) -> str:
    return f"{_title(item, told, language)}. {told}" if item.kind == "dossier" else told


def _title(item: Item, told: str, language: Language) -> str:
    """What a dossier is called; of the others their first sentence."""
    if item.kind == "dossier":
        return dossiers()[item.path.rsplit("/", 1)[1]].title[language.code]
    return told.split(". ")[0].rstrip(".")


def _told(item: Item, language: Language) -> str:
    if isinstance(item.told, str):
        return item.told
    return item.told.say(language) if isinstance(item.told, Told) else item.told[language.code]


def _there(item: Item, gemeente: str | None, language: Language) -> str:
    return address(item.path, language, dict(item.query) | ({GEMEENTE: gemeente} if gemeente else {}))


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
