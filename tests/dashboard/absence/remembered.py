"""What is computed of the same content for one lack after another is computed once: most of it knows of no lack."""

import hashlib
import pickle
from collections.abc import Callable
from functools import wraps
from typing import Any

import pandas as pd
import pytest

import geo
from dashboard.analysis import backtest, themes
from dashboard.findings.data import held, national
from dashboard.findings.trends import classic_groups
from data_sources import Snapshot
from data_sources.kept import kept
from geo.herindelingen import events_of, history_of, told
from geo.source import inhabitants

OFTEN = (
    (geo, "to_current"),
    (held, "gemeenten"),
    (national, "theme_tables"),
    (themes, "theme_values"),
    (backtest, "backtest"),
    (classic_groups, "of_rounded_shares"),
    (classic_groups, "of_parts"),
)
"""Where they are called, functions of nothing but what they are given, which take most of the time; of a snapshot they
ask what became of its gemeenten, and nothing else."""


def remember(patched: pytest.MonkeyPatch) -> None:
    """Let the functions of `OFTEN` answer at once what they were given before, to the last value."""
    for module, name in OFTEN:
        patched.setattr(module, name, once(getattr(module, name)))


def once(make: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that computes once of equal contents."""
    outcomes: dict[bytes, Any] = {}

    @wraps(make)
    def asked(*given: Any, **named: Any) -> Any:
        contents = [*map(_content, given), *((name, _content(one)) for name, one in sorted(named.items()))]
        under = hashlib.sha256(pickle.dumps(contents)).digest()
        if under not in outcomes:
            outcomes[under] = make(*given, **named)
        return outcomes[under]

    return asked


@kept()
def _of_gemeenten(snapshot: Snapshot) -> Any:
    """What became of gemeenten by a snapshot: how long they were there, what they became, and who lived there."""
    frames = history_of(snapshot).lives, events_of(snapshot), inhabitants(snapshot)
    return told(snapshot), *map(_content, frames)


def _content(value: Any) -> Any:
    """What a frame holds, whatever rows it was taken from: the numbers that these had are left out."""
    if isinstance(value, Snapshot):
        return _of_gemeenten(value)
    if not isinstance(value, (pd.DataFrame, pd.Series)):
        return value
    frame = pd.DataFrame(value)
    numbered = frame.index.name is None and pd.api.types.is_integer_dtype(frame.index.dtype)
    columns = [(name, frame[name].dtype.name) for name in frame]
    rows = pd.util.hash_pandas_object(frame, index=not numbered)
    return type(value).__name__, columns, list(frame.index.names), rows.to_numpy().tobytes()
