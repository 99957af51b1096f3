"""What is handed out: who sits where, a sheet for each table, and a card for each person; set as a briefing is."""

from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

import segno

from dashboard.briefing.address import site_address
from dashboard.briefing.paper import LOOK, typeset
from dashboard.findings.areas.answers import opening_questions
from dashboard.findings.data.national import National, national
from dashboard.findings.model.absence import if_held
from dashboard.language import Language
from dashboard.meeting.seated.asked import at_tables, known, table_area
from dashboard.meeting.seated.markup import profile_address
from dashboard.meeting.seated.told import of_table, type_name
from dashboard.meeting.store.meetings import Meeting, Member
from dashboard.style.colours import INK
from data_sources import Snapshot

__all__ = ["sheets"]

_WORDS = ("where", "gemeente", "table", "questions", "cards", "live")

_PLENTY = 4
"""Lines of room that a briefing would have: nothing need stand closer."""


def sheets(snapshot: Snapshot, meeting: Meeting, language: Language, base_url: str = "") -> bytes:
    """Set what is handed out at the tables of a meeting.

    Parameters
    ----------
    snapshot : Snapshot
    meeting : Meeting
        Of which gemeenten sit at tables.
    language : Language
    base_url : str
        The site's own address; by default that of the settings. With it a sheet has a code that leads to the table's
        profile.

    Returns
    -------
    bytes
        PDF 1.7 that follows PDF/UA-1: a list of who sits where, a page for each table with its gemeenten and three
        questions to begin with, and cards to cut out. The same meeting gives the same bytes.
    """
    data = _data(national(snapshot), meeting, language, (base_url or site_address()).rstrip("/"))
    # Of a meeting without a day nothing else tells when it is, and the same meeting gives the same bytes.
    moment = datetime.fromisoformat(meeting.day or "1970-01-01").replace(tzinfo=UTC)
    return b"".join(typeset(_template(), moment, data, format="pdf", pdf_standards=["ua-1"]))


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("sheets.typ").read_bytes()


def _data(held: National, meeting: Meeting, language: Language, site: str) -> dict[str, Any]:
    say, names = language.say, held.gemeenten.names
    members = tuple(one for one in known(held, meeting) if one.table is not None)
    day = language.formats.date(meeting.day) if meeting.day else ""
    seated = sorted((names[one.gemeente], one) for one in members)
    return {
        **LOOK,
        "title": say("tafels.of", name=meeting.name),
        "name": meeting.name,
        "date": day,
        "about": " · ".join(filter(None, [meeting.place, day])),
        "mark": say("tafels.sheet.practice") if meeting.practice else "",
        "author": say("briefing_pdf.author"),
        "keywords": [meeting.name],
        "language": language.code,
        "room": _PLENTY,
        "words": {word: say(f"tafels.sheet.{word}") for word in _WORDS}
        | {
            "licence": say("briefing_pdf.licence"),
            "page": say("briefing_pdf.page", n="{n}", count="{count}"),
        },
        "seated": [[name, str(one.table), say("tafels.numbered", n=one.table)] for name, one in seated],
        # As many cards as people: each has one before them.
        "cards": [
            [name, say("tafels.numbered", n=one.table)] for name, one in seated for _ in range(one.seats)
        ],
        "tables": [
            _table(held, number, sitting, language, site) for number, sitting in at_tables(members).items()
        ],
    }


def _table(
    held: National, number: int, sitting: tuple[Member, ...], language: Language, site: str
) -> dict[str, Any]:
    names = held.gemeenten.names
    called = language.say("tafels.numbered", n=number)
    link = f"{site}{profile_address(held, number, sitting, language)}" if site else ""
    asked = if_held(lambda: opening_questions(held, table_area(held, sitting, called))) or ()
    rows = []
    for one in sorted(sitting, key=lambda it: names[it.gemeente]):
        rows.append([names[one.gemeente], type_name(held, one, language)])
    return {
        "name": called,
        "about": of_table(held, sitting).say(language),
        "rows": rows,
        "questions": [
            [question.say(language), " ".join(fact.say(language) for fact in facts)]
            for question, facts in asked
        ],
        "link": link,
        "qr": segno.make(link, error="m").svg_inline(border=0, dark=INK) if link else None,
    }
