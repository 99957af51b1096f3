"""The decorator: from a file, else computed and written to one."""

import logging
import typing
import zipfile
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import pyarrow as pa

from dashboard.derived import shipped, user_folder
from dashboard.derived.source_code import digest
from dashboard.derived.written import CannotBeWrittenError, read, write
from data_sources import Snapshot

__all__ = ["DERIVED", "Item", "derived", "earlier", "gathered", "key"]

Given = ParamSpec("Given")
Made = TypeVar("Made")

_DAMAGE = ValueError, KeyError, TypeError, zipfile.BadZipFile, pa.ArrowException

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Item:
    """Something that follows from a snapshot.

    Attributes
    ----------
    name : str
        The same for all values of its parameters.
    make : callable
    """

    name: str
    make: Callable[..., Any]

    @property
    def expected(self) -> Any:
        """What it is: an annotation."""
        return typing.get_type_hints(self.make)["return"]

    def of(self, given: tuple[Hashable, ...]) -> str:
        """Name the value for some parameters."""
        return "-".join([self.name, *(str(part) for part in _flat(given))])


@dataclass(frozen=True)
class Value:
    """One value of an item, as it is computed, and its bytes."""

    item: Item
    value: Any
    content: bytes


DERIVED: dict[str, Item] = {}
"""All that is derived, by name; of the modules that are imported."""

_gathering: dict[Snapshot, dict[str, Value]] = {}
"""Snapshots of which everything is computed anew, with what was so far."""


def derived(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Decorator: compute once for each snapshot, and keep the result on disk.

    Parameters
    ----------
    make : callable
        Of a snapshot, or of something that has one as its `snapshot` and nothing else that matters; then of plain
        parameters. What it returns says its annotation.
    """
    item = Item(f"{make.__module__.rsplit('.', 1)[1]}.{make.__qualname__}", make)
    DERIVED[item.name] = item

    @wraps(make)
    def asked(*given: Given.args, **named: Given.kwargs) -> Made:
        snapshot: Any = getattr(given[0], "snapshot", given[0])
        name = item.of((*given[1:], *named.values()))
        # What is made up for a test is not what its files say.
        if type(snapshot) is not Snapshot:
            return make(*given, **named)
        if snapshot in _gathering:
            made = make(*given, **named)
            _gathering[snapshot][name] = Value(item, made, write(made, item.expected))
            return made
        under = key(snapshot, item)
        for place in (shipped, user_folder):
            content = place.find(snapshot, name, under)
            if content is not None:
                try:
                    found: Made = read(content, item.expected)
                except _DAMAGE as error:
                    log.warning("%s is damaged, and computed again (%s)", name, error)
                else:
                    return found
        made = make(*given, **named)
        _keep(snapshot, name, under, made, item)
        return made

    return asked


def earlier(snapshot: Snapshot, name: str) -> list[Any]:
    """Values of a name that came along with a snapshot and with the embedded one, of whatever figures and code.

    Some of what they hold may still be true. While everything is computed anew there are none.

    Parameters
    ----------
    snapshot : Snapshot
    name : str
        As :meth:`Item.of` makes it.
    """
    if snapshot in _gathering:
        return []
    found, expected = [], DERIVED[name.split("-")[0]].expected
    for content in shipped.lying(snapshot, name):
        try:
            found.append(read(content, expected))
        except _DAMAGE as error:
            log.warning("%s is damaged, and nothing of it is used (%s)", name, error)
    return found


def key(snapshot: Snapshot, item: Item) -> str:
    """Under what the values of an item are found: the figures, and what they are computed with."""
    return f"{shipped.content_of(snapshot)}-{digest(item.make.__module__)}"


@contextmanager
def gathered(snapshot: Snapshot) -> Iterator[dict[str, Value]]:
    """While this is open, all that is asked of a snapshot is computed, and gathered by name."""
    _gathering[snapshot] = {}
    try:
        yield _gathering[snapshot]
    finally:
        del _gathering[snapshot]


def _keep(snapshot: Snapshot, name: str, under: str, made: object, item: Item) -> None:
    if not user_folder.chosen():
        return
    try:
        user_folder.keep(snapshot, name, under, write(made, item.expected))
    except (CannotBeWrittenError, pa.ArrowException) as error:
        log.warning("%s is kept in memory only (%s)", name, error)


def _flat(given: tuple[Hashable, ...]) -> list[Hashable]:
    return [part for one in given for part in (_flat(one) if isinstance(one, tuple) else [one])]
