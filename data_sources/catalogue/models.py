"""What a source declares about itself."""

import hashlib
import re
from datetime import date
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from data_sources.catalogue.origins import (
    BirthplaceDimension,
    ColumnPartition,
    ColumnSpec,
    Group,
    StructuralZero,
    Tree,
)
from data_sources.catalogue.units import UnitCode
from data_sources.catalogue.years import Years
from data_sources.declared import Declared

Level = Literal["land", "provincie", "gemeente", "wijk", "buurt"]

Rounded = Literal["nearest", "up or down"]
"""To which multiple a count goes: to the nearest, or to either of the two around it, as by lot."""


class Source(Declared):
    """What every source has: an id, what it holds, and under which terms."""

    id: str
    title: str
    holds: str
    licence: str
    attribution: str
    caveat: str
    # Words that figures do not rest on: where they change, no table is read again.
    holds_en: str = Field(repr=False)
    caveat_en: str = Field(repr=False)
    rests: tuple[str, ...] = Field((), repr=False)
    """Names of what the caveat rests on: sentences of ``grounds.toml``, or comparisons that the dashboard makes."""

    @property
    def declaration(self) -> str:
        """A fingerprint of the declaration: a changed one means that the table must be read again."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


class IndicatorColumn(Declared):
    """A figure besides origin: its code, its unit and the titles of its column."""

    code: str
    unit: UnitCode
    titles: tuple[str, ...]
    under: str | None = None
    column_unit: str | None = None
    required: bool = False

    @property
    def spec(self) -> ColumnSpec:
        """The column to look for."""
        return ColumnSpec(titles=self.titles, under=self.under, unit=self.column_unit)


class TableSource(Source):
    """A CBS table.

    Origin comes from `columns` (a partition in columns) or from `tree` with `dimension`; with `by_part` it is
    asked per year, and where a year exceeds CBS's 10,000 rows an answer, per key and birthplace. With `by_year`
    columns are asked per year too.
    """

    region: str
    """Dimension with the regions; "=NL" for a table about the country as a whole."""
    period: str | None = None
    years: Years
    levels: tuple[Level, ...]
    rounding: dict[Level, int]
    rounded: Rounded | None = Field(None, repr=False)
    """How counts are rounded where `rounding` is more than 1."""
    where: dict[str, str] = Field(default_factory=dict)
    columns: str | None = None
    tree: str | None = None
    dimension: str | None = None
    birthplace: BirthplaceDimension | None = None
    measure: ColumnSpec | None = None
    by_part: bool = False
    by_year: bool = False
    structural_zeros: tuple[StructuralZero, ...] = ()
    known_gaps: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    indicators: tuple[IndicatorColumn, ...] = ()
    history: bool = False
    follows_day: dict[int, date] = Field(default_factory=dict, repr=False)
    """By year, the day whose gemeenten the table follows, where that is not 1 January."""
    shape: str = ""
    """A fingerprint of what `columns` or `tree` stands for: figures must be read again when that changes."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.tree and not (self.dimension and self.birthplace and self.measure):
            raise ValueError(f"{self.id}: a tree needs dimension, birthplace and measure")
        if self.period is None and len(self.years) != 1:
            raise ValueError(f"{self.id}: a table without periods has one year")
        if set(self.levels) != set(self.rounding):
            raise ValueError(f"{self.id}: every level needs its rounding")
        if (max(self.rounding.values()) > 1) != (self.rounded is not None):
            raise ValueError(f"{self.id}: say how counts are rounded, where they are")
        return self


class UnitPattern(Declared):
    """The unit of the properties whose name matches the pattern."""

    pattern: str
    unit: UnitCode


class FeatureSource(Source):
    """Figures among the properties of an OGC API collection, of one year."""

    collection: str
    code: str
    name: str
    level: Level
    year: int
    missing_below: float
    skip: tuple[str, ...] = ()
    rename: dict[str, str] = Field(default_factory=dict)
    units: tuple[UnitPattern, ...]


class BoundarySource(Source):
    """The boundaries of one level in one year."""

    level: Level
    year: int
    datasets: tuple[str, ...]
    collection: str


class Family(Declared):
    """Tables of one title, one for each year, which CBS's catalogue lists; those declared by id among them."""

    name: str
    title: str
    years: Years

    def year_of(self, title: str) -> int | None:
        """Return the year of a table with this title; None for a table of another family."""
        found = re.fullmatch(rf"{re.escape(self.title)} (\d{{4}})", " ".join(title.split()))
        year = int(found[1]) if found else None
        return year if year in self.years else None


class Layer(Declared):
    """What PDOK publishes once a year, and the rule that says of which years it is kept.

    Attributes
    ----------
    years : range
        What may be asked.
    follows : str or None
        Level of which the figures say which years are needed; None: every year until now.
    kinds : tuple of str
        Which figures those are.
    newest : int or None
        How many of the needed years are kept, as far as they are offered; None: all.
    """

    years: Years
    follows: Level | None = None
    kinds: tuple[Literal["origin", "indicators"], ...] = ("origin",)
    newest: int | None = None


_WORDS = ("holds", "caveat", "holds_en", "caveat_en")


class FeatureLayer(Layer):
    """Theme figures that are published with the areas; texts in which `{year}` stands for the year."""

    id: str
    title: str
    holds: str
    caveat: str
    holds_en: str
    caveat_en: str
    rests: tuple[str, ...] = ()
    licence: str
    attribution: str
    collection: str
    code: str
    name: str
    level: Level
    missing_below: float
    skip: tuple[str, ...] = ()
    rename: dict[str, str] = Field(default_factory=dict)
    units: tuple[UnitPattern, ...]

    def source(self, year: int) -> FeatureSource:
        """Return the figures of one year as a source."""
        declared = self.model_dump(exclude={"years", "follows", "kinds", "newest"})
        told = {key: declared[key].format(year=year) for key in ("id", "title", *_WORDS)}
        return FeatureSource.model_validate(declared | told | {"year": year})


class Dataset(Declared):
    """A data set of PDOK's and the years that it is asked for."""

    path: str
    first: int = Field(0, alias="from")
    last: int = Field(9999, alias="to")


class BoundaryLayer(Layer):
    """The boundaries of one level."""

    level: Level
    collection: str
    licence: str
    attribution: str
    caveat: str
    caveat_en: str
    rests: tuple[str, ...] = ()
    datasets: tuple[Dataset, ...]

    def source(self, year: int) -> BoundarySource:
        """Return the boundaries of one year as a source."""
        return BoundarySource(
            id=f"{self.level}-{year}",
            title=f"CBS gebiedsindelingen {year}, {self.level}",
            holds=f"Grenzen van {self.level} op 1 januari {year}",
            holds_en=f"Boundaries of {self.level} on 1 January {year}",
            licence=self.licence,
            attribution=self.attribution,
            caveat=self.caveat,
            caveat_en=self.caveat_en,
            rests=self.rests,
            level=self.level,
            year=year,
            datasets=tuple(d.path for d in self.datasets if d.first <= year <= d.last),
            collection=self.collection,
        )


class Release(Declared):
    """When CBS usually publishes the figures of a year."""

    sources: tuple[str, ...]
    month: int = Field(ge=1, le=12)
    later: int = 0
    renewed: int = 0

    def holds(self, source_id: str, title: str) -> bool:
        """Tell whether a source comes with this release."""
        return source_id.startswith(self.sources) or title.startswith(self.sources)

    def due(self, year: int) -> date:
        """Return the first day on which the figures of a year are usually there."""
        return date(year + self.later + self.month // 12, self.month % 12 + 1, 1)


class TableFile(Declared):
    """What stands in `tables.toml`: rows that are whole only with what they take from their family."""

    licence: str
    attribution: str
    family: dict[str, dict[str, Any]]
    table: tuple[dict[str, Any], ...]


class GroupFile(Declared):
    """What stands in `groups.toml`."""

    group: tuple[Group, ...]
    tree: dict[str, Tree]
    columns: dict[str, ColumnPartition]


class BoundaryFile(Declared):
    """What stands in `boundaries.toml`: rows that are whole only with what they share."""

    licence: str
    attribution: str
    caveat: str
    caveat_en: str
    rests: tuple[str, ...] = ()
    datasets: tuple[Dataset, ...]
    level: tuple[dict[str, Any], ...]
    features: tuple[dict[str, Any], ...]


class ReleaseFile(Declared):
    """What stands in `calendar.toml`."""

    release: tuple[Release, ...]
