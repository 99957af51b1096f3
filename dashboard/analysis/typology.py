"""Types of gemeenten by declared rules over signals: eigen indeling, naar WRR 2018.

Rules, thresholds and their reasons stand in `typology.toml`; this module only applies them.
"""

from collections.abc import Mapping

import pandas as pd

from dashboard.analysis.signals import SignalTable
from dashboard.analysis.type_rules import NATIONAL, PERIOD, Language, Names, Rule, Typology, typology


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
    reasons: dict[Language, list[str]] = {"nl": [], "en": []}
    types, signals = [], []
    for region, held in zip(holds.index, holds.to_numpy(), strict=True):
        rules = [rule for rule, holding in zip(declared.rule, held, strict=True) if holding]
        types.append(rules[0].type)
        signals.append(tuple(dict.fromkeys(rule.type for rule in rules if rule.conditions)))
        for language, sentences in reasons.items():
            sentences.append(
                _reason(rules[0], table, region, language, (names or {}).get(language), declared)
            )
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
    signals, national = table.signals.loc[region], table.national
    return pd.DataFrame(
        {
            "rule": number,
            "type": rule.type,
            "part": "all" if condition in rule.all else "any",
            "signal": condition.signal,
            "value": float(signals[condition.signal]),
            "comparison": condition.comparison,
            "threshold": condition.threshold(national),
            "national": pd.to_numeric(national[condition.signal]),
            "met": condition.met_by(float(signals[condition.signal]), national),
            "why": condition.why,
        }
        for number, rule in enumerate(declared.rule, start=1)
        for condition in rule.conditions
    )


def _reason(
    rule: Rule, table: SignalTable, region: str, language: Language, names: Names | None, declared: Typology
) -> str:
    words = {}
    for field in rule.fields(language):
        if field.startswith(PERIOD):
            words[field] = str(table.sources.loc[field.removeprefix(PERIOD), "period"])
            continue
        signal = field.removeprefix(NATIONAL)
        value = table.national[signal] if field.startswith(NATIONAL) else table.signals.loc[region, signal]
        words[field] = declared.written(signal, value, language, names)
    kind = declared.type[rule.type]
    return f"{(kind.said or kind.one)[language]}: {rule.sentence[language].format_map(words)}"
