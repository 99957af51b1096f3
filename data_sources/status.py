"""What is held, what CBS has by now, and what is to be expected: for people as a table, for programs as JSON."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from data_sources import catalogue
from data_sources.calendar import Awaited, awaited
from data_sources.catalogue.models import Source
from data_sources.earlier import Earlier, earlier
from data_sources.errors import DataSourceError
from data_sources.manifest import Entry, Manifest, read_manifest
from data_sources.pipeline import Pipeline
from data_sources.refreshed import Refreshed, read_refreshed
from data_sources.settings import Settings
from data_sources.snapshot import Snapshot
from data_sources.storage import Storage

__all__ = ["SourceStatus", "Status", "status"]


@dataclass(frozen=True)
class SourceStatus:
    """One source.

    Attributes
    ----------
    id : str
    entry : Entry or None
        What is held of it.
    newer : bool or None
        Whether CBS has another version; None where nobody looked, or it could not be seen.
    fault : str or None
        Why it could not be seen.
    awaited : Awaited or None
        What is expected after what is held.
    """

    id: str
    entry: Entry | None
    newer: bool | None
    fault: str | None
    awaited: Awaited | None


@dataclass(frozen=True)
class Status:
    """A snapshot as it lies there.

    Attributes
    ----------
    version : str or None
        None where there is none.
    refreshed : Refreshed or None
        When CBS was last asked for everything.
    earlier : tuple of Earlier
        What can be gone back to.
    sources : tuple of SourceStatus
    """

    version: str | None
    refreshed: Refreshed | None
    earlier: tuple[Earlier, ...]
    sources: tuple[SourceStatus, ...]

    @property
    def is_troubled(self) -> bool:
        """Whether something that is held could not be looked for at CBS."""
        return any(one.fault is not None and one.entry is not None for one in self.sources)

    def as_json(self) -> dict[str, Any]:
        """Return all of it in JSON's own types."""
        return {
            "snapshot": self.version,
            "refreshed": self.refreshed.model_dump() if self.refreshed else None,
            "earlier": [{"snapshot": one.snapshot.version, "until": one.until} for one in self.earlier],
            "superseded": [one.id for one in self.sources if one.awaited and one.awaited.superseded],
            "sources": [_source_as_json(one) for one in self.sources],
        }


def status(settings: Settings, offline: bool, today: date) -> Status:
    """Look.

    Parameters
    ----------
    settings : Settings
    offline : bool
        Whether CBS is left alone.
    today : date

    Raises
    ------
    SnapshotError
        What lies there cannot be read.
    """
    storage = Storage(settings.snapshot)
    manifest = read_manifest(storage)
    held = manifest or Manifest()
    due, found = awaited(held.sources, today), []
    with Pipeline(settings) as pipeline:
        for source in _known(held):
            entry, newer, fault = held.entry(source.id), None, None
            if not offline:
                try:
                    newer = entry is None or pipeline.info(source).version != entry.version
                except DataSourceError as error:
                    fault = str(error)
            found.append(SourceStatus(source.id, entry, newer, fault, due.get(source.id)))
    version = Snapshot(storage, manifest).version if manifest else None
    return Status(version, read_refreshed(storage), tuple(earlier(storage)), tuple(found))


def _known(manifest: Manifest) -> Iterable[Source]:
    """What is held, and what is declared by id and not held."""
    held = {entry.id: catalogue.find(entry.id, entry.title) for entry in manifest.sources}
    return [*held.values(), *(table for table in catalogue.tables() if table.id not in held)]


def _source_as_json(one: SourceStatus) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": one.id,
        "held": one.entry is not None,
        "newer": one.newer,
        "fault": one.fault,
    }
    if one.entry is not None:
        told |= one.entry.model_dump(include={"title", "rows", "modified", "retrieved"})
        told["years"] = sorted({year for file in one.entry.files for year in file.years})
    if one.awaited is not None:
        told["awaited"] = asdict(one.awaited) | {"due": one.awaited.due.isoformat()}
    return told
