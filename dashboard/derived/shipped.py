"""What comes along with a snapshot: values in files that are named after their contents, and a list of them.

Files of the same contents have the same name, whatever they were computed with, so that writing them anew changes
little; the list says what they are of. It is replaced at once, after all files: who reads sees one whole state.
"""

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from data_sources import Snapshot
from data_sources.kept import kept
from data_sources.settings import EMBEDDED_SNAPSHOT
from data_sources.storage import Storage

__all__ = ["FOLDER", "Listed", "content_of", "find", "listed", "lying", "put"]

FOLDER = "derived"
"""Within the snapshot's own."""

_LIST = "list.json"

log = logging.getLogger(__name__)


class Listed(NamedTuple):
    """Under what a value is found, and in which file."""

    key: str
    file: str


@kept()
def content_of(snapshot: Snapshot) -> str:
    """A hash of all that is told of the figures: what they are, and how their sources are called."""
    told = [
        (
            entry.id,
            entry.title,
            [(file.kind, file.sha256, file.levels, file.years) for file in entry.files if file.is_of_figures],
        )
        for entry in snapshot.sources()
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


@kept()
def listed(snapshot: Snapshot) -> Mapping[str, Listed]:
    """What comes along, by name."""
    return _listed(snapshot.beside(FOLDER))


def find(snapshot: Snapshot, name: str, key: str) -> bytes | None:
    """Return the bytes of a value that is still true, if it came along undamaged."""
    there = listed(snapshot).get(name)
    return None if there is None or there.key != key else _read(snapshot.beside(FOLDER), name, there.file)


def lying(snapshot: Snapshot, name: str) -> Iterator[bytes]:
    """Bytes of the values of a name beside a snapshot and beside the embedded one, whether they are still true or not.

    A refresh leaves what followed from the figures before it.
    """
    own, embedded = snapshot.beside(FOLDER), Storage(str(EMBEDDED_SNAPSHOT / FOLDER))
    for storage in {own.root: own, embedded.root: embedded}.values():
        there = _listed(storage).get(name)
        content = None if there is None else _read(storage, name, there.file)
        if content is not None:
            yield content


def put(snapshot: Snapshot, values: Mapping[str, tuple[str, bytes]]) -> None:
    """Write values beside a snapshot, each with its key, and remove all others."""
    storage = snapshot.beside(FOLDER)
    rows = {name: Listed(key, _file(name, content)) for name, (key, content) in sorted(values.items())}
    there = set(storage.names())
    for name, row in rows.items():
        if row.file not in there:
            storage.write(row.file, values[name][1])
    lines = [f" {json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items()]
    storage.write(_LIST, ("{\n" + ",\n".join(lines) + "\n}\n").encode())
    for old in there - {row.file for row in rows.values()} - {_LIST}:
        storage.remove(old)


def _listed(storage: Storage) -> dict[str, Listed]:
    try:
        told = json.loads(storage.read(_LIST)) if storage.exists(_LIST) else {}
        return {name: Listed(*row) for name, row in told.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        log.warning("%s/%s cannot be read: %s", storage, _LIST, error)
        return {}


def _read(storage: Storage, name: str, file: str) -> bytes | None:
    try:
        content = storage.read(file)
    except OSError as error:
        log.warning("%s cannot be read: %s", file, error)
        return None
    if _file(name, content) != file:
        log.warning("%s is damaged", file)
        return None
    return content


def _file(name: str, content: bytes) -> str:
    return f"{name}-{hashlib.sha256(content).hexdigest()[:16]}.zip"
