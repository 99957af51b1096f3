"""Who does something too often is stopped, and others go on; addresses are held in memory for as long as they count."""

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

__all__ = ["Often"]


class Often:
    """What was done lately: from one address, and in all.

    Parameters
    ----------
    from_one, from_all : str
        How often it may be done, such as ``"60/minute"``. A hall is one address: 200 people together stay below both.
    """

    def __init__(self, from_one: str, from_all: str) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._one, self._all = parse(from_one), parse(from_all)

    def stopped(self, *who: str) -> bool:
        """Whether somebody is to wait: asked before it is done."""
        return not (self._limiter.test(self._one, *who) and self._limiter.test(self._all, "all"))

    def count(self, *who: str) -> None:
        """Count that it was done."""
        self._limiter.hit(self._one, *who)
        self._limiter.hit(self._all, "all")
