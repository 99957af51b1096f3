"""Where the pages of knowledge lie."""

from dashboard.findings.known.dossiers import dossiers
from dashboard.findings.known.questions import questions
from dashboard.language import Language
from dashboard.plain.addresses import address

__all__ = ["ALL", "COUNCIL", "DESK", "GEMEENTE", "INSTRUMENT", "NEWS", "QUESTIONS", "REACTION", "SOUGHT"]
__all__ += [
    "council_address",
    "desk_address",
    "dossier_address",
    "feed_address",
    "instrument_address",
    "listed",
]
__all__ += ["news_address", "overview_address", "question_address"]

ALL = "/kennis"
"""The list of all dossiers; each lies below it."""

QUESTIONS, SOUGHT = "/kennis/vragen", "zoek"
"""The list of questions with answers, each of which lies below it, and what somebody looks for in its query."""

DESK, REACTION = "redactie", "reactie"
"""Below the list: where experts answer, and, below a dossier, where one reacts; receipts of reactions lie there too."""

INSTRUMENT, COUNCIL, NEWS = "instrument", "raad", "nieuw"
GEMEENTE = "gemeente"
"""Name in a query: the gemeente whose figures are told, as a code or as somebody writes it."""


def overview_address(language: Language, gemeente: str | None) -> str:
    """Return where the list of dossiers lies, for a gemeente or for none."""
    return address(ALL, language, _query(gemeente))


def dossier_address(key: str, language: Language, gemeente: str | None) -> str:
    """Return where a dossier lies, with the figures of a gemeente or without."""
    return address(f"{ALL}/{key}", language, _query(gemeente))


def instrument_address(key: str, language: Language, gemeente: str | None) -> str:
    """Return where the instrument of a dossier lies by itself, to be printed."""
    return address(f"{ALL}/{key}/{INSTRUMENT}", language, _query(gemeente))


def desk_address(secret: str) -> str:
    """Return where an expert answers."""
    return f"{ALL}/{DESK}/{secret}"


def question_address(key: str, language: Language) -> str:
    """Return where a question with its answer lies."""
    return address(f"{QUESTIONS}/{key}", language)


def council_address(language: Language, gemeente: str | None) -> str:
    """Return where the page lies of what a council member may ask."""
    return address(f"{ALL}/{COUNCIL}", language, _query(gemeente))


def news_address(language: Language, gemeente: str | None) -> str:
    """Return where the page lies of what is new."""
    return address(f"{ALL}/{NEWS}", language, _query(gemeente))


def feed_address(language: Language, gemeente: str | None) -> str:
    """Return where the feed lies of what is new."""
    return address(f"{ALL}/{NEWS}.atom", language, _query(gemeente))


def listed() -> tuple[str, ...]:
    """Return where the pages lie that search engines are to know."""
    asked = (QUESTIONS, *(f"{QUESTIONS}/{key}" for key in questions()))
    return (ALL, f"{ALL}/{COUNCIL}", f"{ALL}/{NEWS}", *(f"{ALL}/{key}" for key in dossiers()), *asked)


def _query(gemeente: str | None) -> dict[str, str]:
    return {GEMEENTE: gemeente} if gemeente else {}
