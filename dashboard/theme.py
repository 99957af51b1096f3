"""Every colour of the dashboard, in one place; what has a colour means something.

Origin groups have one colour each on every page, from Okabe & Ito (2008), which people with any colour vision
tell apart; Nederland is the neutral grey-blue. The sequential ramp runs from light (low) to dark (high).
"""

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

FONT = '"Source Sans", "Source Sans 3", "Segoe UI", system-ui, sans-serif'

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


DIVERGING = ("#8c510a", "#cf9a4a", "#efdcb4", "#bfe3dd", "#58a89f", "#01564d")
"""Brown for less, green-blue for more than the middle (Brewer's BrBG, readable with any colour vision)."""


def diverging(classes: int) -> Sequence[str]:
    """Return colours for an even number of classes (2 to 6), as many on each side of the middle.

    Raises
    ------
    ValueError
        The number of classes is odd, or more than the ramp has colours.
    """
    half = len(DIVERGING) // 2
    if classes % 2 or not 2 <= classes <= 2 * half:
        raise ValueError(f"The ramp has 2, 4 or {2 * half} classes around a middle, not {classes}.")
    each = classes // 2
    steps = [1] if each == 1 else [round(step * (half - 1) / (each - 1)) for step in range(each)]
    return tuple(DIVERGING[step] for step in [*steps, *(2 * half - 1 - step for step in reversed(steps))])
