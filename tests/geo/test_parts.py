import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.parts import _in_whole_numbers

PEOPLE = st.integers(0, 1_000_000)
WEIGHTS = st.lists(st.floats(0.001, 1), min_size=2, max_size=6)


def shared_out(values: list[float], weights: list[list[float]]) -> tuple[np.ndarray, np.ndarray]:
    """Parts of rows with these values, and the row of each."""
    row = np.repeat(np.arange(len(values)), [len(of_row) for of_row in weights])
    weight = np.concatenate([np.array(of_row) / sum(of_row) for of_row in weights])
    return _in_whole_numbers(np.array(values, dtype=float)[row], weight, row), row


@given(st.lists(st.tuples(PEOPLE, WEIGHTS), min_size=1, max_size=8))
def test_whole_numbers_stay_whole_and_add_up(rows: list[tuple[int, list[float]]]) -> None:
    values, weights = [value for value, _ in rows], [weight for _, weight in rows]
    parts, row = shared_out(values, weights)
    assert (parts == np.floor(parts)).all()
    assert np.bincount(row, weights=parts).tolist() == values


@given(PEOPLE, WEIGHTS)
def test_no_part_is_off_by_a_whole_person(value: int, weights: list[float]) -> None:
    parts, _ = shared_out([value], [weights])
    exact = value * np.array(weights) / sum(weights)
    assert (np.abs(parts - exact) < 1 + 1e-6).all()


def test_the_largest_remainders_get_what_is_left() -> None:
    parts, _ = shared_out([10], [[0.26, 0.37, 0.37]])
    assert parts.tolist() == [2, 4, 4]


def test_a_number_that_is_not_whole_is_cut_in_proportion() -> None:
    parts, _ = shared_out([10.5], [[0.5, 0.5]])
    assert parts.tolist() == [5.25, 5.25]


def test_missing_stays_missing() -> None:
    parts, _ = shared_out([np.nan, 4], [[0.5, 0.5], [0.25, 0.75]])
    assert np.isnan(parts[:2]).all()
    assert parts[2:].tolist() == [1, 3]
