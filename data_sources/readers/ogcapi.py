"""PDOK's OGC API Features: areas and the figures among their properties."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import shapely

from data_sources.errors import EmptyTableError, UnknownTableError
from data_sources.readers.paging import pages
from data_sources.settings import Settings
from data_sources.transport import Transport

RD = "http://www.opengis.net/def/crs/EPSG/0/28992"
PAGE_LIMIT = "1000"


class OgcApiReader:
    """Collections of api.pdok.nl/cbs."""

    def __init__(self, settings: Settings, transport: Transport):
        self._transport = transport
        self._base = f"{settings.pdok_url.rstrip('/')}/cbs"

    def features(
        self, datasets: tuple[str, ...], collection: str, where: Mapping[str, str], what: str
    ) -> pd.DataFrame:
        """Return all features from the first data set that has them.

        Returns
        -------
        pd.DataFrame
            One row per feature: its properties, and `geometry` (shapely, EPSG:28992; None where there is none).

        Raises
        ------
        UnknownTableError
            No data set knows the collection, or the year asked for.
        EmptyTableError
            The collection is there and has no features.
        """
        refusal: Exception | None = None
        for dataset in datasets:
            url = f"{self._base}/{dataset}/ogc/v1/collections/{collection}/items"
            params = {"limit": PAGE_LIMIT, "crs": RD, "f": "json", **where}
            try:
                # GeoJSON as Python lists is large, so every page becomes shapes before the next is read.
                found = [
                    _frame(page) for page in pages(self._transport, url, params, what, "features") if page
                ]
            except UnknownTableError as error:
                refusal = refusal or error
                continue
            if found:
                features = pd.concat(found, ignore_index=True)
                self._transport.meter.add(rows=len(features))
                return features
            refusal = EmptyTableError(f"{what}: PDOK geeft geen enkel gebied.")
        raise refusal or UnknownTableError(f"{what}: er is geen gegevensverzameling voor opgegeven.")


def _frame(page: list[dict[str, Any]]) -> pd.DataFrame:
    shapes = np.empty(len(page), dtype=object)
    shapes[:] = shapely.from_geojson(
        [json.dumps(feature.get("geometry")) for feature in page], on_invalid="ignore"
    )
    return pd.DataFrame([feature.get("properties") or {} for feature in page]).assign(geometry=shapes)
