"""What can be shown of an area, as declared in ``indicators.toml``."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from pydantic import field_validator

from dashboard.analysis.certainty import Range
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from data_sources.catalogue import groups, trees
from data_sources.catalogue.origins import Birthplace, Classification
from data_sources.declared import Declared, read_declaration

__all__ = [
    "EACH",
    "FINEST",
    "LEVELS",
    "Indicator",
    "Partition",
    "in_order",
    "indicator_of",
    "indicators",
    "short",
]

Partition = tuple[str, int]
"""A classification and its number of groups: values of different partitions cannot be compared."""

FINEST = 0
"""The number of groups of the finest division of a classification, until the figures say how many that are."""

EACH = "each"
"""What stands for the indicators of every group, where they share their words and their account."""

LEVELS = ("gemeente", "wijk", "buurt")

_KINDS = (None, "sum", "country", "rest")


class _Shared(Declared):
    """What is declared of an indicator, or of one for each group."""

    classification: Classification
    groups: int
    measure: Literal["index", "share"]
    counterpart: str
    levels: tuple[str, ...] = LEVELS

    @field_validator("groups", mode="before")
    @classmethod
    def _finest(cls, given: Any) -> Any:
        return FINEST if given == "finest" else given


class _Fields(_Shared):
    of: tuple[str, ...] = ()
    birthplace: Birthplace | None = None


class _Template(_Shared):
    prefix: str
    tree: str


class _Indicators(Declared):
    """The whole declaration."""

    indicator: dict[str, _Fields]
    each: tuple[_Template, ...]


@dataclass(frozen=True)
class Indicator:
    """A declared indicator; see ``indicators.toml`` for the meaning of each field.

    Attributes
    ----------
    group : str or None
        The one group whose share it is, where there is an indicator for each.
    kind : str or None
        Whether that is a `country`, a `sum` of countries, or a `rest`.
    """

    key: str
    classification: str
    groups: int
    measure: str
    counterpart: str
    of: tuple[str, ...] = ()
    birthplace: str | None = None
    group: str | None = None
    kind: str | None = None
    levels: tuple[str, ...] = LEVELS

    @property
    def partition(self) -> Partition:
        """The division into groups that the values belong to."""
        return self.classification, self.groups

    @property
    def is_share(self) -> bool:
        """Whether the value is a part of all residents (else the index, a chance)."""
        return self.measure == "share"

    @property
    def entry(self) -> str:
        """Where its account is: its key, or what stands for all groups."""
        return self.key if self.group is None else EACH

    def quantity(self, value: float, within: Range | None = None) -> Quantity:
        """Return a value, and between what it lies, with all that is needed to tell it."""
        if self.is_share:
            return Quantity(value, "share", 1, within=within)
        return Quantity(value, "index", within=within)

    def told(self, part: str) -> Quantity:
        """Return its words: its `name`, how it is offered (`option`), or what it means (`meaning`)."""
        told = {"groups": Quantity(self.groups, "count")}
        if self.group is not None:
            told["group"] = Quantity(self.group, "group")
        return Quantity(Told(f"indicator.{self.entry}.{part}", told), "told")


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return every declared indicator by its key, in the order of the declaration."""
    found = read_declaration(__package__, "indicators.toml", _Indicators)
    made = {key: Indicator(key, **fields.model_dump()) for key, fields in found.indicator.items()}
    made |= {one.key: one for template in found.each for one in _of_each(template)}
    return MappingProxyType(made)


@cache
def indicator_of(group: str, classification: str) -> str | None:
    """Return the key of the indicator of one group by country; None where there is none."""
    found = (
        key
        for key, one in indicators().items()
        if one.group == group and one.classification == classification
    )
    return next(found, None)


def short(partition: Partition) -> str:
    """Return how ids and texts name a division: by its number of groups, or `landen` where the figures decide that."""
    named = {one.partition for one in indicators().values() if one.groups != FINEST}
    return str(partition[1]) if partition in named else "landen"


def in_order(keys: Iterable[str], language: Language) -> list[str]:
    """Put indicators as they are offered: those of each group last, sums before countries, by their names."""

    def place(key: str) -> tuple[int, str]:
        one = indicators()[key]
        name = one.told("option").write(language).casefold() if one.group else ""
        return _KINDS.index(one.kind), name

    return sorted(keys, key=place)


def _of_each(template: _Template) -> Iterator[Indicator]:
    """One indicator for every group below the top of a tree."""
    shared = template.model_dump(exclude={"prefix", "tree"})
    codes = {group.name: group.code for group in groups()}
    for named in trees()[template.tree].named():
        key = template.prefix + codes[named.name]
        yield Indicator(key, of=named.of, group=named.name, kind=named.kind, **shared)
