"""How fresh the figures are: of every table the years, when it was last changed and read, and whether newer are due."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.findings.quantities import Quantity, Told
from data_sources import Snapshot
from data_sources.calendar import Awaited, awaited
from data_sources.catalogue import tables
from data_sources.manifest import Entry

__all__ = ["Fresh", "Waiting", "boundary_years", "freshness", "superseded", "waiting"]


@dataclass(frozen=True)
class Fresh:
    """One table.

    Attributes
    ----------
    entry : Entry
        What the snapshot says of it.
    years : tuple of int
        That it holds, oldest first.
    awaited : Awaited or None
        What its makers are expected to publish after it; None for a table that is complete.
    """

    entry: Entry
    years: tuple[int, ...]
    awaited: Awaited | None


@dataclass(frozen=True)
class Waiting:
    """A declared table that the snapshot does not hold."""

    table: str
    title: str
    first: int


def freshness(snapshot: Snapshot, today: datetime.date) -> tuple[Fresh, ...]:
    """Tell of every table of figures how fresh it is.

    Parameters
    ----------
    snapshot : Snapshot
    today : date

    Returns
    -------
    tuple of Fresh
        Boundaries not among them (see :func:`boundary_years`).
    """
    expected = awaited(snapshot.sources(), today)
    found = []
    for entry in snapshot.sources():
        years = _years(entry)
        if entry.file("areas") or not years:
            continue
        found.append(Fresh(entry, years, expected.get(entry.id)))
    return tuple(found)


def superseded(snapshot: Snapshot, today: datetime.date) -> Told | None:
    """Say that there are probably newer figures than those shown; None while there are none to be expected.

    Of the sources with newer figures the first is named: the catalogue has those that matter most first.

    Parameters
    ----------
    snapshot : Snapshot
    today : date
        The day of looking.
    """
    found = awaited(snapshot.sources(), today)
    for states in (("since", "absent"), ("renewed",)):
        for entry in snapshot.sources():
            expected = found.get(entry.id)
            if expected is None or expected.state not in states or entry.file("areas"):
                continue
            told = {
                "read": Quantity(entry.retrieved, "date"),
                "year": Quantity(expected.year, "year"),
                "due": Quantity(expected.due.isoformat(), "date"),
                "table": Quantity(entry.id, "name"),
            }
            return Told(f"footer.{expected.state}", told)
    return None


def waiting(snapshot: Snapshot) -> tuple[Waiting, ...]:
    """Name the declared tables that the snapshot does not hold, newest first."""
    missing = [table for table in tables() if snapshot.manifest.entry(table.id) is None]
    found = [Waiting(table.id, table.title, int(table.years[0])) for table in missing]
    return tuple(sorted(found, key=lambda one: -one.first))


def boundary_years(snapshot: Snapshot) -> dict[str, tuple[int, ...]]:
    """Return the years of the boundaries that the snapshot holds, by level."""
    levels = ("provincie", "gemeente", "wijk", "buurt")
    return {level: tuple(snapshot.area_years(level)) for level in levels if snapshot.area_years(level)}


def _years(entry: Entry) -> tuple[int, ...]:
    of_files: Iterable[int] = (year for file in entry.files for year in file.years)
    return tuple(sorted(set(of_files)))
