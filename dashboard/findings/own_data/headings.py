"""What a heading says of its column."""

from functools import cache
from typing import Literal

from data_sources.declared import Declared, read_declaration

__all__ = ["level_of", "says"]


class DeclaredHeadings(Declared):
    """Words by which a column is known, by what it holds."""

    buurt: tuple[str, ...]
    wijk: tuple[str, ...]
    gemeente: tuple[str, ...]
    area: tuple[str, ...]
    foreign: tuple[str, ...]
    postcode: tuple[str, ...]
    year: tuple[str, ...]
    number: tuple[str, ...]


@cache
def _words() -> DeclaredHeadings:
    return read_declaration(__package__, "headings.toml", DeclaredHeadings)


def level_of(heading: str) -> str | None:
    """Return the level of the areas that a heading names, the finest of several.

    Examples
    --------
    >>> level_of("Buurtcode"), level_of("GM_CODE"), level_of("code")
    ('buurt', 'gemeente', None)
    """
    head, words = heading.casefold(), _words()
    levels = {"buurt": words.buurt, "wijk": words.wijk, "gemeente": words.gemeente}
    return next((level for level, told in levels.items() if any(word in head for word in told)), None)


def says(heading: str, *what: Literal["area", "foreign", "postcode", "year", "number"]) -> bool:
    """Whether a heading says that its column holds one of these.

    Examples
    --------
    >>> says("Postcode (4 cijfers)", "postcode"), says("aantal", "postcode", "year")
    (True, False)
    """
    head, words = heading.casefold(), _words()
    return any(word in head for kind in what for word in getattr(words, kind))
