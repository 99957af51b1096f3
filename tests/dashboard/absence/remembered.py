"""What is computed of the same content for one lack after another is computed once: most of it knows of no lack."""

import hashlib
import pickle
from collections.abc import Callable
from functools import wraps
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis import backtest, themes
from dashboard.findings.trends import classic_groups

OFTEN = (
    (themes, "theme_values"),
    (backtest, "backtest"),
    (classic_groups, "of_rounded_shares"),
    (classic_groups, "of_parts"),
)
"""Where they are called, functions of nothing but what they are given, which take most of the time."""


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


def _content(value: Any) -> Any:
    """What a frame holds, whatever rows it was taken from: the numbers that these had are left out."""
    if not isinstance(value, (pd.DataFrame, pd.Series)):
        return value
    frame = pd.DataFrame(value)
    numbered = frame.index.name is None and pd.api.types.is_integer_dtype(frame.index.dtype)
    columns = [(name, frame[name].dtype.name) for name in frame]
    rows = pd.util.hash_pandas_object(frame, index=not numbered)
    return type(value).__name__, columns, list(frame.index.names), rows.to_numpy().tobytes()
