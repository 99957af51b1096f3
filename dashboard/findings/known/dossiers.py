"""Dossiers: what is known of a subject or a type of gemeente, what others do, what to ask, and a sheet to use tomorrow.

Declared in ``content/dossiers``, a file each; to whom one can turn in ``content/contacts.toml``.
"""

import datetime
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

from pydantic import Field, model_validator

from dashboard.analysis.themes import themes
from dashboard.analysis.type_rules import typology
from dashboard.findings.known.facts import Fact, facts
from dashboard.findings.themes.options import advice, literature
from data_sources.declared import Declared, Text, read_declaration

__all__ = ["PEERS", "Contact", "Dossier", "Instrument", "Practice"]
__all__ += ["contacts", "dossier_of_theme", "dossier_of_type", "dossiers"]

PEERS = "peers"
"""To whom one can turn: colleagues of comparable gemeenten, whom the figures name."""

_ORDER = ("nieuwe-verscheidenheid", *themes().theme, "eu-migranten", "beleid-en-zicht")
"""Of the subjects; types stand after them in the order of the typology."""


class Contact(Declared):
    """To whom one can turn, for what, and the work of theirs where a link leads, if any does."""

    name: Text
    text: Text
    work: str | None = None

    @model_validator(mode="after")
    def _of_a_known_work(self) -> "Contact":
        if self.work is not None and self.work not in literature():
            raise ValueError(f"unknown work: {self.work}")
        return self

    @property
    def url(self) -> str:
        """Where a link leads; nothing where none does."""
        return literature()[self.work].url if self.work else ""


class Practice(Declared):
    """What gemeenten do, or could, with the works that it follows and facts about it."""

    text: Text
    sources: tuple[str, ...]
    facts: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[Fact, ...]:
        """The facts about it."""
        return tuple(facts()[key] for key in self.facts)


class Instrument(Declared):
    """Something to print and use.

    Attributes
    ----------
    kind : {"checklist", "guide", "table"}
        Points to tick, questions for a talk, or a table to fill in.
    title, intro : Text
    item : tuple of Text
        The points, the questions, or the first cell of each row.
    columns : tuple of Text
        Headings, of a table only.
    """

    kind: Literal["checklist", "guide", "table"]
    title: Text
    intro: Text
    item: tuple[Text, ...] = Field(min_length=3)
    columns: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _a_table_has_columns(self) -> "Instrument":
        if (self.kind == "table") != bool(self.columns):
            raise ValueError("a table has columns, and nothing else has")
        return self


class Dossier(Declared):
    """All that is held of a subject or a type.

    Attributes
    ----------
    added : date
        When it came.
    title : Text
    summary : tuple of Text
        Three sentences.
    theme, type : str or None
        The theme of the tasks, or the type of gemeente, that it is about.
    findings : tuple of str
        What is told of one's own gemeente: ids in its story, those that there are.
    facts : tuple of str
    practice : tuple of Practice
        Besides what is said of its theme.
    question : tuple of Text
        Likewise.
    instrument : Instrument
    turn : tuple of str
        Keys of contacts.
    """

    added: datetime.date
    title: Text
    summary: tuple[Text, Text, Text]
    theme: str | None = None
    type: str | None = None
    findings: tuple[str, ...]
    facts: tuple[str, ...] = Field(min_length=1)
    practice: tuple[Practice, ...] = ()
    question: tuple[Text, ...] = ()
    instrument: Instrument
    turn: tuple[str, ...]

    @model_validator(mode="after")
    def _refers_to_what_is_there(self) -> "Dossier":
        named = {*self.facts, *(key for one in self.practice for key in one.facts)}
        followed = {key for one in self.practice for key in one.sources}
        for what, keys, there in (
            ("facts", named, facts()),
            ("works", followed, literature()),
            ("contacts", set(self.turn), contacts()),
            ("themes", {self.theme} - {None}, themes().theme),
            ("types", {self.type} - {None}, typology().type),
        ):
            if unknown := keys - set(there):
                raise ValueError(f"unknown {what}: {', '.join(sorted(map(str, unknown)))}")
        return self

    @property
    def known(self) -> tuple[Fact, ...]:
        """What is known."""
        return tuple(facts()[key] for key in self.facts)

    @property
    def practices(self) -> tuple[Practice, ...]:
        """What gemeenten do or could: for its theme, and its own."""
        if self.theme is None:
            return self.practice
        options = (*advice().options(self.theme), *advice().options(None))
        told = (Practice(text=one.text, sources=one.sources) for one in options)
        return (*told, *self.practice)

    @property
    def questions(self) -> tuple[Text, ...]:
        """What one could ask in one's gemeente."""
        told = (one.text for one in advice().questions(self.theme)) if self.theme else ()
        return (*told, *self.question)


@cache
def contacts() -> Mapping[str, Contact]:
    """Return to whom one can turn, by key.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        One lacks a language.
    """
    return MappingProxyType(read_declaration("dashboard.content", "contacts.toml", dict[str, Contact]))


@cache
def dossiers() -> Mapping[str, Dossier]:
    """Return all dossiers by key, which is the last part of their address: subjects first, then types.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        One lacks a part or a language, or refers to what is not declared.
    """
    folder = resources.files("dashboard.content").joinpath("dossiers")
    keys = [file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")]
    read = {key: read_declaration("dashboard.content", f"dossiers/{key}.toml", Dossier) for key in keys}
    types = list(typology().type)

    def place(key: str) -> tuple[int, int | str]:
        kind = read[key].type
        if kind is not None:
            return 1, types.index(kind)
        return 0, _ORDER.index(key) if key in _ORDER else len(_ORDER)

    return MappingProxyType({key: read[key] for key in sorted(read, key=place)})


def dossier_of_theme(theme: str) -> str | None:
    """Return the key of the dossier of a theme of the tasks; None where there is none."""
    return next((key for key, one in dossiers().items() if one.theme == theme), None)


def dossier_of_type(type: str | None) -> str | None:
    """Return the key of the dossier of a type of gemeente; None where there is none, or the type is not known."""
    if type is None:
        return None
    return next((key for key, one in dossiers().items() if one.type == type), None)
