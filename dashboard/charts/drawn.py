"""Figures as plain values: traces and layout as Plotly's JSON has them, without an object for each of their parts.

Plotly makes and checks an object for every line and font, which takes longer than all else of a picture. A browser
needs none of them: they are made when somebody looks into a figure, and tests do so for every picture.
"""

import pickle
import zlib
from collections.abc import Mapping
from threading import RLock
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from _plotly_utils.utils import is_skipped_key, to_typed_array_spec
from orjson import Fragment
from plotly.io.json import to_json_plotly

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
        self.__dict__["_given"] = {"data": _plain(traces), "layout": _plain(layout)}

    def to_dict(self) -> dict[str, Any]:
        """Return what :meth:`plotly.graph_objects.Figure.to_dict` does; what holds others is JSON by then."""
        told: bytes | None = self.__dict__.get("_told")
        if told is None:
            given = self._parts()
            told = _packed(
                {"data": [_written(one) for one in given["data"]], "layout": _written(given["layout"])}
            )
            # Who is shown a picture seldom prints it: a picture of all gemeenten takes ten times less room this way.
            self.__dict__["_told"], self.__dict__["_given"] = told, _packed(given)
        parts = _unpacked(told)
        return {"data": [_json(one) for one in parts["data"]], "layout": _json(parts["layout"])}

    def with_layers(self, layers: list[dict[str, Any]]) -> "Drawn":
        """Return this map with layers of its own under or over its traces; the same as long as the layers are.

        Parameters
        ----------
        layers : list of dict
            As Plotly's ``layout.map.layers`` has them.
        """
        before, made = self.__dict__.get("_with", (None, None))
        if made is not None and before == layers:
            return made
        self.to_dict()
        given, told = self._parts(), _unpacked(self.__dict__["_told"])
        layout = given["layout"] | {"map": given["layout"]["map"] | {"layers": layers}}
        made = Drawn([], {})
        made.__dict__["_given"] = _packed(given | {"layout": layout})
        made.__dict__["_told"] = _packed(told | {"layout": _written(layout)})
        self.__dict__["_with"] = layers, made
        return made

    def __getattr__(self, name: str) -> Any:
        """Make Plotly's objects, once, when something of them is asked for."""
        with self._looking:
            if "_objects" not in self.__dict__ and "_given" in self.__dict__:
                self.__dict__["_objects"] = True
                super().__init__(**self._parts())
                return getattr(self, name)
        return object.__getattribute__(self, name)

    def _parts(self) -> dict[str, Any]:
        given: dict[str, Any] | bytes = self.__dict__["_given"]
        return _unpacked(given) if isinstance(given, bytes) else given


def _packed(parts: dict[str, Any]) -> bytes:
    return zlib.compress(pickle.dumps(parts, pickle.HIGHEST_PROTOCOL), level=1)


def _unpacked(packed: bytes) -> dict[str, Any]:
    parts: dict[str, Any] = pickle.loads(zlib.decompress(packed))  # noqa: S301  # packed above, in this process
    return parts


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


def _written(parts: Mapping[str, Any]) -> dict[str, Any]:
    """Write what holds others as JSON, so that it is written once for all users."""
    return {
        key: one if type(one) in _SIMPLE else to_json_plotly(_sent({key: one})[key]).encode()
        for key, one in parts.items()
    }


def _json(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: Fragment(one) if isinstance(one, bytes) else one for key, one in parts.items()}


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
