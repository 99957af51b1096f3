"""What CBS has published by a day, as far as its usual calendar tells: which figures of the snapshot are superseded."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from data_sources.catalogue import releases
from data_sources.catalogue.models import Release
from data_sources.manifest import Entry

__all__ = ["Awaited", "awaited"]

State = Literal["coming", "since", "absent", "renewed"]


@dataclass(frozen=True)
class Awaited:
    """What CBS is expected to publish after what is held; never what it did publish, which nobody asked.

    Attributes
    ----------
    year : int
        Of which the figures are.
    due : date
        The first day on which they are usually there.
    state : str
        `coming`: not due yet. `since`: due after the figures that are held were read. `absent`: due before that day,
        and not there then. `renewed`: `year` is held, and was to be filled in after that day.
    """

    year: int
    due: datetime.date
    state: State

    def __str__(self) -> str:
        """Say it in a few words, for `status`."""
        return {
            "coming": f"{self.year} vóór {self.due}",
            "since": f"{self.year}, er sinds {self.due}",
            "absent": f"{self.year}, werd verwacht vóór {self.due}",
            "renewed": f"aanvulling van {self.year}, er sinds {self.due}",
        }[self.state]

    @property
    def superseded(self) -> bool:
        """Whether the figures that are held are probably no longer those of CBS."""
        return self.state in ("since", "renewed")


def awaited(entries: Iterable[Entry], today: datetime.date) -> Mapping[str, Awaited]:
    """Say of every source what is expected after it.

    Parameters
    ----------
    entries : iterable of Entry
        All sources of a snapshot: of a release that comes as a table a year, the newest says what is next.
    today : date

    Returns
    -------
    mapping of id to Awaited
        Without sources that are complete.
    """
    held = {
        entry.id: (release, last(entry)) for entry in entries if last(entry) and (release := _release(entry))
    }
    newest: dict[Release, int] = {}
    for release, year in held.values():
        newest[release] = max(year, newest.get(release, 0))
    found = {}
    for entry in entries:
        if entry.id not in held:
            continue
        release, year = held[entry.id]
        read = datetime.datetime.fromisoformat(entry.retrieved).date()
        expected = _next(release, year, read, today) if year == newest[release] else None
        if expected is None or not expected.superseded:
            expected = _renewal(release, year, read, today) or expected
        if expected:
            found[entry.id] = expected
    return found


def last(entry: Entry) -> int:
    """Return the last year that a source holds; 0 without any."""
    return max((year for file in entry.files for year in file.years), default=0)


def _next(release: Release, year: int, read: datetime.date, today: datetime.date) -> Awaited:
    """The newest year that is due by today, or else the one that comes first."""
    while release.due(year + 2) <= today:
        year += 1
    due = release.due(year + 1)
    return Awaited(year + 1, due, "coming" if today < due else "since" if read < due else "absent")


def _renewal(release: Release, year: int, read: datetime.date, today: datetime.date) -> Awaited | None:
    """The last time that a year was to be filled in after it was read."""
    for again in range(release.renewed, 0, -1):
        due = release.due(year + again)
        if read < due <= today:
            return Awaited(year, due, "renewed")
    return None


def _release(entry: Entry) -> Release | None:
    return next((one for one in releases() if one.holds(entry.id, entry.title)), None)
