"""How the cost of the measures grows with the number of areas, in one process and over two.

Run as ``python -m tests.benchmarks.bench_partitions``. The areas are the buurten of 2024 (three groups) and
2020 (seven), repeated to 5 million. "One frame" is pandas in this process, the areas ready made; "two workers"
is Dask's ``map_partitions`` in two processes of one thread, each worker making its own partitions and keeping
the result. At 1 million areas the workers' result is gathered and held to the one frame, bit for bit.
"""

import resource
import time
from collections.abc import Callable

import dask.dataframe as dd
import pandas as pd
from distributed import wait

from tests.dashboard.analysis.test_partitions import (
    assert_same_bits,
    bounds_of,
    countries,
    decomposition_of,
    diversity_of,
    partitions,
    segregation_of,
    two_workers,
)

MEASURES = {
    "diversity": diversity_of,
    "bounds": bounds_of,
    "segregation": segregation_of,
    "decomposition": decomposition_of,
}
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)


def seconds(run: Callable[[], object]) -> float:
    """Time of one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def on_workers(areas: dd.DataFrame, measure: Callable[[pd.DataFrame], pd.DataFrame]) -> dd.DataFrame:
    """Measure on the workers and wait until they hold the whole result."""
    result = areas.map_partitions(measure).persist()
    wait(result)
    return result


def main() -> None:
    """Print seconds and nanoseconds per area for every measure, year and number of areas."""
    print(f"{'measure':14} {'year':>5} {'areas':>10}   one frame              two workers")
    with two_workers():
        for name, measure in MEASURES.items():
            for year in (2024, 2020):
                for size in SIZES:
                    areas, numbers = partitions(year, size)
                    whole = countries(numbers, year)
                    one = seconds(lambda whole=whole, measure=measure: measure(whole))
                    two = seconds(lambda areas=areas, measure=measure: on_workers(areas, measure))
                    costs = "   ".join(f"{t:7.2f} s {1e9 * t / len(whole):7.0f} ns/area" for t in (one, two))
                    print(f"{name:14} {year:5} {len(whole):10}   {costs}", flush=True)
                    if size == 1_000_000:
                        assert_same_bits(on_workers(areas, measure).compute(), measure(whole))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process {peak:.0f} MB")


if __name__ == "__main__":
    main()
