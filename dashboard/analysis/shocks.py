"""Changes of one year that are known to have been a shock, and what a series is without them."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from pydantic import model_validator

from data_sources.declared import Declared, Text, read_declaration

__all__ = ["Shock", "shock_in", "shocks", "since_shock"]


class Shock(Declared):
    """A declared shock; see ``shocks.toml`` for the meaning of each field."""

    first: int
    last: int
    immigrants: int
    from_there: int
    country: Text
    source: Text
    url: str

    @model_validator(mode="after")
    def _in_order(self) -> "Shock":
        if not (self.first < self.last and 0 < self.from_there < self.immigrants):
            raise ValueError("A shock ends after it began, and those from one country are a part of all.")
        return self


@cache
def shocks() -> Mapping[str, Shock]:
    """Return every declared shock, the latest last."""
    found = read_declaration(__package__, "shocks.toml", dict[str, Shock])
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: item[1].last)))


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
