"""What pages reach store and figures with, while others are answered."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from dashboard.store.database import Store
from data_sources import Snapshot

__all__ = ["Reached"]

Result = TypeVar("Result")


class Reached:
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
        return await run_in_threadpool(lambda: self.store().read(job))

    async def write(self, job: Callable[[Connection], Result]) -> Result:
        """Write something, and wait until it is kept; see :meth:`Store.written`."""
        return await self.store().written(job)
