"""When a container refreshes by itself: at night, and not all of the country at the same moment."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

__all__ = ["next_night"]


def next_night(now: datetime, at: time, within: timedelta, chance: Callable[[], float]) -> datetime:
    """Return when to refresh next.

    Parameters
    ----------
    now : datetime
    at : time
        The first moment of a night at which it may be.
    within : timedelta
        How much later at most.
    chance : callable
        Gives a number from 0 to 1, 1 not included.

    Examples
    --------
    >>> next_night(datetime(2026, 11, 30, 3, 30), time(3), timedelta(hours=2), lambda: 0.5)
    datetime.datetime(2026, 12, 1, 4, 0)
    """
    first = datetime.combine(now.date(), at, now.tzinfo)
    if first <= now:
        first += timedelta(days=1)
    return first + within * chance()
