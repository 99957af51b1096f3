"""What every page of a meeting reads: what is kept of it, and what gemeenten are called."""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import TypeVar

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from dashboard.findings.data.national import national
from dashboard.meeting.store import Store
from dashboard.meeting.store.meetings import Meeting
from data_sources import Snapshot
from data_sources.errors import NotHeldError

__all__ = ["Held"]

Result = TypeVar("Result")


class Held:
    """The store and the figures of the moment.

    Parameters
    ----------
    store : callable
        Gives the store, or raises that it is away.
    snapshot : callable
        Gives the present figures; None where there are none.
    """

    def __init__(self, store: Callable[[], Store], snapshot: Callable[[], Snapshot | None]) -> None:
        self.store, self.snapshot = store, snapshot

    async def read(self, job: Callable[[Connection], Result]) -> Result:
        """Read something of what is kept; see :meth:`Store.read`."""
        return await run_in_threadpool(self.store().read, job)

    async def write(self, job: Callable[[Connection], Result]) -> Result:
        """Write something, and wait until it is kept; see :meth:`Store.written`."""
        return await self.store().written(job)

    @property
    def names(self) -> Mapping[str, str]:
        """Names of gemeenten by code; none where there are no figures."""
        snapshot = self.snapshot()
        return {} if snapshot is None else national(snapshot).gemeenten.names

    @property
    def types(self) -> Mapping[str, str]:
        """Of which type gemeenten are, by code, as far as the figures say so."""
        snapshot = self.snapshot()
        try:
            return {} if snapshot is None else dict(national(snapshot).types["type"])
        except NotHeldError:
            return {}

    def name(self, gemeente: str) -> str:
        """Name a gemeente, or else its code."""
        return self.names.get(gemeente, gemeente)

    def named(self, meeting: Meeting) -> list[tuple[str, str]]:
        """Return the gemeenten of a meeting with their names, in the order of those."""
        return sorted(((one.gemeente, self.name(one.gemeente)) for one in meeting.members), key=itemgetter(1))
