"""Values as files: a ZIP of JSON for what is plain and Arrow for frames, read back by the type that is expected."""

import io
import json
import math
import types
import typing
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, partial
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

__all__ = ["CannotBeWrittenError", "read", "same", "write"]

_PLAIN = (str, int, float, bool, type(None))
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
    frames: list[_Table] = []
    told = _tell(value, expected, frames)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        packed.writestr(zipfile.ZipInfo(_VALUE, _LONG_AGO), text, zipfile.ZIP_DEFLATED, 9)
        for nth, table in enumerate(frames):
            packed.writestr(
                zipfile.ZipInfo(f"{nth}.arrow", _LONG_AGO), table.content(), zipfile.ZIP_DEFLATED, 9
            )
    content = buffer.getvalue()
    if not same(value, read(content, expected)):
        raise CannotBeWrittenError(f"{expected} does not come back as it was")
    return content


def read(content: bytes, expected: Any) -> Any:
    """Return the value of which these are the bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return _made(json.loads(packed.read(_VALUE)), expected, _Frames(packed))


def same(one: Any, other: Any, within: float = 0.0) -> bool:
    """Whether two values are alike, to the type of a column.

    Parameters
    ----------
    one, other
    within : float
        How far a number may lie from its twin, as a part of it; by default they are alike to the last digit.
    """
    alike = partial(same, within=within)
    if isinstance(one, pd.DataFrame | pd.Series):
        check: Any = pd.testing.assert_frame_equal
        if isinstance(one, pd.Series):
            check = pd.testing.assert_series_equal
        closeness: dict[str, Any] = {"rtol": within, "atol": 0} if within else {"check_exact": True}
        try:
            check(one, other, **closeness)
        except AssertionError:
            return False
        return True
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        return all(alike(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    if isinstance(one, Mapping):
        return list(one) == list(other) and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float):
        return math.isclose(one, other, rel_tol=within) or (one != one and other != other)
    return bool(one == other)


@dataclass
class _Table:
    """Frames on one index, side by side in one table: a hundred small tables are read far slower than one."""

    index: pd.Index
    parts: list[pd.DataFrame]

    def takes(self, frame: pd.DataFrame) -> bool:
        """Whether a frame can stand beside these."""
        return _named(frame) and _named(self.parts[0]) and _alike(self.index, frame.index)

    @property
    def width(self) -> int:
        """Columns so far."""
        return sum(part.shape[1] for part in self.parts)

    def content(self) -> bytes:
        """Return it as Arrow; small ones are read far sooner than Parquet."""
        whole = self.parts[0]
        if len(self.parts) > 1:
            whole = pd.concat(self.parts, axis=1)
            whole.columns = [str(place) for place in range(whole.shape[1])]
        table, buffer = pa.Table.from_pandas(whole), io.BytesIO()
        with pa.ipc.new_stream(buffer, table.schema) as stream:
            stream.write_table(table)
        return buffer.getvalue()


def _tell(value: Any, expected: Any, frames: list[_Table]) -> Any:
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


def _tell_frame(value: pd.DataFrame | pd.Series, frames: list[_Table]) -> Any:
    """Put a frame into a table; columns of mixed objects go in the JSON."""
    name = value.name if isinstance(value, pd.Series) else None
    frame = value.to_frame("value") if isinstance(value, pd.Series) else value
    loose = [place for place, kind in enumerate(frame.dtypes) if kind.kind == "O" and kind.name == "object"]
    objects = [[place, [_tell_object(one) for one in frame.iloc[:, place]]] for place in loose]
    kept = frame.iloc[:, [place for place in range(frame.shape[1]) if place not in loose]]
    nth = next((nth for nth, table in enumerate(frames) if table.takes(kept)), None)
    if nth is None:
        nth = len(frames)
        frames.append(_Table(kept.index, []))
    first = frames[nth].width
    frames[nth].parts.append(kept)
    columns = [_tell_object(column) for column in frame.columns] if loose else None
    said = {"frame": nth, "series": isinstance(value, pd.Series), "name": _tell_object(name)}
    said |= {"from": first, "called": list(kept.columns)} if _named(kept) else {}
    said |= {"objects": objects, "columns": columns, "of": _tell_object(frame.columns.name)} if loose else {}
    return said


def _named(frame: pd.DataFrame) -> bool:
    """Whether its columns are told by their names alone."""
    return frame.columns.dtype == "str" and frame.columns.name is None


def _alike(one: pd.Index, other: pd.Index) -> bool:
    return not isinstance(other, pd.RangeIndex) and one.dtype == other.dtype and one.identical(other)


class _Frames:
    """The tables of a file, each read once; cells with the same word have one word between them."""

    def __init__(self, packed: zipfile.ZipFile):
        self._packed = packed
        self._tables: dict[int, pd.DataFrame] = {}

    def read(self, nth: int, first: int = 0, called: list[str] | None = None) -> pd.DataFrame:
        """Read a table, or those columns of it that are a frame of their own."""
        if nth not in self._tables:
            self._tables[nth] = self._read(nth)
        if called is None:
            return self._tables[nth]
        table = self._tables[nth]
        frame = table.iloc[:, first : first + len(called)].set_axis(pd.Index(called, dtype="str"), axis=1)
        # The very index, so that what is looked up in it is looked up once.
        frame.index = table.index
        return frame

    def _read(self, nth: int) -> pd.DataFrame:
        frame = pa.ipc.open_stream(self._packed.read(f"{nth}.arrow")).read_pandas(use_threads=False)
        for place in np.flatnonzero(frame.dtypes == "str"):
            codes, words = pd.factorize(frame.iloc[:, place].array)
            frame.isetitem(place, words.take(codes, allow_fill=True))
        return frame


def _made_frame(told: Any, packed: _Frames) -> pd.DataFrame | pd.Series:
    frame = packed.read(told["frame"], told.get("from", 0), told.get("called"))
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
