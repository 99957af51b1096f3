"""Counts of persons by group and area, checked once, in the shape that the measures work with.

Sums over groups are added in the order of the groups: NumPy's own sum changes its order with the shape and
layout of an array, and a value may not depend on how areas are split over machines.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, overload

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray = npt.NDArray[np.float64]
Array = npt.NDArray[Any] | Sequence[Sequence[float]]
Extra = ParamSpec("Extra")


class Measure(Protocol[Extra]):
    """A measure with one value per area: a frame gives a Series on its index, an array gives an array."""

    @overload
    def __call__(self, counts: pd.DataFrame, /, *args: Extra.args, **kwargs: Extra.kwargs) -> pd.Series: ...
    @overload
    def __call__(self, counts: Array, /, *args: Extra.args, **kwargs: Extra.kwargs) -> FloatArray: ...


def persons_by_group(counts: pd.DataFrame | Array) -> FloatArray:
    """Persons as floats, one row per group, after checking that they can be counts.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons
        Missing counts may be NaN, None or ``pd.NA``.

    Returns
    -------
    array (groups × areas), contiguous, NaN where a count is missing

    Raises
    ------
    ValueError
        When ``counts`` is not two-dimensional, has no groups, or holds a negative or an infinite count.
    """
    if not isinstance(counts, pd.DataFrame):
        if np.ndim(counts) != 2:
            raise ValueError(f"Counts are areas × groups; these have {np.ndim(counts)} dimension(s).")
        counts = pd.DataFrame(counts)
    if counts.shape[1] == 0:
        raise ValueError("Counts are areas × groups; these have no groups.")
    persons = np.ascontiguousarray(counts.to_numpy(dtype=np.float64, na_value=np.nan).T)
    wrong = (persons < 0) | np.isinf(persons)
    if wrong.any():
        area, group = np.argwhere(wrong.T)[0]
        raise ValueError(
            f"Counts must be finite and 0 or more: {wrong.sum()} of {wrong.size} are not, the first "
            f"({persons[group, area]:g}) for area {counts.index[area]!r}, group {counts.columns[group]!r}."
        )
    return persons


def one_value_per_area(
    measure: Callable[Concatenate[FloatArray, Extra], FloatArray],
) -> Measure[Extra]:
    """Let a measure on a checked (groups × areas) array take and return what its caller works with."""

    @wraps(measure)
    def on_counts(counts: Any, /, *args: Extra.args, **kwargs: Extra.kwargs) -> Any:
        with np.errstate(divide="ignore", invalid="ignore"):
            values = measure(persons_by_group(counts), *args, **kwargs)
        if isinstance(counts, pd.DataFrame):
            return pd.Series(values, index=counts.index, name=measure.__name__)
        return values

    return on_counts


def total(rows: Iterable[FloatArray]) -> FloatArray:
    """Sum over the groups, one row of areas each, always in the order of the groups."""
    return reduce(np.add, rows)
