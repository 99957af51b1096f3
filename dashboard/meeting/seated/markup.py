"""The tables as HTML: who sits there, of what type, and behind one gesture why."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from dashboard.content import LANGUAGES
from dashboard.findings.areas.parts_told import area_link
from dashboard.findings.data.national import National
from dashboard.language import PARAMETER, Language
from dashboard.meeting.seated.asked import Accounted, table_area
from dashboard.meeting.seated.told import of_place, of_table, type_name
from dashboard.meeting.store.meetings import Member

__all__ = ["profile_address", "tables_html"]


def profile_address(held: National, number: int, sitting: tuple[Member, ...], language: Language) -> str:
    """Return where the gemeenten of a table are shown as one area."""
    link = area_link(table_area(held, sitting, language.say("tafels.numbered", n=number)))
    query = dict(link.query) | ({} if language.code == LANGUAGES[0] else {PARAMETER: language.code})
    return f"/{link.page}?{urlencode(query)}"


def tables_html(
    held: National,
    tables: Mapping[int, tuple[Member, ...]],
    found: Accounted,
    language: Language,
) -> str:
    """Return a card for each table.

    Parameters
    ----------
    held : National
    tables : mapping of table to members
    found : Accounted
    language : Language
    """
    cards = (_card(held, number, sitting, found, language) for number, sitting in tables.items())
    return f'<div class="meeting-tables">{"".join(cards)}</div>'


def _card(
    held: National,
    number: int,
    sitting: tuple[Member, ...],
    found: Accounted,
    language: Language,
) -> str:
    say, names = language.say, held.gemeenten.names
    ordered = sorted(sitting, key=lambda one: names[one.gemeente])
    rows, reasons = [], []
    for one in ordered:
        about = [type_name(held, one, language)]
        if one.seats > 1:
            about.append(language.count("tafels.seats", one.seats, n=language.formats.integer(one.seats)))
        rows.append(f"<li><b>{escape(names[one.gemeente])}</b> {escape(', '.join(about))}</li>")
        if found.seating is not None:
            told = of_place(held, found.seating.places[one.gemeente], found.seating, one.fixed)
            words = " ".join(it.say(language) for it in told)
            reasons.append(f"<dt>{escape(names[one.gemeente])}</dt><dd>{escape(words)}</dd>")
    why = f"<details><summary>{escape(say('tafels.why'))}</summary><dl>{''.join(reasons)}</dl></details>"
    profile = escape(profile_address(held, number, sitting, language))
    return (
        f"<section><h2>{escape(say('tafels.numbered', n=number))}</h2>"
        f"<p>{escape(of_table(held, sitting).say(language))}</p><ul>{''.join(rows)}</ul>"
        f"{why if reasons else ''}"
        f'<p><a href="{profile}" target="_blank">{escape(say("tafels.profile"))}</a></p></section>'
    )
