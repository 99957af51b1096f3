"""The pages of knowledge: the list of dossiers, a dossier, and its instrument by itself."""

from html import escape

from dashboard.findings.data.national import national
from dashboard.findings.known.dossiers import Dossier, dossier_of_type, dossiers
from dashboard.findings.known.own_figures import type_of
from dashboard.knowledge.addresses import (
    ALL,
    GEMEENTE,
    INSTRUMENT,
    QUESTIONS,
    council_address,
    dossier_address,
    instrument_address,
    news_address,
    overview_address,
)
from dashboard.knowledge.asked.beside import Beside, reactions_html, signals_html
from dashboard.knowledge.framed import asking, crumb, noted, packed, section
from dashboard.knowledge.parts import (
    contacts_html,
    instrument_html,
    own_html,
    practices_html,
    questions_html,
)
from dashboard.language import Language
from dashboard.markup.known import facts_html
from dashboard.plain.addresses import address
from dashboard.plain.document import About
from dashboard.plain.packed import Kept
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["dossier_page", "instrument_page", "overview_page"]

_MANY = 300
"""Pages that are kept, some 10 kB each."""


@kept(64)
def overview_page(
    held: Snapshot, gemeente: str | None, language: Language, origin: str, note: str = ""
) -> Kept:
    """Make the list of dossiers.

    Parameters
    ----------
    held : Snapshot
    gemeente : str or None
        Code, of today.
    language : Language
    origin : str
        The address of the site.
    note : str
        What is said first, such as that there is no such gemeente.
    """
    say = language.say
    about = About(say("kennis.title"), say("kennis.description"), ALL, query=_of(gemeente))
    own = dossier_of_type(type_of(held, gemeente)) if gemeente else None
    lists = []
    for heading, of_types in (("subjects", False), ("types", True)):
        rows = "".join(
            f'<li><a href="{escape(dossier_address(key, language, gemeente))}">'
            f"{escape(one.title[language.code])}</a>{_mine(key == own, held, gemeente, language)}"
            f"<p>{escape(one.summary[0][language.code])}</p></li>"
            for key, one in dossiers().items()
            if (one.type is not None) == of_types
        )
        lists.append(section(heading, say(f"kennis.{heading}"), f"<ul>{rows}</ul>"))
    council, new = escape(council_address(language, gemeente)), escape(news_address(language, gemeente))
    body = (
        f'<h1>{escape(about.title)}</h1><p class="lead">{escape(about.description)}</p>{noted(note)}'
        f'{asking(held, ALL, gemeente, language)}<div class="halves">{"".join(lists)}</div>{_questions(language)}'
        f'<p><a href="{council}">{escape(say("kennis.raad.title"))}</a> · '
        f'<a href="{new}">{escape(say("kennis.news.title"))}</a></p>'
    )
    return packed(held, about, body, language, origin)


@kept(_MANY)
def dossier_page(
    held: Snapshot,
    key: str,
    gemeente: str | None,
    language: Language,
    origin: str,
    note: str = "",
    others: Beside | None = None,
) -> Kept:
    """Make the page of a dossier; see :func:`overview_page`.

    Parameters
    ----------
    held : Snapshot
    key : str
    gemeente : str or None
    language : Language
    origin, note : str
    others : Beside, optional
        What people wrote beside it.
    """
    dossier, say, code = dossiers()[key], language.say, language.code
    path = f"{ALL}/{key}"
    about = About(dossier.title[code], dossier.summary[0][code], path, query=_of(gemeente))
    told = "".join(f"<p>{escape(sentence[code])}</p>" for sentence in dossier.summary)
    choice = asking(held, path, gemeente, language)
    own = "own_of" if gemeente else "own"
    name = national(held).gemeenten.names[gemeente] if gemeente else ""
    figures = (
        own_html(held, dossier, gemeente, language) if gemeente else f"<p>{escape(say('kennis.choose'))}</p>"
    )
    read = (
        section("own", say(f"kennis.part.{own}", name=name), figures)
        + section("known", say("kennis.part.known"), facts_html(dossier.known, language))
        + section("practice", say("kennis.part.practice"), practices_html(dossier.practices, language))
    )
    sheet = escape(instrument_address(key, language, gemeente))
    tool = (
        f"<h3>{escape(dossier.instrument.title[code])}</h3>{instrument_html(dossier.instrument, language)}"
        f'<p><a href="{sheet}">{escape(say("kennis.print"))}</a></p>'
    )
    used = (
        section("questions", say("kennis.part.questions"), questions_html(dossier, language))
        + section("instrument", say("kennis.part.instrument"), tool)
        + section("turn", say("kennis.part.turn"), contacts_html(dossier, gemeente, language))
    )
    others = others or Beside()
    if others.signals:
        read += section("signals", say("kennis.part.signals"), signals_html(others.signals, language))
    used += section(
        "reactions", say("kennis.part.reactions"), reactions_html(others.reactions, key, language)
    )
    above = crumb(overview_address(language, gemeente), say("kennis.title"))
    body = (
        f"{above}<h1>{escape(about.title)}</h1>{noted(note)}"
        f'<div class="summary">{told}</div>{choice}<div class="halves"><div>{read}</div><div>{used}</div></div>'
        f"{_onward(dossier, gemeente, language)}"
    )
    return packed(held, about, body, language, origin)


@kept(_MANY)
def instrument_page(
    held: Snapshot, key: str, gemeente: str | None, language: Language, origin: str, note: str = ""
) -> Kept:
    """Make the page of an instrument by itself, to be printed; see :func:`overview_page`."""
    dossier, say, code = dossiers()[key], language.say, language.code
    tool = dossier.instrument
    about = About(tool.title[code], tool.intro[code], f"{ALL}/{key}/{INSTRUMENT}", query=_of(gemeente))
    name = national(held).gemeenten.names[gemeente] if gemeente else ""
    under = say("kennis.sheet_of", name=name) if name else ""
    above = crumb(dossier_address(key, language, gemeente), dossier.title[code])
    body = (
        f"{above}<h1>{escape(about.title)}</h1>{noted(note)}"
        f'<p class="lead">{escape(under)}</p><section class="sheet">{instrument_html(tool, language)}</section>'
        f'<p class="under">{escape(say("kennis.sheet_foot"))}</p>'
    )
    return packed(held, about, body, language, origin)


def _questions(language: Language) -> str:
    """The way to questions with answers."""
    say = language.say
    there = f'<a href="{escape(address(QUESTIONS, language))}">{escape(say("kennis.vragen.all"))}</a>'
    told = f"<p>{escape(say('kennis.vragen.description'))}</p><p>{there}</p>"
    return section("vragen", say("kennis.vragen.title"), told)


def _of(gemeente: str | None) -> dict[str, str]:
    return {GEMEENTE: gemeente} if gemeente else {}


def _mine(own: bool, held: Snapshot, gemeente: str | None, language: Language) -> str:
    if not own or gemeente is None:
        return ""
    name = national(held).gemeenten.names[gemeente]
    return f" <small>{escape(language.say('kennis.mine', name=name))}</small>"


def _onward(dossier: Dossier, gemeente: str | None, language: Language) -> str:
    """Ways into the dashboard."""
    say, query = language.say, _of(gemeente)
    ways = []
    if dossier.theme is not None:
        ways.append(
            (address("/opgaven", language, query | {"thema": dossier.theme}), say("kennis.to.opgaven"))
        )
    if dossier.type is not None:
        ways.append((address("/verantwoording", language, query | {"deel": "typen"}), say("kennis.to.typen")))
    ways.append((address("/uw-gemeente", language, query), say("kennis.to.uw_gemeente")))
    links = "".join(f'<li><a href="{escape(there)}">{escape(words)}</a></li>' for there, words in ways)
    return (
        f'<nav class="ways" aria-labelledby="verder"><h2 id="verder">{escape(say("plain.further"))}</h2>'
        f"<ul>{links}</ul></nav>"
    )
