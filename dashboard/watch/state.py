"""What is looked up when Prometheus asks: which figures are shown, how old they are, whether the store is there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

__all__ = ["Looked", "State"]


@dataclass(frozen=True)
class Looked:
    """What was found.

    Attributes
    ----------
    snapshot : str
        Version of the figures that are shown; empty where there are none.
    behind : bool
        Whether these are the last good ones, because what lies in their place is not whole.
    retrieved, refreshed : float or None
        When the newest of them were read, and when CBS was last asked for newer (seconds since 1970).
    failed : int
        Sources that the last refresh could not read.
    superseded : int
        Sources of which newer figures are to be expected by CBS's calendar.
    store : bool
        Whether what people leave can be kept.
    """

    snapshot: str
    behind: bool
    retrieved: float | None
    refreshed: float | None
    failed: int
    superseded: int
    store: bool


class State(Collector):
    """Tells what is found at the moment of asking.

    Parameters
    ----------
    look : callable
        Gives a :class:`Looked`.
    """

    def __init__(self, look: Callable[[], Looked]) -> None:
        self._look = look

    def describe(self) -> Iterator[Metric]:
        """Name what is told, without looking."""
        yield from self._told(Looked("", False, 0, 0, 0, 0, False))

    def collect(self) -> Iterator[Metric]:
        """Look, and tell."""
        yield from self._told(self._look())

    @staticmethod
    def _told(found: Looked) -> Iterator[Metric]:
        told = GaugeMetricFamily(
            "diversiteit_figures_info", "Version of the figures that are shown", labels=["snapshot"]
        )
        told.add_metric([found.snapshot], 1)
        yield told
        numbers: dict[str, tuple[str, float | None]] = {
            "figures_shown": ("Whether there are figures to show", bool(found.snapshot)),
            "figures_behind": (
                "Whether the last good figures are shown, not the published ones",
                found.behind,
            ),
            "figures_retrieved_timestamp_seconds": ("When the newest figures were read", found.retrieved),
            "figures_refreshed_timestamp_seconds": ("When CBS was last asked for newer", found.refreshed),
            "figures_failed": ("Sources that the last refresh could not read", found.failed),
            "figures_superseded": ("Sources of which newer figures are due", found.superseded),
            "store_reachable": ("Whether what people leave can be kept", found.store),
        }
        for name, (words, value) in numbers.items():
            if value is not None:
                yield GaugeMetricFamily(f"diversiteit_{name}", words, value=float(value))
