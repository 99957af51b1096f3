"""Values as files: a ZIP of JSON for what is plain and Arrow for frames, read back by the type that is expected."""

import io
import json
import types
import typing
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

__all__ = ["CannotBeWrittenError", "read", "same", "write"]

_PLAIN = (str, int, float, bool, type(None))
_Frame = tuple[pd.Index, bytes]
_VALUE, _LONG_AGO = "value.json", (1980, 1, 1, 0, 0, 0)


class CannotBeWrittenError(ValueError):
    """A value, or a part of it, would not come back as it was."""


def write(value: Any, expected: Any) -> bytes:
    """Return the bytes of a value.

    Parameters
    ----------
    value : object
        Plain values, tuples, dicts, dataclasses of these, and frames; where anything is expected, plain values and
        tuples of these.
    expected : type
        What it is: an annotation.

    Raises
    ------
    CannotBeWrittenError
        It would not come back as it was.
    """
    frames: list[_Frame] = []
    told = _tell(value, expected, frames)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        packed.writestr(zipfile.ZipInfo(_VALUE, _LONG_AGO), text, zipfile.ZIP_DEFLATED, 9)
        for nth, (_, frame) in enumerate(frames):
            packed.writestr(zipfile.ZipInfo(f"{nth}.arrow", _LONG_AGO), frame, zipfile.ZIP_DEFLATED, 9)
    content = buffer.getvalue()
    if not same(value, read(content, expected)):
        raise CannotBeWrittenError(f"{expected} does not come back as it was")
    return content


def read(content: bytes, expected: Any) -> Any:
    """Return the value of which these are the bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return _made(json.loads(packed.read(_VALUE)), expected, _Frames(packed))


def same(one: Any, other: Any) -> bool:
    """Whether two values are alike, to the last digit and type of a column."""
    if isinstance(one, pd.DataFrame | pd.Series):
        check: Any = pd.testing.assert_frame_equal
        if isinstance(one, pd.Series):
            check = pd.testing.assert_series_equal
        try:
            check(one, other, check_exact=True)
        except AssertionError:
            return False
        return True
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    if isinstance(one, Mapping):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other or (one != one and other != other))


def _tell(value: Any, expected: Any, frames: list[_Frame]) -> Any:
    """Put a value into JSON, its frames apart."""
    expected = _of_value(expected, value is None)
    whole, parts = typing.get_origin(expected) or expected, typing.get_args(expected)
    if expected is Any:
        return _tell_object(value)
    if whole in (pd.DataFrame, pd.Series):
        return _tell_frame(value, frames)
    if is_dataclass(whole):
        return {
            name: _tell(getattr(value, name), hint, frames)
            for name, hint in _fields(typing.cast(type, whole)).items()
        }
    if whole in (dict, Mapping):
        key, held = parts
        return [[_tell(one, key, frames), _tell(other, held, frames)] for one, other in value.items()]
    if whole is tuple:
        return [_tell(one, hint, frames) for one, hint in zip(value, _hints(parts, len(value)), strict=True)]
    if whole is frozenset:
        return sorted(_tell(one, parts[0], frames) for one in value)
    if type(value) in _PLAIN:
        return value
    raise CannotBeWrittenError(f"{type(value).__name__} where {expected} is expected")


def _made(told: Any, expected: Any, packed: "_Frames") -> Any:
    """Make a value of JSON and its frames."""
    if expected in _PLAIN:
        return told
    expected = _of_value(expected, told is None)
    whole, parts = typing.get_origin(expected) or expected, typing.get_args(expected)
    if expected is Any:
        return _made_object(told)
    if whole in (pd.DataFrame, pd.Series):
        return _made_frame(told, packed)
    if is_dataclass(whole):
        make = typing.cast(Callable[..., Any], whole)
        return make(
            **{
                name: _made(told[name], hint, packed)
                for name, hint in _fields(typing.cast(type, whole)).items()
            }
        )
    if whole in (dict, Mapping):
        key, held = parts
        return {_made(one, key, packed): _made(other, held, packed) for one, other in told}
    if whole is tuple:
        return tuple(
            _made(one, hint, packed) for one, hint in zip(told, _hints(parts, len(told)), strict=True)
        )
    if whole is frozenset:
        return frozenset(_made(one, parts[0], packed) for one in told)
    return told


@cache
def _fields(whole: type) -> dict[str, Any]:
    """What is expected of each field of a dataclass; finding that out takes longer than making one."""
    return typing.get_type_hints(whole)


def _of_value(expected: Any, is_none: bool) -> Any:
    """What is expected of a value that may be None, where it is not."""
    if typing.get_origin(expected) not in (typing.Union, types.UnionType) or is_none:
        return type(None) if is_none else expected
    (only,) = (part for part in typing.get_args(expected) if part is not type(None))
    return only


def _hints(parts: tuple[Any, ...], count: int) -> tuple[Any, ...]:
    return (parts[0],) * count if len(parts) == 2 and parts[1] is Ellipsis else parts


def _tell_frame(value: pd.DataFrame | pd.Series, frames: list[_Frame]) -> Any:
    """Write a frame as Arrow, small ones are read far sooner than Parquet; columns of mixed objects go in the JSON."""
    name = value.name if isinstance(value, pd.Series) else None
    frame = value.to_frame("value") if isinstance(value, pd.Series) else value
    loose = [place for place, kind in enumerate(frame.dtypes) if kind.kind == "O" and kind.name == "object"]
    objects = [[place, [_tell_object(one) for one in frame.iloc[:, place]]] for place in loose]
    kept = frame.iloc[:, [place for place in range(frame.shape[1]) if place not in loose]]
    like = next((nth for nth, (index, _) in enumerate(frames) if _alike(index, kept.index)), None)
    table, buffer = pa.Table.from_pandas(kept, preserve_index=None if like is None else False), io.BytesIO()
    with pa.ipc.new_stream(buffer, table.schema) as stream:
        stream.write_table(table)
    frames.append((kept.index, buffer.getvalue()))
    columns = [_tell_object(column) for column in frame.columns] if loose else None
    said = {"frame": len(frames) - 1, "series": isinstance(value, pd.Series), "name": _tell_object(name)}
    said |= {} if like is None else {"like": like}
    said |= {"objects": objects, "columns": columns, "of": _tell_object(frame.columns.name)} if loose else {}
    return said


def _alike(one: pd.Index, other: pd.Index) -> bool:
    return not isinstance(other, pd.RangeIndex) and one.dtype == other.dtype and one.identical(other)


class _Frames:
    """The frames of a file: those on the same index have one between them, and cells with the same word one word."""

    def __init__(self, packed: zipfile.ZipFile):
        self._packed = packed
        self._index: dict[int, pd.Index] = {}

    def read(self, nth: int, like: int | None) -> pd.DataFrame:
        """Read a frame: on its own index, or on that of one that was read before."""
        frame = pa.ipc.open_stream(self._packed.read(f"{nth}.arrow")).read_pandas(use_threads=False)
        if like is not None:
            frame.index = self._index[like]
        self._index[nth] = frame.index
        for place in np.flatnonzero(frame.dtypes == "str"):
            codes, words = pd.factorize(frame.iloc[:, place].array)
            frame.isetitem(place, words.take(codes, allow_fill=True))
        return frame


def _made_frame(told: Any, packed: _Frames) -> pd.DataFrame | pd.Series:
    frame = packed.read(told["frame"], told.get("like"))
    if "objects" in told:
        for place, column in told["objects"]:
            values = pd.Series([_made_object(one) for one in column], index=frame.index, dtype=object)
            frame.insert(place, _made_object(told["columns"][place]), values)
        frame.columns.name = _made_object(told["of"])
    return frame["value"].rename(_made_object(told["name"])) if told["series"] else frame


def _tell_object(value: Any) -> Any:
    if isinstance(value, tuple):
        return {"tuple": [_tell_object(one) for one in value]}
    if value is pd.NA:
        return {"na": True}
    plain = value.item() if hasattr(value, "item") else value
    if type(plain) in _PLAIN:
        return plain
    raise CannotBeWrittenError(f"{type(value).__name__} where anything plain is expected")


def _made_object(told: Any) -> Any:
    if not isinstance(told, dict):
        return told
    return pd.NA if "na" in told else tuple(_made_object(one) for one in told["tuple"])
