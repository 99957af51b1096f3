"""From the national grid to degrees, without making the way there anew for every visitor.

PROJ makes a transformation again in every thread that asks for it (35 ms), and every visitor of the dashboard is a
thread of their own: one thread converts for all.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

import geopandas as gpd

__all__ = ["DEGREES", "in_degrees"]

DEGREES = "EPSG:4326"
"""WGS 84, in which browsers draw."""


Places = TypeVar("Places", gpd.GeoSeries, gpd.GeoDataFrame)


def in_degrees(places: Places) -> Places:
    """Convert places to degrees (WGS 84).

    Parameters
    ----------
    places : GeoSeries or GeoDataFrame
        In any system of coordinates that is told with it.

    Returns
    -------
    GeoSeries or GeoDataFrame
        The same, with longitude and latitude as coordinates.

    Raises
    ------
    ValueError
        The places come without a system of coordinates.
    """
    return _converter(os.getpid()).submit(places.to_crs, DEGREES).result()


@lru_cache(1)
def _converter(process: int) -> ThreadPoolExecutor:
    """The thread of a process: one that splits off brings no threads along, and would wait for it for ever."""
    return ThreadPoolExecutor(1, thread_name_prefix=f"degrees {process}")
