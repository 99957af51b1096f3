"""One round of reading: every source ends as renewed, unchanged, not offered or failed."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field

from data_sources import catalogue
from data_sources.catalogue.models import BoundarySource, FeatureSource, Source, TableSource
from data_sources.errors import DataSourceError, EmptyTableError, UnknownTableError
from data_sources.manifest import Manifest
from data_sources.pipeline import Pipeline, Product
from data_sources.transport import Meter
from data_sources.wanted import Wanted

__all__ = ["Outcome", "Report", "Round"]

TABLES_AT_ONCE = 3
"""Tables whose rows are in memory at the same time."""

Report = Callable[[str, str], None]
"""Called with a source id and what happened to it."""


@dataclass
class Outcome:
    """What a refresh did, per source id."""

    renewed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    not_offered: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    published: bool = False
    meter: Meter = field(default_factory=Meter)


class Round:
    """Reads sources and keeps what they gave.

    Parameters
    ----------
    pipeline : Pipeline
    before : Manifest
        What is published now.
    named : bool
        Whether a maintainer asked for these sources: one that is not offered is then a failure.
    force : bool
        Whether to read also what was not renewed.
    outcome : Outcome
        Where it is told how each source ended.
    report : callable
    """

    def __init__(
        self, pipeline: Pipeline, before: Manifest, named: bool, force: bool, outcome: Outcome, report: Report
    ):
        self._pipeline, self._named, self._force, self._report = pipeline, named, force, report
        self.before, self.outcome = before, outcome
        self.products: dict[str, Product] = {}
        self._chosen: dict[str, bool] = {}

    def listed(self) -> list[TableSource]:
        """Return the tables that CBS's catalogue lists besides those declared; none when it cannot be asked."""
        try:
            return self._pipeline.listed()
        except DataSourceError as error:
            self.outcome.not_offered["catalogus"] = str(error)
            return []

    def read(self, sources: Sequence[Source]) -> None:
        """Ask about all sources at once, and read the renewed ones a few at a time."""
        with ThreadPoolExecutor(TABLES_AT_ONCE, thread_name_prefix="table") as pool:
            reading: dict[Future[Product], Source] = {}
            for asked, source in self._pipeline.infos(sources).items():
                with self._told(source):
                    info = asked.result()
                    if not self._force and self._is_current(source, info.version):
                        self.outcome.unchanged.append(source.id)
                        self._report(source.id, "ongewijzigd")
                    else:
                        self._report(source.id, "leest")
                        describing = self._pipeline.describe(source)
                        reading[pool.submit(self._pipeline.read, source, info, describing)] = source
            for done in as_completed(reading):
                source = reading[done]
                with self._told(source):
                    self.products[source.id] = done.result()
                    self.outcome.renewed.append(source.id)
                    self._report(source.id, "vernieuwd")

    def choose(self, one: Wanted) -> None:
        """Read as many of the candidates as are enough, the first of those that are offered."""
        left = list(one.candidates)
        kept: list[str] = []
        while left and len(kept) < one.enough:
            asked, left = left[: one.enough - len(kept)], left[one.enough - len(kept) :]
            self.read(asked)
            kept += [source.id for source in asked if source.id not in self.outcome.not_offered]
        self._chosen |= {source.id: source.id in kept for source in one.candidates}

    def surplus(self) -> set[str]:
        """Return the ids of what is held and by the rules no longer kept."""
        if not self._chosen:
            return set()
        layered = {entry.id for entry in self.before.sources if entry.file("areas")} | set(self._chosen)
        return {source_id for source_id in layered if not self._chosen.get(source_id, False)}

    def years(self, level: str, *kinds: str) -> tuple[int, ...]:
        """Return the years that will have figures of these kinds at a level, if what was read is published."""
        kept = (entry for entry in self.before.sources if entry.id not in self.products)
        found = set(Manifest(sources=tuple(kept)).years(level, *kinds))
        frames = (product.frames.get(kind) for product in self.products.values() for kind in kinds)
        for frame in frames:
            if frame is not None:
                found |= {int(year) for year in frame.loc[frame["level"] == level, "year"].unique()}
        return tuple(sorted(found))

    def _is_current(self, source: Source, version: str) -> bool:
        entry = self.before.entry(source.id)
        if entry is None or (isinstance(source, TableSource) and entry.file("texts") is None):
            return False
        return entry.version == version and entry.declaration == source.declaration

    @contextmanager
    def _told(self, source: Source) -> Iterator[None]:
        try:
            yield
        except DataSourceError as error:
            expected = self._is_expected(source, error)
            (self.outcome.not_offered if expected else self.outcome.failed)[source.id] = str(error)
            self._report(source.id, "niet aangeboden" if expected else "mislukt")

    def _is_expected(self, source: Source, error: DataSourceError) -> bool:
        """Whether it is no failure that a source gives nothing: it was not asked for, and was not there before."""
        if self._named or self.before.entry(source.id):
            return False
        # CBS announces tables before it offers them, and PDOK draws some years later or never.
        if isinstance(error, UnknownTableError):
            return True
        if isinstance(source, BoundarySource | FeatureSource):
            return isinstance(error, EmptyTableError)
        # A table that no declaration names may have columns that nobody has looked at.
        return all(source.id != table.id for table in catalogue.tables())
