"""Questions with answers: those that are declared and those that visitors asked and experts answered, as one list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape

from sqlalchemy import Connection

from dashboard.content import LANGUAGES
from dashboard.findings.known.questions import HEADINGS, questions
from dashboard.knowledge.store.search import Entry, bring_up_to_date
from dashboard.knowledge.store.sent import PUBLISHED, QUESTION, Sent, all_sent, clean, entry_of
from dashboard.markup.written import written_html
from dashboard.store.database import Store
from dashboard.store.settings import keeping

__all__ = ["Answered", "declared", "published", "under_headings", "upkeep"]


@dataclass(frozen=True)
class Answered:
    """A question with its answer.

    Attributes
    ----------
    key : str
        The last part of its address.
    heading : str
    language : str
        In which it was asked and answered.
    ask : str
    answer : str
        HTML.
    plain : str
        The answer as it was written.
    see : str
        Page and query where more is to be found, or empty.
    day : str
        On which a visitor's question was answered, or empty.
    """

    key: str
    heading: str
    language: str
    ask: str
    answer: str
    plain: str
    see: str = ""
    day: str = ""


@cache
def declared(code: str) -> Mapping[str, Answered]:
    """Return the declared questions in a language, by key."""
    return {
        key: Answered(
            key,
            one.about,
            code,
            one.ask[code],
            f"<p>{escape(one.answer[code])}</p>",
            one.answer[code],
            one.see,
        )
        for key, one in questions().items()
    }


def published(one: Sent) -> Answered:
    """Return a question of a visitor that was published."""
    return Answered(
        one.key,
        one.heading,
        one.language,
        one.ask,
        written_html(one.answer),
        one.answer,
        day=one.decided,
    )


def under_headings(answered: Iterable[Answered]) -> dict[str, list[Answered]]:
    """Put questions under their headings, in the order of those."""
    found: dict[str, list[Answered]] = {heading: [] for heading in HEADINGS}
    for one in answered:
        found.setdefault(one.heading, []).append(one)
    return {heading: under for heading, under in found.items() if under}


def upkeep(store: Store) -> tuple[int, int]:
    """Let be found what is there now, and delete what was kept long enough.

    Returns
    -------
    int
        Entries that changed.
    int
        Questions and reactions that went, or of which it is forgotten who sent them.
    """
    keep = keeping()

    def job(connection: Connection) -> tuple[int, int]:
        gone = clean(connection, keep)
        return bring_up_to_date(connection, _entries(connection)), gone

    return store.write(job)


def _entries(connection: Connection) -> list[Entry]:
    given = [
        Entry(key, code, one.ask, one.plain) for code in LANGUAGES for key, one in declared(code).items()
    ]
    return given + [entry_of(one) for one in all_sent(connection, QUESTION, PUBLISHED, most=100_000)]
