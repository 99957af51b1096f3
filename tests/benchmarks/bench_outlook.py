"""How long the record of the outlook takes, of all gemeenten and size classes over both horizons.

Run as ``python -m tests.benchmarks.bench_outlook``. The record itself: ``python -m dashboard.findings --backtest``.
"""

import timeit

import pandas as pd

from dashboard.analysis.backtest import HORIZONS, backtest, three_groups
from dashboard.analysis.peers import size_classes
from dashboard.analysis.tempo import MINIMUM_YEARS
from tests.dashboard.analysis.history import OLD, all_series, inhabitants


def main() -> None:
    """Print seconds."""
    three, sizes = three_groups(all_series()[OLD]), size_classes(inhabitants())

    def record() -> pd.DataFrame:
        return pd.concat([backtest(three, sizes, horizon, MINIMUM_YEARS) for horizon in HORIZONS])

    print(f"{len(sizes)} gemeenten, {len(record())} rows")
    print(f"record {min(timeit.repeat(record, number=1, repeat=3)):6.2f} s")


if __name__ == "__main__":
    main()
