"""Who guesses is stopped, and the hall goes on: only what is wrong counts, and a link of the QR code needs no guess."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

__all__ = ["Guesses"]


class Guesses:
    """Wrong guesses of the last minute: from one address, and in all.

    Parameters
    ----------
    from_one, from_all : int
        A hall is one address: 200 people who mistype now and then stay below both.
    """

    def __init__(self, from_one: int = 60, from_all: int = 300) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._one, self._all = RateLimitItemPerMinute(from_one), RateLimitItemPerMinute(from_all)

    def stopped(self, *who: str) -> bool:
        """Whether somebody is to wait: asked before it is looked whether the guess is right."""
        return not (self._limiter.test(self._one, *who) and self._limiter.test(self._all, "all"))

    def wrong(self, *who: str) -> None:
        """Count a wrong guess."""
        self._limiter.hit(self._one, *who)
        self._limiter.hit(self._all, "all")
