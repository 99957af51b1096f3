"""From numbers to the things that are shown: sentence, figure data, table, caveat, source.

The screen and every export read these, so that a number cannot differ between them. Must not know Streamlit,
file formats or colours.
"""

from dashboard.findings.data.variety import variety
from dashboard.findings.own_data.figures import OwnFigures, read_own_figures
from dashboard.findings.sources.types import gemeente_types

__all__ = ["OwnFigures", "gemeente_types", "read_own_figures", "variety"]
