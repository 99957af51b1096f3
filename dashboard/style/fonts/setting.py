"""The typeface for who sets pages and pictures."""

from functools import cache
from pathlib import Path

import typst

__all__ = ["fonts"]


@cache
def fonts() -> typst.Fonts:
    """Return the typefaces that are shipped; those of the machine are left alone."""
    folder = str(Path(__file__).parent)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
