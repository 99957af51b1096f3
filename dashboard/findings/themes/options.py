"""What a bestuurder could ask about a theme and what a municipality could do, with the works that this follows.

Declared in ``content/opgaven.toml`` and ``content/literature.toml``.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import model_validator

from dashboard.analysis.themes import themes
from data_sources.declared import Declared, Text, read_declaration

__all__ = ["Option", "Question", "Work", "advice", "literature"]


class Work(Declared):
    """Something that is referred to.

    Attributes
    ----------
    short : str
        How it is referred to within a sentence.
    authors, title, publisher : str
        As on its cover.
    year : int or None
        None for a page without a date.
    url : str
        Of the work, of its publisher's page on it, or of who tells of it where it was not seen itself.
    """

    short: str
    authors: str
    year: int | None = None
    title: str
    publisher: str
    url: str

    @property
    def full(self) -> str:
        """The whole reference, without its address."""
        when = f" ({self.year})" if self.year else ""
        return f"{self.authors}{when}. {self.title}. {self.publisher}."


class Question(Declared):
    """What a bestuurder could ask about one theme."""

    theme: str
    text: Text


class Option(Declared):
    """What a municipality could do, for one theme or for all, and the works that this follows."""

    theme: str | None = None
    text: Text
    sources: tuple[str, ...]


class Advice(Declared):
    """All questions and options."""

    question: tuple[Question, ...]
    option: tuple[Option, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> "Advice":
        told = {question.theme for question in self.question}
        told |= {option.theme for option in self.option if option.theme is not None}
        if unknown := told - set(themes().theme):
            raise ValueError(f"unknown themes: {', '.join(sorted(unknown))}")
        used = {source for option in self.option for source in option.sources}
        if unknown := used - set(literature()):
            raise ValueError(f"unknown works: {', '.join(sorted(unknown))}")
        return self

    def questions(self, theme: str) -> tuple[Question, ...]:
        """Return the questions about a theme."""
        return tuple(question for question in self.question if question.theme == theme)

    def options(self, theme: str | None) -> tuple[Option, ...]:
        """Return what can be done about a theme; with None, what holds for every theme."""
        return tuple(option for option in self.option if option.theme == theme)


@cache
def literature() -> Mapping[str, Work]:
    """Return all works by key.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        The declaration lacks something.
    """
    return MappingProxyType(read_declaration("dashboard.content", "literature.toml", dict[str, Work]))


@cache
def advice() -> Advice:
    """Return all questions and options.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        The declaration lacks a language, or names a theme or work that is not declared.
    """
    return read_declaration("dashboard.content", "opgaven.toml", Advice)
