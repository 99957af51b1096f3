"""Reading a figure's attributes such that none is overlooked."""

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["CannotPrintError", "Reading"]


class CannotPrintError(ValueError):
    """A figure asks for something that the print renderer does not draw."""


class Reading:
    """The attributes of one part of a figure; each must be taken, or named as without meaning on paper.

    Parameters
    ----------
    where : str
        What is read, for the error.
    values : mapping or None
        As Plotly holds them.
    defaults : mapping or None
        Of the template; what `values` does not say.
    """

    def __init__(
        self, where: str, values: Mapping[str, Any] | None, defaults: Mapping[str, Any] | None = None
    ):
        self.where = where
        self._values = {**(defaults or {}), **(values or {})}
        self._left = {key for key, value in self._values.items() if value is not None}

    def take(self, key: str, default: Any = None) -> Any:
        """Return a value; None counts as not given."""
        self._left.discard(key)
        value = self._values.get(key)
        return default if value is None else value

    def part(self, key: str, defaults: Mapping[str, Any] | None = None) -> "Reading":
        """Return an object among the values."""
        return Reading(f"{self.where}.{key}", self.take(key, {}), defaults)

    def one_of(self, key: str, allowed: Iterable[Any], default: Any) -> Any:
        """Return a value out of those that can be drawn.

        Raises
        ------
        CannotPrintError
            It is another.
        """
        value = self.take(key, default)
        if value not in tuple(allowed):
            raise CannotPrintError(f"{self.where}.{key}: {value!r} cannot be drawn")
        return value

    def done(self, *meaningless: str) -> None:
        """Say that all has been read.

        Parameters
        ----------
        *meaningless : str
            Attributes that say nothing on paper, such as those of hovering.

        Raises
        ------
        CannotPrintError
            There are others.
        """
        if left := sorted(self._left - set(meaningless)):
            raise CannotPrintError(f"{self.where}: {', '.join(left)} cannot be drawn")
