"""What a council member of a gemeente may ask: the patterns of its own figures, and the questions that they raise."""

from collections.abc import Iterable
from html import escape

from dashboard.analysis.themes import themes
from dashboard.findings.data.national import national
from dashboard.findings.known.dossiers import dossier_of_theme, dossier_of_type, dossiers
from dashboard.findings.known.own_figures import type_of
from dashboard.findings.profile.story import story
from dashboard.findings.themes.bridges import Bridge, bridges
from dashboard.knowledge.addresses import ALL, COUNCIL, GEMEENTE, overview_address
from dashboard.knowledge.framed import asking, crumb, noted, packed, section
from dashboard.language import Language
from dashboard.markup.known import facts_html
from dashboard.plain.document import About
from dashboard.plain.packed import Kept
from data_sources import Snapshot
from data_sources.declared import Text
from data_sources.kept import kept

__all__ = ["council_page"]

_PICTURE = ("outside", "change", "largest")
"""Findings of the story that give the picture in short, those that there are."""

_ALWAYS = "beleid-en-zicht"
"""The dossier of which the questions fit any gemeente."""


@kept(300)
def council_page(
    held: Snapshot, gemeente: str | None, language: Language, origin: str, note: str = ""
) -> Kept:
    """Make the page; without a gemeente it asks for one.

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
    say, path = language.say, f"{ALL}/{COUNCIL}"
    name = national(held).gemeenten.names[gemeente] if gemeente else ""
    title = say("kennis.raad.of", name=name) if name else say("kennis.raad.title")
    about = About(title, say("kennis.raad.lead"), path, query={GEMEENTE: gemeente} if gemeente else {})
    told = _told(held, gemeente, name, language) if gemeente else f"<p>{escape(say('kennis.choose'))}</p>"
    above = crumb(overview_address(language, gemeente), say("kennis.title"))
    body = (
        f"{above}<h1>{escape(title)}</h1>"
        f'<p class="lead">{escape(about.description)}</p>{noted(note)}{asking(held, path, gemeente, language)}{told}'
    )
    return packed(held, about, body, language, origin)


def _told(held: Snapshot, gemeente: str, name: str, language: Language) -> str:
    say, whole = language.say, story(held, gemeente)
    picture = whole.there(*_PICTURE)
    found = bridges(national(held), whole)
    kind = dossier_of_type(type_of(held, gemeente))
    parts = [section("figures", say("kennis.raad.figures"), _list(one.sentence(language) for one in picture))]
    if not found:
        parts.append(f'<p class="note">{escape(say("kennis.raad.none", name=name))}</p>')
    parts += [_bridge(one, language) for one in found]
    if kind is not None:
        own = _list(one[language.code] for one in dossiers()[kind].questions)
        parts.append(
            section("type", say("kennis.raad.type", type=dossiers()[kind].title[language.code].lower()), own)
        )
    always = _list(_said(dossiers()[_ALWAYS].questions, language))
    parts.append(section("always", say("kennis.raad.always"), always))
    sources = dict.fromkeys(
        line
        for one in (*picture, *(bridge.finding for bridge in found))
        for line in one.source_lines(language)
    )
    lines = "".join(f"<p>{escape(line)}</p>" for line in sources)
    return f'{"".join(parts)}<div class="under">{lines}</div>'


def _bridge(one: Bridge, language: Language) -> str:
    """A pattern with the gemeente's own figure, what is known of it, and what to ask."""
    say, code, rule = language.say, language.code, one.rule
    theme = themes().theme[rule.theme].label[code]
    title = say("kennis.raad.pattern", theme=theme, pattern=one.pattern(language))
    pattern = " ".join(told.say(language) for told in one.told)
    key = dossier_of_theme(rule.theme)
    questions = _list(_said(dossiers()[key].questions, language)) if key else ""
    return section(
        rule.theme,
        title,
        f"<p>{escape(pattern)}</p><h3>{escape(say('kennis.raad.why'))}</h3>{facts_html((rule.known,), language)}"
        f"<h3>{escape(say('kennis.raad.ask'))}</h3>{questions}",
    )


def _said(questions: tuple[Text, ...], language: Language) -> tuple[str, ...]:
    return tuple(one[language.code] for one in questions)


def _list(told: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in told)}</ul>"
