"""The user's own folder of derived values: for other figures or other code than those that values came along with."""

import logging
import os
import shutil
from functools import cache
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from dashboard.derived.shipped import content_of
from data_sources import Snapshot
from data_sources.errors import SnapshotError
from data_sources.storage import Storage

__all__ = ["SETTING", "chosen", "find", "keep"]

SETTING = "DIVERSITEIT_DERIVED"
"""Names the folder (`.env` as well); empty: nothing is kept."""

_VERSIONS = 3
"""States of the figures of which values are kept."""

log = logging.getLogger(__name__)


class _Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="DIVERSITEIT_", env_file=".env", extra="ignore")

    derived: str | None = None


@cache
def chosen() -> Storage | None:
    """Return the folder; None where nothing is to be kept."""
    try:
        named = _Settings().derived
        if named == "":
            return None
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        return Storage(named or str(caches / "diversiteitsdashboard"))
    except (RuntimeError, SnapshotError):
        return None


def find(snapshot: Snapshot, name: str, key: str) -> bytes | None:
    """Return the bytes of a value, if they are here."""
    storage, path = chosen(), _path(snapshot, name, key)
    try:
        return storage.read(path) if storage is not None and storage.exists(path) else None
    except OSError as error:
        log.warning("%s cannot be read: %s", path, error)
        return None


def keep(snapshot: Snapshot, name: str, key: str, content: bytes) -> None:
    """Write a value where that may be, and remove those that it replaces."""
    storage, path = chosen(), _path(snapshot, name, key)
    if storage is None:
        return
    try:
        storage.write(path, content)
        _tidy(Path(storage.root), path, name)
    except (OSError, SnapshotError) as error:
        log.info("%s: nothing is kept here (%s)", storage, error)


def _path(snapshot: Snapshot, name: str, key: str) -> str:
    return f"{content_of(snapshot)}/{name}@{key}.zip"


def _tidy(root: Path, kept: str, name: str) -> None:
    for old in (root / kept).parent.glob(f"{name}@*.zip"):
        if old.name != Path(kept).name:
            old.unlink(missing_ok=True)
    versions = sorted(
        (path for path in root.iterdir() if path.is_dir()), key=lambda path: -path.stat().st_mtime
    )
    for old in versions[_VERSIONS:]:
        shutil.rmtree(old, ignore_errors=True)
