"""What the visitors of one load saw, step by step, and how it is told."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable

from tests.benchmarks.bench_dashboard import line

__all__ = ["Seen", "quantile"]


class Seen:
    """Seconds and bytes of each step, and what failed."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.bytes: dict[str, list[int]] = defaultdict(list)
        self.errors: Counter[str] = Counter()
        self.count_from = 0.0
        self.began = time.perf_counter()

    def done(self, step: str, began: float, ended: float, size: int) -> None:
        """Write down a step that succeeded; one from before all visitors had come does not count."""
        if began >= self.count_from:
            self.seconds[step].append(ended - began)
            self.bytes[step].append(size)

    def failed(self, step: str, why: str) -> None:
        """Write down a step that failed."""
        self.errors[f"{step}: {why}"] += 1

    @property
    def steps(self) -> int:
        """Steps that a visitor waited for; a document is part of the page that it belongs to."""
        return sum(len(them) for step, them in self.seconds.items() if not _part(step))

    def p95(self) -> float:
        """The 95th percentile of all steps together."""
        return quantile((one for step, them in self.seconds.items() if not _part(step) for one in them), 0.95)

    def tell(self) -> None:
        """Print a line for each step, and the errors."""
        for step, seconds in sorted(self.seconds.items()):
            told = (
                f"{len(seconds):>6} x  p50 {quantile(seconds, 0.5):6.2f}  p95 {quantile(seconds, 0.95):6.2f}"
            )
            size = sum(self.bytes[step]) / len(seconds) / 1000
            line(f"  {step}", f"{told}  max {max(seconds):6.2f} s {size:7.1f} kB", "")
        for why, times in self.errors.most_common(8):
            line("  FAILED", f"{times} x {why}", "none")


def quantile(values: Iterable[float], part: float) -> float:
    """The smallest value that is not exceeded by a part of them; NaN of none."""
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)] if ordered else float("nan")


def _part(step: str) -> bool:
    return step.endswith(": document")
