"""Size on the wire and time to make of the geometry; time to find borders and to convert a series.

Run as ``python -m tests.benchmarks.bench_geometry``. Times are of the first call in a fresh state (what the
first visitor waits for), reading the snapshot included; limits are those that the product sets (brotli).
"""

import time
from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.table import Table

import geo
from data_sources import open_snapshot
from geo.web import web_geometry

LIMITS_KB = {"gemeente": 200, "wijk": 500, "buurt": 1200}
LIMIT_IN_GEMEENTE_KB = 80


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Result of the work and the seconds that it took."""
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def main() -> None:
    """Measure and print two tables."""
    console = Console()
    sizes = Table("geometry", "areas", "raw kB", "gzip kB", "brotli kB", "limit kB", "first s", "again ms")
    snapshot = open_snapshot()
    for level, limit in LIMITS_KB.items():
        for year in snapshot.area_years(level):
            fresh = open_snapshot()
            made, seconds = timed(lambda: web_geometry(level, year, snapshot=fresh))  # noqa: B023
            _, again = timed(lambda: web_geometry(level, year, snapshot=fresh))  # noqa: B023
            sizes.add_row(
                f"{level} {year}",
                str(made.raw.count(b'"code"')),
                *(f"{len(data) / 1000:.0f}" for data in (made.raw, made.gzip, made.brotli)),
                str(limit),
                f"{seconds:.2f}",
                f"{1000 * again:.2f}",
            )
    for year in snapshot.area_years("buurt"):
        gemeenten = geo.boundaries("buurt", year, snapshot)["gemeente"].unique()
        in_each, seconds = timed(lambda: [web_geometry("buurt", year, g, snapshot) for g in gemeenten])  # noqa: B023
        largest = max(in_each, key=lambda made: len(made.brotli))
        sizes.add_row(
            f"largest of {len(in_each)}: {largest.name.split('.')[0]}",
            str(largest.raw.count(b'"code"')),
            *(f"{len(data) / 1000:.1f}" for data in (largest.raw, largest.gzip, largest.brotli)),
            str(LIMIT_IN_GEMEENTE_KB),
            f"{seconds / len(in_each):.3f} (mean)",
            "",
        )
    console.print(sizes)

    times = Table("work", "rows", "first s", "again s")
    snapshot = open_snapshot()
    series = snapshot.origin(level="gemeente", classification="migratieachtergrond", groups=7)
    figures = snapshot.indicators(level="gemeente")
    last = snapshot.area_years("gemeente")[-1]
    for name, work in {
        f"neighbours {last}": lambda: geo.neighbours(last, snapshot),
        f"land_borders {last}": lambda: geo.land_borders(last, snapshot),
        f"provinces {last}": lambda: geo.provinces(last, snapshot),
        f"to_current, series of 7 groups, {len(series)} rows": lambda: geo.to_current(series, last, snapshot),
        f"to_current, all indicators, {len(figures)} rows": lambda: geo.to_current(figures, last, snapshot),
    }.items():
        found, first = timed(work)
        _, again = timed(work)
        times.add_row(name, str(len(found)), f"{first:.2f}", f"{again:.3f}")
    console.print(times)


if __name__ == "__main__":
    main()
