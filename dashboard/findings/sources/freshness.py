"""How fresh the figures are: of every table the years, when it was last changed and read, and whether newer are due."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.sources.grounds import of_source
from data_sources import Snapshot
from data_sources.calendar import Awaited, awaited
from data_sources.catalogue import find, tables
from data_sources.errors import CatalogueError
from data_sources.manifest import Entry

__all__ = ["Fresh", "Waiting", "boundary_years", "freshness", "published_without", "superseded", "waiting"]


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
    grounds : tuple of Told
        What its caveat rests on.
    """

    entry: Entry
    years: tuple[int, ...]
    awaited: Awaited | None
    grounds: tuple[Told, ...] = ()


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
        grounds = of_source(snapshot, entry.id, entry.title)
        found.append(Fresh(entry, years, expected.get(entry.id), grounds))
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


def published_without(snapshot: Snapshot) -> Told | None:
    """Say what the last refresh could not bring and the figures were published without; None where it brought all."""
    remarks = [remark for remark in snapshot.manifest.remarks if _title(snapshot, remark.source)]
    if not remarks:
        return None
    names = tuple(f"{_title(snapshot, remark.source)} ({remark.source})" for remark in remarks)
    since = min(remark.since for remark in remarks)
    return Told("footer.without", {"names": Quantity(names, "names"), "since": Quantity(since, "date")})


def waiting(snapshot: Snapshot) -> tuple[Waiting, ...]:
    """Name the declared tables that the snapshot does not hold, newest first."""
    missing = [table for table in tables() if snapshot.manifest.entry(table.id) is None]
    found = [Waiting(table.id, table.title, int(table.years[0])) for table in missing]
    return tuple(sorted(found, key=lambda one: -one.first))


def boundary_years(snapshot: Snapshot) -> dict[str, tuple[int, ...]]:
    """Return the years of the boundaries that the snapshot holds, by level."""
    levels = ("provincie", "gemeente", "wijk", "buurt")
    return {level: tuple(snapshot.area_years(level)) for level in levels if snapshot.area_years(level)}


def _title(snapshot: Snapshot, source: str) -> str:
    """The title of a source; empty for what is none."""
    if (entry := snapshot.manifest.entry(source)) is not None:
        return entry.title
    try:
        return find(source).title
    except CatalogueError:
        return ""


def _years(entry: Entry) -> tuple[int, ...]:
    of_files: Iterable[int] = (year for file in entry.files for year in file.years)
    return tuple(sorted(set(of_files)))
