"""PDOK's OGC API Features: areas and the figures among their properties."""

from collections.abc import Mapping
from typing import Any

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
    ) -> list[dict[str, Any]]:
        """Return all GeoJSON features, in EPSG:28992, from the first data set that has them.

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
                found = [
                    feature
                    for page in pages(self._transport, url, params, what, "features")
                    for feature in page
                ]
            except UnknownTableError as error:
                refusal = refusal or error
                continue
            if found:
                self._transport.meter.add(rows=len(found))
                return found
            refusal = EmptyTableError(f"{what}: PDOK geeft geen enkel gebied.")
        raise refusal or UnknownTableError(f"{what}: er is geen gegevensverzameling voor opgegeven.")
