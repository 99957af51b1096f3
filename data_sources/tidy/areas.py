"""Boundaries as the snapshot keeps them: land only, on whole metres, shared edges shared exactly."""

import numpy as np
import pandas as pd
import shapely

from data_sources.catalogue.models import BoundarySource
from data_sources.errors import ColumnError, FiguresDoNotFitError
from data_sources.tidy.codes import LEVEL_OF_PREFIX, gemeente_of

ABROAD = "0998"
RD_BOX = (0.0, 300_000.0, 300_000.0, 640_000.0)
"""Bounds of the Netherlands in EPSG:28992, metres: minx, miny, maxx, maxy."""
SLIVER_M = 2.0
"""Gaps narrower than this, metres, are drawing, not land between two areas."""


def from_features(source: BoundarySource, features: pd.DataFrame) -> pd.DataFrame:
    """Return the areas of a layer.

    Parameters
    ----------
    source : BoundarySource
        The declaration.
    features : pd.DataFrame
        Properties and `geometry`, EPSG:28992, as the reader gives them.

    Returns
    -------
    pd.DataFrame
        `region`, `name`, `gemeente` and `geometry` (WKB, EPSG:28992, whole metres), one row per area.

    Raises
    ------
    ColumnError
        Features lack `statcode` or `statnaam`.
    FiguresDoNotFitError
        An area appears twice, lies outside the Netherlands, or is of another level.
    """
    missing = {"statcode", "statnaam"} - set(features)
    if missing:
        raise ColumnError(f"{source.id}: de gebieden hebben geen {' en '.join(sorted(missing))}.")
    land = on_land(features, features["statcode"].astype("str"))
    region = land["statcode"].astype("str")
    if set(region.str[:2].map(LEVEL_OF_PREFIX)) != {source.level} or region.duplicated().any():
        raise FiguresDoNotFitError(f"{source.id}: er zijn dubbele gebieden of gebieden van een ander niveau.")
    shapes = land["geometry"].to_numpy()
    _check_place(source, shapes)
    return pd.DataFrame(
        {
            "region": region,
            "name": land["statnaam"].astype("str"),
            "gemeente": gemeente_of(region),
            "geometry": shapely.to_wkb(sealed(shapes)),
        }
    ).sort_values("region", ignore_index=True)


def sealed(shapes: np.ndarray) -> np.ndarray:
    """Return the outlines on whole metres, neighbours sharing their edges exactly: no overlap, no slivers.

    Parameters
    ----------
    shapes : array of shapely geometries
        Polygons of one layer in EPSG:28992, metres.

    Returns
    -------
    array of shapely geometries
        The same areas as a valid coverage; outlines move by half a metre, or by an overlap that was published.
    """
    whole = shapely.make_valid(shapely.transform(shapes, np.round), method="structure", keep_collapsed=False)
    if shapely.coverage_is_valid(whole):
        return whole
    return shapely.coverage_clean(whole, snapping_distance=0, gap_width=SLIVER_M)


def on_land(features: pd.DataFrame, codes: pd.Series) -> pd.DataFrame:
    """Return the features that are neither water nor PDOK's record for abroad (GM0998 and its parts)."""
    abroad = codes.str[2:6] == ABROAD
    water = features["water"] != "NEE" if "water" in features else False
    return features[~(abroad | water)].reset_index(drop=True)


def _check_place(source: BoundarySource, shapes: np.ndarray) -> None:
    if shapely.is_missing(shapes).any() or shapely.is_empty(shapes).any():
        raise FiguresDoNotFitError(f"{source.id}: er zijn gebieden zonder vorm.")
    minx, miny, maxx, maxy = shapely.total_bounds(shapes)
    west, south, east, north = RD_BOX
    if not (west <= minx and south <= miny and maxx <= east and maxy <= north):
        raise FiguresDoNotFitError(f"{source.id}: de grenzen liggen niet in Nederland (EPSG:28992).")
