"""Types of gemeenten by declared rules over signals: eigen indeling, naar WRR 2018.

Rules, thresholds and their reasons stand in `typology.toml`; this module only applies them.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any, Literal

import pandas as pd
from pydantic import field_validator, model_validator

from dashboard.analysis.declared import Declared, Figure, Text
from dashboard.analysis.signals import Groups, LargeCity, SignalTable
from dashboard.formats import Formats

Language = Literal["nl", "en"]
Names = Mapping[str, str]

_FORMATS: dict[Language, Formats] = {"nl": Formats("nl_NL"), "en": Formats("en_GB")}
_NATIONAL = "national_"
_COMPARISONS = {"at_least": pd.Series.ge, "at_most": pd.Series.le, "below": pd.Series.lt}


class Signal(Declared):
    """How a signal is named and written, and its part in the nearest likes."""

    label: Text
    period: str
    suffix: Text = Text(nl="", en="")
    decimals: int = 0
    text: bool = False
    nearest: bool = False
    log: bool = False
    figure: Figure | None = None

    @field_validator("suffix", mode="before")
    @classmethod
    def _same_in_both(cls, given: Any) -> Any:
        return {"nl": given, "en": given} if isinstance(given, str) else given


class Condition(Declared):
    """One signal compared with one number, or with times the national value."""

    signal: str
    at_least: float | None = None
    at_most: float | None = None
    below: float | None = None
    times: Literal["national"] | None = None
    why: str

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

    def met(self, table: SignalTable) -> pd.Series:
        """Whether each gemeente meets it; a missing signal does not."""
        values = table.values[self.signal].astype(float)
        return _COMPARISONS[self.comparison](values, self.threshold(table.national))


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
        """Return what the sentence wants filled in: signals, or `national_` and a signal."""
        return [field for _, field, _, _ in Formatter().parse(self.sentence[language]) if field]

    def holds(self, table: SignalTable) -> pd.Series:
        """Whether it holds for each gemeente."""
        held = pd.Series(True, index=table.values.index)
        for condition in self.all:
            held &= condition.met(table)
        if self.any:
            held &= pd.concat([condition.met(table) for condition in self.any], axis=1).any(axis=1)
        return held


class TypeName(Declared):
    """What one gemeente and all gemeenten of a type are called."""

    one: Text
    many: Text


class PeerSettings(Declared):
    """How peers are chosen: the smallest set, the number of nearest likes, lower bounds of size classes."""

    minimum: int
    nearest: int
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
            used |= {field.removeprefix(_NATIONAL) for field in (*rule.fields("nl"), *rule.fields("en"))}
            if unknown := sorted(used - set(self.signal)):
                raise ValueError(f"rule for {rule.type!r} on unknown signals: {', '.join(unknown)}")
        last = self.rule[-1]
        if last.type != self.fallback or last.conditions:
            raise ValueError(f"the last rule must be that of {self.fallback!r}, without conditions")
        return self

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
        return _FORMATS[language].decimal(value, declared.decimals) + declared.suffix[language]


@cache
def typology() -> Typology:
    """Return the declaration in `typology.toml`.

    Raises
    ------
    pydantic.ValidationError
        The file says something that has no meaning.
    """
    text = resources.files("dashboard.analysis").joinpath("typology.toml").read_text(encoding="utf-8")
    return Typology.model_validate(tomllib.loads(text))


def classify(
    table: SignalTable,
    names: Mapping[Language, Names] | None = None,
    declared: Typology | None = None,
) -> pd.DataFrame:
    """Give every gemeente its main type, its signals and the sentence that explains.

    Parameters
    ----------
    table : SignalTable
        All signals that the rules use.
    names : mapping of language to mapping, optional
        How to write names among the signals (codes of cities, groups) in each language.
    declared : Typology, optional
        By default the one of `typology.toml`.

    Returns
    -------
    frame (gemeenten)
        `type` (of the first rule that holds), `signals` (tuple: all types of which a rule holds, in the order of
        the rules; empty when only the fallback is left), `reason`, `reason_en`.
    """
    declared = declared or typology()
    holds = pd.concat([rule.holds(table) for rule in declared.rule], axis=1)
    reasons: dict[str, list[str]] = {"nl": [], "en": []}
    types, signals = [], []
    for region, held in zip(holds.index, holds.to_numpy(), strict=True):
        rules = [rule for rule, holding in zip(declared.rule, held, strict=True) if holding]
        types.append(rules[0].type)
        signals.append(tuple(dict.fromkeys(rule.type for rule in rules if rule.conditions)))
        for language, sentences in reasons.items():
            sentences.append(_reason(rules[0], table, region, language, (names or {}).get(language), declared))
    return pd.DataFrame(
        {"type": types, "signals": signals, "reason": reasons["nl"], "reason_en": reasons["en"]},
        index=holds.index,
    )


def evidence(table: SignalTable, region: str, declared: Typology | None = None) -> pd.DataFrame:
    """Every condition of every rule for one gemeente: what was compared with what, and the outcome.

    Returns
    -------
    frame
        One row per rule and condition, in the order of the rules: `rule` (number), `type`, `part` (`all` or
        `any`), `signal`, `value`, `comparison`, `threshold` (in the signal's unit), `national`, `met`, `why`.

    Raises
    ------
    KeyError
        The gemeente is not in the table.
    """
    declared = declared or typology()
    one = SignalTable(table.values.loc[[region]], table.national)
    return pd.DataFrame(
        {
            "rule": number,
            "type": rule.type,
            "part": "all" if condition in rule.all else "any",
            "signal": condition.signal,
            "value": float(one.values[condition.signal].iloc[0]),
            "comparison": condition.comparison,
            "threshold": condition.threshold(one.national),
            "national": pd.to_numeric(one.national[condition.signal]),
            "met": bool(condition.met(one).iloc[0]),
            "why": condition.why,
        }
        for number, rule in enumerate(declared.rule, start=1)
        for condition in rule.conditions
    )


def moved_by_hand(
    types: pd.DataFrame, moves: Mapping[str, str], declared: Typology | None = None
) -> pd.DataFrame:
    """Types with gemeenten that a facilitator put elsewhere for one meeting, visible as such.

    Parameters
    ----------
    types : frame
        As from :func:`classify`.
    moves : mapping of gemeente to type

    Returns
    -------
    frame
        As `types`, with `by_hand`; a moved gemeente keeps its signals, and its reason says what the rules gave.

    Raises
    ------
    ValueError
        A gemeente or a type does not exist.
    """
    declared = declared or typology()
    unknown = [*(set(moves) - set(types.index)), *(set(moves.values()) - set(declared.type))]
    if unknown:
        raise ValueError(f"no such gemeente or type: {', '.join(sorted(unknown))}")
    moved = types.assign(by_hand=False)
    for region, to in moves.items():
        if to == types.at[region, "type"]:
            continue
        moved.loc[region, ["type", "by_hand"]] = [to, True]
        moved.loc[region, "reason"] = (
            f"{declared.type[to].one.nl}: met de hand ingedeeld; volgens de regels {types.at[region, 'reason']}"
        )
        moved.loc[region, "reason_en"] = (
            f"{declared.type[to].one.en}: placed by hand; by the rules {types.at[region, 'reason_en']}"
        )
    return moved


def _reason(
    rule: Rule, table: SignalTable, region: str, language: Any, names: Names | None, declared: Typology
) -> str:
    words = {}
    for field in rule.fields(language):
        signal = field.removeprefix(_NATIONAL)
        value = table.national[signal] if field.startswith(_NATIONAL) else table.values.at[region, signal]
        words[field] = declared.written(signal, value, language, names)
    return f"{declared.type[rule.type].one[language]}: {rule.sentence[language].format_map(words)}"
