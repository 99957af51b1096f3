"""What is declared for the account alone: measures of the analysis, changes, and the limits of accessibility."""

import datetime
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import field_validator

from dashboard.content import LANGUAGES, texts
from dashboard.content.composed import composed
from data_sources import catalogue
from data_sources.catalogue.models import FeatureLayer, TableSource
from data_sources.declared import Declared, Text, read_declaration

__all__ = ["Change", "Formula", "Limit", "changes", "formulas", "in_english", "limits"]

_GITHUB = "https://github.com"
_CONTENT = "dashboard.content"


class Formula(Declared):
    """A measure of the analysis: what it says, its formula, its range and who made it."""

    name: Text
    text: Text
    formula: Text
    range: Text
    reference: Text

    @field_validator("formula", "reference", mode="before")
    @classmethod
    def _same_in_both(cls, given: Any) -> Any:
        return {"nl": given, "en": given} if isinstance(given, str) else given


class Change(Declared):
    """What changed in figures or method, and when."""

    date: datetime.date
    text: Text


class Limit(Declared):
    """What stands in the way of accessibility, what is done instead, and the issue with the makers.

    Attributes
    ----------
    issue : str
        As ``owner/repository#number``.
    """

    issue: str
    criterion: str
    what: Text
    instead: Text

    @field_validator("issue")
    @classmethod
    def _is_an_issue(cls, given: str) -> str:
        repository, _, number = given.partition("#")
        if repository.count("/") != 1 or not number.isdigit():
            raise ValueError(f"an issue is owner/repository#number, not {given!r}")
        return given

    @property
    def url(self) -> str:
        """Where the issue can be read."""
        repository, _, number = self.issue.partition("#")
        return f"{_GITHUB}/{repository}/issues/{number}"


class _Changes(Declared):
    change: tuple[Change, ...]


class _Limits(Declared):
    limit: tuple[Limit, ...]


@cache
def formulas() -> Mapping[str, Formula]:
    """Return the measures of the analysis by key.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        A measure lacks something, or a language.
    """
    found = read_declaration(_CONTENT, "formulas.toml", dict[str, Formula])
    return MappingProxyType(
        {key: one.model_copy(update={"text": _composed(one.text)}) for key, one in found.items()}
    )


def _composed(text: Text) -> Text:
    nl, en = (composed(text[code], texts(code)) for code in LANGUAGES)
    return Text(nl=nl, en=en)


@cache
def changes() -> tuple[Change, ...]:
    """Return what changed, newest first."""
    return read_declaration(_CONTENT, "changes.toml", _Changes).change


@cache
def limits() -> tuple[Limit, ...]:
    """Return what stands in the way of accessibility."""
    return read_declaration(_CONTENT, "accessibility.toml", _Limits).limit


def in_english(told: str) -> str | None:
    """Return the English of what the catalogue says of a table in Dutch; None where nobody wrote it.

    A declaration that holds for every year has `{year}` in its texts.
    """
    known = _told_of_tables()
    year = re.search(r"\b(?:19|20)\d\d\b", told)
    if told in known or year is None:
        return known.get(told)
    found = known.get(told.replace(year[0], "{year}"))
    return found.format(year=year[0]) if found else None


@cache
def _told_of_tables() -> Mapping[str, str]:
    of_families = (catalogue.listed("", f"{one.title} {one.years[0]}") for one in catalogue.families())
    sources: list[TableSource | FeatureLayer] = [
        *catalogue.tables(),
        *filter(None, of_families),
        *catalogue.features(),
    ]
    said = {one.holds: one.holds_en for one in sources} | {one.caveat: one.caveat_en for one in sources}
    said |= {one.caveat: one.caveat_en for one in catalogue.boundaries().values()}
    return MappingProxyType(said)
