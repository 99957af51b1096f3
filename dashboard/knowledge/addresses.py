"""Where the pages of knowledge lie."""

from dashboard.findings.known.dossiers import dossiers
from dashboard.language import Language
from dashboard.plain.addresses import address

__all__ = ["ALL", "COUNCIL", "GEMEENTE", "INSTRUMENT"]
__all__ += ["council_address", "dossier_address", "instrument_address", "listed", "overview_address"]

ALL = "/kennis"
"""The list of all dossiers; each lies below it."""

INSTRUMENT, COUNCIL = "instrument", "raad"
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


def council_address(language: Language, gemeente: str | None) -> str:
    """Return where the page lies of what a council member may ask."""
    return address(f"{ALL}/{COUNCIL}", language, _query(gemeente))


def listed() -> tuple[str, ...]:
    """Return where the pages lie that search engines are to know."""
    return (ALL, f"{ALL}/{COUNCIL}", *(f"{ALL}/{key}" for key in dossiers()))


def _query(gemeente: str | None) -> dict[str, str]:
    return {GEMEENTE: gemeente} if gemeente else {}
