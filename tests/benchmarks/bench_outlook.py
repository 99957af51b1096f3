"""The outlook of all gemeenten in one pass, and its record.

Run as ``python -m tests.benchmarks.bench_outlook``. Series on the gemeenten of 2025: seven groups 1996-2022, and
the present classification since 2022 with the past errors of four-year windows in history.
"""

import timeit
from collections.abc import Callable

import pandas as pd

import data_sources
import geo
from dashboard.analysis.backtest import backtest, best_setting, score_settings, shown, three_groups
from dashboard.analysis.outlook import outlook, past_errors
from dashboard.analysis.tempo import LONG, SHORT
from dashboard.analysis.trends import Partition, series


def main() -> None:
    """Print seconds and the table of the record."""
    snapshot = data_sources.open_snapshot()
    found: dict[Partition, pd.DataFrame] = {}
    for name, groups in (("migratieachtergrond", 7), ("herkomst", 3)):
        found |= series(geo.to_current(snapshot.origin("gemeente", None, name, groups), 2025, snapshot))
    old, new = found.values()
    three = three_groups(old)
    errors = past_errors(three, window=4, setting=SHORT)
    passes: dict[str, Callable[[], object]] = {
        "outlook, 7 groups, with its past errors": lambda: outlook(old),
        "outlook, 3 groups, errors given": lambda: outlook(new, errors=errors, setting=SHORT),
        "record of 2016 and 2021": lambda: backtest(old),
        "choice of the setting": lambda: best_setting(score_settings(old, 2011)),
    }
    print(f"{old.index.get_level_values('region').nunique()} gemeenten")
    for label, run in passes.items():
        print(f"{label:42} {min(timeit.repeat(run, number=1, repeat=3)):6.2f} s")

    pd.options.display.width = 200
    pd.options.display.max_columns = 20
    records = {
        "seven groups, fit on 1996-2011": backtest(old),
        "the same, every tempo fading": backtest(old, setting=LONG.fading),
        "seven groups, all origins": pd.concat(
            [backtest(old, range(2001, 2018), [5]), backtest(old, range(2001, 2013), [10])]
        ),
        "three groups, four-year windows, all origins": pd.concat(
            [
                backtest(three, range(1999, 2018), [5], window=4, setting=SHORT),
                backtest(three, range(1999, 2013), [10], window=4, setting=SHORT),
            ]
        ),
    }
    for label, record in records.items():
        print(f"\n{label}; shown: {shown(record).to_dict()}")
        print(record.round(4).to_string(index=False))


if __name__ == "__main__":
    main()
