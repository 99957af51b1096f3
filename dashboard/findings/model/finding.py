"""What is found about a gemeente, as values that every screen and export reads alike.

A finding holds numbers and keys of texts, no sentence of its own: both languages are told from the same numbers.
"""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.analysis.certainty import Range, outward
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.indicators import Partition
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from dashboard.language.units import units

__all__ = ["BOUNDS", "BY_ROW", "CODE", "LAST", "MOST", "Finding", "Link", "Numbers"]

BY_ROW = "by row"
"""The unit of a column of which every row has its own, in the columns `unit` and `decimals`."""

_ROW = ("unit", "decimals")

CODE = "_code"
"""The column with the code of the area that a row is about: files have it, the screen tells the name alone."""

LAST = "_last"
"""Behind the name of a column of places: the column with the worst place that each can be."""

BOUNDS = ("low", "high")
"""The columns between which the values of a column lie."""

MOST = "_at_most"
"""Behind the name of a column: that with the most that each of its numbers can be, where `BOUNDS` are not its own."""


@dataclass(frozen=True)
class Link:
    """The page on which a finding is seen, and the query that brings it there."""

    page: str
    query: tuple[tuple[str, str], ...] = ()

    @property
    def url(self) -> str:
        """The address below the dashboard's own."""
        return f"/{self.page}?{urlencode(self.query)}" if self.query else f"/{self.page}"


@dataclass(frozen=True)
class Finding:
    """One thing that can be said.

    Attributes
    ----------
    id : str
        The same for every gemeente.
    told : tuple of Told
        Its sentences.
    sources : tuple of Citation
    year : int or None
        Of the figures (the last one, of a change).
    base : Quantity or None
        The words that say of what the values are a part; None for a finding without such.
    partition : Partition or None
        Classification and number of groups, where the values rest on groups of origin.
    caveats : tuple of Told
    link : Link or None
    unusual : float or None
        How far from the middle of all gemeenten, in units of the distance between their quartiles.
    """

    id: str
    told: tuple[Told, ...]
    sources: tuple[Citation, ...] = ()
    year: int | None = None
    base: Quantity | None = None
    partition: Partition | None = None
    caveats: tuple[Told, ...] = ()
    link: Link | None = None
    unusual: float | None = None

    @property
    def values(self) -> Mapping[str, Quantity]:
        """Every value in its sentences, by name."""
        return {name: quantity for told in self.told for name, quantity in told.filled.items()}

    def sentence(self, language: Language) -> str:
        """Say it."""
        return " ".join(told.say(language) for told in self.told)

    def source_lines(self, language: Language) -> list[str]:
        """Say where it comes from: table, reference date, retrieval, classification and number of groups."""
        return [source.line(language, self.partition) for source in self.sources]


@dataclass(frozen=True)
class Numbers:
    """The numbers of a picture or table.

    Attributes
    ----------
    id : str
    frame : DataFrame
        Numbers as they were computed; missing is missing.
    units : mapping of column to unit
        Of :class:`~dashboard.findings.model.quantities.Quantity`, or `BY_ROW`; a column without one holds names.
    sources : tuple of Citation
    partition : Partition or None
    caveats : tuple of Told
    headings : mapping of column to Quantity, the words above it where they are declared or hold a year
    digits : mapping of column to int, where they are not those of the unit
    absent : mapping of column to Told, why it lacks a number where the sources have all that it needs
    bounded : column of which `BOUNDS` are the bounds, where there are such
    national : bool
        Whether they are the country's, with whichever gemeente they are shown.
    """

    id: str
    frame: pd.DataFrame = field(compare=False)
    units: Mapping[str, str]
    sources: tuple[Citation, ...] = ()
    partition: Partition | None = None
    caveats: tuple[Told, ...] = ()
    headings: Mapping[str, Quantity] = field(default_factory=dict)
    digits: Mapping[str, int | None] = field(default_factory=dict)
    absent: Mapping[str, Told] = field(default_factory=dict)
    bounded: str = ""
    national: bool = False

    def title(self, language: Language) -> str:
        """Return what the picture or table shows."""
        return language.say(f"figure.{self.id}")

    def heading(self, column: str, language: Language) -> str:
        """Return the words above a column."""
        if column in self.headings:
            return self.headings[column].write(language)
        return language.say(f"heading.{column}")

    def table(self, language: Language) -> pd.DataFrame:
        """Return the numbers as written in a language, under its headings; missing is told as missing."""
        shown = [column for column in map(str, self.frame) if not self._within_another(column)]
        rows = self.frame.to_dict("records")
        written = {
            self.heading(column, language): [self.quantity(row, column).write(language) for row in rows]
            for column in shown
        }
        return pd.DataFrame(written)

    def last_place(self, column: str) -> bool:
        """Whether a column holds the worst places to those of another."""
        return self.units.get(column.removesuffix(LAST)) == "place" and column.endswith(LAST)

    def most_of(self, column: str) -> bool:
        """Whether a column holds the most that the numbers of another can be."""
        return column.endswith(MOST) and column.removesuffix(MOST) in self.frame

    def behind(self, *columns: str) -> list[str]:
        """Return the columns that tell how the numbers in some are told: their worst places, the most they can be."""
        told = [f"{column}{end}" for column in columns for end in (LAST, MOST)]
        told += [*BOUNDS] if self.bounded in columns else []
        return [column for column in told if column in self.frame and column not in columns]

    def quantity(self, row: Mapping[Hashable, Any], column: str) -> Quantity:
        """Return a number of a row (as `frame.to_dict("records")` has it) with all that is needed to tell it."""
        value, unit, digits = row[column], self.units.get(column, "name"), self.digits.get(column)
        known = None if not isinstance(value, tuple) and pd.isna(value) else value
        if unit == BY_ROW:
            unit, digits = row["unit"], row["decimals"]
        if known is not None and unit == "place":
            known = known, row[f"{column}{LAST}"]
        if known is not None and self.bounded and column in BOUNDS:
            # Never narrower than they are: what is at most so much lies between them as they are written.
            low, high = (float(row[end]) for end in BOUNDS)
            scale, decimals = units()[unit].scale, Quantity(known, unit, digits).decimals
            if math.isfinite(low) and math.isfinite(high):
                known = outward(low, high, scale, decimals)[BOUNDS.index(column)] / scale
        return Quantity(known, unit, digits, within=self._within(row, column))

    def _within(self, row: Mapping[Hashable, Any], column: str) -> Range | None:
        """Between what a number lies, where that is told."""
        if column == self.bounded and not pd.isna(row[BOUNDS[1]]):
            return Range(*(float(row[end]) for end in BOUNDS))
        most = row.get(f"{column}{MOST}")
        return None if most is None or pd.isna(most) else Range(float(row[column]), float(most))

    def _within_another(self, column: str) -> bool:
        by_row = BY_ROW in self.units.values() and column in _ROW
        return by_row or column == CODE or self.last_place(column) or self.most_of(column)
