"""Slides for a hall: ready rows of them about the country, a gemeente or several, and the row that someone made.

Plain pages that a projector shows without scrolling and that keys step through; a slide is made of what findings say
and exhibits draw, for the screen that it is shown on. Must not know Streamlit, nor which snapshot is the present one.
"""

from dashboard.projector.routes import projector_routes

__all__ = ["projector_routes"]
