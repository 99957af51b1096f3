"""What `typology.toml` may say: signals, conditions, rules, names of types, and the choice of peers."""

import operator
from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import Any, Literal

import pandas as pd
from pydantic import field_validator, model_validator

from dashboard.analysis.declared import Computation
from dashboard.analysis.signals import Groups, LargeCity, SignalTable
from dashboard.language.formats import Formats
from dashboard.language.units import measured, units
from data_sources.declared import Declared, Text, read_declaration

Language = Literal["nl", "en"]
Names = Mapping[str, str]

_FORMATS: dict[Language, Formats] = {"nl": Formats("nl_NL"), "en": Formats("en_GB")}
NATIONAL = "national_"
"""What a signal is called in a sentence when its national value is meant."""
PERIOD = "period_"
"""What a signal is called in a sentence when the year of its figure is meant."""
_COMPARISONS = {"at_least": operator.ge, "at_most": operator.le, "below": operator.lt}


class Signal(Declared):
    """How a signal is named and written, and its part in the nearest likes.

    `national` names the signal that holds the national value of this one, where it is of another group in every
    gemeente.
    """

    label: Text
    national: str | None = None
    unit: str = "count"
    decimals: int = 0
    text: bool = False
    nearest: bool = False
    log: bool = False
    figure: Computation | None = None

    @field_validator("unit")
    @classmethod
    def _is_declared(cls, given: str) -> str:
        if given not in units():
            raise ValueError(f"unit {given!r} has no words in units.toml")
        return given


class Condition(Declared):
    """One signal compared with one number, or with times the national value."""

    signal: str
    at_least: float | None = None
    at_most: float | None = None
    below: float | None = None
    times: Literal["national"] | None = None
    why: Text

    @model_validator(mode="after")
    def _one_comparison(self) -> "Condition":
        if sum(getattr(self, name) is not None for name in _COMPARISONS) != 1:
            raise ValueError(f"a condition on {self.signal} needs one of {', '.join(_COMPARISONS)}")
        return self

    @property
    def comparison(self) -> str:
        """`at_least`, `at_most` or `below`."""
        return next(name for name in _COMPARISONS if getattr(self, name) is not None)

    def threshold(self, national: pd.Series) -> float:
        """Return the bound in the signal's unit; NaN when it rests on a national value that is missing."""
        bound = float(getattr(self, self.comparison))
        return bound * float(national[self.signal]) if self.times else bound

    def moved(self, factor: float) -> "Condition":
        """Return the condition with another bound: `factor` times its own."""
        return self.model_copy(update={self.comparison: factor * float(getattr(self, self.comparison))})

    def met(self, table: SignalTable) -> pd.Series:
        """Whether each gemeente meets it; a missing signal does not."""
        values = table.signals[self.signal].astype(float)
        return _COMPARISONS[self.comparison](values, self.threshold(table.national))

    def met_by(self, value: float, national: pd.Series) -> bool:
        """Whether one value meets it; a missing one does not."""
        return bool(_COMPARISONS[self.comparison](value, self.threshold(national)))


class Rule(Declared):
    """When a type holds, and the sentence that says why."""

    type: str
    sentence: Text
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All conditions, those of `any` last."""
        return self.all + self.any

    def fields(self, language: Language) -> list[str]:
        """Return what the sentence wants filled in: signals, or `national_` or `period_` and a signal."""
        return [field for _, field, _, _ in Formatter().parse(self.sentence[language]) if field]

    def told(self, language: Language) -> list[str]:
        """Return the signals that the sentence tells."""
        return [field.removeprefix(NATIONAL).removeprefix(PERIOD) for field in self.fields(language)]

    def moved(self, factor: float) -> "Rule":
        """Return the rule with all its bounds `factor` times as high."""
        moved = {part: tuple(one.moved(factor) for one in getattr(self, part)) for part in ("all", "any")}
        return self.model_copy(update=moved)

    def holds(self, table: SignalTable) -> pd.Series:
        """Whether it holds for each gemeente."""
        held = pd.Series(True, index=table.signals.index)
        for condition in self.all:
            held &= condition.met(table)
        if self.any:
            held &= pd.concat([condition.met(table) for condition in self.any], axis=1).any(axis=1)
        return held


class TypeName(Declared):
    """What one gemeente and all gemeenten of a type are called, and whether they are a group to compare with.

    `said`: what one of them is said to be, where that is not `one` (in English it has an article).
    """

    one: Text
    many: Text
    said: Text | None = None
    peers: bool = True


class PeerSettings(Declared):
    """How peers are chosen: the smallest set, how many likes of which sizes, lower bounds of size classes."""

    minimum: int
    nearest: int
    size_factor: float
    size_classes: tuple[int, ...]


class Typology(Declared):
    """The whole declaration."""

    fallback: str
    groups: Groups
    large_city: LargeCity
    peers: PeerSettings
    signal: dict[str, Signal]
    type: dict[str, TypeName]
    rule: tuple[Rule, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> "Typology":
        for rule in self.rule:
            if rule.type not in self.type:
                raise ValueError(f"rule for unknown type {rule.type!r}")
            used = {condition.signal for condition in rule.conditions}
            used |= {*rule.told("nl"), *rule.told("en")}
            if unknown := sorted(used - set(self.signal)):
                raise ValueError(f"rule for {rule.type!r} on unknown signals: {', '.join(unknown)}")
        if not self.rule or self.rule[-1].type != self.fallback or self.rule[-1].conditions:
            raise ValueError(f"the last rule must be that of {self.fallback!r}, without conditions")
        return self

    def moved(self, factor: float) -> "Typology":
        """Return the declaration with the bounds of all rules and of large cities `factor` times as high."""
        cities = {name: factor * bound for name, bound in self.large_city.model_dump().items()}
        moved = {
            "rule": tuple(rule.moved(factor) for rule in self.rule),
            "large_city": self.large_city.model_copy(update=cities),
        }
        return self.model_copy(update=moved)

    def written(self, signal: str, value: Any, language: Language, names: Names | None = None) -> str:
        """Write a value of a signal with its unit, as the language does; names go through `names`."""
        missing = "onbekend" if language == "nl" else "unknown"
        if isinstance(value, tuple):
            joint = " en " if language == "nl" else " and "
            return joint.join((names or {}).get(name, name) for name in value)
        if pd.isna(value):
            return missing
        if isinstance(value, str):
            return (names or {}).get(value, value)
        declared = self.signal[signal]
        return measured(declared.unit, float(value), declared.decimals, _FORMATS[language], language)


@cache
def typology() -> Typology:
    """Return the declaration in `typology.toml`.

    Raises
    ------
    data_sources.declared.NotDeclaredError
        The file says something that has no meaning.
    """
    return read_declaration(__package__, "typology.toml", Typology)
