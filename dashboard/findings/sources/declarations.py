"""What is declared for the account alone: measures of the analysis, changes, and the limits of accessibility."""

import datetime
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from pydantic import field_validator

from dashboard.analysis.declared import Declared, Text

__all__ = ["Change", "Formula", "Limit", "changes", "formulas", "in_english", "limits"]

_GITHUB = "https://github.com"


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


@cache
def formulas() -> Mapping[str, Formula]:
    """Return the measures of the analysis by key.

    Raises
    ------
    pydantic.ValidationError
        A measure lacks something, or a language.
    """
    found = {key: Formula.model_validate(one) for key, one in _read("formulas").items()}
    return MappingProxyType(found)


@cache
def changes() -> tuple[Change, ...]:
    """Return what changed, newest first."""
    return tuple(Change.model_validate(one) for one in _read("changes")["change"])


@cache
def limits() -> tuple[Limit, ...]:
    """Return what stands in the way of accessibility."""
    return tuple(Limit.model_validate(one) for one in _read("accessibility")["limit"])


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
    return MappingProxyType({one["nl"]: one["en"] for one in _read("tables")["told"]})


def _read(name: str) -> dict[str, Any]:
    text = resources.files("dashboard.content").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
