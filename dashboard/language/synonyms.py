"""What people say for words of ours, declared in ``content/synonyms.toml``: what they look for is found by ours."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from dashboard.language.stems import stem, words_in
from data_sources.declared import Declared, read_declaration

__all__ = ["Synonym", "meant_by", "synonyms", "words_said"]


class _Words(Declared):
    nl: tuple[str, ...]
    en: tuple[str, ...]


class _Declared(Declared):
    ours: _Words
    said: _Words


@dataclass(frozen=True)
class Synonym:
    """Something that is said, and what we call it.

    Attributes
    ----------
    said : tuple of str
        Its words.
    ours : tuple of str
        Words, any of which is looked for instead.
    stems : frozenset of str
        Of what is said.
    """

    said: tuple[str, ...]
    ours: tuple[str, ...]
    stems: frozenset[str]


@cache
def synonyms(code: str) -> tuple[Synonym, ...]:
    """Return all that is declared in a language.

    Parameters
    ----------
    code : str

    Raises
    ------
    data_sources.declared.NotDeclaredError
        A declaration lacks a part or a language.
    """
    declared = read_declaration("dashboard.content", "synonyms.toml", dict[str, _Declared])
    found = []
    for one in declared.values():
        ours = tuple(word for words in getattr(one.ours, code) for word in words_in(words))
        for words in getattr(one.said, code):
            said = tuple(words_in(words))
            found.append(Synonym(said, ours, frozenset(stem(word, code) for word in said)))
    return tuple(found)


@cache
def words_said(code: str) -> dict[str, str]:
    """Return each word that is said by itself, with its stem.

    Examples
    --------
    >>> words_said("nl")["prognose"]
    'prognos'
    """
    return {one.said[0]: stem(one.said[0], code) for one in synonyms(code) if len(one.said) == 1}


def meant_by(stems: Collection[str], code: str) -> tuple[Synonym, ...]:
    """Return what of all that is said stands in a question whose words have these stems.

    Examples
    --------
    >>> asked = {stem(word, "nl") for word in ("een", "witte", "wijk")}
    >>> [one.ours for one in meant_by(asked, "nl")]
    [('segregatie', 'gescheiden')]
    """
    there = set(stems)
    return tuple(one for one in synonyms(code) if one.stems <= there)
