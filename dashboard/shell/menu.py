"""The menu, and what can be done with a view: links in HTML of our own, a message each instead of one a link.

`window.js` follows them as Streamlit follows its own: without loading the document anew. Without it they load it.
"""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from dashboard.content import LANGUAGES
from dashboard.language import Language
from dashboard.plain.addresses import ask_address
from dashboard.shell.frame import Looking
from dashboard.url.pages import PAGES, PLAIN, USERS, in_menu
from dashboard.url.slides import MOST_SLIDES, Slide, read_slides, write_slides
from dashboard.url.view import PARAMETERS

__all__ = ["ask", "brand", "languages", "menu", "share"]

Query = Mapping[str, str]


def brand(looking: Looking) -> str:
    """The name of the site, which leads to the first page."""
    words = escape(looking.language.say("site.title"))
    return f'<p class="brand">{_link("", looking.view.parameters(), words)}</p>'


def menu(looking: Looking, here: str) -> str:
    """All pages, grouped by who needs them; folded away on a phone.

    Parameters
    ----------
    looking : Looking
    here : str
        Name of the page that is shown.
    """
    say, query = looking.language.say, looking.view.parameters()
    groups = "".join(
        f'<li><span id="menu-{user}">{escape(say(f"menu.{user}"))}</span><ul aria-labelledby="menu-{user}">'
        + "".join(
            f"<li>{_link(page.path, query, _title(looking, page.name), page.name == here, page in PLAIN)}</li>"
            for page in in_menu(user)
        )
        + "</ul></li>"
        for user in USERS
    )
    # row.js keeps the row of slides in this browser.
    row = escape(looking.view.series)
    nav = (
        f'<nav class="menu" aria-label="{escape(say("site.menu"))}" data-row="{row}"><ul>{groups}</ul></nav>'
    )
    if not looking.on_phone:
        return nav
    return f'<details class="folded"><summary>{escape(say("site.menu"))}</summary>{nav}</details>'


def _title(looking: Looking, name: str) -> str:
    """What a page is called; that of the row of slides with how many are in it, so that one sees it grow."""
    title = escape(looking.language.say(f"page.{name}.title"))
    kept = len(read_slides(looking.view.series)) if name == "presentatie" else 0
    return f"{title} ({kept})" if kept else title


def languages(looking: Looking, asked: Query) -> str:
    """Links to this very view in each language; each loads the document anew, which says its language too.

    Parameters
    ----------
    looking : Looking
    asked : mapping
        The query in the URL.
    """
    links = []
    for code in LANGUAGES:
        query = dict(asked) | {PARAMETERS["language"]: code}
        if code == LANGUAGES[0]:
            del query[PARAMETERS["language"]]
        words, here = Language(code).say("language.name"), code == looking.language.code
        links.append(
            f'<a href="?{escape(urlencode(query))}" target="_self" lang="{code}" hreflang="{code}" '
            f'title="{words}" aria-label="{words}"{" aria-current=true" if here else ""}>{code.upper()}</a>'
        )
    label = escape(looking.language.say("language.choice"))
    return f'<nav class="languages" aria-label="{label}" data-language="{looking.language.code}">{"".join(links)}</nav>'


def share(looking: Looking, here: str, asked: Query) -> str:
    """What can be done with this view: hand on its link, show it as a slide, keep it for a row of slides.

    Parameters
    ----------
    looking : Looking
    here : str
        Name of the page that is shown.
    asked : mapping
        The query in the URL.
    """
    page = next(page for page in PAGES if page.name == here)
    if not page.shared:
        return ""
    language, view, path = looking.language, looking.view, page.path
    shared = set(PARAMETERS.values())
    own = {name: value for name, value in asked.items() if name not in shared}
    kept = read_slides(view.series)
    # window.js opens the phone's own sheet, where there is one.
    copy = language.say("shared.send" if looking.on_phone else "share.copy")
    done = escape(language.say("share.copied"))
    rows = [
        # Who hands on a view does not hand on the row of slides that is kept besides.
        f'<button class="copy" type="button" data-done="{done}" data-without="{PARAMETERS["series"]}">'
        f"{escape(copy)}</button>",
        _link(path, view.parameters(slide=0) | own, escape(language.say("share.present"))),
    ]
    if len(kept) < MOST_SLIDES:
        query = view.parameters(series="", slide=None, language=LANGUAGES[0]) | own
        series = write_slides([*kept, Slide(path, query)])
        there = view.parameters(series=series) | own
        rows.append(_link(path, there, escape(language.say("share.keep"))))
    embed = {PARAMETERS["language"]: language.code} if language.code != LANGUAGES[0] else {}
    rows.append(_link("beeld", embed, escape(language.say("share.embed")), plain=True))
    if kept:
        words = escape(language.count("share.kept", len(kept), n=str(len(kept))))
        rows.append(_link("presentatie", view.parameters(), words))
    listed = "".join(f"<li>{row}</li>" for row in rows)
    title = escape(language.say("share.title"))
    return f'<details class="share"><summary>{title}</summary><ul>{listed}</ul></details>'


def ask(looking: Looking, here: str, asked: Query) -> str:
    """The way to ask a question about this very view.

    Parameters
    ----------
    looking : Looking
    here : str
        Name of the page that is shown.
    asked : mapping
        The query in the URL.
    """
    page = next(page for page in PAGES if page.name == here)
    query = {name: value for name, value in asked.items() if name != PARAMETERS["language"]}
    view = f"/{page.path}?{urlencode(query)}" if query and page.shared else f"/{page.path}"
    there, words = ask_address(looking.language, view), looking.language.say("kennis.ask.title")
    return f'<p class="ask"><a href="{escape(there)}" target="_self">{escape(words)}</a></p>'


def _link(path: str, query: Query, words: str, here: bool = False, plain: bool = False) -> str:
    """A link to a page; the words are HTML. `plain`: one that is loaded as a document of its own."""
    address = f"/{path}?{urlencode(query)}" if query else f"/{path}"
    current = ' aria-current="page"' if here else ""
    return f'<a href="{escape(address)}" target="_self"{"" if plain else " data-page"}{current}>{words}</a>'
