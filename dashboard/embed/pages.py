"""Pages for other sites: one exhibit to embed, and the guide that says how."""

import re
from html import escape

from dashboard.briefing.pictures import shapes_of
from dashboard.charts.printing import draw
from dashboard.embed.addressed import ADDRESSED, WIDTH
from dashboard.embed.asked import COUNTRY, NO_SENTENCE, SENTENCE, SENTENCES, SHORT, Asked
from dashboard.embed.figures import STATUSES
from dashboard.exhibits.exhibit import Exhibit
from dashboard.language import Language
from dashboard.markup.key import key_html
from dashboard.plain.assets import font_addresses, style_address
from dashboard.plain.document import About, whole
from dashboard.plain.packed import ORIGIN
from data_sources import Snapshot

__all__ = ["BASE", "VERSION", "embed_html", "guide_html", "refused_html"]

BASE = "/beeld"

VERSION = "versie"
"""Name in a query: the version of the figures that an address is pinned to."""

_EXAMPLES = (
    ("wie", "GM0344", "html", ""),
    ("plaats", "GM0344", "svg", "?vergelijk=nearest"),
    ("kaart", COUNTRY, "png", "?jaar=2025"),
    ("spreiding", "GM0344", "csv", ""),
    ("opgave", "GM0344", "json", "?thema=wonen&taal=en"),
    ("wie", "GM0344", "html", f"?{SENTENCE}={SHORT}"),
)

_ADDRESS = re.compile(r"https?://\S+")

_END = re.compile(r"(?<=[.?!])\s+(?=[^a-z\s])")
"""Where a sentence ends and the next begins."""


def embed_html(asked: Asked, exhibit: Exhibit, held: Snapshot, origin: str, script: str) -> bytes:
    """Write one exhibit as a page to be shown within another.

    Parameters
    ----------
    asked : Asked
    exhibit : Exhibit
    held : Snapshot
    origin : str
        The address of the site.
    script : str
        Where the script lies that tells the height.
    """
    language = asked.wanted.language
    say = language.say
    shown = exhibit.table
    behind, told = "", _told(asked, exhibit)
    # Who does not see the picture is told all of it, however little stands there.
    label = exhibit.title if told == exhibit.alt else f"{exhibit.title}. {exhibit.alt}"
    if exhibit.picture is not None:
        # The same numbers for who does not see the picture, as its sentence may say.
        behind = f"<details><summary>{escape(say('beeld.numbers'))}</summary>{exhibit.table}</details>"
        width = max(WIDTH, exhibit.width)
        svg = draw(exhibit.picture, width, shapes_of(exhibit, held), f"{exhibit.id}-")
        shown = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)
    subtitle = f'<p class="lead">{escape(exhibit.subtitle)}</p>' if exhibit.subtitle else ""
    sentence = f"<p>{escape(told)}</p>" if told else ""
    caveats = "".join(f"<p>{escape(caveat)}</p>" for caveat in exhibit.caveats)
    main = (
        f"<h1>{escape(exhibit.title)}</h1>{subtitle}{sentence}"
        f'<figure>{shown}<figcaption class="under">{key_html(exhibit.key, language)}{caveats}'
        f"<p>{escape(exhibit.source)}</p>"
        f'<p><a href="{escape(origin + asked.live)}" target="_blank" rel="noopener">{escape(say("beeld.live"))}</a></p>'
        f"</figcaption></figure>{behind}"
    )
    live = f'<link rel="canonical" href="{escape(origin + asked.live)}">'
    return _page(exhibit.title, main, language, script, live)


def refused_html(why: str, language: Language, script: str) -> bytes:
    """Write why there is nothing, to be read within the page of others.

    Parameters
    ----------
    why : str
        An address in it becomes a link.
    language : Language
    script : str
        Where the script lies that tells the height.
    """
    told = _ADDRESS.sub(r'<a href="\g<0>" target="_blank" rel="noopener">\g<0></a>', escape(why))
    return _page(language.say("beeld.title"), f"<p>{told}</p>", language, script)


def _page(title: str, main: str, language: Language, script: str, head: str = "") -> bytes:
    fonts = "".join(
        f'<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>'
        for font in font_addresses()
    )
    html = (
        f'<!DOCTYPE html><html lang="{language.say("language.html")}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f'<meta name="robots" content="noindex"><link rel="icon" href="/favicon.png">{head}{fonts}'
        f'<link rel="stylesheet" href="{style_address()}"><script src="{script}" defer></script></head>'
        f'<body class="embed"><main>{main}</main></body></html>'
    )
    return html.encode()


def _told(asked: Asked, exhibit: Exhibit) -> str:
    """As much of an exhibit's sentences as is asked for."""
    if asked.sentence == NO_SENTENCE:
        return ""
    return _END.split(exhibit.alt, 1)[0] if asked.sentence == SHORT else exhibit.alt


def guide_html(held: Snapshot, language: Language, script: str) -> str:
    """Write the page that says which exhibits have an address, in which forms, and what can be asked.

    Parameters
    ----------
    held : Snapshot
    language : Language
    script : str
        Where the script lies that gives frames their height.
    """
    say = language.say
    about = About(say("beeld.title"), say("beeld.description"), BASE)
    paste = (
        f'<iframe src="{ORIGIN}{BASE}/wie/GM0344.html" title="{say("beeld.example_title")}" loading="lazy"\n'
        f'  style="width: 100%; height: 40rem; border: 0"></iframe>\n<script src="{ORIGIN}{script}" async></script>'
    )
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td>{escape(say(f'page.{one.page}.title'))}</td>"
        f"<td>{_options(one.options)}</td><td>{escape(say('beeld.national')) if one.national else ''}</td></tr>"
        for name, one in ADDRESSED.items()
    )
    heads = "".join(
        f'<th scope="col">{escape(say(f"beeld.head.{one}"))}</th>'
        for one in ("name", "page", "options", "of")
    )
    endings = "".join(
        f"<dt>.{ending}</dt><dd>{escape(say(f'beeld.ending.{ending}'))}</dd>"
        for ending in ("html", "svg", "png", "csv", "json")
    )
    examples = "".join(
        f'<li><a href="{there}">{there}</a></li>'
        for there in (
            escape(f"{BASE}/{name}/{place}.{ending}{query}") for name, place, ending, query in _EXAMPLES
        )
    )
    areas = "".join(
        f'<li><a href="{BASE}/gebieden/{one}.geojson">{BASE}/gebieden/{one}.geojson</a></li>'
        for one in ("gemeente", "wijk/GM0344", "buurt/GM0344")
    )
    parts = [
        ("how", f"<p>{escape(say('beeld.how'))}</p><dl>{endings}</dl>"),
        ("examples", f"<ul>{examples}</ul>"),
        ("paste", f"<p>{escape(say('beeld.paste_text'))}</p><pre tabindex='0'>{escape(paste)}</pre>"),
        ("sentence", f"<p>{escape(say('beeld.sentence_text', **_sentences()))}</p>"),
        ("json", f"<p>{escape(say('beeld.json_text', **{one: one for one in STATUSES}))}</p>"),
        ("pin", f"<p>{escape(say('beeld.pin_text', version=f'?{VERSION}={held.version}'))}</p>"),
        ("areas", f"<p>{escape(say('beeld.areas_text'))}</p><ul>{areas}</ul>"),
        ("limits", f"<p>{escape(say('beeld.limits_text'))}</p>"),
        ("all", f'<table class="fill"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'),
    ]
    body = "".join(
        f'<section class="known"><h2>{escape(say(f"beeld.part.{id}"))}</h2>{html}</section>'
        for id, html in parts
    )
    return whole(
        about,
        f'<h1>{escape(about.title)}</h1><p class="lead">{escape(about.description)}</p>{body}',
        language,
        held,
    )


def _sentences() -> dict[str, str]:
    """How each way of telling an exhibit's sentence is asked for."""
    return {name: f"{SENTENCE}={name}" for name in SENTENCES}


def _options(options: object) -> str:
    assert isinstance(options, dict)
    return "<br>".join(
        f"{escape(option)}: {escape(', '.join(allowed[:8]))}{' …' if len(allowed) > 8 else ''}"
        for option, allowed in options.items()
    )
