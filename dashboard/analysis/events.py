"""What is declared to have happened: the only causes that may be named, and what a series is without a shock."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import field_validator, model_validator

from data_sources.declared import Declared, Text, read_declaration

__all__ = ["Event", "Shock", "events", "named_with", "shock_in", "shocks", "since_shock"]

COUNTRY = "NL"


class Event(Declared):
    """A declared event; see ``events.toml`` for the meaning of each field."""

    first: int
    last: int
    of: str = COUNTRY
    what: Text
    groups: tuple[str, ...] = ()
    tempo: bool = True
    immigrants: int | None = None
    from_there: int | None = None
    country: Text | None = None
    source: Text
    url: str

    @field_validator("source", mode="before")
    @classmethod
    def _same_in_both(cls, given: Any) -> Any:
        return {"nl": given, "en": given} if isinstance(given, str) else given

    @model_validator(mode="after")
    def _in_order(self) -> "Event":
        if self.first > self.last:
            raise ValueError("An event ends after it began.")
        if not self.url.startswith("https://"):
            raise ValueError("An event has a source that can be read.")
        return self


class Shock(Event):
    """An event that no tempo may carry on: with its persons, and where those of one country came from."""

    immigrants: int
    from_there: int
    country: Text

    @model_validator(mode="after")
    def _is_a_shock(self) -> "Shock":
        if not (self.first < self.last and 0 < self.from_there < self.immigrants):
            raise ValueError("A shock ends after it began, and those from one country are a part of all.")
        return self


@cache
def events() -> Mapping[str, Event]:
    """Return every declared event, the latest last."""
    found = read_declaration(__package__, "events.toml", dict[str, Event])
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (item[1].last, item[1].first))))


def named_with(region: str, groups: Collection[str], year: int) -> list[Event]:
    """The events that may be named beside a jump.

    Parameters
    ----------
    region : str
        Code of a gemeente.
    groups : collection of str
        Of origin: those that jumped.
    year : int
        The jump lies in the year to this 1 January.
    """
    return [
        event
        for event in events().values()
        if event.of in (region, COUNTRY)
        and event.first < year <= event.last
        and set(groups) & set(event.groups)
    ]


@cache
def shocks() -> Mapping[str, Shock]:
    """Return every declared event that is no tempo, the latest last."""
    found = {
        key: Shock.model_validate(event.model_dump()) for key, event in events().items() if not event.tempo
    }
    return MappingProxyType(found)


def shock_in(years: Iterable[int]) -> Shock | None:
    """The latest shock of which these years hold both ends; None without one."""
    known = set(years)
    latest_first = reversed(list(shocks().values()))
    return next((one for one in latest_first if {one.first, one.last} <= known), None)


def since_shock(years: Iterable[int]) -> list[int]:
    """The years from the end of the latest shock on; all of them without one."""
    known = sorted(years)
    shock = shock_in(known)
    return [year for year in known if shock is None or year >= shock.last]
