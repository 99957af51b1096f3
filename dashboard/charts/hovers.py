"""What stands beside the pointer: the number of a mark, or what is told instead where a 0 may be more."""

from collections.abc import Callable, Sequence

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.findings.model.bounds import BOUNDS, open_zero

__all__ = ["NUMBER", "at_most", "told_instead"]

NUMBER = "{number}"
"""Where the number stands in what is told."""


def at_most(ends: pd.DataFrame, write: Callable[[float, Range], str]) -> list[str]:
    """Write each number that is published as 0 and may be more; of the others nothing.

    Parameters
    ----------
    ends : DataFrame
        `value`, `low`, `high`: in the unit that `write` takes.
    write : callable of (float, Range) to str
    """
    opened = open_zero(ends)
    if not opened.any():
        return [""] * len(ends)
    rows = zip(opened, *(ends[column].astype(float) for column in ("value", *BOUNDS)), strict=True)
    return [write(value, Range(low, high)) if is_open else "" for is_open, value, low, high in rows]


def told_instead(template: str, form: str, told: Sequence[str]) -> str | list[str]:
    """Return what Plotly writes beside each mark.

    Parameters
    ----------
    template : str
        With `NUMBER` where the number stands.
    form : str
        Of the number, as Plotly has it.
    told : sequence of str
        For each mark, what is told instead of its number; empty where nothing is.

    Returns
    -------
    str or list of str
        One for all marks where all are written alike, as that travels lighter.
    """
    if not any(told):
        return template.replace(NUMBER, form)
    return [template.replace(NUMBER, words or form) for words in told]
