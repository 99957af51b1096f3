"""When CBS was last asked for newer figures, and what came of it: beside the snapshot, which only changes with them."""

import logging
from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from data_sources.errors import SnapshotError
from data_sources.storage import Storage

__all__ = ["REFRESHED", "Refreshed", "note", "read_refreshed"]

log = logging.getLogger(__name__)

REFRESHED = "refreshed.json"


class Refreshed(BaseModel):
    """What came of the last refreshes of everything.

    Attributes
    ----------
    tried, succeeded : str or None
        When the last was, and the last of which nothing failed, ISO 8601.
    failed : dict
        By source, why the last could not read it; empty where it succeeded.
    """

    model_config = ConfigDict(frozen=True)

    tried: str
    succeeded: str | None = None
    failed: dict[str, str] = {}


def read_refreshed(storage: Storage) -> Refreshed | None:
    """Return what is known of the last refreshes; None where there were none, as of embedded figures."""
    try:
        return Refreshed.model_validate_json(storage.read(REFRESHED))
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        log.warning("%s cannot be read (%s)", REFRESHED, type(error).__name__)
        return None


def note(storage: Storage, failed: dict[str, str]) -> None:
    """Write what came of a refresh; where that cannot be written, what is known grows old and says so by itself."""
    now, before = datetime.now(UTC).isoformat(timespec="seconds"), read_refreshed(storage)
    succeeded = (before.succeeded if before else None) if failed else now
    told = Refreshed(tried=now, succeeded=succeeded, failed=failed)
    try:
        storage.write(REFRESHED, (told.model_dump_json(indent=1) + "\n").encode())
    except SnapshotError as error:
        log.warning("%s cannot be written (%s)", REFRESHED, error)
