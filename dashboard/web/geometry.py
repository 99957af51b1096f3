"""The boundaries by URL: fetched once by a browser, and never again until they change."""

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.web.immutable import not_found, respond
from data_sources import Snapshot
from data_sources.errors import SnapshotError
from geo.web import WebGeometry, web_geometry

__all__ = ["geometry_route", "geometry_url"]

_PATH = "/geometrie"
_NAME = re.compile(r"(gemeente|wijk|buurt|provincie)-(\d{4})(?:-(GM\d{4}))?\.[0-9a-f]{16}\.json")


def geometry_url(geometry: WebGeometry) -> str:
    """Return where the browser finds this geometry."""
    return f"{_PATH}/{geometry.name}"


def geometry_route(snapshot: Callable[[], Snapshot]) -> Route:
    """Make the route that serves the boundaries of a level and year, of the country or of one gemeente.

    Parameters
    ----------
    snapshot : callable
        Gives the present snapshot.

    Returns
    -------
    Route
    """

    # Not async: making a geometry takes up to seconds, so it belongs in a thread.
    def geometry(request: Request) -> Response:
        asked = _NAME.fullmatch(request.path_params["name"])
        if asked is None:
            return not_found()
        level, year, gemeente = asked.groups()
        try:
            found = web_geometry(level, int(year), gemeente, snapshot=snapshot())
        except (SnapshotError, LookupError):
            return not_found()
        if found.name != asked.string:
            return not_found()
        return respond(request, found, "application/geo+json")

    return Route(f"{_PATH}/{{name}}", geometry)
