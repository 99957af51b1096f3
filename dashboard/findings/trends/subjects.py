"""What can be followed over the years, as declared in ``series.toml``, and its values in each classification."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType

import pandas as pd

from dashboard.analysis import trends
from dashboard.findings.data.national import HERKOMST, OLD, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.cells import values_of
from dashboard.findings.model.indicators import Indicator, Partition, indicators
from dashboard.findings.model.quantities import Quantity
from data_sources.declared import Declared, read_declaration
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["INDEX", "Subject", "country", "subject_of", "subjects", "values"]

INDEX = "index"
"""The code of the index among the subjects."""


class _Fields(Declared):
    """What is declared of a subject."""

    old: str | None = None
    new: str | None = None
    group: str | None = None
    published: tuple[str, ...] = ()
    jumps: bool = False


@dataclass(frozen=True)
class Subject:
    """A declared subject; see ``series.toml`` for the meaning of each field."""

    code: str
    old: Indicator | None
    new: Indicator | None
    group: str | None = None
    published: tuple[str, ...] = ()
    jumps: bool = False

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """One for each classification that has it, oldest first."""
        return tuple(one for one in (self.old, self.new) if one)

    @property
    def name(self) -> Quantity:
        """How it is offered."""
        if self.new is not None and self.new.group is not None:
            return self.new.told("option")
        return Quantity(f"trends.groups.{self.code}", "text")


@cache
def subjects() -> Mapping[str, Subject]:
    """Return every declared subject by its code, in the order of the declaration; then a country or group each."""
    made = {}
    for code, fields in read_declaration(__package__, "series.toml", dict[str, _Fields]).items():
        old, new = _indicator(fields.old, OLD), _indicator(fields.new, HERKOMST)
        made[code] = Subject(code, old, new, **fields.model_dump(exclude={"old", "new"}))
    # A group of which the present classification has an indicator by country is a subject under the same code.
    made |= {key: Subject(key, None, indicator) for key, indicator in indicators().items() if indicator.group}
    return MappingProxyType(made)


@cache
def subject_of(indicator: str) -> str:
    """Return the code of the subject that a declared indicator belongs to."""
    wanted = _same(indicators()[indicator])
    found = (code for code, one in subjects().items() if wanted in map(_same, one.indicators))
    return next(found, INDEX)


@kept(48)
def values(held: National, indicator: Indicator) -> pd.DataFrame:
    """Values of all gemeenten and years, on (region, year); see `values_of`."""
    if indicator.key in indicators():
        return held.values(indicator.key)
    found = values_of(indicator, held.origin(indicator.partition))
    return found.set_index(["region", "year"]).sort_index()


@kept(48)
def country(held: National, subject: Subject, indicator: Indicator) -> pd.DataFrame:
    """The national value on every year: the published one, else that of all gemeenten together.

    Parameters
    ----------
    held : National
    subject : Subject
    indicator : Indicator
        One of those of the subject.

    Returns
    -------
    DataFrame on year
        `value` (0 to 1), `weighted` (bool: made of the shares of all gemeenten, weighted with their inhabitants of
        the last year; see :func:`dashboard.analysis.trends.country_series`) and `table` (of published ones).
        Years without either are left out.

    Raises
    ------
    NotHeldError
        There is neither in any year.
    """
    alike = [indicator]
    if subject.published and indicator.partition == OLD:
        alike.append(Indicator(indicator.key, OLD[0], 3, indicator.measure, "", subject.published))
    published = [if_held(partial(_published, held, one)) for one in alike]
    found = [frame for frame in published if frame is not None]
    if not indicator.birthplace and indicator.partition in held.shares:
        shares = trends.country_series(held.shares[indicator.partition], held.inhabitants)
        value = trends.index_series(shares)
        if indicator.is_share:
            value = shares[list(indicator.of)].sum(axis=1, skipna=False) / shares.sum(axis=1, skipna=False)
        found.append(pd.DataFrame({"value": value, "weighted": True, "table": None}))
    if not found:
        raise NotHeldError(Lacking("origin", ("land",), (), *indicator.partition))
    together = pd.concat([frame for frame in found if len(frame)])
    together = together[together["value"].notna()]
    return together[~together.index.duplicated()].sort_index()


def _published(held: National, indicator: Indicator) -> pd.DataFrame:
    found = held.land_values(indicator)
    return found.assign(weighted=False, table=found["source_table"].astype(str))[
        ["value", "weighted", "table"]
    ]


def _same(indicator: Indicator) -> tuple[object, ...]:
    """What two indicators of the same have in common, whatever they are called."""
    return indicator.partition, indicator.measure, frozenset(indicator.of), indicator.birthplace


def _indicator(name: str | None, partition: Partition) -> Indicator | None:
    """A declared indicator, or else the share of one group."""
    if name is None or name in indicators():
        return indicators()[name] if name else None
    return Indicator(name, *partition, measure="share", counterpart="", of=(name,))
