"""What pages reach the store with, while others are answered."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from dashboard.store.database import Store

__all__ = ["Reached"]

Result = TypeVar("Result")


class Reached:
    """The store of the moment.

    Parameters
    ----------
    store : callable
        Gives the store, or raises that it is away.
    """

    def __init__(self, store: Callable[[], Store]) -> None:
        self.store = store

    async def read(self, job: Callable[[Connection], Result]) -> Result:
        """Read something of what is kept; see :meth:`Store.read`."""
        return await run_in_threadpool(lambda: self.store().read(job))

    async def write(self, job: Callable[[Connection], Result]) -> Result:
        """Write something, and wait until it is kept; see :meth:`Store.written`."""
        return await self.store().written(job)
