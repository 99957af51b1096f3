"""The shape of the country: boundaries, neighbours, land borders, and which gemeente became which.

Takes figures and boundaries from the snapshot of :mod:`data_sources`; must not know measures, Streamlit
or files.
"""

from geo.borders import land_borders, neighbours
from geo.boundaries import boundaries, drawn_year
from geo.conversion import to_current
from geo.herindelingen import gemeenten
from geo.inside import division_year, inside_today
from geo.provinces import provinces
from geo.successors import successors
from geo.web import WebGeometry, web_geometry

__all__ = [
    "WebGeometry",
    "boundaries",
    "division_year",
    "drawn_year",
    "gemeenten",
    "inside_today",
    "land_borders",
    "neighbours",
    "provinces",
    "successors",
    "to_current",
    "web_geometry",
]
