"""The routes of a meeting."""

from collections.abc import Callable

from starlette.routing import Route

from dashboard.meeting.pages import at_table, lead, reporting, room, take_part
from dashboard.meeting.pages.asked import asset_route, guarded
from dashboard.meeting.store import Store
from dashboard.web.often import Often
from data_sources import Snapshot

__all__ = ["meeting_routes"]


_FROM_ONE, _FROM_ALL = "60/minute", "300/minute"
"""Wrong codes and words that may be given: a hall that mistypes now and then stays below both."""


def meeting_routes(store: Callable[[], Store], snapshot: Callable[[], Snapshot | None]) -> list[Route]:
    """Make the routes.

    Parameters
    ----------
    store : callable
        Gives the store, or raises :class:`StoreError`.
    snapshot : callable
        Gives the present figures; None where there is nothing to show: the meeting goes on.
    """
    listed = (
        *take_part.routes(take_part.TakingPart(store, snapshot, Often(_FROM_ONE, _FROM_ALL))),
        *at_table.routes(at_table.AtTable(store, snapshot)),
        *room.routes(room.Room(store, snapshot)),
        *lead.routes(lead.Leading(store, snapshot)),
        *reporting.routes(reporting.Reporting(store, snapshot)),
    )
    return [
        asset_route(),
        *(Route(path, guarded(handler), methods=methods) for path, handler, methods in listed),
    ]
