"""Draws a Plotly figure again as SVG, so that paper shows the very picture of the screen.

What a figure asks for is either drawn or refused: an attribute that nothing here knows raises `CannotPrintError`,
because a picture that silently differs from the screen would be worse than none. Must not know Streamlit, files or
the network.
"""

from dashboard.charts.printing.draw import FONT, draw
from dashboard.charts.printing.maps import Shapes
from dashboard.charts.printing.reading import CannotPrintError
from dashboard.charts.printing.svg import Sheet

__all__ = ["FONT", "CannotPrintError", "Shapes", "Sheet", "draw"]
"""`draw` makes the picture, with the `Shapes` of a map's areas."""
