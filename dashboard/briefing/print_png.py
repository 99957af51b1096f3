"""A drawing as pixels."""

from dashboard.briefing.typeset_apart import typeset_apart

__all__ = ["print_png"]

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def print_png(svg: str, sharpness: float = 192) -> bytes:
    """Turn a drawing into a PNG.

    Parameters
    ----------
    svg : str
    sharpness : float
        Pixels per inch of 72 points: 192 gives 2.67 pixels for a pixel of the drawing at 72 points per inch.
    """
    (made,) = typeset_apart(_PAGE, {"svg": svg}, format="png", ppi=sharpness)
    return made
