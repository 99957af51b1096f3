"""What every page of knowledge has around what is its own: the choice of a gemeente, a word above, the document."""

from html import escape

from dashboard.findings.data.national import national
from dashboard.knowledge.addresses import GEMEENTE
from dashboard.language import PARAMETER, Language
from dashboard.plain.addresses import address
from dashboard.plain.document import About, whole
from dashboard.plain.packed import Kept, filled, folded
from data_sources import Snapshot

__all__ = ["asking", "crumb", "noted", "packed", "section"]


def asking(held: Snapshot, path: str, gemeente: str | None, language: Language) -> str:
    """The box in which a gemeente is chosen."""
    say = language.say
    name = national(held).gemeenten.names[gemeente] if gemeente else ""
    hidden = (
        f'<input type="hidden" name="{PARAMETER}" value="{language.code}">' if address("", language) else ""
    )
    return (
        f'<form action="{path}" method="get" role="search"><label for="gemeente">{escape(say("kennis.whose"))}</label>'
        f'<input id="gemeente" name="{GEMEENTE}" type="search" maxlength="100" autocomplete="off" spellcheck="false" '
        f'value="{escape(name)}">{hidden}<button>{escape(say("kennis.show"))}</button></form>'
    )


def noted(note: str) -> str:
    """Write what is said first, if anything is."""
    return f'<p class="note">{escape(note)}</p>' if note else ""


def crumb(there: str, words: str) -> str:
    """Write the way back."""
    return f'<p class="crumb"><a href="{escape(there)}">{escape(words)}</a></p>'


def section(id: str, title: str, html: str) -> str:
    """Write a part of a page under its heading."""
    return f'<section class="known" id="{id}"><h2>{escape(title)}</h2>{html}</section>'


def packed(held: Snapshot, about: About, body: str, language: Language, origin: str) -> Kept:
    """Make a page as it is sent."""
    return Kept.pack(filled(folded(whole(about, body, language, held)), origin), held.version)
