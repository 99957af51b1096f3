"""What is wrong with the reason of a type: figures without a year, bounds that do not decide as they are written."""

import operator
import re
from collections.abc import Iterator

import pandas as pd

from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity

_FIGURE = re.compile(r"\d%|€ ?\d|\d (inwoners|residents|adressen|addresses)")
_YEAR = re.compile(r"\b(19|20)\d\d\b(?![.,%])")
_DECIDES = {"at_least": operator.ge, "at_most": operator.le, "below": operator.lt}


def undated(sentence: str) -> Iterator[str]:
    """Yield the clauses that tell a figure and do not name its year."""
    for clause in re.split(r";|\. ", sentence):
        if _FIGURE.search(clause) and not _YEAR.search(clause):
            yield f"no year: {clause.strip()}"


def undecided(conditions: Numbers) -> Iterator[str]:
    """Yield the conditions that, as value and bound are written, come out otherwise than is told."""
    for row in conditions.frame.to_dict("records"):
        value, bound = (Quantity(row[name], row["unit"], row["decimals"]) for name in ("value", "threshold"))
        if not (value.known and bound.known):
            met = False
        else:
            met = _DECIDES[row["comparison"].rpartition(".")[2]](value.shown, bound.shown)
        if met != (row["met"] == "uw_gemeente.yes"):
            yield f"{row['signal'][0]}: {value.value} beside {bound.value} is told {row['met']}"


def altered(conditions: Numbers, **changed: object) -> Numbers:
    """Return the conditions with something else told of each."""
    return Numbers(conditions.id, pd.DataFrame(conditions.frame).assign(**changed), conditions.units)
