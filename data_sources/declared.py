"""Declarations: TOML beside the code that gives it a meaning, each with a model of its own, all read in this one way.

A declaration that does not fit its model is told as a person would tell it: which file, which key, and what is wrong.
"""

from importlib import resources
from typing import Any, TypeVar

import tomli  # as tomllib, compiled: every start reads a hundred files
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

__all__ = ["Declared", "NotDeclaredError", "Text", "fitted", "read_declaration"]

Model = TypeVar("Model")


class NotDeclaredError(ValueError):
    """A declaration lacks something, or says something that has no meaning."""


class Declared(BaseModel):
    """Something that a declaration says: complete, unchangeable, and without keys that nobody reads."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Text(Declared):
    """One text in both languages."""

    nl: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the text in `nl` or `en`."""
        return {"nl": self.nl, "en": self.en}[language]


def read_declaration(package: str, file: str, model: type[Model]) -> Model:
    """Read a declaration.

    Parameters
    ----------
    package : str
        Beside whose code it stands, such as `geo`.
    file : str
        Its name there.
    model : type
        What it says: a `Declared`, or a type made up of those.

    Raises
    ------
    NotDeclaredError
        It is no TOML, or does not fit the model.
    """
    return fitted(_read(package, file), model, f"{package.replace('.', '/')}/{file}")


def fitted(given: Any, model: type[Model], where: str) -> Model:
    """Read what a declaration says somewhere, such as a table that takes a part from its family.

    Parameters
    ----------
    given : object
        As TOML has it.
    model : type
    where : str
        Where that stands: what a fault is told to be in.

    Raises
    ------
    NotDeclaredError
        It does not fit the model.
    """
    try:
        return TypeAdapter(model).validate_python(given)
    except ValidationError as error:
        faults = (_told(fault["loc"], fault["msg"]) for fault in error.errors())
        raise NotDeclaredError(f"{where}: {'; '.join(faults)}") from error


def _told(place: tuple[int | str, ...], message: str) -> str:
    return f"{'.'.join(map(str, place))}: {message}" if place else message


def _read(package: str, file: str) -> dict[str, Any]:
    text = resources.files(package).joinpath(file).read_text(encoding="utf-8")
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise NotDeclaredError(f"{package.replace('.', '/')}/{file}: {error}") from error
