"""What own figures can be laid on: the codes and names of areas, of each level and year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["Named", "Places"]

Named = Mapping[str, tuple[str, ...]]
"""Codes by name, as :func:`dashboard.findings.data.search.letters` writes it; several where areas share a name."""


@dataclass(frozen=True)
class Places:
    """Areas that are known.

    Attributes
    ----------
    codes : mapping of (level, year) to set of str
        Of the years with boundaries, and of other years.
    drawn : set of (level, year)
        Those with boundaries.
    named : callable
        Gives :data:`Named` of a level and year.
    """

    codes: Mapping[tuple[str, int], frozenset[str]]
    drawn: frozenset[tuple[str, int]]
    named: Callable[[str, int], Named] = field(default=lambda level, year: {})

    @cached_property
    def ever(self) -> Mapping[str, frozenset[str]]:
        """The codes that a level knew in any year."""
        levels = {level for level, _ in self.codes}
        return {
            level: frozenset().union(*(codes for (at, _), codes in self.codes.items() if at == level))
            for level in levels
        }

    def years(self, level: str, code: str) -> list[int]:
        """Return the years in which a level knows a code."""
        return sorted(year for (at, year), there in self.codes.items() if at == level and code in there)

    def drawn_years(self, level: str) -> list[int]:
        """Return the years with boundaries, newest first."""
        return sorted((year for at, year in self.drawn if at == level), reverse=True)
