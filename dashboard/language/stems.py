"""Words, and what is left of them without their endings (Snowball): by it words in another form are known again."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from threading import Lock

from data_sources.declared import read_declaration

__all__ = ["little", "stem", "words_in"]

_ALGORITHMS: Mapping[str, str] = {"nl": "dutch", "en": "english"}

# A stemmer keeps the word that it is at.
_stemming = Lock()


def words_in(text: str) -> list[str]:
    """Return the words of a text in small letters and without accents; numbers are words too.

    Examples
    --------
    >>> words_in("Coëfficiënt: 0,67 in ’s-Hertogenbosch?")
    ['coefficient', '0', '67', 'in', 's', 'hertogenbosch']
    """
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(
        sign if sign.isalnum() else "" if unicodedata.combining(sign) else " " for sign in apart
    ).split()


@lru_cache(50_000)
def stem(word: str, code: str) -> str:
    """Return a word without its ending.

    Parameters
    ----------
    word : str
        As :func:`words_in` gives it.
    code : str
        Language.

    Examples
    --------
    >>> stem("gemeenten", "nl") == stem("gemeente", "nl"), stem("districts", "en")
    (True, 'district')
    """
    with _stemming:
        return str(_stemmer(code).stemWord(word))


@cache
def little(code: str) -> frozenset[str]:
    """Return the stems of words that stand in every question, whatever it is about.

    Examples
    --------
    >>> stem("hoeveel", "nl") in little("nl"), stem("herkomst", "nl") in little("nl")
    (True, False)
    """
    declared = read_declaration("dashboard.content", "little_words.toml", dict[str, tuple[str, ...]])
    return frozenset(stem(word, code) for word in declared[code])


@cache
def _stemmer(code: str):  # type: ignore[no-untyped-def]
    # All its languages come with it: only for who has words.
    import snowballstemmer

    return snowballstemmer.stemmer(_ALGORITHMS[code])
