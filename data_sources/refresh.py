"""Refreshing the snapshot: read what CBS renewed, check it all together, publish at once."""

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field

import pandas as pd
import pyarrow as pa

from data_sources import catalogue, checks
from data_sources.catalogue.models import BoundarySource, FeatureSource, Source, TableSource
from data_sources.errors import DataSourceError, UnknownTableError
from data_sources.manifest import Entry, FileEntry, Manifest, read_manifest, write_manifest
from data_sources.pipeline import Pipeline, Product
from data_sources.settings import Settings
from data_sources.storage import Storage
from data_sources.transport import Meter

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


def refresh(
    settings: Settings,
    selected: Sequence[str] = (),
    *,
    force: bool = False,
    keep_going: bool = False,
    report: Report = lambda source_id, what: None,
    meter: Meter | None = None,
) -> Outcome:
    """Bring the snapshot up to date and return what happened.

    Parameters
    ----------
    settings : Settings
        Addresses, the snapshot's place, patience.
    selected : sequence of str
        Source ids; by default every source that the catalogue declares for a plain refresh.
    force : bool
        Read also what was not renewed.
    keep_going : bool
        Publish the sources that succeeded although others failed; those keep their last good figures.
    report : callable
        Told of every step.
    meter : Meter, optional
        Counts rows and bytes.

    Returns
    -------
    Outcome
        Nothing is published when a source fails (unless `keep_going`) or when the whole does not fit.
    """
    # The system's allocator gives memory back between tables; Arrow's own keeps some hundred megabytes.
    pa.set_memory_pool(pa.system_memory_pool())
    storage = Storage(settings.snapshot)
    outcome = Outcome(meter=meter or Meter())
    sources = [catalogue.find(name) for name in selected] or [s for s in catalogue.sources() if s.default]
    with storage.locked(), Pipeline(settings, outcome.meter) as pipeline:
        before = read_manifest(storage) or Manifest()
        products = _Round(before, bool(selected), outcome, report).read(pipeline, sources, force)
        if (outcome.failed and not keep_going) or not products:
            return outcome
        try:
            _check_together(storage, before, products)
        except DataSourceError as error:
            outcome.failed["samen"] = str(error)
            return outcome
        _publish(storage, before, products, settings)
        outcome.published = True
    return outcome


class _Round:
    """One round of reading: every source ends as renewed, unchanged, not offered or failed."""

    def __init__(self, before: Manifest, named: bool, outcome: Outcome, report: Report):
        self.before, self.named, self.outcome, self.report = before, named, outcome, report
        self.products: dict[str, Product] = {}

    def read(self, pipeline: Pipeline, sources: Sequence[Source], force: bool) -> dict[str, Product]:
        """Ask about all sources at once, and read the renewed ones a few at a time."""
        with ThreadPoolExecutor(TABLES_AT_ONCE, thread_name_prefix="table") as pool:
            reading: dict[Future[Product], Source] = {}
            for asked, source in pipeline.infos(sources).items():
                with self._told(source):
                    info = asked.result()
                    if not force and _is_current(source, info.version, self.before):
                        self.outcome.unchanged.append(source.id)
                        self.report(source.id, "ongewijzigd")
                    else:
                        self.report(source.id, "leest")
                        reading[pool.submit(pipeline.read, source, info, pipeline.describe(source))] = source
            for done in as_completed(reading):
                source = reading[done]
                with self._told(source):
                    self.products[source.id] = done.result()
                    self.outcome.renewed.append(source.id)
                    self.report(source.id, "vernieuwd")
        return self.products

    @contextmanager
    def _told(self, source: Source) -> Iterator[None]:
        try:
            yield
        except DataSourceError as error:
            # CBS announces tables before it offers them; only a table that was there, or was asked for, can fail so.
            expected = isinstance(error, UnknownTableError) and not (
                self.named or self.before.entry(source.id)
            )
            (self.outcome.not_offered if expected else self.outcome.failed)[source.id] = str(error)
            self.report(source.id, "niet aangeboden" if expected else "mislukt")


def _is_current(source: Source, version: str, before: Manifest) -> bool:
    entry = before.entry(source.id)
    return entry is not None and entry.version == version and entry.declaration == source.declaration


def _check_together(storage: Storage, before: Manifest, products: dict[str, Product]) -> None:
    declared = {source.id: source for source in catalogue.sources()}
    frames: dict[str, dict[str, pd.DataFrame]] = {}
    for entry in before.sources:
        if entry.id in declared and entry.id not in products:
            frames[entry.id] = {
                file.kind: pd.read_parquet(io.BytesIO(storage.read(file.path)))
                for file in entry.files
                if file.kind != "areas"
            }
    frames |= {source_id: product.frames for source_id, product in products.items()}
    checks.check_together(frames, declared)


def _publish(storage: Storage, before: Manifest, products: dict[str, Product], settings: Settings) -> None:
    entries = {entry.id: entry for entry in before.sources}
    for source_id, product in products.items():
        entries[source_id] = _stored(storage, product, settings)
    order = {source.id: place for place, source in enumerate(catalogue.sources())}
    kept = sorted(
        (entry for entry in entries.values() if entry.id in order), key=lambda entry: order[entry.id]
    )
    after = Manifest(sources=tuple(kept))
    write_manifest(storage, after)
    # Files of the state before stay one round, for readers that opened it a moment ago.
    for name in set(storage.names()) - after.paths() - before.paths():
        if name.endswith(".parquet") or "/.tmp-" in f"/{name}":
            storage.remove(name)


def _stored(storage: Storage, product: Product, settings: Settings) -> Entry:
    source, files = product.source, []
    for kind, frame in product.frames.items():
        content = product.contents[kind]
        digest = hashlib.sha256(content).hexdigest()
        path = f"{kind}/{source.id}-{digest[:12]}.parquet"
        storage.write(path, content)
        files.append(
            FileEntry(
                kind=kind,
                path=path,
                sha256=digest,
                bytes=len(content),
                rows=len(frame),
                levels=_levels(source, frame),
                years=_years(source, frame),
            )
        )
    return Entry(
        id=source.id,
        title=product.info.title,
        holds=source.holds,
        caveat=source.caveat,
        licence=source.licence,
        attribution=source.attribution,
        url=_public_address(source),
        modified=product.info.modified,
        version=product.info.version,
        declaration=source.declaration,
        retrieved=product.retrieved,
        filter=dict(source.where) if isinstance(source, TableSource) else {},
        rows=sum(file.rows for file in files),
        columns=tuple(dict.fromkeys(column for frame in product.frames.values() for column in frame)),
        files=tuple(files),
    )


def _levels(source: Source, frame: pd.DataFrame) -> tuple[str, ...]:
    if isinstance(source, BoundarySource):
        return (source.level,)
    return tuple(sorted(frame["level"].unique())) if "level" in frame else ()


def _years(source: Source, frame: pd.DataFrame) -> tuple[int, ...]:
    if isinstance(source, BoundarySource):
        return (source.year,)
    return tuple(sorted(int(year) for year in frame["year"].unique())) if "year" in frame else ()


def _public_address(source: Source) -> str:
    """Return where a reader finds the table, whichever server it was read from."""
    match source:
        case TableSource():
            return f"https://opendata.cbs.nl/statline/#/CBS/nl/dataset/{source.id.removesuffix('_extract')}"
        case FeatureSource():
            return f"https://api.pdok.nl/cbs/{source.id}/ogc/v1"
        case BoundarySource():
            return f"https://api.pdok.nl/cbs/{source.datasets[0]}/ogc/v1"
    return ""
