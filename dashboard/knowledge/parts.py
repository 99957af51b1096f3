"""The parts of a dossier as HTML."""

from collections.abc import Iterable
from html import escape

from dashboard.findings.data.national import national
from dashboard.findings.known.dossiers import PEERS, Dossier, Instrument, Practice, contacts
from dashboard.findings.known.own_figures import own_figures, type_of
from dashboard.findings.model.finding import Finding
from dashboard.findings.themes.options import literature
from dashboard.language import Language
from dashboard.markup.known import facts_html
from dashboard.plain.addresses import address
from data_sources import Snapshot

__all__ = ["contacts_html", "instrument_html", "own_html", "practices_html", "questions_html"]


def own_html(held: Snapshot, dossier: Dossier, gemeente: str, language: Language) -> str:
    """What the figures of a gemeente say, with the way to each and the lines of source.

    Parameters
    ----------
    held : Snapshot
    dossier : Dossier
    gemeente : str
        Code, of today.
    language : Language
    """
    say, name = language.say, national(held).gemeenten.names[gemeente]
    found = own_figures(held, gemeente, dossier)
    other = dossier.type is not None and type_of(held, gemeente) != dossier.type
    note = f'<p class="note">{escape(say("kennis.other_type", name=name))}</p>' if other else ""
    rows = "".join(f"<li>{_finding(one, gemeente, language)}</li>" for one in found)
    minds = dict.fromkeys(
        say("kennis.mind", told=caveat.say(language)) for one in found for caveat in one.caveats
    )
    sources = dict.fromkeys(line for one in found for line in one.source_lines(language))
    lines = "".join(f"<p>{escape(line)}</p>" for line in (*minds, *sources))
    return f'{note}<ul>{rows}</ul><div class="under">{lines}</div>'


def _finding(finding: Finding, gemeente: str, language: Language) -> str:
    told = escape(finding.sentence(language))
    if finding.link is None:
        return told
    query = dict(finding.link.query) | {"gemeente": gemeente}
    there = escape(address(f"/{finding.link.page}", language, query))
    return f'{told} <a href="{there}">{escape(language.say("kennis.see"))}</a>'


def practices_html(practices: Iterable[Practice], language: Language) -> str:
    """What gemeenten do or could, each with the works that it follows, and what is known of it."""
    rows = []
    for one in practices:
        works = ", ".join(
            f'<a href="{escape(literature()[key].url)}">{escape(literature()[key].short)}</a>'
            for key in one.sources
        )
        known = facts_html(one.known, language) if one.facts else ""
        follows = escape(language.say("kennis.follows"))
        rows.append(f"<li>{escape(one.text[language.code])} <small>{follows} {works}</small>{known}</li>")
    return f"<ul>{''.join(rows)}</ul>"


def questions_html(dossier: Dossier, language: Language) -> str:
    """What one could ask."""
    return "<ul>" + "".join(f"<li>{escape(one[language.code])}</li>" for one in dossier.questions) + "</ul>"


def instrument_html(instrument: Instrument, language: Language) -> str:
    """Something to print and use: points to tick, questions with room for an answer, or a table to fill in."""
    code = language.code
    items = [escape(item[code]) for item in instrument.item]
    intro = f"<p>{escape(instrument.intro[code])}</p>"
    if instrument.kind == "table":
        heads = "".join(f'<th scope="col">{escape(column[code])}</th>' for column in instrument.columns)
        empty = "<td></td>" * (len(instrument.columns) - 1)
        rows = "".join(f'<tr><th scope="row">{item}</th>{empty}</tr>' for item in items)
        return f'{intro}<table class="fill"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    if instrument.kind == "checklist":
        return f'{intro}<ul class="tick">{"".join(f"<li>{item}</li>" for item in items)}</ul>'
    return f'{intro}<ol class="guide">{"".join(f"<li>{item}</li>" for item in items)}</ol>'


def contacts_html(dossier: Dossier, gemeente: str | None, language: Language) -> str:
    """To whom one can turn."""
    rows = []
    for key in dossier.turn:
        one = contacts()[key]
        name, url = escape(one.name[language.code]), one.url
        if key == PEERS:
            url = address("/vergelijk", language, {"gemeente": gemeente} if gemeente else None)
        link = f'<a href="{escape(url)}">{name}</a>' if url else f"<b>{name}</b>"
        rows.append(f"<li>{link}. {escape(one.text[language.code])}</li>")
    return f"<ul>{''.join(rows)}</ul>"
