"""Earlier states of the snapshot: kept for a while, and published again where the newest proves to be wrong."""

from dataclasses import dataclass
from datetime import UTC, datetime

from data_sources.errors import SnapshotError
from data_sources.manifest import Manifest, read_manifest, write_manifest
from data_sources.settings import settings
from data_sources.snapshot import Snapshot
from data_sources.storage import Storage

__all__ = ["Earlier", "earlier", "go_back", "keep_earlier", "open_former"]

_FOLDER = "earlier"


@dataclass(frozen=True)
class Earlier:
    """One state that was published before.

    Attributes
    ----------
    until : str
        When another took its place, ISO 8601.
    snapshot : Snapshot
    name : str
        Of its manifest.
    """

    until: str
    snapshot: Snapshot
    name: str


def earlier(storage: Storage) -> list[Earlier]:
    """Return what can be gone back to, newest first.

    Raises
    ------
    SnapshotError
        A manifest cannot be read.
    """
    found = []
    for name in sorted(storage.names(), reverse=True):
        if name.startswith(f"{_FOLDER}/") and name.endswith(".json"):
            manifest = read_manifest(storage, name)
            if manifest is not None:
                stamp = name.removeprefix(f"{_FOLDER}/").split("-")[0]
                until = datetime.strptime(stamp, "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)
                found.append(Earlier(until.isoformat(timespec="seconds"), Snapshot(storage, manifest), name))
    return found


def open_former(version: str, path: str | None = None) -> Snapshot | None:
    """Open figures that were published before the present ones; None where they are not kept, or never were.

    Parameters
    ----------
    version : str
    path : str, optional
        As of :func:`data_sources.open_snapshot`.

    Raises
    ------
    SnapshotError
        A manifest cannot be read.
    """
    storage = Storage(str(path) if path is not None else settings().snapshot)
    return next((one.snapshot for one in earlier(storage) if one.snapshot.version == version), None)


def keep_earlier(storage: Storage, before: Manifest, after: Manifest, most: int) -> set[str]:
    """Keep a state that another took the place of, and let go of those that are too old.

    Parameters
    ----------
    storage : Storage
    before, after : Manifest
    most : int
        States that are kept, the present one among them.

    Returns
    -------
    set of str
        Files that are not to be removed. Those of the state before stay for one round whatever is kept: readers may
        have opened it a moment ago.
    """
    was, is_ = Snapshot(storage, before), Snapshot(storage, after)
    if before.sources and was.version != is_.version:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        write_manifest(storage, before, f"{_FOLDER}/{stamp}-{was.version}.json")
    all_earlier = earlier(storage)
    staying = [one for one in all_earlier if one.snapshot.version != is_.version][: most - 1]
    for one in all_earlier:
        if one not in staying:
            storage.remove(one.name)
    kept = before.paths() | after.paths()
    for one in staying:
        kept |= one.snapshot.manifest.paths()
    return kept


def go_back(storage: Storage, version: str | None = None) -> Snapshot:
    """Publish an earlier state again.

    Parameters
    ----------
    storage : Storage
    version : str, optional
        Of which state; by default the one before the present.

    Returns
    -------
    Snapshot
        What is published now; the state that it took the place of can be gone back to.

    Raises
    ------
    SnapshotError
        There is no such state, or it is not whole any more; nothing changed.
    """
    with storage.locked():
        present = read_manifest(storage) or Manifest()
        kept = earlier(storage)
        chosen = next((one for one in kept if version in (None, one.snapshot.version)), None)
        if chosen is None:
            of = "" if version is None else " van die versie"
            raise SnapshotError(f"er is geen eerdere momentopname{of}.", place=storage.root)
        if damaged := chosen.snapshot.damaged():
            raise SnapshotError(f"{damaged[0]} van de eerdere momentopname is niet heel.", place=storage.root)
        write_manifest(storage, chosen.snapshot.manifest)
        keep_earlier(storage, present, chosen.snapshot.manifest, most=len(kept) + 1)
        return chosen.snapshot
