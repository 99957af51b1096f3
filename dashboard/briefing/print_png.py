"""A drawing as pixels."""

import typst

from dashboard.style.fonts.setting import fonts

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
    made = typst.compile(_PAGE, font_paths=fonts(), format="png", ppi=sharpness, sys_inputs={"svg": svg})
    assert isinstance(made, bytes)
    return made
