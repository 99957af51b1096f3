"""Files that were asked for by the version of their figures: kept, so that a citation stays what it was."""

import logging
from functools import cache
from hashlib import sha256
from pathlib import Path

import platformdirs
from pydantic_settings import BaseSettings, SettingsConfigDict

from data_sources.errors import SnapshotError
from data_sources.storage import Storage

__all__ = ["find", "keep"]

log = logging.getLogger(__name__)


class _Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="DIVERSITEIT_", env_file=".env", extra="ignore")

    archive: str = str(Path(platformdirs.user_data_dir("diversiteitsdashboard")) / "beelden")
    """A folder or an fsspec URL; several processes share one. Empty: nothing is kept."""

    archive_files: int = 100_000
    """At most; some 50 kB each."""


@cache
def _place() -> Storage | None:
    settings = _Settings()
    return Storage(settings.archive) if settings.archive else None


def find(version: str, address: str) -> bytes | None:
    """Return a file as it was first given; None where it was never asked for while its figures were shown.

    Parameters
    ----------
    version : str
        Of the figures.
    address : str
        Of the file within the site, with its query in order.
    """
    place, name = _place(), _name(version, address)
    try:
        return place.read(name) if place is not None and place.exists(name) else None
    except OSError as error:
        log.warning("%s cannot be read: %s", name, error)
        return None


def keep(version: str, address: str, content: bytes) -> bool:
    """Keep a file; return whether it is kept, which is what a lasting address promises."""
    place = _place()
    if place is None:
        return False
    try:
        if len(place.names()) >= _Settings().archive_files:
            log.warning("%s is full: %d files", place, _Settings().archive_files)
            return False
        place.write(_name(version, address), content)
    except (OSError, SnapshotError) as error:
        log.warning("%s: nothing is kept here (%s)", place, error)
        return False
    return True


def _name(version: str, address: str) -> str:
    return f"{version}/{sha256(address.encode()).hexdigest()}"
