"""How fresh the figures are: of every table the years, when it was last changed and read, and whether newer are due."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from data_sources import Snapshot
from data_sources.catalogue import tables
from data_sources.manifest import Entry

__all__ = ["Fresh", "Waiting", "boundary_years", "freshness", "waiting"]


@dataclass(frozen=True)
class Fresh:
    """One table.

    Attributes
    ----------
    entry : Entry
        What the snapshot says of it.
    years : tuple of int
        That it holds, oldest first.
    expected : int or None
        The next year that its makers will add; None for a table that is complete.
    late : bool
        Whether that year began more than a year ago.
    """

    entry: Entry
    years: tuple[int, ...]
    expected: int | None
    late: bool


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
    open_ended = {table.id for table in tables() if table.years[-1] > today.year + 10}
    found = []
    for entry in snapshot.sources():
        years = _years(entry)
        if entry.file("areas") or not years:
            continue
        expected = years[-1] + 1 if entry.id in open_ended else None
        found.append(Fresh(entry, years, expected, expected is not None and expected < today.year))
    return tuple(found)


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
