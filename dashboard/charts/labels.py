"""Where the names of dots can stand without lying over one another."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dashboard.style.fonts.widths import text_width

__all__ = ["Box", "overlap", "placed"]

_LINE, _AWAY = 1.3, 9
"""Height of a line in font sizes, and the distance to the middle of the dot in pixels."""

# Which way each place goes from the dot: part of the width, part of the height, in screen directions.
_PLACES = {
    "top center": (0.0, -1.0),
    "bottom center": (0.0, 1.0),
    "middle right": (1.0, 0.0),
    "middle left": (-1.0, 0.0),
}

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels, downwards."""


def placed(
    x: npt.NDArray[np.float64],
    y: npt.NDArray[np.float64],
    names: Sequence[str],
    sizes: Sequence[float],
) -> list[str]:
    """Give every name a place beside its dot where it covers no other name and no dot; the first ones first.

    Parameters
    ----------
    x, y : arrays of float (n,)
        Where the dots are on the screen, in pixels, y downwards.
    names : sequence of str (n)
        As they are written, `<b>` and all.
    sizes : sequence of float (n)
        Of their letters, in pixels.

    Returns
    -------
    list of str (n)
        Plotly's `textposition`; "" where there is no place.
    """
    taken: list[Box] = [(px - 5, py - 5, px + 5, py + 5) for px, py in zip(x, y, strict=True)]
    found = []
    for px, py, name, size in zip(x, y, names, sizes, strict=True):
        wide, high = text_width(name, size), _LINE * size
        for place, (right, down) in _PLACES.items():
            middle_x = px + right * (wide / 2 + _AWAY)
            middle_y = py + down * (high / 2 + _AWAY - 2)
            box = (middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2)
            if not any(overlap(box, other) for other in taken):
                taken.append(box)
                found.append(place)
                break
        else:
            found.append("")
    return found


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes lie over one another."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
