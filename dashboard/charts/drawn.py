"""Figures as plain values: traces and layout as Plotly's JSON has them, without an object for each of their parts.

Plotly makes and checks an object for every line and font, which takes longer than all else of a picture. A browser
needs none of them: they are made when somebody looks into a figure, and tests do so for every picture.
"""

from collections.abc import Mapping
from threading import RLock
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from _plotly_utils.utils import is_skipped_key, to_typed_array_spec

__all__ = ["Drawn", "Trace", "bar_trace", "scatter_trace"]

Trace = dict[str, Any]

_SIMPLE = frozenset((str, int, float, bool, type(None)))
"""What most of a figure is, and holds nothing."""


def scatter_trace(**settings: Any) -> Trace:
    """Return a trace of points, lines or words."""
    return {"type": "scatter", **settings}


def bar_trace(**settings: Any) -> Trace:
    """Return a trace of bars."""
    return {"type": "bar", **settings}


class Drawn(go.Figure):
    """A figure that is not changed any more, so that what travels to the browser is made once for all users.

    Parameters
    ----------
    traces : list of Trace
    layout : mapping
        As Plotly's JSON has it.
    """

    _looking = RLock()

    def __init__(self, traces: list[Trace], layout: Mapping[str, Any]):
        self.__dict__["_plain"] = {"data": _plain(traces), "layout": _plain(layout)}

    def to_dict(self) -> dict[str, Any]:
        """Return what :meth:`plotly.graph_objects.Figure.to_dict` does; the same object every time."""
        told: dict[str, Any] | None = self.__dict__.get("_told")
        if told is None:
            told = self.__dict__["_told"] = _sent(self.__dict__["_plain"])
        return told

    def with_layers(self, layers: list[dict[str, Any]]) -> "Drawn":
        """Return this map with layers of its own under or over its traces, which are not made again.

        Parameters
        ----------
        layers : list of dict
            As Plotly's ``layout.map.layers`` has them.
        """
        made = Drawn([], {})
        made.__dict__["_plain"] = _layered(self.__dict__["_plain"], layers)
        made.__dict__["_told"] = _layered(self.to_dict(), layers)
        return made

    def __getattr__(self, name: str) -> Any:
        """Make Plotly's objects, once, when something of them is asked for."""
        with self._looking:
            if "_objects" not in self.__dict__ and "_plain" in self.__dict__:
                self.__dict__["_objects"] = True
                super().__init__(**self.__dict__["_plain"])
                return getattr(self, name)
        return object.__getattribute__(self, name)


def _layered(drawn: dict[str, Any], layers: list[dict[str, Any]]) -> dict[str, Any]:
    layout = drawn["layout"]
    return drawn | {"layout": layout | {"map": layout["map"] | {"layers": layers}}}


def _plain(value: Any) -> Any:
    """Copy what holds others, leave out what is not given, and turn columns into arrays."""
    if type(value) in _SIMPLE:
        return value
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items() if one is not None}
    if isinstance(value, pd.Series | pd.Index):
        return _plain(value.to_numpy())
    if isinstance(value, np.ndarray):
        return value.tolist() if value.dtype == object else value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _sent(value: Any) -> Any:
    """Copy with columns of numbers as Plotly sends them; its own way there looks at every number of every list."""
    if isinstance(value, dict):
        return {
            key: one if type(one) in _SIMPLE or is_skipped_key(key) else _sent(one)
            for key, one in value.items()
        }
    if isinstance(value, np.ndarray):
        return to_typed_array_spec(value)
    if isinstance(value, list):
        return [_sent(one) if isinstance(one, dict | list) else one for one in value]
    return value
