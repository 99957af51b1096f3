from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from dashboard.derived.written import CannotBeWrittenError, read, same, write


@dataclass(frozen=True)
class Pair:
    """A frame and what is told of it."""

    frame: pd.DataFrame
    told: dict[int, tuple[str, ...]]
    none: float | None = None


FRAME = pd.DataFrame(
    {
        "category": pd.Categorical(["b", "a", "b"], categories=["b", "a", "c"]),
        "text": ["x", "é", None],
        "counted": pd.array([1, pd.NA, 3], dtype="Int64"),
        "value": [0.1, np.nan, 1 / 3],
        "tuples": [("a", "b"), (), ("c",)],
        "mixed": [1.5, "word", None],
    },
    index=pd.MultiIndex.from_tuples([("GM1", 2020), ("GM1", 2021), ("GM2", 2020)], names=["region", "year"]),
).rename_axis(columns="measure")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (FRAME, pd.DataFrame),
        (FRAME["value"], pd.Series),
        (FRAME["tuples"], pd.Series),
        (FRAME["category"].rename(None), pd.Series),
        (pd.DataFrame({"a": pd.Series(dtype=float), "b": pd.Series(dtype=object)}), pd.DataFrame),
        (Pair(FRAME, {3: ("a",), 1: ()}), Pair),
        (Pair(FRAME, {}, float("nan")), Pair),
        ({("herkomst", 3): 2025}, dict[tuple[str, int], int]),
        (frozenset({("wijk", 2024), ("buurt", 2020)}), frozenset[tuple[str, int]]),
        (None, pd.DataFrame | None),
        (("herkomst", 3), tuple[str, int] | None),
    ],
)
def test_what_is_written_comes_back_and_its_bytes_are_always_the_same(value, expected):
    content = write(value, expected)
    assert same(read(content, expected), value)
    assert write(value, expected) == content


@pytest.mark.parametrize(
    "value",
    [pd.DataFrame({"a": [object()]}), pd.DataFrame({"a": [{"b": 1}]}), pd.DataFrame({1: [1], "b": [2]})],
)
def test_what_would_not_come_back_is_refused(value):
    with pytest.raises((CannotBeWrittenError, ValueError)):
        write(value, pd.DataFrame)


def test_what_differs_in_a_digit_a_type_or_an_order_is_not_the_same():
    other = FRAME.copy()
    other.iloc[0, 3] = np.nextafter(0.1, 1)
    assert not same(FRAME, other)
    assert not same(FRAME, FRAME.astype({"category": str}))
    assert not same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert not same(1, 1.0)
    assert same(float("nan"), float("nan"))
    assert same(FRAME, other, 1e-12) and same(0.1, float(other.iloc[0, 3]), 1e-12)
    other.iloc[0, 3] = 0.1 + 1e-9
    assert not same(FRAME, other, 1e-12) and not same(Pair(FRAME, {}), Pair(other, {}), 1e-12)
    assert not same(0.1, float(other.iloc[0, 3]), 1e-12)


def test_frames_on_one_index_and_cells_with_one_word_are_held_once():
    one = pd.DataFrame(
        {"word": ["often", "often", "seldom"], "n": [1, 2, 3]}, index=pd.Index([*"abc"], name="region")
    )
    other, apart = one[["n"]] * 2, one["n"].rename(index=str.upper)
    expected = dict[str, pd.DataFrame | None]
    back = read(write({"one": one, "other": other, "apart": apart.to_frame()}, expected), expected)
    assert same(back, {"one": one, "other": other, "apart": apart.to_frame()})
    assert back["one"].index is back["other"].index
    assert back["apart"].index is not back["one"].index
    assert back["one"]["word"].iloc[0] is back["one"]["word"].iloc[1]
