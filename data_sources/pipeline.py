"""From a declared source to its checked, tidy frames."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self

import pandas as pd

from data_sources import catalogue, checks
from data_sources.catalogue.models import BoundarySource, FeatureSource, Source, TableSource
from data_sources.errors import ColumnError, EmptyTableError
from data_sources.parquet import to_parquet
from data_sources.readers import Odata3Reader, Odata4Reader, OgcApiReader, TableInfo, TableReader
from data_sources.readers.interface import fingerprint
from data_sources.settings import Settings
from data_sources.tidy import areas, indicators
from data_sources.tidy.table import Description, read_table
from data_sources.transport import Meter, Transport


@dataclass(frozen=True)
class Product:
    """What one source gave: its frames by kind, as files, what the service said about it, and when."""

    source: Source
    info: TableInfo
    frames: dict[str, pd.DataFrame]
    contents: dict[str, bytes]
    retrieved: str


class Pipeline:
    """Reads sources over HTTP; the number of answers under way at once is bounded by the settings."""

    def __init__(self, settings: Settings, meter: Meter | None = None):
        self._transport = Transport(settings, meter)
        reader = Odata3Reader if settings.protocol == "odata3" else Odata4Reader
        self._tables: TableReader = reader(settings, self._transport)
        self._areas = OgcApiReader(settings, self._transport)
        self._parts = ThreadPoolExecutor(settings.workers, thread_name_prefix="part")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parts.shutdown(wait=True, cancel_futures=True)
        self._transport.close()

    def info(self, source: Source) -> TableInfo:
        """Return what the service says about the source; PDOK says nothing about renewal."""
        if not isinstance(source, TableSource):
            return TableInfo(title=source.title, modified=None, period=None, described="vast")
        told = self._tables.info(source.id)
        lists = [name for name in (source.period, source.dimension) if name]
        keys = {name: self._tables.codes(source.id, name)["key"].tolist() for name in lists}
        return replace(told, contents=fingerprint(keys) if keys else "")

    def listed(self) -> list[TableSource]:
        """Return the tables of the declared families that CBS's catalogue lists and no declaration names."""
        declared = {table.id for table in catalogue.tables()}
        titles = {family.title for family in catalogue.families()}
        found = {id: told for title in sorted(titles) for id, told in self._tables.listed(title).items()}
        sources = (catalogue.listed(id, told) for id, told in found.items() if id not in declared)
        return sorted(filter(None, sources), key=catalogue.order)

    def infos(self, sources: Iterable[Source]) -> dict[Future[TableInfo], Source]:
        """Ask about all sources at once."""
        return {self._parts.submit(self.info, source): source for source in sources}

    def describe(self, source: Source) -> Description | None:
        """Ask for a table's columns and code lists, without waiting for the answers."""
        return Description(source, self._tables, self._parts) if isinstance(source, TableSource) else None

    def read(self, source: Source, info: TableInfo, description: Description | None = None) -> Product:
        """Return the checked frames of one source.

        Raises
        ------
        DataSourceError
            The source cannot be read, or what it gives does not fit.
        """
        retrieved = datetime.now(UTC).isoformat(timespec="seconds")
        frames = self._frames(source, description)
        checks.check_alone(source, frames)
        # Made into files here, where that overlaps with the reading of other tables.
        contents = {kind: to_parquet(frame) for kind, frame in frames.items()}
        return Product(source, info, frames, contents, retrieved)

    def _frames(self, source: Source, description: Description | None) -> dict[str, pd.DataFrame]:
        match source:
            case TableSource():
                return read_table(source, self._tables, self._parts, description)
            case FeatureSource():
                return {"indicators": self._feature_indicators(source)}
            case BoundarySource():
                found = self._areas.features(
                    tuple(source.datasets), source.collection, {"jaarcode": str(source.year)}, source.id
                )
                return {"areas": areas.from_features(source, found)}
        raise TypeError(f"no reader for {type(source).__name__}")

    def _feature_indicators(self, source: FeatureSource) -> pd.DataFrame:
        found = self._areas.features((source.id,), source.collection, {}, source.id)
        missing = {source.code, "water"} - set(found)
        if missing:
            raise ColumnError(f"{source.id}: kenmerk {' en '.join(sorted(missing))} ontbreekt.")
        land = areas.on_land(found, found[source.code].astype("str"))
        if land.empty:
            raise EmptyTableError(f"{source.id}: geen enkel gebied op het land.")
        return indicators.from_features(source, land.drop(columns="geometry"))
