"""How far an axis goes that is given no range: as Plotly chooses, so that paper and screen have the same ends."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

__all__ = ["Spread", "own_range"]

_SHARE = 0.05
"""Of the length of an axis: what stays free beyond its values."""

_LEAST = 0.1
"""Of the length of an axis: values never get less than that for what stays free beyond them."""


@dataclass(frozen=True)
class Spread:
    """What a trace puts on an axis.

    Attributes
    ----------
    values : list
    beyond : float
        Pixels that its dots need beyond their own place.
    padded : bool
        Whether a part of the axis stays free beyond it: not along a line without dots, which runs to the ends.
    nought : bool
        Whether it begins at 0, where nothing stays free, as bars do.
    """

    values: list[Any]
    beyond: float = 0.0
    padded: bool = True
    nought: bool = False


def own_range(
    spreads: Iterable[Spread], number: Callable[[Any], float], length: float
) -> tuple[float, float]:
    """Return the numbers at both ends.

    Parameters
    ----------
    spreads : iterable of Spread
    number : callable
        Gives the number of a value on the axis; NaN where it has none.
    length : float
        Pixels of the axis.
    """
    lows, highs = [], []
    for spread in spreads:
        known = [at for value in spread.values if (at := number(value)) == at]
        if not known:
            continue
        free = spread.beyond + (_SHARE * length if spread.padded else 0.0)
        low, high = min(known), max(known)
        lows.append((0.0, 0.0) if spread.nought and low >= 0 else (low, free))
        highs.append((0.0, 0.0) if spread.nought and high <= 0 else (high, free))
    if not lows:
        return 0.0, 1.0
    least, most = min(low for low, _ in lows), max(high for high, _ in highs)
    if least == most:
        return least - 1, most + 1
    # Those two ends decide that leave each pixel between them the most to show.
    _, (low, before), (high, after) = max(
        (_per_pixel(first, last, length), first, last) for first, last in product(lows, highs)
    )
    if length - before - after <= _LEAST * length:
        before = after = 0.0
    each = (high - low) / (length - before - after)
    return low - each * before, high + each * after


def _per_pixel(first: tuple[float, float], last: tuple[float, float], length: float) -> float:
    room = length - first[1] - last[1]
    return (last[0] - first[0]) / (room if room > _LEAST * length else length)
