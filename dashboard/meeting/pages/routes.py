"""The routes of a meeting."""

from collections.abc import Callable

from starlette.routing import Route

from dashboard.meeting.pages import at_table, lead, reporting, room, take_part
from dashboard.meeting.pages.asked import asset_route, guarded
from dashboard.meeting.pages.guesses import Guesses
from dashboard.meeting.store import Store
from data_sources import Snapshot

__all__ = ["meeting_routes"]


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
        *take_part.routes(take_part.TakingPart(store, snapshot, Guesses())),
        *at_table.routes(at_table.AtTable(store, snapshot)),
        *room.routes(room.Room(store, snapshot)),
        *lead.routes(lead.Leading(store, snapshot)),
        *reporting.routes(reporting.Reporting(store, snapshot)),
    )
    return [
        asset_route(),
        *(Route(path, guarded(handler), methods=methods) for path, handler, methods in listed),
    ]
