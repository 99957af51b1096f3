"""All gemeenten as links, and the way to one by its name; also where there is none of that name."""

import re
from html import escape
from itertools import groupby
from urllib.parse import quote

from dashboard.findings.data.national import national
from dashboard.findings.data.search import NotFoundError, letters
from dashboard.findings.model.absence import if_held
from dashboard.language import PARAMETER, Language
from dashboard.plain.addresses import ALL, NAME, address, card_address, gemeente_address
from dashboard.plain.document import About, whole
from dashboard.plain.packed import Kept, filled, folded
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["nothing_page", "overview_page", "unknown_page"]

_CODE = re.compile(r"GM\d{4}")


@kept(16)
def overview_page(held: Snapshot, language: Language, origin: str) -> Kept:
    """Make the page that leads to every gemeente."""
    return Kept.pack(filled(_written(held, language), origin), held.version)


@kept(2)
def _written(held: Snapshot, language: Language) -> bytes:
    say = language.say
    about = About(
        say("plain.list.title"), say("plain.list.description"), ALL, card_address(None, 1, None, language)
    )
    return folded(whole(about, _asking(held, language, about.title), language, held))


def unknown_page(held: Snapshot, why: NotFoundError, language: Language, origin: str) -> Kept:
    """Make the page that says there is no such gemeente, with those that may be meant."""
    say = language.say
    title = say("plain.list.title" if why.several else "plain.unknown.title")
    told = f"<p>{escape(say('plain.unknown.several' if why.several else 'plain.unknown.text'))}</p>"
    if why.names:
        meant = "" if why.several else f"<p>{escape(say('plain.unknown.meant'))}</p>"
        links = "".join(
            f'<li><a href="{escape(_leading(name, language))}">{escape(name)}</a></li>' for name in why.names
        )
        told += f"{meant}<ul>{links}</ul>"
    about = About(title, say("plain.list.description"), ALL)
    html = whole(about, _asking(held, language, title, told), language, held, listed=False)
    return Kept.pack(filled(folded(html), origin), held.version)


def nothing_page(why: str, language: Language, origin: str) -> Kept:
    """Make the page that says that there is nothing to show, and why."""
    title = language.say("plain.nothing")
    body = f"<h1>{escape(title)}</h1><p>{escape(why)}</p>"
    html = whole(About(title, why, ALL), body, language, None, listed=False)
    return Kept.pack(filled(folded(html), origin), "")


def _leading(name: str, language: Language) -> str:
    code = _CODE.search(name)
    return gemeente_address(code[0] if code else quote(name, safe=""), language)


def _asking(held: Snapshot, language: Language, title: str, told: str = "") -> str:
    say = language.say
    other = address("", language)
    hidden = f'<input type="hidden" name="{PARAMETER}" value="{language.code}">' if other else ""
    return (
        f'<h1>{escape(title)}</h1>{told}<form action="{ALL}" method="get" role="search">'
        f'<label for="naam">{escape(say("plain.list.label"))}</label>'
        f'<input id="naam" name="{NAME}" type="search" required maxlength="100" autocomplete="off" spellcheck="false">'
        f"{hidden}<button>{escape(say('plain.list.find'))}</button></form>{_lists(held, language)}"
    )


def _lists(held: Snapshot, language: Language) -> str:
    """All gemeenten by province, or by letter where it is not known which province they lie in."""
    names = national(held).gemeenten.names
    placed = if_held(lambda: national(held).provinces["province_name"])

    def under(code: str) -> str:
        if placed is not None and code in placed.index:
            return str(placed[code])
        return language.say("plain.list.letter", letter=letters(names[code].removeprefix("'s-"))[:1].upper())

    told = []
    for heading, codes in groupby(sorted(names, key=under), key=under):
        links = "".join(
            f'<li><a href="{escape(gemeente_address(code, language))}">{escape(names[code])}</a></li>'
            for code in codes
        )
        told.append(f'<section class="letters"><h2>{escape(heading)}</h2><ul>{links}</ul></section>')
    return "".join(told)
