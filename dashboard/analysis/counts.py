"""Counts of persons by group and area, checked once, and what the measures of an area share.

Sums over groups are added in the order of the groups: NumPy's own sum changes its order with the shape and
layout of an array, and a value may not depend on how areas are split over machines.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, reduce, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray: TypeAlias = npt.NDArray[np.float64]
Array = npt.NDArray[Any] | Sequence[Sequence[float]]
Extra = ParamSpec("Extra")


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


def total(rows: Iterable[FloatArray]) -> FloatArray:
    """Sum over the groups, one row of areas each, always in the order of the groups."""
    return reduce(np.add, rows)


class Composition:
    """The groups of many areas, checked once, with what several measures need computed once.

    A measure takes it in place of the counts: worth the while for who wants more than one.

    Parameters
    ----------
    counts : (areas × groups) frame or array of persons

    Raises
    ------
    ValueError
        When a count is negative or infinite.
    """

    def __init__(self, counts: pd.DataFrame | Array) -> None:
        self.persons = persons_by_group(counts)
        self.areas = counts.index if isinstance(counts, pd.DataFrame) else None

    @cached_property
    def inhabitants(self) -> FloatArray:
        """N per area; NaN where a count is missing."""
        return total(self.persons)

    @cached_property
    def squares(self) -> FloatArray:
        """Σ n² per area."""
        return total(n * n for n in self.persons)

    @cached_property
    def shares(self) -> list[FloatArray]:
        """The p of each group (rows) in each area; NaN where nobody lives."""
        return [n / self.inhabitants for n in self.persons]

    @cached_property
    def groups_present(self) -> FloatArray:
        """Number of groups with anyone in them, per area."""
        return total((n > 0).astype(np.float64) for n in self.persons)

    @cached_property
    def entropy(self) -> FloatArray:
        """−Σ p ln p per area, in nats."""
        # From 0 down, so that one group has 0 and not −0.
        return 0 - total(p * np.log(np.where(p > 0, p, 1)) for p in self.shares)


class OnCounts(Protocol[Extra]):
    """A measure with one value per area: a frame gives a Series on its index, an array gives an array."""

    __name__: str

    def __call__(
        self, counts: pd.DataFrame | Array | Composition, /, *args: Extra.args, **kwargs: Extra.kwargs
    ) -> Any:
        """Value per area of counts, or of a composition: a Series when they came as a frame."""
        ...


def one_value_per_area(
    measure: Callable[Concatenate[Composition, Extra], FloatArray],
) -> OnCounts[Extra]:
    """Let a measure of compositions take counts, and return what its caller works with."""

    @wraps(measure)
    def on_counts(counts: Any, /, *args: Extra.args, **kwargs: Extra.kwargs) -> Any:
        composition = counts if isinstance(counts, Composition) else Composition(counts)
        with np.errstate(divide="ignore", invalid="ignore"):
            values = measure(composition, *args, **kwargs)
        if composition.areas is None:
            return values
        return pd.Series(values, index=composition.areas, name=measure.__name__)

    return on_counts
