"""Why a gemeente has its type: every condition of the rule that decided, with the gemeente's own value."""

import pandas as pd

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import National
from dashboard.findings.model.finding import BY_ROW, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.sources.types import signal_periods, signal_sources, type_evidence

__all__ = ["old_groups", "type_caveats", "type_reasons"]

_MORE_DECIMALS = 3
"""With at most so many decimals more than declared a value is written beside its bound."""


def type_reasons(held: National, gemeente: str) -> Numbers:
    """Put the conditions that decided on a type in a table.

    Parameters
    ----------
    held : National
    gemeente : str

    Returns
    -------
    Numbers
        A row a condition: `signal`, `period`, `value`, `comparison`, `threshold`, `national`, `met`; of those of
        which one is enough, the ones that are met. Where no rule holds (the type is the one that is left), the
        conditions of all rules, those that are not met first.
    """
    declared = typology()
    rows = type_evidence(held.snapshot, gemeente)
    kind = str(held.types.loc[gemeente, "type"])
    deciding = [number for number, rule in enumerate(declared.rule, start=1) if rule.type == kind]
    holding = [number for number in deciding if _holds(rows[rows["rule"] == number])]
    if holding:
        rows = rows[rows["rule"] == holding[0]]
        rows = rows[(rows["part"] == "all") | rows["met"]]
    else:
        rows = rows.sort_values("met", kind="stable").drop_duplicates(["signal", "comparison", "threshold"])
    signals = [declared.signal[name] for name in rows["signal"]]
    periods = signal_periods(held.snapshot)
    frame = pd.DataFrame(
        {
            "signal": [(signal.label.nl, signal.label.en) for signal in signals],
            "period": [periods[name] for name in rows["signal"]],
            "value": rows["value"].to_numpy(dtype=float),
            "comparison": [f"uw_gemeente.comparison.{comparison}" for comparison in rows["comparison"]],
            "threshold": rows["threshold"].to_numpy(dtype=float),
            "national": [
                _national(held, gemeente, signal.national, value)
                for signal, value in zip(signals, rows["national"], strict=True)
            ],
            "met": ["uw_gemeente.yes" if met else "uw_gemeente.no" for met in rows["met"]],
            "unit": [signal.unit for signal in signals],
            "decimals": [
                _telling_apart(signal.decimals, value, bound)
                for signal, value, bound in zip(signals, rows["value"], rows["threshold"], strict=True)
            ],
        }
    )
    pairs = signal_sources(held.snapshot, tuple(dict.fromkeys(rows["signal"])))
    sources = dict.fromkeys(source for table, period in pairs for source in held.sources(table, period))
    units = {"signal": "both", "period": "name", "comparison": "text", "met": "text"}
    return Numbers(
        "type_reasons",
        frame,
        units | dict.fromkeys(("value", "threshold", "national"), BY_ROW),
        tuple(sources),
        None,
        type_caveats(held),
    )


def type_caveats(held: National) -> tuple[Told, ...]:
    """Say whose division it is, and why it rests on the old classification."""
    return (Told("story.type.caveat"), *old_groups(held))


def old_groups(held: National) -> tuple[Told, ...]:
    """Say why types and their signals rest on the countries of the old classification, where there are newer ones."""
    if held.finest is None:
        return ()
    told = {
        "groups": Quantity(held.old_countries.partition[1], "count"),
        "year": Quantity(held.old_countries.year, "year"),
    }
    return (Told("story.type.old_groups", told),)


def _telling_apart(decimals: int, value: float, bound: float) -> int:
    """Decimals with which a value and a bound that differ are also written so: the table then shows what decided."""
    for more in range(decimals, decimals + _MORE_DECIMALS):
        if value == bound or round(value, more) != round(bound, more):
            return more
    return decimals + _MORE_DECIMALS


def _national(held: National, gemeente: str, beside: str | None, value: object) -> float:
    """The national value: that of the signal, or of the group that the signal is about here."""
    found = held.signals.loc[gemeente, beside] if beside is not None else value
    return float(pd.to_numeric(found))


def _holds(rows: pd.DataFrame) -> bool:
    """Whether a rule holds: all of its conditions, and one of those of which any will do."""
    every, some = rows[rows["part"] == "all"]["met"], rows[rows["part"] == "any"]["met"]
    return bool(len(rows) and every.all() and (some.any() or some.empty))
