"""Which gemeenten touch, and which touch Germany or Belgium, with the length of the border.

All areas of a year are one coverage: areas that touch share their edge corner by corner. So an edge that
occurs twice lies between two areas, and an edge that occurs once is outline: coast, shore of a large water,
or land border. Where the outline is land border stands in `land_border.toml`.
"""

from functools import cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pydantic import Field

from data_sources import Snapshot
from data_sources.declared import Declared, read_declaration
from data_sources.kept import kept
from geo.boundaries import RD, boundaries
from geo.source import chosen

_EDGE = ["x1", "y1", "x2", "y2"]
_FARTHEST_M = 5000  # a declared point farther from the outline than this belongs to another drawing


class Point(Declared):
    """A place on the outline (WGS84, degrees)."""

    name: str
    lon: float
    lat: float


class Arc(Declared):
    """A piece of outline that is border, counterclockwise from one point to the other."""

    country: str
    start: Point = Field(alias="from")
    end: Point = Field(alias="to")


class Enclaves(Declared):
    """A rectangle (WGS84, degrees) in which all outline is border."""

    country: str
    name: str = ""
    west: float
    east: float
    south: float
    north: float


class LandBorder(Declared):
    """Where the outline of the Netherlands is land border."""

    arc: tuple[Arc, ...]
    enclaves: tuple[Enclaves, ...]


def neighbours(year: int, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """Gemeenten that share a border on land.

    Parameters
    ----------
    year : int
        The division of that year; the snapshot must hold its boundaries.
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    DataFrame
        `region`, `neighbour`, `border_m` (metres along the generalised border), each pair both ways. Areas
        that touch in a point are no neighbours, and there are none across large water: an island has none,
        unless a year draws a sandbank or dam that it shares.
    """
    return _neighbours(chosen(snapshot), year).copy()


def land_borders(year: int, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """Gemeenten on the land border with Germany or Belgium.

    Parameters
    ----------
    year : int
        The division of that year; the snapshot must hold its boundaries.
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    DataFrame
        `region`, `country` (`DE` or `BE`), `border_m` (metres along the generalised border; the enclaves of
        Baarle-Hertog included).

    Raises
    ------
    ValueError
        The outline of that year does not pass a point that `land_border.toml` declares.
    """
    return _land_borders(chosen(snapshot), year).copy()


@kept(32)
def _neighbours(snapshot: Snapshot, year: int) -> pd.DataFrame:
    edges = edges_of(boundaries("gemeente", year, snapshot))
    pairs = edges.merge(edges.rename(columns={"region": "neighbour"}).drop(columns="border_m"), on=_EDGE)
    pairs = pairs[pairs["region"] != pairs["neighbour"]]
    return pairs.groupby(["region", "neighbour"])["border_m"].sum().reset_index()


@kept(32)
def _land_borders(snapshot: Snapshot, year: int) -> pd.DataFrame:
    return land_borders_of(boundaries("gemeente", year, snapshot), _declared())


def edges_of(areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Every edge of every area, endpoints in a fixed order: `x1`, `y1`, `x2`, `y2`, `region`, `border_m`."""
    polygons, area = shapely.get_parts(areas.geometry.to_numpy(), return_index=True)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    edges, ring = _edges_of_rings(rings)
    edges["region"] = areas["region"].to_numpy()[area[polygon[ring]]]
    edges["border_m"] = np.hypot(edges["x2"] - edges["x1"], edges["y2"] - edges["y1"])
    return edges


def land_borders_of(areas: gpd.GeoDataFrame, declared: LandBorder) -> pd.DataFrame:
    """As :func:`land_borders`, of areas (EPSG:28992) and a declaration in the form of `land_border.toml`."""
    edges = edges_of(areas)
    parts = shapely.get_parts(shapely.coverage_union_all(areas.geometry.to_numpy()))
    outlines = shapely.get_exterior_ring(shapely.orient_polygons(parts))
    on_border = [_arc(outlines, arc.start, arc.end).assign(country=arc.country) for arc in declared.arc]
    outline, _ = _edges_of_rings(shapely.get_rings(parts))
    for enclaves in declared.enclaves:
        west, south = _to_rd(enclaves.west, enclaves.south)
        east, north = _to_rd(enclaves.east, enclaves.north)
        inside = outline["x1"].between(west, east) & outline["y1"].between(south, north)
        on_border.append(outline[inside].assign(country=enclaves.country))
    border = pd.concat(on_border).drop_duplicates(_EDGE)
    owned = edges.merge(border, on=_EDGE)
    return owned.groupby(["region", "country"])["border_m"].sum().reset_index()


def _arc(outlines: np.ndarray, start: Point, end: Point) -> pd.DataFrame:
    """Edges of the outline, counterclockwise from the corner nearest to start to that nearest to end."""
    points = shapely.points([_to_rd(point.lon, point.lat) for point in (start, end)])
    distances = shapely.distance(outlines[:, None], points)
    nearest = distances.sum(axis=1).argmin()
    outline = outlines[nearest]
    for point, distance in zip((start, end), distances[nearest], strict=True):
        if distance > _FARTHEST_M:
            raise ValueError(f"the outline passes {point.name} at {distance / 1000:.0f} km")
    corners = shapely.get_coordinates(outline)[:-1]
    first, last = (np.hypot(*(corners - shapely.get_coordinates(point)).T).argmin() for point in points)
    corners = np.roll(corners, -first, axis=0)[: (last - first) % len(corners) + 1]
    edges, _ = _edges_of_rings(np.array([shapely.linestrings(corners)]))
    return edges


def _edges_of_rings(rings: np.ndarray) -> tuple[pd.DataFrame, np.ndarray]:
    """Edges of lines, and the line that each belongs to."""
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    consecutive = ring[1:] == ring[:-1]
    start, end = corners[:-1][consecutive], corners[1:][consecutive]
    turned = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    low, high = np.where(turned[:, None], end, start), np.where(turned[:, None], start, end)
    return pd.DataFrame(np.hstack([low, high]), columns=_EDGE), ring[:-1][consecutive]


@cache
def _declared() -> LandBorder:
    return read_declaration(__package__, "land_border.toml", LandBorder)


@cache
def _to_rd(lon: float, lat: float) -> tuple[float, float]:
    point = gpd.points_from_xy([lon], [lat], crs="EPSG:4326").to_crs(RD)
    return point.x[0], point.y[0]
