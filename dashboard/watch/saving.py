"""What came of the answers of a meeting that were sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from dashboard.watch.counted import SAVES, SAVING

__all__ = ["saving"]


@contextmanager
def saving(refused: type[Exception]) -> Iterator[None]:
    """Count one, and how long keeping it took.

    Parameters
    ----------
    refused : type of Exception
        What is raised of an answer that may not be kept; anything else that is raised lost it.
    """
    began = perf_counter()
    try:
        yield
    except refused:
        SAVES.labels("refused").inc()
        raise
    except Exception:
        SAVES.labels("lost").inc()
        raise
    SAVES.labels("kept").inc()
    SAVING.observe(perf_counter() - began)
