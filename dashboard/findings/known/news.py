"""What is new: figures that came, what changed in figures and method, dossiers; and what CBS is expected to publish."""

import datetime
from dataclasses import dataclass

from dashboard.findings.known.dossiers import dossiers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.sources.declarations import changes
from dashboard.findings.sources.freshness import freshness
from data_sources import Snapshot
from data_sources.declared import Text
from data_sources.manifest import Entry

__all__ = ["Coming", "Item", "coming", "news"]


@dataclass(frozen=True)
class Item:
    """Something new.

    Attributes
    ----------
    day : date
    kind : {"figures", "change", "dossier", "answer"}
    told : Text, Told or str
        A sentence or more; what somebody wrote is in one language.
    path : str
        Where more is to be found, within the site.
    query : tuple of (str, str)
        Of that address, without language and gemeente.
    """

    day: datetime.date
    kind: str
    told: Text | Told | str
    path: str
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Coming:
    """Figures that are expected.

    Attributes
    ----------
    due : date
        The first day on which they are usually there.
    year : int
        Of which they are.
    title, table : str
        Of the table.
    """

    due: datetime.date
    year: int
    title: str
    table: str


def news(held: Snapshot) -> tuple[Item, ...]:
    """Return what is new, newest first.

    Parameters
    ----------
    held : Snapshot
    """
    found = [_figures(held, day) for day in sorted({_read(entry) for entry in held.sources()})]
    found += [
        Item(one.date, "change", one.text, "/verantwoording", (("deel", "wijzigingen"),)) for one in changes()
    ]
    found += [Item(one.added, "dossier", one.summary[0], f"/kennis/{key}") for key, one in dossiers().items()]
    return tuple(sorted(found, key=lambda item: item.day, reverse=True))


def coming(held: Snapshot, today: datetime.date) -> tuple[Coming, ...]:
    """Return what CBS is expected to publish, soonest first, as far as the catalogue knows its calendar.

    Parameters
    ----------
    held : Snapshot
    today : date
    """
    found = [
        Coming(one.awaited.due, one.awaited.year, one.entry.title, one.entry.id)
        for one in freshness(held, today)
        if one.awaited is not None and one.awaited.due >= today
    ]
    return tuple(sorted(found, key=lambda one: one.due))


def _read(entry: Entry) -> datetime.date:
    return datetime.date.fromisoformat(entry.retrieved[:10])


def _figures(held: Snapshot, day: datetime.date) -> Item:
    tables = tuple(entry.id for entry in held.sources() if _read(entry) == day)
    told = Told(
        "kennis.news.figures",
        {"tables": Quantity(tables, "names"), "count": Quantity(len(tables), "count")},
        "count",
    )
    return Item(day, "figures", told, "/verantwoording", (("deel", "tabellen"),))
