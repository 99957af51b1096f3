"""Boundaries as a browser wants them: light GeoJSON, compressed, under a name that changes with its contents.

Areas are simplified together, so that neighbours keep one edge and no slivers open between them, then put in
degrees of four decimals (about 10 metres; five for the areas of one gemeente). Brotli at 9 of 11: the step to
10 makes files a quarter smaller and takes eight times as long, while a user waits for the first map.
"""

import gzip
import hashlib
import json
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import brotli
import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from data_sources import Snapshot
from data_sources.kept import kept
from geo.boundaries import boundaries
from geo.called import calling
from geo.degrees import in_degrees
from geo.herindelingen import names
from geo.inside import inside_today
from geo.source import chosen

TOLERANCE_M = {"gemeente": 60, "wijk": 60, "buurt": 60, "provincie": 60}
"""How coarse the whole country is drawn; a corner goes when its triangle is smaller than this squared."""

TOLERANCE_IN_GEMEENTE_M = 15
"""How coarse the wijken or buurten of one gemeente are drawn."""

_DECIMALS, _DECIMALS_IN_GEMEENTE, _DECIMALS_OF_SPECKS = 4, 5, 6


@dataclass(frozen=True)
class WebGeometry:
    """Areas ready to be sent.

    Attributes
    ----------
    name : str
        File name with a hash of the contents: it may be kept for ever, as other contents have another name.
    hash : str
        The hash alone, for an ETag.
    raw : bytes
        GeoJSON: a FeatureCollection; each feature has `properties.code` and `properties.name`.
    bounds : tuple of float
        West, south, east, north in degrees.
    """

    name: str
    hash: str
    raw: bytes = field(repr=False)
    bounds: tuple[float, float, float, float]

    @cached_property
    def brotli(self) -> bytes:
        """Compressed when a browser asks for it: whoever only draws on it needs its name."""
        return brotli.compress(self.raw, quality=9, lgwin=24)

    @cached_property
    def shapes(self) -> dict[str, shapely.Geometry]:
        """The areas as they are drawn, in degrees, by code."""
        codes = [feature["properties"]["code"] for feature in json.loads(self.raw)["features"]]
        return dict(zip(codes, shapely.get_parts(shapely.from_geojson(self.raw)), strict=True))

    def extent(self, codes: Iterable[str]) -> tuple[float, float, float, float]:
        """Return west, south, east and north of some of the areas together; of all where none of them is there."""
        found = [self.shapes[code] for code in codes if code in self.shapes]
        if not found:
            return self.bounds
        west, south, east, north = shapely.total_bounds(found).tolist()
        return west, south, east, north

    @cached_property
    def gzip(self) -> bytes:
        """The same for browsers that know no Brotli."""
        return gzip.compress(self.raw, compresslevel=6, mtime=0)


def web_geometry(
    level: str, year: int, gemeente: str | None = None, snapshot: Snapshot | None = None
) -> WebGeometry:
    """Areas of a level for the browser, made once and kept.

    Parameters
    ----------
    level : str
        `gemeente`, `wijk`, `buurt` or `provincie`.
    year : int
        The division of that year.
    gemeente : str, optional
        Only the areas in this gemeente of today, drawn finer and named as people are told of them
        (:func:`geo.called.called`). Default: the whole country.
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    WebGeometry

    Raises
    ------
    data_sources.errors.SnapshotError
        The snapshot holds no boundaries of this level and year.
    LookupError
        The gemeente has no areas of this level in that year.
    """
    return _made(chosen(snapshot), level, year, gemeente)


@kept(8)
def _by_gemeente(snapshot: Snapshot, level: str, year: int) -> Mapping[Hashable, npt.NDArray[np.intp]]:
    """Rows of the areas that lie in each gemeente of today; that is asked of all of them at once."""
    areas = boundaries(level, year, snapshot)
    return areas.groupby(inside_today(areas["gemeente"], year, snapshot)).indices


@kept(256)  # the country's levels, and the gemeenten that people look at
def _made(snapshot: Snapshot, level: str, year: int, gemeente: str | None) -> WebGeometry:
    if gemeente is None:
        areas = boundaries(level, year, snapshot)
        tolerance, decimals, name = TOLERANCE_M[level], _DECIMALS, f"{level}-{year}"
    else:
        inside = _by_gemeente(snapshot, level, year)
        if gemeente not in inside:
            raise LookupError(f"no {level} in {gemeente} in {year}")
        areas = boundaries(level, year, snapshot).iloc[inside[gemeente]]
        areas = calling(areas, areas["name"], names(snapshot).get(gemeente, ""))
        tolerance, decimals = TOLERANCE_IN_GEMEENTE_M, _DECIMALS_IN_GEMEENTE
        name = f"{level}-{year}-{gemeente}"
    simplified = areas.set_geometry(in_degrees(areas.simplify_coverage(tolerance)))
    raw = geojson(simplified, decimals)
    digest = hashlib.sha256(raw).hexdigest()[:16]
    west, south, east, north = (float(bound) for bound in simplified.total_bounds)
    return WebGeometry(
        name=f"{name}.{digest}.json",
        hash=digest,
        raw=raw,
        bounds=(west, south, east, north),
    )


def geojson(areas: gpd.GeoDataFrame, decimals: int) -> bytes:
    """Write areas as GeoJSON (RFC 7946) with rounded coordinates.

    Corners that fall together are written once, and pieces that shrink to nothing are left out; an area of
    which nothing would be left is written with more decimals.

    Parameters
    ----------
    areas : GeoDataFrame
        `region`, `name` and polygons in degrees (WGS84).
    decimals : int
        Of the coordinates.

    Returns
    -------
    bytes
        UTF-8.
    """
    shapes = areas.geometry.to_numpy()
    rounded = _rounded(shapes, decimals)
    vanished = shapely.is_empty(rounded)
    rounded[vanished] = _rounded(shapes[vanished], _DECIMALS_OF_SPECKS)
    features = ",".join(
        f'{{"type":"Feature","properties":{{"code":"{code}","name":{json.dumps(name, ensure_ascii=False)}}}'
        f',"geometry":{geometry}}}'
        for code, name, geometry in zip(
            areas["region"], areas["name"], shapely.to_geojson(rounded), strict=True
        )
    )
    return f'{{"type":"FeatureCollection","features":[{features}]}}'.encode()


def _rounded(shapes: np.ndarray, decimals: int) -> np.ndarray:
    """Shapes with rounded corners, without pieces that shrink to nothing; valid, outer rings to the left."""
    parts, shape = shapely.get_parts(shapes, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    corners = np.round(corners, decimals)
    repeated = np.zeros(len(corners), dtype=bool)
    repeated[1:] = (corners[1:] == corners[:-1]).all(axis=1) & (ring[1:] == ring[:-1])
    corners, ring = corners[~repeated], ring[~repeated]
    length = np.bincount(ring, minlength=len(rings))
    kept = length > 3  # a ring is closed: fewer than four corners enclose nothing
    outer = np.searchsorted(part, np.arange(len(parts)))  # a part's first ring; its holes go with it
    kept &= kept[outer[part]]
    rings_of_part = np.bincount(part[kept], minlength=len(parts))
    parts_of_shape = np.bincount(shape[kept[outer]], minlength=len(shapes))
    counts = (length[kept], rings_of_part[kept[outer]], parts_of_shape)
    offsets = tuple(np.r_[0, np.cumsum(count)] for count in counts)
    multi = shapely.GeometryType.MULTIPOLYGON
    rounded = shapely.from_ragged_array(multi, corners[kept[ring]], offsets)
    # Rounding can fold a narrow neck; the corners stay where they are, so that neighbours still fit.
    folded = ~shapely.is_valid(rounded)
    rounded[folded] = shapely.make_valid(rounded[folded], method="structure", keep_collapsed=False)
    return shapely.orient_polygons(rounded)
