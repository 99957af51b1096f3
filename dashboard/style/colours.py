"""Every colour of the dashboard, in one place; what has a colour means something.

Origin groups have one colour each on every page, from Okabe & Ito (2008), which people with any colour vision
tell apart; Nederland is the neutral grey-blue. The sequential ramp runs from light (low) to dark (high).
"""

import re
from collections.abc import Sequence

INK = "#1b2733"
PAPER = "#ffffff"
PAPER_SHADE = "#f6f5f2"
MUTED = "#5b6770"
LINE = "#dcdad4"
OTHERS = "#a9b0b6"
MISSING = "#d9d7d1"
OWN = "#0b3c8c"
"""Own gemeente; used for nothing else."""

FONT = '"Source Sans", sans-serif'

GROUPS = {
    "Nederland": "#8fa3b3",
    "Europa (exclusief Nederland)": "#0072b2",
    "Buiten Europa": "#e69f00",
    "Westers": "#0072b2",
    "Niet-westers": "#e69f00",
    "Turkije": "#d55e00",
    "Marokko": "#009e73",
    "Suriname": "#cc79a7",
    "Nederlandse Antillen en Aruba": "#56b4e9",
    "Overig niet-westers": "#f0e442",
}

TYPES = ("#882255", "#cc6677", "#ddaa33", "#aa4499", "#44aa99", "#117733", "#66ccee")
"""Types of gemeenten that are groups to compare with, in their declared order; from Tol (2021), which people with any
colour vision tell apart. Types that only say what a gemeente is not are grey."""

_RGBA = re.compile(r"rgba\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*([\d.]+)\s*\)")


def on_paper(colour: str) -> str:
    """Return a colour as it looks on paper, for what knows no transparency.

    Examples
    --------
    >>> on_paper("rgba(0,0,0,0.5)"), on_paper("#0b3c8c")
    ('#808080', '#0b3c8c')
    """
    found = _RGBA.fullmatch(colour)
    if found is None:
        return colour
    *ink, part = (float(number) for number in found.groups())
    under = (int(PAPER[at : at + 2], 16) for at in (1, 3, 5))
    mixed = (round(part * over + (1 - part) * below) for over, below in zip(ink, under, strict=True))
    return "#" + "".join(f"{one:02x}" for one in mixed)


SEQUENTIAL = ("#f2f0e4", "#cfe3d0", "#9bcbc0", "#63aab0", "#3d829c", "#2a5b80", "#1d3557")
"""A ramp from paper through green to ink blue, even in lightness."""


def sequential(classes: int) -> Sequence[str]:
    """Return colours for a number of classes (1 to 7), light to dark, spread over the whole ramp.

    Raises
    ------
    ValueError
        There are no classes, or more than the ramp has colours.
    """
    if not 1 <= classes <= len(SEQUENTIAL):
        raise ValueError(f"The ramp has 1 to {len(SEQUENTIAL)} classes, not {classes}.")
    if classes == 1:
        return SEQUENTIAL[3:4]
    last = len(SEQUENTIAL) - 1
    return tuple(SEQUENTIAL[round(step * last / (classes - 1))] for step in range(classes))


DIVERGING = (
    ("#f1e3c4", "#dfc27d", "#bf812d", "#8c510a", "#543005"),
    ("#cdeae5", "#80cdc1", "#35978f", "#01665e", "#003c30"),
)
"""Browns for less, green-blues for more than the middle, from near to far (after Brewer's BrBG, readable with any
colour vision)."""


def diverging(below: int, above: int) -> Sequence[str]:
    """Return colours for classes around a middle, lowest first: as far from it is as dark on both sides.

    Parameters
    ----------
    below, above : int
        Classes on each side, at most 5; one at least in all.

    Raises
    ------
    ValueError
        There are no classes, or more than the ramps have colours.
    """
    shades = len(DIVERGING[0])
    most = max(below, above)
    if not 1 <= most <= shades or min(below, above) < 0:
        raise ValueError(f"There are 1 to {shades} classes on a side of the middle, not {below} and {above}.")
    steps = [2] if most == 1 else [round(step * (shades - 1) / (most - 1)) for step in range(most)]
    less, more = ([ramp[step] for step in steps] for ramp in DIVERGING)
    return (*reversed(less[:below]), *more[:above])
