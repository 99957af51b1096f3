"""Facts that were found elsewhere, each told once with the work that it stands in and the day on which it was read.

Declared in ``content/facts.toml``; the works in ``content/literature.toml``.
"""

import datetime
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import model_validator

from dashboard.findings.themes.options import Work, literature
from dashboard.language import Language
from data_sources.declared import Declared, Text, read_declaration

__all__ = ["Fact", "facts"]


class Fact(Declared):
    """Something that is known.

    Attributes
    ----------
    text : Text
        A sentence or two of our own; one that follows "according to" where it is `through` somebody.
    work : str
        Key of the work that it stands in.
    through : str or None
        Key of the work in which it was read, where that is somebody else's: the fact is told as theirs.
    url : str or None
        The page on which it was read, where that is another than the work's.
    checked : date
        When.
    """

    text: Text
    work: str
    through: str | None = None
    url: str | None = None
    checked: datetime.date

    @model_validator(mode="after")
    def _of_known_works(self) -> "Fact":
        if unknown := {self.work, self.through} - {None, *literature()}:
            raise ValueError(f"unknown works: {', '.join(sorted(map(str, unknown)))}")
        return self

    @property
    def source(self) -> Work:
        """The work that it stands in."""
        return literature()[self.work]

    @property
    def page(self) -> str:
        """Where it was read."""
        return self.url or literature()[self.through or self.work].url

    def say(self, language: Language) -> str:
        """Say it, as somebody else's where it was read only there."""
        text = self.text[language.code]
        if self.through is None:
            return text
        return language.say("kennis.according", who=literature()[self.through].short, told=text)


@cache
def facts() -> Mapping[str, Fact]:
    """Return all facts by key.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        One lacks a language, a source or a date.
    """
    return MappingProxyType(read_declaration("dashboard.content", "facts.toml", dict[str, Fact]))
