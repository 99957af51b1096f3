"""What a source declares about itself."""

import hashlib
from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from data_sources.catalogue.origins import (
    BirthplaceDimension,
    ColumnSpec,
    Declared,
    StructuralZero,
)
from data_sources.catalogue.years import Years

Level = Literal["land", "provincie", "gemeente", "wijk", "buurt"]


class Source(Declared):
    """What every source has: an id, what it holds, and under which terms."""

    id: str
    title: str
    holds: str
    licence: str
    attribution: str
    caveat: str

    @property
    def declaration(self) -> str:
        """A fingerprint of the declaration: a changed one means that the table must be read again."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]

    @property
    def default(self) -> bool:
        """Whether a refresh without a selection asks for this source."""
        return True


class IndicatorColumn(Declared):
    """A figure besides origin: its code, its unit and the titles of its column."""

    code: str
    unit: str
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
    asked per year, and where a year exceeds CBS's 10,000 rows an answer, per key and birthplace.
    """

    region: str
    """Dimension with the regions; "=NL" for a table about the country as a whole."""
    period: str | None = None
    years: Years
    levels: tuple[Level, ...]
    rounding: dict[Level, int]
    where: dict[str, str] = Field(default_factory=dict)
    columns: str | None = None
    tree: str | None = None
    dimension: str | None = None
    birthplace: BirthplaceDimension | None = None
    measure: ColumnSpec | None = None
    by_part: bool = False
    structural_zeros: tuple[StructuralZero, ...] = ()
    known_gaps: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    indicators: tuple[IndicatorColumn, ...] = ()
    history: bool = False

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.tree and not (self.dimension and self.birthplace and self.measure):
            raise ValueError(f"{self.id}: a tree needs dimension, birthplace and measure")
        if self.period is None and len(self.years) != 1:
            raise ValueError(f"{self.id}: a table without periods has one year")
        if set(self.levels) != set(self.rounding):
            raise ValueError(f"{self.id}: every level needs its rounding")
        return self


class UnitPattern(Declared):
    """The unit of the properties whose name matches the pattern."""

    pattern: str
    unit: str


class FeatureSource(Source):
    """Figures among the properties of an OGC API collection."""

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
    by_default: bool

    @property
    def default(self) -> bool:
        """Whether a refresh without a selection asks for this layer."""
        return self.by_default


class _Dataset(Declared):
    path: str
    first: int = Field(0, alias="from")
    last: int = Field(9999, alias="to")


class _BoundaryLevel(Declared):
    level: Level
    collection: str
    years: Years
    default: tuple[int, ...]


class BoundaryCatalogue(Declared, extra="ignore"):
    """The declaration of all boundary layers."""

    licence: str
    attribution: str
    caveat: str
    datasets: tuple[_Dataset, ...]
    level: tuple[_BoundaryLevel, ...]

    def sources(self) -> Iterator[BoundarySource]:
        """Yield one source per level and year, newest first."""
        for layer in self.level:
            for year in sorted(set(layer.years) & set(range(1995, 2035)), reverse=True):
                yield BoundarySource(
                    id=f"{layer.level}-{year}",
                    title=f"CBS gebiedsindelingen {year}, {layer.level}",
                    holds=f"Grenzen van {layer.level} op 1 januari {year}",
                    licence=self.licence,
                    attribution=self.attribution,
                    caveat=self.caveat,
                    level=layer.level,
                    year=year,
                    datasets=tuple(d.path for d in self.datasets if d.first <= year <= d.last),
                    collection=layer.collection,
                    by_default=year in layer.default,
                )
