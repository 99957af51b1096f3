"""A colour scale in steps: one colour for each whole number, none between them."""

from collections.abc import Sequence

__all__ = ["stepped"]


def stepped(colours: Sequence[str]) -> list[tuple[float, str]]:
    """Return Plotly's scale that gives the numbers 0, 1, 2, … a colour each, between -0.5 and their count - 0.5.

    Parameters
    ----------
    colours : sequence of str

    Returns
    -------
    list of (float, str)
        Every colour at both ends of its step.
    """
    count = len(colours)
    return [
        (round(edge / count, 5), colour) for step, colour in enumerate(colours) for edge in (step, step + 1)
    ]
