"""Units: how figures in them go together, and how people write and name them; each declared once, in `units.toml`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, model_validator

from data_sources.declared import Declared, Text, read_declaration

__all__ = ["Forms", "Number", "SourceUnit", "Unit", "UnitCode", "units"]


class Forms(Declared):
    """A number with its unit, by grammatical number (CLDR): `{n}` is the number."""

    none: str | None = None
    one: str
    other: str

    @model_validator(mode="before")
    @classmethod
    def _alike(cls, given: Any) -> Any:
        return {"one": given, "other": given} if isinstance(given, str) else given

    @property
    def bare(self) -> str:
        """What is left without the number."""
        return self.other.format(n="").strip()


class Number(Declared):
    """A number with its unit, in both languages."""

    nl: Forms
    en: Forms


class Unit(Declared):
    """How a unit is written and named; see `units.toml` for the meaning of each field."""

    number: Number | None = None
    heading: Text | None = None
    name: Text | None = None
    of: Text | None = None
    axis: Text | None = None
    rate: bool = False
    in_pictures: bool = False
    on_axes: str = ""

    def forms(self, language: str) -> Forms:
        """Return how a number is written with it."""
        if self.number is None:
            raise KeyError(f"a unit without words in {language!r}")
        return {"nl": self.number.nl, "en": self.number.en}[language]

    def words(self, language: str) -> dict[str, str]:
        """Return its words in a language, by what they are for; of one that is not shown, nothing."""
        if self.number is None:
            return {}
        forms = self.forms(language)
        heading = self.heading[language] if self.heading else forms.bare
        name = self.name[language] if self.name else heading
        return forms.model_dump(exclude_none=True) | {
            "heading": heading,
            "name": name,
            "of": self.of[language] if self.of else name,
            "axis": self.axis[language] if self.axis else heading,
        }


class SourceUnit(Unit):
    """A unit of figures that are read, and how those of gemeenten that became one go together."""

    together: Literal["sum", "mean", "unchanged_only"]


@cache
def units() -> Mapping[str, SourceUnit]:
    """Return the units of figures by code."""
    return MappingProxyType(read_declaration(__package__, "units.toml", dict[str, SourceUnit]))


def _known(code: str) -> str:
    if code not in units():
        raise ValueError(f"unit {code!r} is not in units.toml")
    return code


UnitCode = Annotated[str, AfterValidator(_known)]
"""The code of a declared unit."""
