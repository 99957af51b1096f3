"""Which ready rows of slides there are, whom they are about, and where each lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.search import NotFoundError, find_gemeente
from dashboard.language import Language
from dashboard.plain.addresses import address
from dashboard.url.slides import Slide, write_slides
from dashboard.url.view import PARAMETERS
from data_sources.declared import Declared, read_declaration

__all__ = [
    "COUNTRY",
    "IN_STEP",
    "MOST",
    "NOTES",
    "OWN",
    "PART",
    "ROOT",
    "ROW",
    "Subject",
    "deck_address",
    "decks",
    "row_address",
]
__all__ += ["LEFT", "PICTURE", "VERSION", "picture_address", "read_ready", "read_subject", "ready_slide"]

ROOT = "/dia"
"""Under which all slides lie."""

IN_STEP = f"{ROOT}/mee"
"""Under which a device joins that keeps step; what follows is the secret."""

PICTURE = f"{ROOT}/beeld.svg"
"""Where the picture of any slide lies."""

ROW, PART, NOTES, VERSION = PARAMETERS["series"], "deel", "notities", "versie"
"""Names in a query: a row that someone made, one slide of a ready row, that the speaker's notes are asked for, and what
a picture is."""

LEFT = "bij"
"""The name in the query of the page of rows of which row one left, and at which slide."""

COUNTRY = "land"
OWN = "eigen"
"""What a row that someone made is called among the ready ones."""

MOST = 6
"""Gemeenten beside one another."""

_LONGEST = 60
"""Letters of a name that are looked at."""


class Deck(Declared):
    """A ready row.

    Attributes
    ----------
    slides : tuple of str
    """

    slides: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """Whom a ready row is about: the country, a gemeente, or several.

    Attributes
    ----------
    codes : tuple of str
        Of gemeenten of today; none for the country.
    """

    codes: tuple[str, ...] = ()

    @property
    def deck(self) -> str:
        """Key of the row among `decks`."""
        return (COUNTRY, "gemeente", "naast")[min(len(self.codes), 2)]

    @property
    def written(self) -> str:
        """How an address says it."""
        return ",".join(self.codes) or COUNTRY

    @property
    def query(self) -> dict[str, str]:
        """How the query of another page says it: the first gemeente, and those beside it."""
        found = {"gemeente": self.codes[:1], "others": self.codes[1:]}
        return {PARAMETERS[part]: ",".join(codes) for part, codes in found.items() if codes}

    @property
    def slides(self) -> tuple[Slide, ...]:
        """Its slides, as they stand in a row that someone makes."""
        return tuple(ready_slide(self, id) for id in decks()[self.deck].slides)


@cache
def decks() -> Mapping[str, Deck]:
    """Return the ready rows as declared."""
    return MappingProxyType(read_declaration(__package__, "decks.toml", dict[str, Deck]))


def read_subject(written: str, known: Gemeenten) -> Subject | None:
    """Read from an address whom a row is about: codes or names of gemeenten; None where one of them is not known."""
    if written == COUNTRY:
        return Subject()
    codes = []
    for one in written.split(",")[:MOST]:
        try:
            codes.append(find_gemeente(one[:_LONGEST], known).code)
        except NotFoundError:
            return None
    return Subject(tuple(dict.fromkeys(codes)))


def deck_address(subject: Subject, language: Language) -> str:
    """Return where a ready row lies."""
    return address(f"{ROOT}/{subject.written}", language)


def row_address(slides: Sequence[Slide], language: Language, **more: str) -> str:
    """Return where the row that someone made lies."""
    return address(ROOT, language, {ROW: write_slides(slides)} | more)


def picture_address(slide: Slide, language: Language, hash: str = "") -> str:
    """Return where the picture of a slide lies by itself; with a hash of what it is, it may be kept for ever."""
    version = {VERSION: hash} if hash else {}
    return address(PICTURE, language, {ROW: write_slides([slide])} | version)


def ready_slide(subject: Subject, id: str) -> Slide:
    """Write a slide of a ready row as one of a row that someone makes."""
    return Slide(f"{ROOT[1:]}/{subject.written}", {PART: id})


def read_ready(slide: Slide, known: Gemeenten) -> tuple[Subject, str] | None:
    """Read what :func:`ready_slide` wrote; None where it is another view, or no such slide."""
    root, _, written = slide.path.partition("/")
    if root != ROOT[1:]:
        return None
    subject, id = read_subject(written, known), slide.query.get(PART, "")
    return (subject, id) if subject is not None and id in decks()[subject.deck].slides else None
